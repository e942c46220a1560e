import { ROUTES } from '../../shared/api/routes.ts'
import type { Role } from '../../shared/identity/roles.ts'
import { issueTicket, TICKET_LIFETIME_MS } from '../../shared/identity/ticket.ts'
import { ok, refuse } from '../../shared/result.ts'
import { findWorkshopAccess } from '../access.ts'
import { type Api, serve } from '../http/serve.ts'
import { sessionCookie } from '../identity/browser.ts'
import { ensureRoom } from '../rooms.ts'
import type { Services } from '../services.ts'

/** Tickets into the room: one entry each, good for a minute. */
export function serveTickets(api: Api): void {
  serve(api, ROUTES.ticket, {
    async allow({ services, browser, params }) {
      const access = await findWorkshopAccess(services, browser, params.workshopId)
      if (!access.ok) return access
      const { role, ...rest } = access.value
      if (role === null)
        return refuse('not-allowed', 'Join the workshop first: its link is on the workshop’s page.')
      return ok({ ...rest, role })
    },
    async act({ services, browser, allowed, setHeader }) {
      const { workshop, person, role } = allowed
      const made = await ensureRoom(services, allowed)
      if (!made.ok) return made
      const entry = await entryTicket(services, workshop.id, { ...person, role })
      // Whoever keeps coming back stays signed in.
      setHeader('set-cookie', await sessionCookie(services, browser))
      return ok(entry)
    },
  })
}

/** One entry into a workshop's room for a person, good for a minute. */
export async function entryTicket(
  { signers, newId, now, roomOrigin }: Services,
  workshopId: string,
  person: {
    readonly personId: string
    readonly name: string
    readonly role: Role
    readonly homeTeam: string | null
  },
) {
  const { personId, name, role, homeTeam } = person
  const ticket = await issueTicket(signers.ticket, {
    ticketId: newId(),
    workshopId,
    personId,
    name,
    role,
    ...(homeTeam === null ? {} : { homeTeam }),
    expiresAtMs: now() + TICKET_LIFETIME_MS,
  })
  return { ticket, roomOrigin, room: workshopId }
}
