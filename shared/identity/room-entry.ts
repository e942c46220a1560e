import * as v from 'valibot'
import type { CloseName } from '../protocol/close-codes.ts'
import { PROTOCOL_VERSION } from '../protocol/messages.ts'
import type { Signer } from './signer.ts'
import { type TicketClaims, TicketClaimsSchema, verifyTicket } from './ticket.ts'

/*
 * How somebody comes into a room. Whatever stands in front of the rooms (PartyKit's `onBeforeConnect`, or the Worker)
 * verifies the ticket before a room wakes up, and tells the room who comes by a header.
 */

/** Who comes in, as the ticket said. */
export type RoomEntry = Omit<TicketClaims, 'workshopId'>

/** Carries the entry from where the ticket was verified to the room. Always overwritten, so nobody else can set it. */
export const ENTRY_HEADER = 'x-turnout-entry'

const RoomEntrySchema = v.omit(TicketClaimsSchema, ['workshopId'])

/** What a connection's address asks for: its search parameters `ticket` and `v`. */
export type EntryRequest = { readonly ticket: string | null; readonly version: string | null }

/**
 * The value for `ENTRY_HEADER`, or why the connection is refused. Whether the ticket was used before, the room itself
 * looks.
 */
export async function checkEntry(
  signer: Signer,
  { ticket, version }: EntryRequest,
  expected: { readonly workshopId: string; readonly nowMs: number },
): Promise<{ readonly header: string } | { readonly refusedBy: CloseName }> {
  const unfit = checkProtocol(version)
  if (unfit) return { refusedBy: unfit }
  const verified = await verifyTicket(signer, ticket ?? '', expected)
  if (!verified.ok) return { refusedBy: 'ticket-refused' }
  const { workshopId: _verified, ...entry } = verified.value
  return { header: writeEntryHeader(entry) }
}

/** Throws when the header is missing or malformed: only `checkEntry` makes it. */
export function readEntryHeader(value: string | null): RoomEntry {
  return v.parse(RoomEntrySchema, JSON.parse(decodeURIComponent(value ?? '')))
}

/** A version that a client does not name is ours: any Yjs client with a ticket may take part. */
function checkProtocol(version: string | null): CloseName | null {
  if (version === null) return null
  const number = Number(version)
  if (!Number.isInteger(number) || number < PROTOCOL_VERSION) return 'protocol-too-old'
  return number > PROTOCOL_VERSION ? 'protocol-too-new' : null
}

/** As a header's value: names may hold any letters, headers may not. */
function writeEntryHeader(entry: RoomEntry): string {
  return encodeURIComponent(JSON.stringify(entry))
}
