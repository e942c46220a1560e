import { and, eq, isNull } from 'drizzle-orm'
import { ROUTES } from '../../shared/api/routes.ts'
import { can } from '../../shared/identity/roles.ts'
import { ok, refuse } from '../../shared/result.ts'
import { findWorkshopAccess } from '../access.ts'
import { invitation } from '../db/schema.ts'
import { type Api, serve } from '../http/serve.ts'
import { linkTo } from '../identity/link-secrets.ts'
import { invitationRow } from '../invitations.ts'
import { allowPersonInTeam } from '../record/record-access.ts'

/** An invitation to a team opens more than a workshop does, so it does not stay open for ever. */
export const TEAM_INVITATION_LIFETIME_MS = 14 * 24 * 3600 * 1000

/** Links that only some may hand out: to lead a workshop, and to belong to a team. */
export function serveFacilitatorLinks(api: Api): void {
  serve(api, ROUTES.facilitatorLink, {
    limit: 'LIMIT_JOIN',
    async allow({ services, browser, params }) {
      const access = await findWorkshopAccess(services, browser, params.workshopId)
      if (!access.ok) return access
      const { role } = access.value
      return role !== null && can(role, 'manage-people')
        ? access
        : refuse('not-allowed', 'Only a facilitator makes facilitator links.')
    },
    async act({ services, allowed: { workshop, person } }) {
      const { db, env, now } = services
      const secret = services.newSecret()
      const row = await invitationRow(services, {
        kind: 'facilitator',
        secret,
        teamId: workshop.teamId,
        workshopId: workshop.id,
        memberId: person.personId,
      })
      await db.batch([
        db
          .update(invitation)
          .set({ endedAtMs: now() })
          .where(
            and(
              eq(invitation.workshopId, workshop.id),
              eq(invitation.kind, 'facilitator'),
              isNull(invitation.endedAtMs),
            ),
          ),
        db.insert(invitation).values(row),
      ])
      return ok({ facilitatorLink: linkTo.join(env.APP_ORIGIN, secret) })
    },
  })

  serve(api, ROUTES.teamInvitation, {
    limit: 'LIMIT_JOIN',
    allow: ({ services, caller, params }) =>
      allowPersonInTeam(services, caller, params.teamId, ROUTES.teamInvitation.needs),
    async act({ services, allowed: { team, person } }) {
      const secret = services.newSecret()
      const row = await invitationRow(services, {
        kind: 'team',
        secret,
        teamId: team.id,
        workshopId: null,
        memberId: person.personId,
        expiresAtMs: services.now() + TEAM_INVITATION_LIFETIME_MS,
      })
      await services.db.insert(invitation).values(row)
      return ok({ invitationLink: linkTo.join(services.env.APP_ORIGIN, secret) })
    },
  })
}
