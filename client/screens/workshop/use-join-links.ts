import { useEffect, useState } from 'preact/hooks'
import { ROOM_ROUTES } from '../../../shared/api/room-routes.ts'
import { request } from '../../api/request.ts'
import type { JoinLinks } from './join-dialog.tsx'
import { useWorkshop } from './workshop-context.ts'

/** The join link and code, which the room itself does not hold. */
export function useJoinLinks(): JoinLinks | null {
  const { model } = useWorkshop()
  const [links, setLinks] = useState<JoinLinks | null>(null)
  const isLive = model.isLive.value
  const role = model.me.value?.role
  useEffect(() => {
    if (!isLive) return
    const stop = new AbortController()
    const options = { params: { workshopId: model.workshopId }, signal: stop.signal }
    void request(ROOM_ROUTES.workshop, options).then((answer) => {
      if (!answer.ok || stop.signal.aborted) return
      setLinks({ joinLink: answer.value.joinLink, joinCode: answer.value.joinCode })
    })
    return () => stop.abort()
  }, [model, isLive, role])
  return links
}
