import * as v from 'valibot'
import type * as Y from 'yjs'
import { COMMITMENTS, KeyResultFieldsSchema } from '../okr/model.ts'
import { type Partner, PartnersSchema } from '../okr/partners.ts'
import { RUNG_QUESTIONS } from './cards.ts'
import {
  BOARD_LIMITS,
  type EntryRoot,
  isId,
  isKey,
  isPlainText,
  KEY,
  KEYS_OF_ROOT,
  type Key,
} from './layout.ts'

/** Parent and place: one value (see `KEY.pos`). */
export type Pos = readonly [parentId: string, place: string]

/** The `pos` pair, or `null` when it is anything else. */
export function asPos(value: unknown): Pos | null {
  if (!Array.isArray(value) || value.length !== 2) return null
  const [parentId, place]: readonly unknown[] = value
  if (!isId(parentId) || typeof place !== 'string') return null
  return place.length > 0 && place.length <= BOARD_LIMITS.maxPlaceLength ? [parentId, place] : null
}

/** The teams of a `partners` value, or `null` when it is anything else. A board holds no objects, so it is a flat list of pairs. */
export function asPartners(value: unknown): readonly Partner[] | null {
  const words = v.safeParse(v.array(v.string()), value)
  if (!words.success || words.output.length % 2 !== 0) return null
  const pairs = words.output.flatMap((team, at, all) =>
    at % 2 === 0 ? [{ team, brings: all[at + 1] ?? '' }] : [],
  )
  const partners = v.safeParse(PartnersSchema, pairs)
  return partners.success ? partners.output : null
}

export function partnersValue(partners: readonly Partner[]): readonly string[] {
  return partners.flatMap(({ team, brings }) => [team, brings])
}

const FIELD = KeyResultFieldsSchema.entries
const TimeMsSchema = v.pipe(v.number(), v.integer(), v.minValue(0))
const ShortStringSchema = v.pipe(v.string(), v.maxLength(BOARD_LIMITS.maxTextLength))

export const CommitmentSchema = v.nullable(v.picklist(COMMITMENTS))
export const RungQuestionSchema = v.picklist([...RUNG_QUESTIONS, 'so-what'])
export const OwnerSchema = v.nullable(v.string())
/** People that one comment calls by name. */
export const MAX_MENTIONS = 20

export const ParkedAtSchema = v.nullable(TimeMsSchema)

/** The same fields, each falling back by itself: one bad value must not take its neighbours with it. */
export const TotalFieldsSchema = v.object({
  ownerId: v.fallback(FIELD.ownerId, null),
  direction: v.fallback(FIELD.direction, null),
  unit: v.fallback(FIELD.unit, ''),
  baseline: v.fallback(FIELD.baseline, null),
  target: v.fallback(FIELD.target, null),
  milestoneReason: v.fallback(FIELD.milestoneReason, ''),
  dueOn: v.fallback(FIELD.dueOn, null),
  commitment: v.fallback(FIELD.commitment, null),
  confidence: v.fallback(FIELD.confidence, null),
})

export const TotalMeasureSchema = v.object({
  unit: TotalFieldsSchema.entries.unit,
  baseline: TotalFieldsSchema.entries.baseline,
  target: TotalFieldsSchema.entries.target,
  dueOn: TotalFieldsSchema.entries.dueOn,
})

/** What may be set in one go; unknown keys are dropped, an invalid value refuses the whole patch. */
export const FieldsPatchSchema = v.partial(KeyResultFieldsSchema)
export const MeasurePatchSchema = v.partial(
  v.object({ unit: FIELD.unit, baseline: FIELD.baseline, target: FIELD.target, dueOn: FIELD.dueOn }),
)

/** What each key's value must be. One table, so that what the guard lets in is what reading understands. */
const VALUE_CHECKS: Record<Key, (value: unknown) => boolean> = {
  [KEY.text]: isPlainText,
  [KEY.pos]: (value) => asPos(value) !== null,
  [KEY.deletedAt]: checks(v.nullable(TimeMsSchema)),
  [KEY.parkedAt]: checks(ParkedAtSchema),
  [KEY.origin]: checks(v.picklist(['written', 'ladder'])),
  [KEY.ownerId]: (value) => value === null || isId(value),
  [KEY.direction]: checks(FIELD.direction),
  [KEY.unit]: checks(v.pipe(FIELD.unit, ShortStringSchema)),
  [KEY.baseline]: checks(FIELD.baseline),
  [KEY.target]: checks(FIELD.target),
  [KEY.milestoneReason]: checks(v.pipe(FIELD.milestoneReason, ShortStringSchema)),
  [KEY.dueOn]: checks(FIELD.dueOn),
  [KEY.commitment]: checks(CommitmentSchema),
  [KEY.confidence]: checks(FIELD.confidence),
  [KEY.cardId]: isId,
  [KEY.original]: checks(ShortStringSchema),
  [KEY.chosenAt]: checks(TimeMsSchema),
  [KEY.question]: checks(RungQuestionSchema),
  [KEY.becameId]: (value) => value === null || isId(value),
  [KEY.aboutId]: (value) => value === null || isId(value),
  [KEY.mergedInto]: (value) => value === null || isId(value),
  [KEY.atMs]: checks(TimeMsSchema),
  [KEY.mentionIds]: (value) => Array.isArray(value) && value.length <= MAX_MENTIONS && value.every(isId),
  [KEY.partners]: (value) => asPartners(value) !== null,
  [KEY.schema]: checks(TimeMsSchema),
}

export function isValueOf(key: Key, value: unknown): boolean {
  return VALUE_CHECKS[key](value)
}

/** Whether all values may stand under their keys. `undefined` ones are not written, so they are allowed. */
export function areAllowed(values: Record<string, unknown>): boolean {
  return Object.entries(values).every(
    ([key, value]) => value === undefined || (isKey(key) && isValueOf(key, value)),
  )
}

/** The plain values of an entry as one object, for a schema to parse. Texts and unknown keys are left out. */
export function plainValues(root: EntryRoot, entry: Y.Map<unknown>): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const key of KEYS_OF_ROOT[root]) {
    if (key !== KEY.text && entry.has(key)) values[key] = entry.get(key)
  }
  return values
}

function checks(schema: v.GenericSchema<unknown, unknown>): (value: unknown) => boolean {
  return (value) => v.is(schema, value)
}
