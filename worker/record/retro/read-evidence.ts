import { asc, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import * as v from 'valibot'
import type { RetroEvidence } from '../../../shared/api/retro-api.ts'
import { ProvenanceSchema } from '../../../shared/okr/okr-set.ts'
import { roundScore } from '../../../shared/retro/grade.ts'
import { zonedParts } from '../../../shared/time/zoned-time.ts'
import type { WorkshopAccess } from '../../access.ts'
import type { Database } from '../../db/database.ts'
import { apiToken, checkIn, courseChange } from '../../db/living-schema.ts'
import { cycle as cycleTable, keyResult, member, objective, okrRevision, team } from '../../db/schema.ts'
import type { Services } from '../../services.ts'
import { TEAM_COLUMNS, teamOf, timeZoneOfTeam } from '../find-caller.ts'
import { buildHistory, type RevisionRow } from '../living/history.ts'
import { buildLivingKeyResult } from '../living/living-key-result.ts'
import { groupByKeyResult, livingQueries, ofCycle } from '../living/living-queries.ts'
import { cycleOnPage, namesOf } from '../living/team-people.ts'

/**
 * [RE2] What every key result of a retro's cycle is graded beside: where it stands, everything that happened to it, and the
 * debate and votes it came from. One round trip.
 */
export async function readEvidence(
  { db, now }: Pick<Services, 'db' | 'now'>,
  { workshop: { teamId }, cycle }: Pick<WorkshopAccess, 'workshop' | 'cycle'>,
): Promise<RetroEvidence> {
  const inCycle = ofCycle(cycle.id)
  const [[itsTeam], people, revisions, said, leftOut, checkIns, changes, ...living] = await db.batch([
    db
      .select({ ...TEAM_COLUMNS, timeZone: timeZoneOfTeam.as('time_zone_of_team') })
      .from(cycleTable)
      .innerJoin(team, eq(team.id, cycleTable.teamId))
      .where(eq(cycleTable.id, cycle.id)),
    db.select({ personId: member.id, name: member.name }).from(member).where(eq(member.teamId, teamId)),
    db
      .select({
        workshopId: okrRevision.workshopId,
        revision: okrRevision.revision,
        finalisedBy: okrRevision.finalisedBy,
        publishedAtMs: okrRevision.publishedAtMs,
      })
      .from(okrRevision)
      .where(inArray(okrRevision.workshopId, workshopsOf(db, cycle.id)))
      .orderBy(asc(okrRevision.revision)),
    saidQuery(db, cycle.id),
    leftOutQuery(db, cycle.id),
    db
      .select({ ...getTableColumns(checkIn), tokenName: tokenName.as('token_name') })
      .from(checkIn)
      .innerJoin(keyResult, eq(keyResult.id, checkIn.keyResultId))
      .innerJoin(objective, eq(objective.id, keyResult.objectiveId))
      .leftJoin(apiToken, eq(apiToken.id, checkIn.tokenId))
      .where(inCycle)
      .orderBy(desc(checkIn.madeAtMs), desc(checkIn.id)),
    db
      .select({ ...getTableColumns(courseChange), tokenName: tokenName.as('token_name') })
      .from(courseChange)
      .innerJoin(keyResult, eq(keyResult.id, courseChange.keyResultId))
      .innerJoin(objective, eq(objective.id, keyResult.objectiveId))
      .leftJoin(apiToken, eq(apiToken.id, courseChange.tokenId))
      .where(inCycle)
      .orderBy(asc(courseChange.madeAtMs), asc(courseChange.id)),
    ...livingQueries(db, inCycle),
  ])
  if (!itsTeam) throw new Error('A workshop without its team')
  const ofTeam = teamOf(itsTeam)
  const today = zonedParts(now(), ofTeam.timeZone).date
  const nameOf = namesOf(people)
  const textIn = new Map(said.map((row) => [wordsKey(row), row.text]))
  const reasonIn = new Map(leftOut.map((row) => [wordsKey(row), row.reason]))

  return {
    cycle: cycleOnPage(cycle),
    today,
    evidence: groupByKeyResult(living).map((rows) => {
      const { id, workshopId, provenanceJson } = rows.row
      const built = buildLivingKeyResult(rows, { cycle, team: ofTeam, today, nameOf })
      const itsRevisions = revisions
        .filter((each) => each.workshopId === workshopId)
        .map((each): RevisionRow => {
          const key = wordsKey({ ...each, itemId: id })
          return { ...each, text: textIn.get(key) ?? null, droppedReason: reasonIn.get(key) ?? null }
        })
      return {
        keyResult: built,
        suggestedGrade: built.progress === null ? null : roundScore(built.progress),
        history: buildHistory(
          {
            revisions: itsRevisions,
            checkIns: checkIns.filter(({ keyResultId }) => keyResultId === id),
            changes: changes.filter(({ keyResultId }) => keyResultId === id),
          },
          built.fields,
          nameOf,
        ),
        provenance: v.parse(ProvenanceSchema, JSON.parse(provenanceJson)),
      }
    }),
  }
}

const tokenName = sql<string | null>`${apiToken.name}`

/** The workshops that published something of a cycle. */
function workshopsOf(db: Database, cycleId: string) {
  return db.select({ workshopId: objective.workshopId }).from(objective).where(eq(objective.cycleId, cycleId))
}

/** What each revision says of each key result. The sets are large: the database picks out ids and texts. */
function saidQuery(db: Database, cycleId: string) {
  return db
    .select({
      workshopId: okrRevision.workshopId,
      revision: okrRevision.revision,
      itemId: sql<string>`said.value ->> 'id'`.as('item_id'),
      text: sql<string>`said.value ->> 'text'`.as('its_text'),
    })
    .from(okrRevision)
    .innerJoin(sql`json_each(${okrRevision.okrsJson}, '$.objectives') AS parent`, sql`true`)
    .innerJoin(sql`json_each(parent.value, '$.keyResults') AS said`, sql`true`)
    .where(inArray(okrRevision.workshopId, workshopsOf(db, cycleId)))
}

/** Why a revision left something out, where somebody said so. */
function leftOutQuery(db: Database, cycleId: string) {
  return db
    .select({
      workshopId: okrRevision.workshopId,
      revision: okrRevision.revision,
      itemId: sql<string>`left_out.value ->> 'id'`.as('item_id'),
      reason: sql<string>`left_out.value ->> 'reason'`.as('its_reason'),
    })
    .from(okrRevision)
    .innerJoin(sql`json_each(${okrRevision.okrsJson}, '$.dropped') AS left_out`, sql`true`)
    .where(inArray(okrRevision.workshopId, workshopsOf(db, cycleId)))
}

function wordsKey({
  workshopId,
  revision,
  itemId,
}: {
  readonly workshopId: string
  readonly revision: number
  readonly itemId: string
}): string {
  return `${workshopId} ${revision} ${itemId}`
}
