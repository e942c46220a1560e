import { useEffect, useRef } from 'preact/hooks'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { newsOf } from '../../../models/room-news.ts'
import { useWorkshop } from '../workshop-context.ts'

/** Says what changed in the room to those who do not see it. What happened while there was no connection is not news any more. */
export function RoomNews({ visible }: { visible: Visible }) {
  const { model, announcement } = useWorkshop()
  const known = useRef<Visible | null>(null)
  const isLive = model.isLive.value
  useEffect(() => {
    const before = known.current
    known.current = isLive ? visible : null
    const personId = model.personId.peek()
    if (!isLive || before === null || before === visible || personId === null) return
    const listener = { personId, isLeading: model.can('lead-workshop') }
    const news = newsOf(before, visible, listener, model.roomNowMs())
    if (news.length > 0) announcement.value = news.join(' ')
  }, [visible, isLive, model, announcement])
  return null
}
