import type { RoomEventReply } from '../../shared/events/room-events.ts'
import type { Statement } from '../db/database.ts'

/** What an event leads to: the answer, and the statements that go into the same batch as the event itself. */
export type EventPlan = { readonly reply: RoomEventReply; readonly statements: readonly Statement[] }

export const RECORDED: RoomEventReply = { outcome: 'recorded' }

/** A final refusal for one reason, which points at a card or at the whole set. */
export function refused(code: string, message: string, cardId: string | null = null): RoomEventReply {
  return { outcome: 'refused', code, reasons: [{ cardId, message }] }
}
