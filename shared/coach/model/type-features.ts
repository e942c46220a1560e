import type { KeyResultReading } from '../key-result/read-key-result.ts'
import { COMPARATIVES } from '../lexicon/adjectives.ts'
import { wordList } from '../lexicon/word-list.ts'
import type { Token } from '../reading/words.ts'
import { stem } from './stem.ts'
import { classesOf, type WordClasses } from './word-classes.ts'

/** Words that hold a sentence together stand for themselves where others stand for their class. */
const FUNCTION_WORDS = wordList(
  'from to by of for with in on at so that and or who which per than is are be can will have has no not every each all more less fewer',
)
/** "No more missed handovers", "nobody waits". */
const NEGATIONS = wordList('no nobody none never nothing without zero')

/** The most tokens whose order votes. */
const HEAD_TOKENS = 9
/** How far behind a number the noun stands that it counts. */
const COUNTED_WITHIN = 4

/**
 * What of a reading votes on the type, each once. The first character is the kind of feature: `w` a word's stem; `V` a class
 * of the first word; `D` how a segment hangs on the head, and whether it has a number; `A` a noun class in the head; `U`, `G`
 * unit and form of a number, `C` what it counts, `N` how many there are; `q` two classes in a row; `h` a comparison or a denial.
 */
export function typeFeatures({ tokens, segments, quantities }: KeyResultReading): readonly string[] {
  const features = new Set<string>()
  const head = segments[0] ?? { from: 0, to: 0 }
  const classes = tokens.map(({ kind, lower }) => (kind === 'word' ? classesOf(lower) : null))
  for (const [at, { kind, lower }] of tokens.entries()) {
    if (kind === 'word') features.add(`w${stem(lower)}`)
    if (COMPARATIVES.has(lower)) features.add('h+')
    if (NEGATIONS.has(lower)) features.add('h-')
    if (at >= head.from && at < head.to)
      for (const letter of classes[at]?.nouns ?? '') features.add(`A${letter}`)
    if (at < HEAD_TOKENS) features.add(`q${nameAt(at)}_${nameAt(at + 1)}`)
  }
  const first = classes[head.from]
  for (const letter of `${first?.verbs ?? ''}${first?.nouns ?? ''}` || '?') features.add(`V${letter}`)
  for (const { from, to, link } of segments)
    features.add(
      `D${link}${quantities.some((number) => number.role !== 'baseline' && number.from >= from && number.to <= to)}`,
    )
  for (const { to, unit, form } of quantities) {
    const counted = classes.slice(to, to + COUNTED_WITHIN).find((word) => word !== null && word.nouns !== '')
    features.add(`U${unit}`).add(`G${form}`).add(`C${counted?.nouns}`)
  }
  return [...features.add(`N${Math.min(quantities.length, 3)}`)]

  function nameAt(at: number): string {
    const token = tokens[at]
    return token === undefined ? '$' : nameOf(token, at, classes[at] ?? null, head.from, quantities)
  }
}

function nameOf(
  { kind, lower }: Token,
  at: number,
  classes: WordClasses | null,
  headFrom: number | undefined,
  quantities: KeyResultReading['quantities'],
): string {
  const quantity = quantities.find(({ from, to }) => at >= from && at < to)
  if (quantity !== undefined) return quantity.unit === 'percent' || quantity.form === 'fraction' ? '%' : '#'
  if (kind === 'number') return '0'
  if (classes === null) return /[->→➜⇒]/.test(lower) ? '>' : lower
  if (FUNCTION_WORDS.has(lower)) return lower
  const [noun, verb] = [classes.nouns[0], classes.verbs[0]]
  if (at === headFrom) return verb ?? noun ?? '?'
  return noun ?? verb ?? (/(?:ed|en)$/.test(lower) ? 'p' : '?')
}
