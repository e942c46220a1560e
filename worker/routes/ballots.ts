import { asc, eq } from 'drizzle-orm'
import { ROUTES } from '../../shared/api/routes.ts'
import { ok } from '../../shared/result.ts'
import { findWorkshopAccess } from '../access.ts'
import { ballot, member } from '../db/schema.ts'
import { type Api, serve } from '../http/serve.ts'
import { readBallot } from '../record/read-ballot.ts'

/** The closed votes of a workshop. */
export function serveBallots(api: Api): void {
  serve(api, ROUTES.workshopBallots, {
    allow: ({ services, browser, params }) => findWorkshopAccess(services, browser, params.workshopId),
    async act({ services: { db }, allowed: { workshop } }) {
      const [rows, team] = await db.batch([
        db.select().from(ballot).where(eq(ballot.workshopId, workshop.id)).orderBy(asc(ballot.round)),
        db
          .select({ personId: member.id, name: member.name })
          .from(member)
          .where(eq(member.teamId, workshop.teamId)),
      ])
      const ballots = rows.map(readBallot)
      const voters = new Set(
        ballots.flatMap(({ result }) => [
          ...result.named.map(({ personId }) => personId),
          ...result.rows.flatMap(({ reasons }) => reasons.flatMap(({ personId }) => personId ?? [])),
        ]),
      )
      return ok({ ballots, people: team.filter(({ personId }) => voters.has(personId)) })
    },
  })
}
