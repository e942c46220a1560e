import * as v from 'valibot'
import { RecordedBallotSchema } from '../api/record-api.ts'
import { WorkshopTitleSchema } from '../identity/names.ts'
import { COMMITMENTS, CONFIDENCE, DaySchema, MAX_TEXT_LENGTH } from '../okr/model.ts'
import { RetroLineSchema } from '../retro/grade.ts'
import { RetroRecordSchema } from '../retro/retro-record.ts'
import { ACTION_OUTCOMES, LEARNING_KINDS } from '../retro/retro-state.ts'
import { isTimeZone } from '../time/zoned-time.ts'

/*
 * A closed retro in a team's document: word for word what it said, and what has become of its learnings and actions since.
 */

const IdSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, 'Ids are 1 to 64 letters, digits, - or _.'))
const TextSchema = v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH))
const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const TimeMsSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(253_402_300_799_999))
const ConfidenceSchema = v.nullable(
  v.pipe(v.number(), v.integer(), v.minValue(CONFIDENCE.min), v.maxValue(CONFIDENCE.max)),
)

export const DocumentRetroSchema = v.object({
  /** Of its workshop. */
  id: IdSchema,
  cycleId: IdSchema,
  title: WorkshopTitleSchema,
  timeZone: v.pipe(v.string(), v.check(isTimeZone, 'This is no time zone.')),
  createdAtMs: TimeMsSchema,
  /** 1 for the first of its cycle; the highest is the one that counts. */
  number: CountSchema,
  revision: CountSchema,
  publishedAtMs: TimeMsSchema,
  finalisedBy: v.string(),
  /** What it said, in its newest revision. */
  said: RetroRecordSchema,
  /** [RE8] How sure the team was of each key result, when it was published and at the middle of the cycle. */
  confidence: v.array(
    v.object({ keyResultId: IdSchema, atCommit: ConfidenceSchema, atMiddle: ConfidenceSchema }),
  ),
  /** Its key results and their objectives in the words that people had before them. Left out in files from before that was kept. */
  words: v.optional(
    v.array(
      v.object({
        keyResultId: IdSchema,
        text: TextSchema,
        objectiveId: IdSchema,
        objectiveText: TextSchema,
      }),
    ),
    [],
  ),
  /**
   * [GR2] What was expected of each key result then (its own commitment, else its objective's), and of its objective. Left out in
   * files from before that was kept.
   */
  commitments: v.optional(
    v.array(
      v.object({
        keyResultId: IdSchema,
        commitment: v.nullable(v.picklist(COMMITMENTS)),
        objectiveCommitment: v.nullable(v.picklist(COMMITMENTS)),
      }),
    ),
  ),
  /** Votes on what was written. */
  ballots: v.array(RecordedBallotSchema),
  /** [RE6] As the library has them. */
  learnings: v.array(
    v.object({
      id: IdSchema,
      kind: v.picklist(LEARNING_KINDS),
      text: RetroLineSchema,
      objectiveId: v.nullable(IdSchema),
      keyResultId: v.nullable(IdSchema),
      learnedAtMs: TimeMsSchema,
      /** Set where it was taken out of the library. */
      removedAtMs: v.nullable(TimeMsSchema),
    }),
  ),
  /** [RE7] As they stand today. */
  actions: v.array(
    v.object({
      id: IdSchema,
      text: RetroLineSchema,
      ownerId: v.nullable(IdSchema),
      dueOn: v.nullable(DaySchema),
      state: v.picklist(ACTION_OUTCOMES),
      createdAtMs: TimeMsSchema,
      settledAtMs: v.nullable(TimeMsSchema),
      settledBy: v.nullable(IdSchema),
    }),
  ),
})
export type DocumentRetro = v.InferOutput<typeof DocumentRetroSchema>

/** What a retro refers to, by where it does. */
export function referencesOf({
  cycleId,
  said,
  confidence,
  words,
  commitments = [],
  learnings,
  actions,
}: DocumentRetro) {
  const about = [...said.learnings, ...learnings]
  return {
    cycles: [cycleId],
    people: [...said.actions, ...actions]
      .map(({ ownerId }) => ownerId)
      .concat(actions.map((each) => each.settledBy)),
    objectives: [...about, ...words].map(({ objectiveId }) => objectiveId),
    keyResults: [
      ...said.keyResults.map(({ id }) => id),
      ...[...confidence, ...words, ...commitments].map(({ keyResultId }) => keyResultId),
      ...about.map(({ keyResultId }) => keyResultId),
    ],
  } satisfies Record<string, readonly (string | null)[]>
}
