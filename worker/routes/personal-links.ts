import { and, eq, sql } from 'drizzle-orm'
import { PERSONAL_LINK_LIFETIME_MS } from '../../shared/api/identity-api.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { ok } from '../../shared/result.ts'
import { findWorkshopAccess } from '../access.ts'
import { fromExcluded } from '../db/database.ts'
import { invitation, member, session, team } from '../db/schema.ts'
import { type Api, anyone, serve } from '../http/serve.ts'
import { newBrowser, sessionCookie } from '../identity/browser.ts'
import { hashLinkSecret, linkTo } from '../identity/link-secrets.ts'
import { invitationRow, isOpen, linkNotValid } from '../invitations.ts'

/** Personal links make another device of a person that person: once, for ten minutes. */
export function servePersonalLinks(api: Api): void {
  serve(api, ROUTES.personalLink, {
    limit: 'LIMIT_JOIN',
    allow: ({ services, browser, params }) => findWorkshopAccess(services, browser, params.workshopId),
    async act({ services, allowed: { person, workshop } }) {
      const secret = services.newSecret()
      const expiresAtMs = services.now() + PERSONAL_LINK_LIFETIME_MS
      const row = await invitationRow(services, {
        kind: 'personal',
        secret,
        teamId: workshop.teamId,
        workshopId: workshop.id,
        memberId: person.personId,
        expiresAtMs,
      })
      await services.db.insert(invitation).values(row)
      return ok({ link: linkTo.me(services.env.APP_ORIGIN, secret), expiresAtMs })
    },
  })

  serve(api, ROUTES.inspectPersonalLink, {
    limit: 'LIMIT_JOIN',
    allow: anyone,
    async act({ services, body: { secret } }) {
      const [found] = await services.db
        .select({ name: member.name, teamName: team.name })
        .from(invitation)
        .innerJoin(member, eq(member.id, invitation.memberId))
        .innerJoin(team, eq(team.id, invitation.teamId))
        .where(
          and(
            eq(invitation.secretHash, await hashLinkSecret(services, secret)),
            eq(invitation.kind, 'personal'),
            isOpen(services.now()),
          ),
        )
      return found ? ok(found) : linkNotValid()
    },
  })

  serve(api, ROUTES.redeemPersonalLink, {
    limit: 'LIMIT_JOIN',
    allow: anyone,
    async act({ services, body: { secret }, browser: asking, setHeader }) {
      const { db, newId, now } = services
      const browser = asking ?? (await newBrowser(services))
      const redemptionId = newId()
      const nowMs = now()
      const secretHash = await hashLinkSecret(services, secret)
      // One batch, so that a link is never used up without effect. The update takes the link for this request alone;
      // the insert that follows finds a row only if it did.
      const [taken] = await db.batch([
        db
          .update(invitation)
          .set({ usedAtMs: nowMs, redemptionId })
          .where(and(eq(invitation.secretHash, secretHash), eq(invitation.kind, 'personal'), isOpen(nowMs)))
          .returning({
            teamId: invitation.teamId,
            workshopId: invitation.workshopId,
            personId: invitation.memberId,
          }),
        db
          .insert(session)
          .select(
            db
              .select({
                browserHash: sql<string>`${browser.hash}`.as('browser_hash'),
                teamId: invitation.teamId,
                memberId: invitation.memberId,
                createdAtMs: sql<number>`${nowMs}`.as('created_at_ms'),
              })
              .from(invitation)
              .where(and(eq(invitation.secretHash, secretHash), eq(invitation.redemptionId, redemptionId))),
          )
          .onConflictDoUpdate({
            target: [session.browserHash, session.teamId],
            set: fromExcluded(session, ['memberId']),
          }),
      ])
      const [used] = taken
      if (!used) return linkNotValid()
      const [me] = await db
        .select({ personId: member.id, name: member.name })
        .from(member)
        .where(eq(member.id, used.personId))
      if (!me) throw new Error('A personal link of nobody')
      setHeader('set-cookie', await sessionCookie(services, browser))
      return ok({ teamId: used.teamId, workshopId: used.workshopId, me })
    },
  })
}
