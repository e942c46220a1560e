import { ROUTES } from '../../shared/api/routes.ts'
import { issueTicket, TICKET_LIFETIME_MS } from '../../shared/identity/ticket.ts'
import { ok, refuse } from '../../shared/result.ts'
import { findWorkshopAccess } from '../access.ts'
import { type Api, serve } from '../http/serve.ts'
import { sessionCookie } from '../identity/browser.ts'
import { ensureRoom } from '../rooms.ts'

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
      const ticket = await issueTicket(services.signers.ticket, {
        ticketId: services.newId(),
        workshopId: workshop.id,
        personId: person.personId,
        name: person.name,
        role,
        expiresAtMs: services.now() + TICKET_LIFETIME_MS,
      })
      // Whoever keeps coming back stays signed in.
      setHeader('set-cookie', await sessionCookie(services, browser))
      return ok({ ticket, roomOrigin: services.roomOrigin, room: workshop.id })
    },
  })
}
