import { and, eq } from 'drizzle-orm'
import { ROUTES } from '../../shared/api/routes.ts'
import { can } from '../../shared/identity/roles.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { findWorkshopAccess } from '../access.ts'
import { cycle, invitation, member, participant, team, workshop } from '../db/schema.ts'
import { notFound } from '../http/refusals.ts'
import { type Api, anyone, serve } from '../http/serve.ts'
import { newBrowser, sessionCookie } from '../identity/browser.ts'
import { hashLinkSecret } from '../identity/link-secrets.ts'
import { isOpen, linkNotValid } from '../invitations.ts'
import { addTeammate, startPractice } from '../practice/start-practice.ts'
import { ensureRoom } from '../rooms.ts'
import type { Services } from '../services.ts'
import { entryTicket } from './tickets.ts'

/** Practice workshops, and entries for the simulated teammates, whom the visitor's browser plays. */
export function servePractice(api: Api): void {
  serve(api, ROUTES.startPractice, {
    limit: 'LIMIT_PRACTICE',
    allow: anyone,
    async act({ services, body, browser: asking, setHeader }) {
      const browser = asking ?? (await newBrowser(services))
      const started = await startPractice(services, browser, body)
      setHeader('set-cookie', await sessionCookie(services, browser))
      return ok(started)
    },
  })

  serve(api, ROUTES.practiceTeammate, {
    limit: 'LIMIT_JOIN',
    async allow({ services, browser, params }) {
      const access = await findWorkshopAccess(services, browser, params.workshopId)
      if (!access.ok) return access
      const { role, team: itsTeam, workshop: found } = access.value
      const { practiceUntilMs } = itsTeam
      if (practiceUntilMs === null) return notFound()
      return role !== null && can(role, 'manage-people')
        ? ok({ id: found.id, teamId: found.teamId, practiceUntilMs })
        : refuse('not-allowed', 'Only a facilitator adds simulated teammates.')
    },
    act: ({ services, allowed }) => addTeammate(services, allowed),
  })

  serve(api, ROUTES.practiceTicket, {
    limit: 'LIMIT_JOIN',
    allow: anyone,
    async act({ services, params, body }) {
      const found = await findTeammate(services, params.workshopId, body.secret)
      if (!found.ok) return found
      const made = await ensureRoom(services, found.value)
      if (!made.ok) return made
      return ok(await entryTicket(services, found.value.workshop.id, found.value.person))
    },
  })
}

/** The simulated teammate that a secret stands for. One answer for all that does not fit, so that guessing learns nothing. */
async function findTeammate(services: Services, workshopId: string, secret: string) {
  const [row] = await services.db
    .select({ workshop, cycle, team, member, participant })
    .from(invitation)
    .innerJoin(workshop, eq(workshop.id, invitation.workshopId))
    .innerJoin(cycle, eq(cycle.id, workshop.cycleId))
    .innerJoin(team, eq(team.id, workshop.teamId))
    .innerJoin(member, eq(member.id, invitation.memberId))
    .innerJoin(participant, and(eq(participant.workshopId, workshop.id), eq(participant.memberId, member.id)))
    .where(
      and(
        eq(invitation.secretHash, await hashLinkSecret(services, secret)),
        eq(invitation.kind, 'practice'),
        eq(invitation.workshopId, workshopId),
        isOpen(services.now()),
      ),
    )
  if (!row) return linkNotValid()
  const { participant: joined, member: person, ...rest } = row
  if (joined.removedAtMs !== null) return removed()
  return ok({
    ...rest,
    person: { personId: person.id, name: person.name, role: joined.role, homeTeam: null },
  })
}

function removed(): Result<never, 'removed-from-workshop'> {
  return refuse('removed-from-workshop', 'A facilitator removed this teammate from the workshop.')
}
