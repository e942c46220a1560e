import { and, eq, sql } from 'drizzle-orm'
import * as v from 'valibot'
import type { Learning } from '../../../shared/api/retro-api.ts'
import { CauseSchema, ScoreSchema } from '../../../shared/retro/grade.ts'
import type { Database } from '../../db/database.ts'
import { keyResultGrade, learning } from '../../db/retro-schema.ts'
import { cycle, keyResult, objective } from '../../db/schema.ts'
import { gradedText } from './graded-words.ts'

/** By which retro a key result's score is told: the one that counts in its cycle [GR1], or the one that the learning is from. */
type ScoresBy = 'counting' | 'its-own'

/** [RE6] Learnings with what they are about. Every column has a name of its own, so that it may stand in a batch. */
export function selectLearnings(db: Database, scoresBy: ScoresBy = 'counting') {
  const retroId =
    scoresBy === 'its-own'
      ? sql`${learning.workshopId}`
      : sql`(
          SELECT newest.workshop_id FROM retro AS newest WHERE newest.cycle_id = ${learning.cycleId}
          ORDER BY newest.number DESC LIMIT 1
        )`
  return db
    .select({
      learningId: sql<string>`${learning.id}`.as('its_learning_id'),
      text: sql<string>`${learning.text}`.as('its_text'),
      kind: learning.kind,
      cycleName: cycle.name,
      workshopId: sql<string>`${learning.workshopId}`.as('its_workshop_id'),
      learnedAtMs: learning.learnedAtMs,
      objectiveId: sql<string | null>`${objective.id}`.as('its_objective_id'),
      objectiveText: sql<string | null>`${objective.text}`.as('its_objective_text'),
      keyResultId: sql<string | null>`${keyResult.id}`.as('its_key_result_id'),
      keyResultText: sql<string | null>`${gradedText}`.as('its_key_result_text'),
      unit: keyResult.unit,
      score: keyResultGrade.score,
      cause: keyResultGrade.cause,
    })
    .from(learning)
    .innerJoin(cycle, eq(cycle.id, learning.cycleId))
    .leftJoin(keyResult, eq(keyResult.id, learning.keyResultId))
    .leftJoin(objective, eq(objective.id, sql`coalesce(${learning.objectiveId}, ${keyResult.objectiveId})`))
    .leftJoin(
      keyResultGrade,
      and(eq(keyResultGrade.workshopId, retroId), eq(keyResultGrade.keyResultId, learning.keyResultId)),
    )
}

export type LearningRow = Awaited<ReturnType<typeof selectLearnings>>[number]

export function toLearning(row: LearningRow): Learning {
  const { learningId, text, kind, cycleName, workshopId, learnedAtMs } = row
  const { objectiveId, objectiveText, keyResultId, keyResultText } = row
  return {
    ...{ learningId, text, kind, cycleName, workshopId, learnedAtMs },
    objective:
      objectiveId === null || objectiveText === null ? null : { id: objectiveId, text: objectiveText },
    keyResult:
      keyResultId === null || keyResultText === null
        ? null
        : {
            id: keyResultId,
            text: keyResultText,
            unit: row.unit ?? '',
            score: v.parse(v.nullable(ScoreSchema), row.score),
            cause: v.parse(v.nullable(CauseSchema), row.cause),
          },
  }
}
