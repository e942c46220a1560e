import * as v from 'valibot'
import { MineSchema, VisibleSchema } from '../../shared/workshop/state.ts'

/** What this browser keeps of a room, so that a reload without a connection opens what was last seen. */
const RememberedSchema = v.object({
  personId: v.string(),
  epoch: v.number(),
  version: v.number(),
  visible: VisibleSchema,
  mine: MineSchema,
})
export type RememberedRoom = v.InferOutput<typeof RememberedSchema>

export function recallRoom(workshopId: string): RememberedRoom | null {
  try {
    const stored = v.safeParse(
      RememberedSchema,
      JSON.parse(localStorage.getItem(keyOf(workshopId)) ?? 'null'),
    )
    return stored.success ? stored.output : null
  } catch {
    return null // Storage may be refused, or hold what another version wrote.
  }
}

export function rememberRoom(workshopId: string, room: RememberedRoom): void {
  try {
    localStorage.setItem(keyOf(workshopId), JSON.stringify(room))
  } catch {
    // Full or refused: the room then opens with a connection only.
  }
}

/** A person who was removed keeps no copy of what the others do. */
export function forgetRoom(workshopId: string): void {
  try {
    localStorage.removeItem(keyOf(workshopId))
  } catch {
    // Refused: then there was nothing kept.
  }
}

function keyOf(workshopId: string): string {
  return `turnout-room:${workshopId}`
}
