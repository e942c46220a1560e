import * as v from 'valibot'
import type { Signer } from '../../shared/identity/signer.ts'
import { type TicketClaims, TicketClaimsSchema, verifyTicket } from '../../shared/identity/ticket.ts'
import type { CloseName } from '../../shared/protocol/close-codes.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/messages.ts'

/** Who comes in, as the ticket said. */
export type Entry = Omit<TicketClaims, 'workshopId'>

/** Carries the entry from where the ticket was verified to the room. Always overwritten, so nobody else can set it. */
export const ENTRY_HEADER = 'x-turnout-entry'

const EntrySchema = v.omit(TicketClaimsSchema, ['workshopId'])

/** A version that a client does not name is ours: any Yjs client with a ticket may take part. */
export function checkProtocol(version: string | null): CloseName | null {
  if (version === null) return null
  const number = Number(version)
  if (!Number.isInteger(number) || number < PROTOCOL_VERSION) return 'protocol-too-old'
  return number > PROTOCOL_VERSION ? 'protocol-too-new' : null
}

/** Reads the ticket. The room itself looks whether it was used before. */
export async function readEntry(
  signer: Signer,
  ticket: string | null,
  expected: { readonly workshopId: string; readonly nowMs: number },
): Promise<Entry | null> {
  const verified = await verifyTicket(signer, ticket ?? '', expected)
  if (!verified.ok) return null
  const { workshopId: _verified, ...entry } = verified.value
  return entry
}

/** As a header's value: names may hold any letters, headers may not. */
export function writeEntryHeader(entry: Entry): string {
  return encodeURIComponent(JSON.stringify(entry))
}

/** Throws when the header is missing or malformed: only this code writes it. */
export function readEntryHeader(value: string | null): Entry {
  return v.parse(EntrySchema, JSON.parse(decodeURIComponent(value ?? '')))
}
