import { Presentation } from 'lucide'
import { useState } from 'preact/hooks'
import { leaderOf } from '../../../../shared/workshop/leading.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { peopleText } from '../../../text/en/people.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { useFollowing, useLeading } from './use-leading.ts'

/** That somebody leads the view, and the way out of following them. */
export function FollowBar({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const [left, setLeft] = useState<string | null>(null)
  const leaderId = leaderOf(visible)
  const isMe = leaderId !== null && leaderId === model.personId.value
  const follows = leaderId !== null && !isMe && left !== leaderId
  useLeading(isMe, visible.stageId)
  useFollowing(follows ? leaderId : null)
  if (leaderId === null) return null
  if (isMe) {
    return (
      <p class="presencebar">
        <Icon icon={Presentation} />
        <span>{peopleText.youLead}</span>
        <Button size="sm" onClick={() => void model.give({ type: 'lead-view', on: false })}>
          {peopleText.stopLeading}
        </Button>
      </p>
    )
  }
  const name = model.nameOf(leaderId) ?? ''
  return (
    <p class="presencebar">
      <Icon icon={Presentation} />
      <span>{follows ? peopleText.following(name) : peopleText.leads(name)}</span>
      <Button size="sm" onClick={() => setLeft(follows ? leaderId : null)}>
        {follows ? peopleText.stopFollowing : peopleText.followAgain(name)}
      </Button>
    </p>
  )
}
