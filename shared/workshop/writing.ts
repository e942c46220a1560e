import * as v from 'valibot'

/** Cards of one person in one stage. */
export const MAX_PRIVATE_CARDS = 60
/**
 * Key results, or cards of any other kind, that everybody has written alone in one workshop, revealed ones included. A board
 * holds 1,000 of each, and what waits must have its place on it whatever is written beside it.
 */
export const MAX_PRIVATE_CARDS_IN_ROOM = 800
export const MAX_PRIVATE_TEXT_LENGTH = 500
export const MAX_PULSE_WORD_LENGTH = 30

/** A card that only its author and the room's storage know, until it is revealed. */
export const PrivateCardSchema = v.object({
  /** Made by the author's device. It never reaches the board: a revealed card gets an id of the room's. */
  id: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
  stageId: v.string(),
  text: v.string(),
  /** The objective that a key result is proposed for; `null` elsewhere. */
  objectiveId: v.optional(v.nullable(v.string()), null),
  /** The key result of a retro that a card of its reflection is about. Left out or `null`: none, or not said. */
  keyResultId: v.optional(v.nullable(v.string())),
  /** The column that it was written under; `null` where a stage has none. */
  column: v.optional(v.nullable(v.string()), null),
  /** It was written in an anonymous stage: its author is not told, even if the stage is named by now. */
  isAnonymous: v.optional(v.boolean(), false),
})
export type PrivateCard = v.InferOutput<typeof PrivateCardSchema>

/** How are we: 1 (low) to 5 (high), and one word. */
export const PulseAnswerSchema = v.object({
  score: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
  word: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(MAX_PULSE_WORD_LENGTH, `Use at most ${MAX_PULSE_WORD_LENGTH} characters.`),
  ),
})
export type PulseAnswer = v.InferOutput<typeof PulseAnswerSchema>

/** What may be known of what is written in a stage and not revealed yet. */
export const WritingProgressSchema = v.object({
  /** Cards of everybody, or answers to a pulse. */
  cards: v.number(),
  /** By person, named stages only: empty where only the sum may be known. */
  people: v.record(v.string(), v.number()),
})
export type WritingProgress = v.InferOutput<typeof WritingProgressSchema>

export function isSameProgress(a: WritingProgress, b: WritingProgress): boolean {
  const people = Object.entries(a.people)
  return (
    a.cards === b.cards &&
    people.length === Object.keys(b.people).length &&
    people.every(([personId, cards]) => b.people[personId] === cards)
  )
}

/** A pulse that was shown: nothing in it says who. */
export const PulseResultSchema = v.object({
  /** How many gave 1, 2, 3, 4 and 5. */
  counts: v.tuple([v.number(), v.number(), v.number(), v.number(), v.number()]),
  /** In an order of its own. */
  words: v.array(v.string()),
})
export type PulseResult = v.InferOutput<typeof PulseResultSchema>

/** That the cards of a stage were revealed. It may happen again, for cards written since. */
export const RevealSchema = v.object({
  atMs: v.number(),
  cards: v.number(),
  naming: v.picklist(['named', 'anonymous']),
})
export type Reveal = v.InferOutput<typeof RevealSchema>
