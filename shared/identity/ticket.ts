import * as v from 'valibot'
import { ok, type Result, refuse } from '../result.ts'
import { DisplayNameSchema, HomeTeamSchema } from './names.ts'
import { RoleSchema } from './roles.ts'
import type { Signer } from './signer.ts'

/** How long a ticket lets its holder in, from the Worker's clock. Also how long the room remembers used ones. */
export const TICKET_LIFETIME_MS = 60_000

/** What a ticket says. The role counts for a person's first entry only; afterwards the room's roster decides. */
export const TicketClaimsSchema = v.strictObject({
  /** Single use: the room remembers it until it has expired. */
  ticketId: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
  workshopId: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  personId: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  name: DisplayNameSchema,
  role: RoleSchema,
  /** The other team that a guest comes from. */
  homeTeam: v.optional(HomeTeamSchema),
  expiresAtMs: v.pipe(v.number(), v.integer()),
})
export type TicketClaims = v.InferOutput<typeof TicketClaimsSchema>

export type TicketRefusalCode = 'ticket-malformed' | 'ticket-forged' | 'ticket-expired' | 'ticket-wrong-room'

/** Writes a ticket: the claims as URL-safe text, a dot, and their signature. */
export async function issueTicket(signer: Signer, claims: TicketClaims): Promise<string> {
  const body = encodeURIComponent(JSON.stringify(claims))
  return `${body}.${await signer.sign(body)}`
}

/** Reads a ticket: the signature first, then its form, then the time and the room. */
export async function verifyTicket(
  signer: Signer,
  ticket: string,
  expected: { workshopId: string; nowMs: number },
): Promise<Result<TicketClaims, TicketRefusalCode>> {
  const dot = ticket.lastIndexOf('.')
  if (dot < 1 || ticket.length > 2_000) return refuse('ticket-malformed', 'Ask for a new ticket.')
  const body = ticket.slice(0, dot)
  if (!(await signer.verify(body, ticket.slice(dot + 1))))
    return refuse('ticket-forged', 'Ask for a new ticket.')
  const claims = v.safeParse(TicketClaimsSchema, parseBody(body))
  if (!claims.success) return refuse('ticket-malformed', 'Ask for a new ticket.')
  const { workshopId, expiresAtMs } = claims.output
  if (workshopId !== expected.workshopId)
    return refuse('ticket-wrong-room', 'This ticket is for another room.')
  // A ticket that is good for longer than one may be was not made by our rules, whoever signed it.
  if (expected.nowMs >= expiresAtMs || expiresAtMs > expected.nowMs + 2 * TICKET_LIFETIME_MS) {
    return refuse('ticket-expired', 'Ask for a new ticket.')
  }
  return ok(claims.output)
}

function parseBody(body: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(body))
  } catch {
    return undefined // The schema refuses it with the right code.
  }
}
