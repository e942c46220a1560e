import { sql } from 'drizzle-orm'
import { keyResultGrade } from '../../db/retro-schema.ts'
import { keyResult, objective } from '../../db/schema.ts'

/*
 * What a retro was about, in the words that people had before them: OKRs may be worded anew afterwards. Of retros from before
 * that was kept, and where nothing was graded, as the OKRs stand. They belong in queries that read `key_result_grade`.
 */

export const gradedText = sql<string>`coalesce(${keyResultGrade.text}, ${keyResult.text})`
export const gradedObjectiveId = sql<string>`coalesce(${keyResultGrade.objectiveId}, ${keyResult.objectiveId})`
export const gradedObjectiveText = sql<string>`coalesce(${keyResultGrade.objectiveText}, ${objective.text})`
