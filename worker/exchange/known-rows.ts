import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { DocumentIds } from '../../shared/exchange/document-ids.ts'
import type { Database } from '../db/database.ts'
import { apiToken, checkIn, courseChange, supportLink, teamAgenda } from '../db/living-schema.ts'
import { action, learning } from '../db/retro-schema.ts'
import {
  ballot,
  cycle,
  initiative,
  keyResult,
  member,
  objective,
  okrRevision,
  workshop,
} from '../db/schema.ts'

/** Ids as one parameter, however many they are. */
function listed(ids: readonly string[]) {
  return sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
}

/** What the team has that a document is held against, and which of these ids are in use anywhere. */
export async function readKnown(
  db: Database,
  teamId: string,
  ids: {
    readonly people: readonly string[]
    readonly cycles: readonly string[]
    readonly workshops: readonly string[]
  },
  tokenId: string | null,
) {
  const [people, cycles, workshops, [published], [token], agendas] = await db.batch([
    db
      .select({ id: member.id, teamId: member.teamId, name: member.name, sameAs: member.sameAs })
      .from(member)
      .where(or(eq(member.teamId, teamId), sql`${member.id} IN ${listed(ids.people)}`))
      .orderBy(member.joinedAtMs, member.id),
    db
      .select()
      .from(cycle)
      .where(or(eq(cycle.teamId, teamId), sql`${cycle.id} IN ${listed(ids.cycles)}`))
      .orderBy(cycle.startsOn),
    db
      .select({ id: workshop.id, teamId: workshop.teamId })
      .from(workshop)
      .where(sql`${workshop.id} IN ${listed(ids.workshops)}`),
    db
      .select({ revision: okrRevision.revision })
      .from(okrRevision)
      .where(
        inArray(
          okrRevision.workshopId,
          db.select({ id: workshop.id }).from(workshop).where(eq(workshop.teamId, teamId)),
        ),
      )
      .limit(1),
    db
      .select({ createdBy: apiToken.createdBy })
      .from(apiToken)
      .where(and(eq(apiToken.teamId, teamId), eq(apiToken.id, tokenId ?? ''))),
    db
      .select({ name: teamAgenda.name, planJson: teamAgenda.planJson })
      .from(teamAgenda)
      .where(eq(teamAgenda.teamId, teamId)),
  ])
  return {
    people,
    cycles,
    workshops,
    isEmpty: published === undefined,
    agendas,
    tokenMadeBy: token?.createdBy ?? null,
  }
}
export type Known = Awaited<ReturnType<typeof readKnown>>

/** Which of these ids some row, of whatever team, has already. */
export async function readTaken(db: Database, ids: DocumentIds): Promise<ReadonlySet<string>> {
  const among = (
    table:
      | typeof ballot
      | typeof objective
      | typeof keyResult
      | typeof initiative
      | typeof checkIn
      | typeof courseChange
      | typeof supportLink
      | typeof learning
      | typeof action,
    sought: readonly string[],
  ) =>
    db
      .select({ id: table.id })
      .from(table)
      .where(sql`${table.id} IN ${listed(sought)}`)
  // A batch, since D1 refuses a union of more than five.
  const found = await db.batch([
    among(ballot, ids.ballots),
    among(objective, ids.objectives),
    among(keyResult, ids.keyResults),
    among(initiative, ids.initiatives),
    among(checkIn, ids.checkIns),
    among(courseChange, ids.changes),
    among(supportLink, ids.supports),
    among(learning, ids.learnings),
    among(action, ids.actions),
  ])
  return new Set(found.flat().map(({ id }) => id))
}
