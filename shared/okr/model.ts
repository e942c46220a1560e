import * as v from 'valibot'

/** How a key result's number should move (CH2). A milestone has no number: it is reached or not, and says why. */
export const DIRECTIONS = ['increase', 'decrease', 'maintain', 'milestone'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** GR2: a committed result is expected at 1.0, an aspirational one is good at 0.6 to 0.7. */
export const COMMITMENTS = ['committed', 'aspirational'] as const
export type Commitment = (typeof COMMITMENTS)[number]

/** The most characters a title, sentence or answer may have. */
export const MAX_TEXT_LENGTH = 2_000

/** Confidence looks forward, in whole steps from 0 to 10. */
export const CONFIDENCE = { min: 0, max: 10 } as const

/** Days as `YYYY-MM-DD`: a due date is a day in the team's calendar, not an instant. */
export const DaySchema = v.pipe(
  v.string(),
  v.isoDate('Use a date such as 2027-03-31.'),
  // The form alone would let 31 February through.
  v.check(isCalendarDay, 'This day is not in the calendar.'),
)

function isCalendarDay(day: string): boolean {
  const timeMs = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(timeMs) && new Date(timeMs).toISOString().startsWith(day)
}

/**
 * Where a number starts (KR5): `unknown` is an answer ("not known yet"), `null` means nobody has said.
 */
export const BaselineSchema = v.nullable(v.union([v.pipe(v.number(), v.finite()), v.literal('unknown')]))
export type Baseline = v.InferOutput<typeof BaselineSchema>

/** The values of a key result that are set, not written: each is last writer wins in the draft. */
export const KeyResultFieldsSchema = v.object({
  /** The person who owns it (KR9), or `null`. */
  ownerId: v.nullable(v.string()),
  direction: v.nullable(v.picklist(DIRECTIONS)),
  unit: v.string(),
  baseline: BaselineSchema,
  target: v.nullable(v.pipe(v.number(), v.finite())),
  /** Why a milestone is the right measure: asked only when the direction is `milestone` (KR4). */
  milestoneReason: v.string(),
  dueOn: v.nullable(DaySchema),
  commitment: v.nullable(v.picklist(COMMITMENTS)),
  confidence: v.nullable(
    v.pipe(v.number(), v.integer(), v.minValue(CONFIDENCE.min), v.maxValue(CONFIDENCE.max)),
  ),
})
export type KeyResultFields = v.InferOutput<typeof KeyResultFieldsSchema>

export const EMPTY_KEY_RESULT_FIELDS: KeyResultFields = {
  ownerId: null,
  direction: null,
  unit: '',
  baseline: null,
  target: null,
  milestoneReason: '',
  dueOn: null,
  commitment: null,
  confidence: null,
}
