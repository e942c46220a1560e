import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import type { KeyResultDraft } from '../../../shared/retro/similar.ts'
import { indexLearnings, SIMILAR_FROM, suggestLearnings } from '../../../shared/retro/similar.ts'

/*
 * Pairs of a drafted key result and a learning, each labelled: would whoever drafts it be helped by it? Half of them would,
 * because it is about the same measure or about what moved something like it; the others share words, numbers, units or the
 * line of business, and no more.
 */

const KeyResultSchema = v.object({ text: v.string(), unit: v.string() })
const PairSchema = v.object({
  id: v.pipe(v.number(), v.integer()),
  draft: KeyResultSchema,
  learning: v.object({ text: v.string(), keyResult: v.nullable(KeyResultSchema) }),
  similar: v.boolean(),
})
export type Pair = v.InferOutput<typeof PairSchema>

export function readPairs(): readonly Pair[] {
  const lines = readFileSync('tests/data/similar-pairs.jsonl', 'utf8').trim().split('\n')
  return lines.map((line) => v.parse(PairSchema, JSON.parse(line)))
}

/** Every third pair is kept apart: weights and words were not fitted to it. */
export function isForValidation({ id }: Pick<Pair, 'id'>): boolean {
  return id % 3 === 0
}

export type Measured = {
  readonly pairs: number
  readonly offered: number
  readonly precision: number
  readonly recall: number
}

/** Each learning alone beside its draft, as in a library of one. */
export function measurePairs(
  pairs: readonly Pair[],
  isOffered: (draft: KeyResultDraft, learning: Pair['learning']) => boolean = isSuggested(SIMILAR_FROM),
): Measured {
  const offered = pairs.filter(({ draft, learning }) => isOffered(draft, learning))
  const right = offered.filter(({ similar }) => similar).length
  return {
    pairs: pairs.length,
    offered: offered.length,
    precision: right / offered.length,
    recall: right / pairs.filter(({ similar }) => similar).length,
  }
}

export function isSuggested(threshold: number) {
  return (draft: KeyResultDraft, learning: Pair['learning']): boolean =>
    suggestLearnings(draft, indexLearnings([learning]), threshold).length > 0
}

/** The naive way: learnings that have a word of four letters or more of the draft. */
export function sharesAnyWord(draft: KeyResultDraft, { text, keyResult }: Pair['learning']): boolean {
  const words = (of: string) => new Set(of.toLowerCase().match(/\p{L}{4,}/gu) ?? [])
  const its = words(`${text} ${keyResult?.text ?? ''}`)
  return [...words(draft.text)].some((word) => its.has(word))
}
