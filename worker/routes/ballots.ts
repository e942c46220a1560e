import { asc, eq } from 'drizzle-orm'
import * as v from 'valibot'
import { type RecordedBallot, RecordedBallotSchema } from '../../shared/api/record-api.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { ok } from '../../shared/result.ts'
import { findWorkshopAccess } from '../access.ts'
import { ballot, member } from '../db/schema.ts'
import { type Api, serve } from '../http/serve.ts'

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

export function readBallot(row: typeof ballot.$inferSelect): RecordedBallot {
  return v.parse(RecordedBallotSchema, {
    ballotId: row.id,
    round: row.round,
    settings: JSON.parse(row.settingsJson),
    items: JSON.parse(row.itemsJson),
    follows: row.followsJson === null ? null : JSON.parse(row.followsJson),
    openedAtMs: row.openedAtMs,
    closedAtMs: row.closedAtMs,
    result: JSON.parse(row.resultJson),
    settledIds: row.settledIdsJson === null ? null : JSON.parse(row.settledIdsJson),
  })
}
