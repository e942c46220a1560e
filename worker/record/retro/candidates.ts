import { and, asc, eq, getTableColumns, inArray, isNotNull, sql } from 'drizzle-orm'
import * as v from 'valibot'
import type { CarriedOkrs } from '../../../shared/okr/carried.ts'
import { COMMITMENTS, type KeyResultFields } from '../../../shared/okr/model.ts'
import { type Candidate, CandidateSchema } from '../../../shared/retro/candidate.ts'
import { keyResultGrade, retro } from '../../db/retro-schema.ts'
import { type cycle, keyResult, objective } from '../../db/schema.ts'
import type { Services } from '../../services.ts'
import { fromFieldColumns } from '../key-result-row.ts'
import { gradedText } from './graded-words.ts'
import { lastRetroQuery } from './last-retro.ts'

export type Candidates = {
  readonly carried: CarriedOkrs
  /** By the ids of key results in `carried`. */
  readonly candidates: Record<string, Candidate>
}

/**
 * [RE5] What a planning of a cycle may take up again: the key results that the retro before it kept or modified, as new cards
 * under copies of their objectives. Those that the cycle has taken up already are left out. Two round trips.
 * @returns `null` where there is nothing
 */
export async function readCandidates(
  { db, newId }: Pick<Services, 'db' | 'newId'>,
  itsCycle: typeof cycle.$inferSelect,
): Promise<Candidates | null> {
  const [last] = await lastRetroQuery(db, itsCycle)
  if (!last) return null
  const isKept = and(
    eq(keyResultGrade.workshopId, last.workshopId),
    inArray(keyResultGrade.verdict, ['keep', 'modify']),
  )
  const [objectives, keyResults, taken] = await db.batch([
    db
      .select({ id: objective.id, text: objective.text, commitment: objective.commitment })
      .from(objective)
      .where(eq(objective.cycleId, last.cycleId))
      .orderBy(asc(objective.position), asc(objective.id)),
    db
      .select({
        ...getTableColumns(keyResult),
        wordsThen: sql<string>`${gradedText}`.as('words_then'),
        score: keyResultGrade.score,
        cause: keyResultGrade.cause,
        verdict: keyResultGrade.verdict,
        why: keyResultGrade.why,
      })
      .from(keyResultGrade)
      .innerJoin(keyResult, eq(keyResult.id, keyResultGrade.keyResultId))
      .where(isKept)
      .orderBy(asc(keyResultGrade.position)),
    db
      .select({ keyResultId: takenUp.as('taken_up') })
      .from(keyResult)
      .innerJoin(objective, eq(objective.id, keyResult.objectiveId))
      .where(and(eq(objective.cycleId, itsCycle.id), isNotNull(takenUp))),
  ])
  const isTaken = new Set(taken.map(({ keyResultId }) => keyResultId))
  const candidates: Record<string, Candidate> = {}
  const carried = objectives.flatMap(({ id, text, commitment }) => {
    const its = keyResults.filter((row) => row.objectiveId === id && !isTaken.has(row.id))
    if (its.length === 0) return []
    const copies = its.map((row) => {
      const copyId = newId()
      const { score, cause, verdict, why } = row
      candidates[copyId] = v.parse(CandidateSchema, {
        ...{ keyResultId: row.id, cycleName: last.cycleName, text: row.wordsThen },
        ...{ score, cause, verdict, why },
      })
      return { id: copyId, text: row.text, fields: anew(fromFieldColumns(row)) }
    })
    return [
      {
        id: newId(),
        text,
        commitment: v.parse(v.nullable(v.picklist(COMMITMENTS)), commitment),
        keyResults: copies,
      },
    ]
  })
  return carried.length === 0 ? null : { carried: { objectives: carried }, candidates }
}

/** The key result of an earlier cycle that one takes up again. */
const takenUp = sql<string | null>`${keyResult.provenanceJson} ->> '$.candidateOf.keyResultId'`

/** Of who owned it, by when it was due and how sure they were, nothing carries over. */
function anew(fields: KeyResultFields): KeyResultFields {
  return { ...fields, ownerId: null, dueOn: null, confidence: null }
}

/** Whether the team has held a retro: then its next planning begins by looking back [RE6]. */
export function heldRetroQuery({ db }: Pick<Services, 'db'>, teamId: string) {
  return db.select({ workshopId: retro.workshopId }).from(retro).where(eq(retro.teamId, teamId)).limit(1)
}
