import { createHmac } from 'node:crypto'
import type { Role } from '../../../shared/identity/roles.ts'
import { createSigner, type KeyPurpose, type Signer } from '../../../shared/identity/signer.ts'
import { issueTicket, type TicketClaims } from '../../../shared/identity/ticket.ts'
import { SECRET } from './room-server.ts'

/** A signer as the other side would have it. */
export function signerOf(purpose: KeyPurpose, secret = SECRET): Promise<Signer> {
  const hmac = async (key: Uint8Array, text: string) =>
    new Uint8Array(createHmac('sha256', key).update(text).digest())
  return createSigner(hmac, new TextEncoder().encode(secret), purpose)
}

/** Another id for each call: a ticket works once, and so does a command's id. */
export function freshId(): string {
  return crypto.randomUUID()
}

export type TestPerson = { readonly personId: string; readonly name: string; readonly role: Role }

export const FAYE = { personId: 'p-faye', name: 'Faye', role: 'facilitator' } as const
export const PAT = { personId: 'p-pat', name: 'Pat', role: 'participant' } as const
export const MIKA = { personId: 'p-mika', name: 'Mika', role: 'participant' } as const
export const OLA = { personId: 'p-ola', name: 'Ola', role: 'observer' } as const

export async function ticketFor(
  workshopId: string,
  person: TestPerson,
  change: Partial<TicketClaims> = {},
  secret = SECRET,
): Promise<string> {
  const claims = { ticketId: freshId(), workshopId, ...person, expiresAtMs: Date.now() + 30_000, ...change }
  return issueTicket(await signerOf('ticket', secret), claims)
}
