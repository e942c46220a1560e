import type { Participant } from '../../../../shared/workshop/state.ts'
import type { WorkshopModel } from '../../../models/workshop-model.ts'
import type { Presence } from '../../../ui/avatar.tsx'

/** What an avatar shows of a person: what others wait for first. */
export function presenceOf({ attendance, handRaisedAtMs, ready }: Participant, isWriting: boolean): Presence {
  if (attendance !== 'here') return 'away'
  if (handRaisedAtMs !== undefined) return 'hand'
  return ready ? 'ready' : isWriting ? 'writing' : 'here'
}

/** Who writes in some card now. */
export function writersOf(model: WorkshopModel): ReadonlySet<string> {
  return new Set(
    model.presence.others.value.flatMap(({ personId, editing }) => (editing === null ? [] : [personId])),
  )
}
