import { isEmptyWord } from '../coach/key-result/empty-words.ts'
import { familiesCalledBy } from '../coach/metrics/suggest-metrics.ts'
import { contentStems } from '../coach/reading/content-words.ts'
import { longName } from '../coach/reading/short-names.ts'
import { COMMON_STEMS } from './common-words.ts'
import { namedMeasures, sameThing } from './same-things.ts'

/*
 * [RE6] Which learnings are worth showing to somebody who drafts a key result: those about the same measure, or about what
 * moved or held up something like it. Words are compared by what they name, and all that counts is told. The weights were
 * fitted to the labelled pairs of tests/data/similar-pairs.jsonl, without those that are kept apart, and rounded.
 */

export type KeyResultDraft = { readonly text: string; readonly unit: string }

export type ComparableLearning = {
  readonly text: string
  /** What it was learned from; `null`: from no key result in particular. */
  readonly keyResult: { readonly text: string; readonly unit: string } | null
}

export type SuggestedLearning<Learning> = {
  readonly learning: Learning
  /** The more, the more alike; at least the threshold. */
  readonly score: number
  /** What both name, as each writes it; the most telling first. */
  readonly words: readonly { readonly inDraft: string; readonly inLearning: string }[]
  /** The unit that both are measured in, where it says something. */
  readonly unit: string | null
}

/** Learnings whose words were read. It is worth keeping while the same learnings are compared with more than one draft. */
export type LearningIndex<Learning> = {
  readonly entries: readonly Entry<Learning>[]
  /** Words that so many of these learnings have that they tell little between them. */
  readonly frequent: ReadonlySet<string>
}

type Entry<Learning> = {
  readonly learning: Learning
  readonly words: Words
  readonly about: About | null
}

/** By what they name: as they are first written. */
type Words = ReadonlyMap<string, string>
type About = { readonly words: Words; readonly families: ReadonlySet<string>; readonly unit: string }

const WEIGHTS = {
  /** How much of what both key results say is the same, from 0 to 1. */
  measure: 1.1,
  /** Each word of the draft that the learning or its key result has. */
  word: 1.4,
  /** The coach would suggest metrics of the same family for both. */
  family: 0.4,
  /** Both are counted in the same things. */
  unit: 1,
  /** They are counted in different things: hardly the same measure. */
  otherUnit: -1.5,
  /** What was learned from no key result in particular has less to compare. */
  noKeyResult: -1,
} as const

/**
 * Where a learning is offered: four of five that are offered should be worth it. The lowest that keeps a precision of 0.9 on the
 * development pairs.
 */
export const SIMILAR_FROM = 2

const COMMON_WEIGHT = 0.3
/** More words than this make nothing more alike. */
const MOST_WORDS = 2
/** Short key results are not alike by one common word. */
const FEWEST_WORDS = 1.5

/** In fewer learnings than these no word is frequent. */
const FREQUENT_FROM_LEARNINGS = 10
const FREQUENT_SHARE = 0.3

/** Reads the words of learnings, O(their words). */
export function indexLearnings<Learning extends ComparableLearning>(
  learnings: readonly Learning[],
): LearningIndex<Learning> {
  const entries = learnings.map((learning) => ({
    learning,
    words: wordsOf(learning.text),
    about: learning.keyResult && readAbout(learning.keyResult),
  }))
  return { entries, frequent: frequentWords(entries) }
}

/** Learnings that are worth showing beside a draft, the most alike first. Pure, and the same each time. */
export function suggestLearnings<Learning extends ComparableLearning>(
  draft: KeyResultDraft,
  { entries, frequent }: LearningIndex<Learning>,
  threshold = SIMILAR_FROM,
): readonly SuggestedLearning<Learning>[] {
  const its = readAbout(draft)
  const weightOf = (word: string) => (COMMON_STEMS.has(word) || frequent.has(word) ? COMMON_WEIGHT : 1)
  return entries
    .map((entry) => compare(its, entry, weightOf))
    .filter(({ score }) => score >= threshold)
    .toSorted((one, other) => other.score - one.score)
}

