import * as v from 'valibot'
import type { LivingObjective, Support } from '../../../shared/api/living-okrs.ts'
import { worstState } from '../../../shared/okr/key-result-state.ts'
import { PartnersSchema } from '../../../shared/okr/partners.ts'
import { meanProgress } from '../../../shared/okr/progress.ts'
import type { objective } from '../../db/schema.ts'
import {
  buildLivingKeyResult,
  type CourseChangeRow,
  droppedOf,
  type KeyResultRows,
  type LivingContext,
  type PublicationRow,
} from './living-key-result.ts'

export type ObjectiveRow = typeof objective.$inferSelect

export type ObjectiveRows = {
  readonly row: ObjectiveRow
  /** In their order. */
  readonly keyResults: readonly KeyResultRows[]
  /** The objective's own, oldest first. */
  readonly changes: readonly Pick<CourseChangeRow, 'kind' | 'madeAtMs'>[]
  readonly publications: readonly PublicationRow[]
  readonly supports: readonly Support[]
  readonly supportedBy: readonly Support[]
}

/** An objective as it stands: what is dropped of it is shown, and counts for nothing. */
export function buildLivingObjective(rows: ObjectiveRows, context: LivingContext): LivingObjective {
  const { row, changes, publications, supports, supportedBy } = rows
  const keyResults = rows.keyResults.map((each) => buildLivingKeyResult(each, context))
  const pursued = keyResults.filter(({ dropped }) => dropped === null)
  return {
    id: row.id,
    workshopId: row.workshopId,
    text: row.text,
    commitment: row.commitment,
    partners: readPartners(row),
    dropped: droppedOf(row, changes, publications),
    progress: meanProgress(pursued.map(({ progress }) => progress)),
    state: worstState(pursued.map(({ state }) => state)),
    keyResults,
    supports: [...supports],
    supportedBy: [...supportedBy],
  }
}

/** [SE7] Nobody where the record does not know. */
export function readPartners({ partnersJson }: Pick<ObjectiveRow, 'partnersJson'>) {
  return partnersJson === null ? [] : v.parse(PartnersSchema, JSON.parse(partnersJson))
}
