import type { OkrSet } from '../../../shared/okr/okr-set.ts'
import { type Harness, joinBy, startWorkshop } from './harness.ts'
import { finalised, makeKeyResult, makeObjective, RoomSender } from './room-sender.ts'

let cards = 0

/** An id that no other card of this file's database has. */
export const newId = () => `card-${++cards}`

/** A workshop with its facilitator and Ana, a participant, and the room that publishes for it. */
export async function startPublishing(harness: Harness) {
  const started = await startWorkshop(harness)
  const { workshopId, me, links } = started
  const ana = await joinBy(harness, links.joinLink, 'Ana')
  const room = new RoomSender(harness, workshopId)
  const publish = (okrs: OkrSet, revision = 1) => room.send(finalised(okrs, revision, me.personId))
  return { ...started, ana, room, publish, params: { workshopId } }
}

/** One objective with one key result, owned by the person. */
export function smallSet(ownerId: string): OkrSet {
  return { objectives: [makeObjective(newId(), [makeKeyResult(newId(), ownerId)])], dropped: [] }
}
