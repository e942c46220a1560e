import { and, count, desc, eq, gt, isNotNull, isNull, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { ALIGNMENT_ROUTES, MAX_TEAM_LINKS, type TeamLink } from '../../shared/api/alignment-routes.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Database } from '../db/database.ts'
import { teamLink } from '../db/living-schema.ts'
import { member, session, team } from '../db/schema.ts'
import { notFound } from '../http/refusals.ts'
import { type Api, anyone, serve } from '../http/serve.ts'
import { hashLinkSecret, linkTo } from '../identity/link-secrets.ts'
import { linkNotValid } from '../invitations.ts'
import { linkedTeamsQuery } from '../record/living/supports.ts'
import { allowPersonInTeam } from '../record/record-access.ts'
import type { Services } from '../services.ts'

const VALID_MS = 14 * 24 * 60 * 60_000

/** Teams that see each other's current OKRs: one makes a link, a member of the other takes it, either ends it. */
export function serveTeamLinks(api: Api): void {
  serve(api, ALIGNMENT_ROUTES.teamLinks, {
    allow: ({ services, caller, params }) =>
      allowPersonInTeam(services, caller, params.teamId, ALIGNMENT_ROUTES.teamLinks.needs),
    act: async ({ services, allowed: { team: its } }) => ok({ links: await readLinks(services, its.id) }),
  })

  serve(api, ALIGNMENT_ROUTES.makeTeamLink, {
    limit: 'LIMIT_CREATE',
    allow: ({ services, caller, params }) =>
      allowPersonInTeam(services, caller, params.teamId, ALIGNMENT_ROUTES.makeTeamLink.needs),
    async act({ services, allowed: { team: its, person } }) {
      const { db, env, newId, newSecret, now } = services
      if (its.practiceUntilMs !== null) {
        return refuse('conflict', 'What is only practised is linked with nobody.')
      }
      const [existing] = await db
        .select({ links: count() })
        .from(teamLink)
        .where(and(ofTeam(its.id), isAlive(now())))
      if ((existing?.links ?? 0) >= MAX_TEAM_LINKS) {
        return refuse('conflict', `A team has at most ${MAX_TEAM_LINKS} links. End one that is not needed.`)
      }
      const secret = newSecret()
      const id = newId()
      await db.insert(teamLink).values({
        id,
        teamId: its.id,
        secretHash: await hashLinkSecret(services, secret),
        createdBy: person.personId,
        createdAtMs: now(),
        expiresAtMs: now() + VALID_MS,
      })
      const [link] = await readLinks(services, its.id, id)
      return link ? ok({ link, url: linkTo.teamLink(env.APP_ORIGIN, secret) }) : notFound()
    },
  })

  serve(api, ALIGNMENT_ROUTES.inspectTeamLink, {
    limit: 'LIMIT_JOIN',
    allow: anyone,
    async act({ services, browser, body: { secret } }) {
      const open = await findOpen(services, secret)
      if (open === null) return linkNotValid()
      const yours = browser
        ? await services.db
            .select({ teamId: team.id, name: team.name })
            .from(session)
            .innerJoin(team, eq(team.id, session.teamId))
            .innerJoin(member, eq(member.id, session.memberId))
            .where(
              and(
                eq(session.browserHash, browser.hash),
                eq(member.standing, 'member'),
                isNull(team.practiceUntilMs),
              ),
            )
            .orderBy(team.name)
        : []
      return ok({ team: open.team, yours: yours.filter(({ teamId }) => teamId !== open.team.teamId) })
    },
  })

  serve(api, ALIGNMENT_ROUTES.takeTeamLink, {
    limit: 'LIMIT_JOIN',
    allow: ({ services, caller, params }) =>
      allowPersonInTeam(services, caller, params.teamId, ALIGNMENT_ROUTES.takeTeamLink.needs),
    async act({ services, allowed: { team: its, person }, body: { secret } }) {
      const open = await findOpen(services, secret)
      if (open === null) return linkNotValid()
      if (open.team.teamId === its.id) {
        return refuse('conflict', 'This link is your own team’s. Send it to the other team.')
      }
      if (its.practiceUntilMs !== null) {
        return refuse('conflict', 'What is only practised is linked with nobody.')
      }
      if (await areLinked(services.db, its.id, open.team.teamId)) {
        return refuse('conflict', `Your team and ${open.team.name} see each other’s OKRs already.`)
      }
      // The condition once more: two who take it at once are one too many.
      const taken = await services.db
        .update(teamLink)
        .set({ otherTeamId: its.id, takenBy: person.personId, takenAtMs: services.now() })
        .where(and(eq(teamLink.id, open.linkId), isNull(teamLink.takenAtMs), isNull(teamLink.endedAtMs)))
        .returning({ id: teamLink.id })
      if (taken.length === 0) return linkNotValid()
      const [link] = await readLinks(services, its.id, open.linkId)
      return link ? ok({ link }) : notFound()
    },
  })

  serve(api, ALIGNMENT_ROUTES.endTeamLink, {
    allow: ({ services, caller, params }) =>
      allowPersonInTeam(services, caller, params.teamId, ALIGNMENT_ROUTES.endTeamLink.needs),
    async act({ services: { db, now }, allowed: { team: its }, params: { linkId } }) {
      const ended = await db
        .update(teamLink)
        .set({ endedAtMs: now() })
        .where(and(eq(teamLink.id, linkId), ofTeam(its.id), isNull(teamLink.endedAtMs)))
        .returning({ id: teamLink.id })
      return ended.length > 0 ? ok({}) : notFound()
    },
  })
}

function ofTeam(teamId: string) {
  return or(eq(teamLink.teamId, teamId), eq(teamLink.otherTeamId, teamId))
}

/** Not ended, and taken or still to be taken. */
function isAlive(nowMs: number) {
  return and(isNull(teamLink.endedAtMs), or(isNotNull(teamLink.takenAtMs), gt(teamLink.expiresAtMs, nowMs)))
}

/** Whether two teams see each other's OKRs. */
export async function areLinked(db: Database, one: string, other: string): Promise<boolean> {
  const linked = await linkedTeamsQuery(db, one)
  return linked.some(({ teamId }) => teamId === other)
}

async function findOpen(services: Services, secret: string) {
  const [row] = await services.db
    .select({ linkId: teamLink.id, team: { teamId: team.id, name: team.name } })
    .from(teamLink)
    .innerJoin(team, eq(team.id, teamLink.teamId))
    .where(
      and(
        eq(teamLink.secretHash, await hashLinkSecret(services, secret)),
        isNull(teamLink.takenAtMs),
        isNull(teamLink.endedAtMs),
        gt(teamLink.expiresAtMs, services.now()),
      ),
    )
  return row ?? null
}

/** Newest first; of a link that another team made, that team is the other one. */
async function readLinks({ db, now }: Services, teamId: string, linkId?: string): Promise<TeamLink[]> {
  const maker = alias(team, 'maker')
  const taker = alias(team, 'taker')
  const rows = await db
    .select({
      link: teamLink,
      maker: { teamId: maker.id, name: maker.name },
      taker: { teamId: taker.id, name: taker.name },
      madeBy: { personId: member.id, name: member.name },
    })
    .from(teamLink)
    .innerJoin(maker, eq(maker.id, teamLink.teamId))
    .leftJoin(taker, eq(taker.id, teamLink.otherTeamId))
    .innerJoin(member, eq(member.id, teamLink.createdBy))
    .where(and(ofTeam(teamId), isAlive(now()), linkId === undefined ? undefined : eq(teamLink.id, linkId)))
    .orderBy(desc(teamLink.createdAtMs), desc(teamLink.id))
  return rows.map(({ link, maker: from, taker: to, madeBy }) => ({
    linkId: link.id,
    team: link.teamId === teamId ? to : from,
    madeBy,
    madeAtMs: link.createdAtMs,
    takenAtMs: link.takenAtMs,
    expiresAtMs: link.expiresAtMs,
  }))
}
