import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import { ROUTES } from '../../shared/api/routes.ts'
import { ok } from '../../shared/result.ts'
import { cycle, member, participant, session, team, workshop } from '../db/schema.ts'
import { type Api, anyone, serve } from '../http/serve.ts'

/** Who this browser is to whom: what the home page lists. A browser that is nobody gets an empty list. */
export function serveMe(api: Api): void {
  serve(api, ROUTES.me, {
    allow: anyone,
    async act({ services: { db }, browser }) {
      if (browser === null) return ok({ teams: [] })
      const mine = db
        .select({ id: session.teamId })
        .from(session)
        .where(eq(session.browserHash, browser.hash))
      // In a batch, columns of one name would overwrite each other: each has a name of its own.
      const [teams, sizes, workshops] = await db.batch([
        // Practice teams are left out: they are no team of anybody's, and gone tomorrow.
        db
          .select({
            teamId: session.teamId,
            teamName: sql<string>`${team.name}`.as('team_name'),
            standing: member.standing,
            personId: session.memberId,
            personName: sql<string>`${member.name}`.as('person_name'),
          })
          .from(session)
          .innerJoin(team, eq(team.id, session.teamId))
          .innerJoin(member, eq(member.id, session.memberId))
          .where(and(eq(session.browserHash, browser.hash), isNull(team.practiceUntilMs)))
          .orderBy(team.name),
        db
          .select({ teamId: member.teamId, people: count().as('people') })
          .from(member)
          .where(and(inArray(member.teamId, mine), isNull(member.sameAs)))
          .groupBy(member.teamId),
        db
          .select({
            teamId: workshop.teamId,
            workshopId: workshop.id,
            title: workshop.title,
            cycleName: cycle.name,
            stageId: workshop.stageId,
            role: participant.role,
          })
          .from(session)
          .innerJoin(participant, eq(participant.memberId, session.memberId))
          .innerJoin(workshop, eq(workshop.id, participant.workshopId))
          .innerJoin(cycle, eq(cycle.id, workshop.cycleId))
          .where(and(eq(session.browserHash, browser.hash), isNull(participant.removedAtMs)))
          .orderBy(workshop.createdAtMs),
      ])
      return ok({
        teams: teams.map(({ teamId, teamName, standing, personId, personName }) => ({
          teamId,
          name: teamName,
          standing,
          me: { personId, name: personName },
          people: sizes.find((size) => size.teamId === teamId)?.people ?? 0,
          workshops: workshops.filter((entry) => entry.teamId === teamId).toReversed(),
        })),
      })
    },
  })
}