function compare<Learning>(
  draft: About,
  { learning, words, about }: Entry<Learning>,
  weightOf: (word: string) => number,
): SuggestedLearning<Learning> {
  const sum = (all: Iterable<string>) => [...all].reduce((total, word) => total + weightOf(word), 0)
  const shared = [...draft.words.keys()].filter((word) => words.has(word) || about?.words.has(word) === true)
  const unit = about === null ? 'unknown' : compareUnits(draft.unit, about.unit)
  const score =
    (about === null ? WEIGHTS.noKeyResult : WEIGHTS.measure * likeness(draft.words, about.words, sum)) +
    WEIGHTS.word * Math.min(MOST_WORDS, sum(shared)) +
    (about !== null && [...draft.families].some((family) => about.families.has(family))
      ? WEIGHTS.family
      : 0) +
    (unit === 'same' ? WEIGHTS.unit : unit === 'other' ? WEIGHTS.otherUnit : 0)
  return {
    learning,
    score,
    words: shared
      .toSorted((one, other) => weightOf(other) - weightOf(one))
      .map((word) => ({
        inDraft: draft.words.get(word) ?? word,
        inLearning: about?.words.get(word) ?? words.get(word) ?? word,
      })),
    unit: unit === 'same' ? draft.unit : null,
  }
}

/** How much of two key results' words is in both, by weight. */
function likeness(one: Words, other: Words, sum: (words: Iterable<string>) => number): number {
  const inBoth = [...one.keys()].filter((word) => other.has(word))
  return (2 * sum(inBoth)) / Math.max(FEWEST_WORDS, sum(one.keys()) + sum(other.keys()))
}

/** Units that so much is measured in that they say nothing: that they are the same, that is. */
const USUAL_UNITS: readonly string[] = ['', '%', '€', '$', '£', 'a month', 'a week']

const TIMES = /^(?:ms|milliseconds?|s|seconds?|min|minutes?|h|hours?|days?|weeks?|months?)$/

function compareUnits(one: string, other: string): 'same' | 'other' | 'unknown' {
  if (one === '' || other === '') return 'unknown'
  if (one === other) return USUAL_UNITS.includes(one) ? 'unknown' : 'same'
  // Three days and 70 hours are measured alike.
  return TIMES.test(one) && TIMES.test(other) ? 'unknown' : 'other'
}

function readAbout({ text, unit }: KeyResultDraft): About {
  return {
    words: wordsOf(text),
    families: new Set(familiesCalledBy(text).keys()),
    unit: unit.trim().toLowerCase(),
  }
}

/** What a text names: without what only says that something moves, and by one name for each thing. */
function wordsOf(text: string): Words {
  const written = contentStems(text, 2)
  const spelledOut = [...written.values()].flatMap((word) => {
    const long = longName(word.toLowerCase())
    return long === null ? [] : [...contentStems(long).keys()].map((stem) => [stem, word] as const)
  })
  const words = new Map<string, string>(namedMeasures(text))
  for (const [stem, word] of [...written, ...spelledOut]) {
    const named = sameThing(stem) ?? (isEmptyWord(word.toLowerCase()) ? null : stem)
    if (named !== null && !words.has(named)) words.set(named, word)
  }
  return words
}

function frequentWords(entries: readonly Entry<unknown>[]): ReadonlySet<string> {
  if (entries.length < FREQUENT_FROM_LEARNINGS) return new Set()
  const counts = new Map<string, number>()
  for (const { words, about } of entries) {
    for (const word of new Set([...words.keys(), ...(about?.words.keys() ?? [])])) {
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  const most = entries.length * FREQUENT_SHARE
  return new Set([...counts].filter(([, count]) => count > most).map(([word]) => word))
}
