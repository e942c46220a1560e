import * as v from 'valibot'

/*
 * [GR1] A score looks back: 0.0 to 1.0 in steps of a tenth. While somebody gives it, it is a grade of theirs; what the room
 * agrees on is the score of the key result.
 */

export const GRADE_STEPS = 10

/** A grade or score: a whole number of tenths, as it is shown. */
export const ScoreSchema = v.pipe(
  v.number('Choose a grade from 0.0 to 1.0.'),
  v.minValue(0, 'A grade is 0.0 at least.'),
  v.maxValue(1, 'A grade is 1.0 at most.'),
  v.check((score) => score === roundScore(score), 'Use steps of a tenth, such as 0.7.'),
)

/** To the nearest tenth, the form in which every score is kept and compared. */
export function roundScore(score: number): number {
  return Math.round(score * GRADE_STEPS) / GRADE_STEPS
}

/** [RE4] A score below this is a miss, and gets one cause. */
export const MISS_BELOW = 0.7

export function isMiss(score: number): boolean {
  return roundScore(score) < MISS_BELOW
}

/** [RE4] Why a key result was missed. One each: the one that explains most of it. */
export const CAUSES = [
  'ambition',
  'wrong-measure',
  'dependency',
  'capacity',
  'priority-shift',
  'external',
  'focus',
  'cadence',
] as const
export type Cause = (typeof CAUSES)[number]
export const CauseSchema = v.picklist(CAUSES)

/** [RE5] What becomes of a key result. Nothing carries over by itself: what is kept or modified is a candidate. */
export const VERDICTS = ['keep', 'modify', 'drop'] as const
export type Verdict = (typeof VERDICTS)[number]
export const VerdictSchema = v.picklist(VERDICTS)

export const MAX_RETRO_LINE_LENGTH = 500

/** One line in a retro: an owner's word, a why, a learning, an action. */
export const RetroLineSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(MAX_RETRO_LINE_LENGTH, `Use at most ${MAX_RETRO_LINE_LENGTH} characters.`),
)

/** What everybody's grades of one key result came to. Nothing in it says who gave which. */
export const RevealedGradesSchema = v.object({
  /** In ascending order. */
  grades: v.array(ScoreSchema),
  revealedAtMs: v.number(),
})
export type RevealedGrades = v.InferOutput<typeof RevealedGradesSchema>
