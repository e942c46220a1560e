import { and, asc, count, eq, getTableColumns, ne, sql } from 'drizzle-orm'
import * as v from 'valibot'
import type { CarriedOkrs } from '../../../shared/okr/carried.ts'
import { COMMITMENTS, DaySchema } from '../../../shared/okr/model.ts'
import type { RetroBasis } from '../../../shared/retro/retro-state.ts'
import type { Database } from '../../db/database.ts'
import { action, retro } from '../../db/retro-schema.ts'
import { cycle, keyResult, member, objective, workshop } from '../../db/schema.ts'
import { fromFieldColumns } from '../key-result-row.ts'

const CommitmentSchema = v.nullable(v.picklist(COMMITMENTS))

/**
 * What a retro's room is made with: the cycle's OKRs as they stand, those that were dropped too, and the actions that earlier
 * retros of the team left open [RE7]. One round trip.
 */
export async function readRetroBasis(
  db: Database,
  { id: workshopId, teamId, cycleId }: Pick<typeof workshop.$inferSelect, 'id' | 'teamId' | 'cycleId'>,
): Promise<{ retro: RetroBasis; carried: CarriedOkrs }> {
  const [objectives, keyResults, [held], openActions] = await db.batch([
    db
      .select(getTableColumns(objective))
      .from(objective)
      .innerJoin(workshop, eq(workshop.id, objective.workshopId))
      .where(eq(objective.cycleId, cycleId))
      .orderBy(asc(workshop.createdAtMs), asc(objective.position), asc(objective.id)),
    db
      .select({ ...getTableColumns(keyResult), ownerName: member.name })
      .from(keyResult)
      .innerJoin(objective, eq(objective.id, keyResult.objectiveId))
      .leftJoin(member, eq(member.id, keyResult.ownerId))
      .where(eq(objective.cycleId, cycleId))
      .orderBy(asc(keyResult.position), asc(keyResult.id)),
    db
      .select({ count: count().as('held') })
      .from(retro)
      .where(and(eq(retro.cycleId, cycleId), ne(retro.workshopId, workshopId))),
    db
      .select({
        id: action.id,
        text: action.text,
        ownerId: action.ownerId,
        ownerName: member.name,
        dueOn: action.dueOn,
        cycleName: sql<string>`${cycle.name}`.as('cycle_name'),
      })
      .from(action)
      .innerJoin(retro, eq(retro.workshopId, action.workshopId))
      .innerJoin(cycle, eq(cycle.id, retro.cycleId))
      .leftJoin(member, eq(member.id, action.ownerId))
      .where(and(eq(action.teamId, teamId), eq(action.state, 'open'), ne(action.workshopId, workshopId)))
      .orderBy(asc(action.dueOn), asc(action.createdAtMs), asc(action.id)),
  ])
  const shown = objectives.flatMap((row) => {
    const its = keyResults.filter(({ objectiveId }) => objectiveId === row.id)
    return its.length === 0 ? [] : [{ ...row, keyResults: its }]
  })
  return {
    retro: {
      number: (held?.count ?? 0) + 1,
      objectives: shown.map((row) => ({
        id: row.id,
        text: row.text,
        commitment: v.parse(CommitmentSchema, row.commitment),
        keyResults: row.keyResults.map((each) => ({
          id: each.id,
          text: each.text,
          commitment: v.parse(CommitmentSchema, each.commitment ?? row.commitment),
          owner: ownerOf(each),
          droppedReason: droppedReasonOf(each, row),
        })),
      })),
      openActions: openActions.map(({ id, text, dueOn, cycleName, ...owned }) => ({
        id,
        text,
        owner: ownerOf(owned),
        dueOn: v.parse(v.nullable(DaySchema), dueOn),
        cycleName,
      })),
    },
    carried: {
      objectives: shown.map(({ id, text, commitment, keyResults: its }) => ({
        id,
        text,
        commitment,
        keyResults: its.map((row) => ({ id: row.id, text: row.text, fields: fromFieldColumns(row) })),
      })),
    },
  }
}

/** As revisions say it where nobody said why. */
const NO_REASON = 'No reason was given.'

type Drop = Pick<typeof keyResult.$inferSelect, 'droppedInRevision' | 'droppedReason'>

/** Why a key result was not pursued to the end: it was dropped, or its objective was. `null`: it was. */
export function droppedReasonOf(its: Drop, objectives: Drop): string | null {
  const drop = [its, objectives].find(({ droppedInRevision }) => droppedInRevision !== null)
  return drop === undefined ? null : drop.droppedReason || NO_REASON
}

function ownerOf({ ownerId, ownerName }: { ownerId: string | null; ownerName: string | null }) {
  return ownerId === null || ownerName === null ? null : { personId: ownerId, name: ownerName }
}
