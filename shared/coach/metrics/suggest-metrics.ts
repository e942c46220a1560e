import type { Span } from '../finding.ts'
import type { Metric, MetricFamily } from './metric.ts'
import { GENERAL_METRICS, METRIC_FAMILIES } from './metric-families.ts'
import { nameOfThing } from './name-of-thing.ts'
import { beginningOf, type StemmedWord, stemmedWords } from './word-stems.ts'

export type SuggestedMetric = Metric & {
  /** The family's id; `general` when no word called one. */
  readonly family: string
  /** Why it is suggested: the words that called it, as they were written. `null`: it fits anything. */
  readonly because: CallingWords | null
}

export type CallingWords = {
  readonly words: string
  readonly in: LadderText
  /** Where they stand in the output, in `who`, or in that one of `changes`. */
  readonly span: Span
}

type LadderText = 'output' | 'who' | 'changes'

export type SuggestionOptions = {
  /** Who notices when the output is done. */
  readonly who?: string
  /** What they do or get then, each "so what?" after it. */
  readonly changes?: readonly string[]
  /** How many at most. */
  readonly limit?: number
}

const DEFAULT_LIMIT = 6
const GENERAL = 'general'

/** What was written says more of the work than who notices it. A weak word stays behind every telling one. */
const WEIGHTS = { output: 3, changes: 2, who: 1 } as const satisfies Record<LadderText, number>
const TELLING_WEIGHT = 10
/** "Customer portal" says more than "customer". */
const PHRASE_WEIGHT = 3

type Call = {
  readonly family: MetricFamily
  score: number
  because: CallingWords
  best: number
  isWeak: boolean
}

/**
 * [KR1] Metrics suggested for an output, from its words and from what the ladder's other rungs say. Best first, families in
 * turn, so that "Deploy Feature X" is asked about deployment and about the feature. Never empty: when no word is known,
 * the metrics are those that fit anything.
 * @param output the words of the output
 */
export function suggestMetrics(output: string, options: SuggestionOptions = {}): readonly SuggestedMetric[] {
  const { who = '', changes = [], limit = DEFAULT_LIMIT } = options
  const calls = new Map<string, Call>()
  callFamilies(calls, output, 'output')
  for (const change of changes) callFamilies(calls, change, 'changes')
  callFamilies(calls, who, 'who')

  const ranked = [...calls.values()].sort((one, other) => other.score - one.score)
  const telling = ranked.filter(({ isWeak }) => !isWeak)
  const weak = ranked.filter(({ isWeak }) => isWeak)
  const thing = nameOfThing(output)
  const listsOf = (called: readonly Call[]) =>
    called.map(({ family, because }) =>
      family.metrics.map((metric) => ({ ...withThing(metric, thing), family: family.id, because })),
    )
  const suggested: readonly SuggestedMetric[] =
    ranked.length === 0
      ? GENERAL_METRICS.map((metric) => ({ ...withThing(metric, thing), family: GENERAL, because: null }))
      : [...inTurn(listsOf(telling)), ...inTurn(listsOf(weak))]
  return uniqueByName(suggested).slice(0, Math.max(1, limit))
}

/** The kinds of work that a text calls by a telling word, each with the words that called it, as they were written. */
export function familiesCalledBy(text: string): ReadonlyMap<string, string> {
  const calls = new Map<string, Call>()
  callFamilies(calls, text, 'output')
  const telling = [...calls.values()].filter(({ isWeak }) => !isWeak)
  return new Map(telling.map(({ family, because }) => [family.id, because.words]))
}

/** The metric of this name, also as it was suggested for a thing: "engagement with Feature X". */
export function metricNamed(name: string): Metric | null {
  return METRICS_BY_NAME.get(nameKey(name)) ?? null
}

const METRICS_BY_NAME: ReadonlyMap<string, Metric> = new Map(
  [...METRIC_FAMILIES.flatMap(({ metrics }) => metrics), ...GENERAL_METRICS].map((metric) => [
    nameKey(metric.name),
    metric,
  ]),
)

