import type { KeyResultReading } from '../key-result/read-key-result.ts'
import { wordList } from '../lexicon/word-list.ts'
import type { Token } from '../reading/words.ts'
import { stem } from './stem.ts'
import { classesOf, type WordClasses } from './word-classes.ts'

/** Words that hold a sentence together stand for themselves where others stand for their class. */
const FUNCTION_WORDS = wordList(
  'from to by of for with in on at so that and or who which per than is are be can will have has no not every each all more less fewer',
)
/** "Shorter waits", "make it safer": more or less of something good is a result, without any number too. */
const COMPARATIVES = wordList(
  'more less fewer better worse higher lower faster slower shorter longer sooner earlier easier safer cheaper stronger deeper smoother quicker healthier happier calmer cleaner clearer smaller larger bigger greater simpler fairer closer',
)
/** "No more missed handovers", "nobody waits". */
const NEGATIONS = wordList('no nobody none never nothing without zero neither')

/** The most tokens whose order votes. */
const HEAD_TOKENS = 9
/** How far behind a number the noun stands that it counts. */
const COUNTED_WITHIN = 4

/**
 * What of a reading votes on the type, each once. The first character is the kind of feature: `w` a word's stem; `V` the class
 * of the first word of the head, `W` of other segments; `D` how a segment hangs on the
 * head, and whether it has a number; `A` a noun class in the head, `a` elsewhere; `U`, `G`, `R`
 * unit, form and role of a number, `C` what it counts, `L` the noun before it; `q` two classes in a row, `Q` the first ones;
 * `H`, `h` a comparison or a denial in front, or anywhere; `E` the last word; `N` how many numbers.
 */
export function typeFeatures({ tokens, segments, quantities }: KeyResultReading): readonly string[] {
  const features = new Set<string>()
  const classes = tokens.map(({ kind, lower }) => (kind === 'word' ? classesOf(lower) : null))
  for (const { kind, lower } of tokens) if (kind === 'word') features.add(`w${stem(lower)}`)

  for (const [at, segment] of segments.entries()) {
    const kind = at === 0 ? 'V' : 'W'
    const first = classes[segment.from]
    const letters = first === undefined || first === null ? '' : first.verbs + first.nouns
    for (const letter of letters === '' ? '?' : letters) features.add(kind + letter)
    const isMeasured = quantities.some(
      ({ from, to, role }) => role !== 'baseline' && from >= segment.from && to <= segment.to,
    )
    features.add(`D${segment.link} ${isMeasured ? '#' : ''}`)
  }

  const head = segments[0]
  const first = tokens[head?.from ?? 0]?.lower ?? ''
  if (COMPARATIVES.has(first)) features.add('H+')
  if (NEGATIONS.has(first)) features.add('H-')
  if (tokens.some(({ lower }) => COMPARATIVES.has(lower))) features.add('h+')
  if (tokens.some(({ lower }) => NEGATIONS.has(lower))) features.add('h-')
  for (const [at, ofWord] of classes.entries()) {
    const kind = head !== undefined && at >= head.from && at < head.to ? 'A' : 'a'
    for (const letter of ofWord?.nouns ?? '') features.add(kind + letter)
  }

  for (const { from, to, unit, form, role } of quantities) {
    features.add(`U${unit}`).add(`G${form}`).add(`R${role}`)
    features.add(`C${nounsAmong(classes.slice(to, to + COUNTED_WITHIN))}`)
    features.add(`L${nounsAmong(classes.slice(0, from).reverse())}`)
  }
  features.add(`N${Math.min(quantities.length, 3)}`)

  const names = tokens.map((token, at) => nameOf(token, at, classes[at] ?? null, head?.from, quantities))
  for (let at = 0; at < Math.min(names.length, HEAD_TOKENS); at++)
    features.add(`q${names[at]} ${names[at + 1] ?? '$'}`)
  features.add(`Q${names.slice(0, 2).join(' ')}`).add(`Q${names.slice(0, 3).join(' ')}`)

  const lastAt = tokens.findLastIndex(({ kind }) => kind === 'word')
  const last = classes[lastAt]
  if (/(?:ed|en)$/.test(tokens[lastAt]?.lower ?? '')) features.add('Ep')
  features.add(`E${last?.nouns[0] ?? last?.verbs[0] ?? '?'}`)
  return [...features]
}

function nounsAmong(classes: ReadonlyArray<WordClasses | null>): string {
  return classes.find((ofWord) => ofWord !== null && ofWord.nouns !== '')?.nouns ?? '?'
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
