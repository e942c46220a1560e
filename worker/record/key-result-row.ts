import * as v from 'valibot'
import { type KeyResultFields, KeyResultFieldsSchema } from '../../shared/okr/model.ts'
import type { keyResult } from '../db/schema.ts'

type FieldColumns = Pick<
  typeof keyResult.$inferSelect,
  | 'ownerId'
  | 'direction'
  | 'unit'
  | 'baseline'
  | 'baselineUnknown'
  | 'target'
  | 'milestoneReason'
  | 'dueOn'
  | 'commitment'
  | 'confidence'
>

/** The columns that hold a key result's fields. [KR5] "Not known yet" has a column of its own. */
export function toFieldColumns(fields: KeyResultFields): FieldColumns {
  const { baseline, ...rest } = fields
  return {
    ...rest,
    baseline: typeof baseline === 'number' ? baseline : null,
    baselineUnknown: baseline === 'unknown',
  }
}

/** The fields as the domain knows them; parsed, since the database knows no enums. */
export function fromFieldColumns(row: FieldColumns): KeyResultFields {
  const { baseline, baselineUnknown, ...rest } = row
  return v.parse(KeyResultFieldsSchema, { ...rest, baseline: baselineUnknown ? 'unknown' : baseline })
}