function nameKey(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase().replace(/^the /, '')
}

/** `{the feature}` in a name stands for the thing that the output is about, and is the name when that is not clear. */
function withThing(metric: Metric, thing: string | null): Metric {
  const name = metric.name.replace(/\{(.*?)\}/, (_, general: string) => thing ?? general)
  return name === metric.name ? metric : { ...metric, name }
}

type Entry = { readonly family: MetricFamily; readonly weight: number; readonly isWeak: boolean }

/** Most words of a phrase in the lists; a longer one would never be found. */
export const MAX_PHRASE_WORDS = 4
const MIN_BEGINNING_LENGTH = 3
const MAX_BEGINNING_LENGTH = 16

/** Phrases by their stems run together, so that "sign up", "sign-up" and "signup" are one. */
const WHOLE = new Map<string, Entry[]>()
const BEGINNINGS = new Map<string, Entry[]>()
for (const family of METRIC_FAMILIES) {
  for (const { word, isBeginning, isWeak } of family.words) {
    const words = stemmedWords(word)
    const phrase = words.length > 1 ? PHRASE_WEIGHT : 0
    const entry = { family, isWeak, weight: (isWeak ? 1 : TELLING_WEIGHT) + phrase }
    const before = words.slice(0, -1).map(({ stem }) => stem)
    const last = words.at(-1)
    if (last === undefined) continue
    const key = before.join('') + (isBeginning ? beginningOf(word.slice(last.start)) : last.stem)
    const index = isBeginning ? BEGINNINGS : WHOLE
    const entries = index.get(key)
    if (entries === undefined) index.set(key, [entry])
    else entries.push(entry)
  }
}

function callFamilies(calls: Map<string, Call>, text: string, source: LadderText): void {
  const words = stemmedWords(text)
  for (let at = 0; at < words.length; at += 1) {
    let before = ''
    for (let last = at; last < Math.min(at + MAX_PHRASE_WORDS, words.length); last += 1) {
      const first = words[at]
      const word = words[last]
      if (first === undefined || word === undefined) break
      const found = [...(WHOLE.get(before + word.stem) ?? []), ...entriesBeginning(before, word, text)]
      const span = { start: first.start, end: word.end }
      const because = { words: text.slice(span.start, span.end), in: source, span }
      for (const entry of found) callFamily(calls, entry, because)
      before += word.stem
    }
  }
}

function entriesBeginning(before: string, word: StemmedWord, text: string): readonly Entry[] {
  const whole = before + beginningOf(text.slice(word.start, Math.min(word.end, word.start + 40)))
  const found: Entry[] = []
  const longest = Math.min(whole.length, before.length + MAX_BEGINNING_LENGTH)
  for (let length = Math.max(before.length + 2, MIN_BEGINNING_LENGTH); length <= longest; length += 1) {
    found.push(...(BEGINNINGS.get(whole.slice(0, length)) ?? []))
  }
  return found
}

/** The same word twice calls no louder: a family's best call counts, and a little that another text calls it too. */
function callFamily(
  calls: Map<string, Call>,
  { family, weight, isWeak }: Entry,
  because: CallingWords,
): void {
  const score = weight * WEIGHTS[because.in]
  const known = calls.get(family.id)
  if (known === undefined) {
    calls.set(family.id, { family, score, because, best: score, isWeak })
    return
  }
  known.isWeak = known.isWeak && isWeak
  if (because.in !== known.because.in) known.score += score / 10
  if (score > known.best) {
    known.score += score - known.best
    known.best = score
    known.because = because
  }
}

/** The first of each list, then the second of each, and so on. */
function inTurn<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => {
      const item = list[turn]
      return item === undefined ? [] : [item]
    }),
  ).flat()
}

function uniqueByName<T extends { readonly name: string }>(metrics: readonly T[]): readonly T[] {
  const seen = new Set<string>()
  return metrics.filter(({ name }) => !seen.has(name) && seen.add(name) !== undefined)
}
