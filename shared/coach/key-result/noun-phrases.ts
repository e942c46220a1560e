import {
  DELIVERABLE_NOUNS,
  EXPOSURE_NOUNS,
  MEASURE_NOUNS,
  OWN_WORK_NOUNS,
  PEOPLE_NOUNS,
  RESULT_NOUNS,
} from '../lexicon/nouns.ts'
import { NAMING_WORDS } from '../lexicon/numbers.ts'
import { BEHAVIOUR_VERBS, DOING_VERBS } from '../lexicon/verbs.ts'
import { wordList } from '../lexicon/word-list.ts'
import { entryFor, lowerAt, nounForms, type Token } from '../reading/words.ts'
import type { RoledQuantity } from './read-measure.ts'

/** A number of them is meant to fall, whoever made them: "flaky tests", "overdue invoices". */
const PAINFUL = wordList(
  'flaky escalated failed failing overdue late lost broken missed stale unresolved duplicate manual repeat wrong unplanned defective outdated slow false critical open escaped',
)

export type NounClass = 'own-work' | 'exposure' | 'result' | 'measure' | 'deliverable' | 'people' | 'unknown'

export const STOPS = wordList(`
  from to by of for with in on at so through using before within and or but who that which while via per after than as
  across during until into over under between against about without because is are was were be been has have had will can
  could should may must per each every -> → => > < >= <= ≥ ≤ = + due among a
`)

export const DETERMINERS = wordList(
  'the a an our all its their these every each of this my your new additional more extra further other both',
)

export const HEDGES = wordList(
  'atleast at least more than less fewer over under up to about around approximately nearly almost an average of no a total minimum maximum min max above below only exactly just ~ ≈ > < >= <= ≥ ≤ + = $ € £ = -',
)

const COMMERCIAL =
  /^(?:sales|pipeline|referral|revenue|deals?|opportunity|enterprise|mid-market|mid-enterprise|marketing|partner|qualified|generated|expansion|renewal|weighted|inbound|outbound)$/

/** The class of the noun phrase `from`–`to`: its last noun decides, a longer entry ("pull request") before a shorter. */
export function nounClassOf(tokens: readonly Token[], from: number, to: number): NounClass {
  let at = to - 1
  while (
    at > from &&
    (tokens[at]?.kind !== 'word' ||
      isDoneParticiple(lowerAt(tokens, at)) ||
      (/(?:ed|ing)$/.test(lowerAt(tokens, at)) && classOfWord(lowerAt(tokens, at)) === null))
  )
    at -= 1
  if (
    /^(?:completion|attendance|participation|progress|done|coverage)$/.test(lowerAt(tokens, at)) &&
    tokens
      .slice(from, at)
      .some(({ lower }) =>
        /^(?:training|trainings|course|workshop|review|reviews|onboarding|roadmap|task|tasks|e-learning|audit|action|actions|milestone|sprint|plan)$/.test(
          lower,
        ),
      )
  )
    return 'own-work'
  if (tokens.slice(from, at).some(({ lower }) => PAINFUL.has(lower))) return 'measure'
  if (
    tokens.slice(from, at).some(({ lower }) => /^(?:paying|active|returning|repeat)$/.test(lower)) &&
    nounForms(lowerAt(tokens, at)).some((form) => PEOPLE_NOUNS.has(form))
  )
    return 'result'
  if (tokens.slice(from, at).some(({ lower }) => lower === 'paying')) return 'result'
  if (at < from) return 'unknown'
  // "Deployment count": what is counted.
  if (at > from && /^(?:count|counts|number|numbers|volume|volumes|total)$/.test(lowerAt(tokens, at))) {
    const inner = nounClassOf(tokens, from, at)
    return inner === 'unknown' || inner === 'people' ? 'measure' : inner
  }
  if (tokens.slice(from, at).some(({ lower }) => /-free$/.test(lower))) return 'measure'
  const word = lowerAt(tokens, at)
  if (
    /^(?:subscribers?|followers?)$/.test(word) &&
    tokens
      .slice(from, at)
      .some(({ lower }) => /^(?:newsletter|blog|channel|youtube|podcast|email)$/.test(lower))
  )
    return 'exposure'
  if (
    /^(?:pipelines?|velocity)$/.test(word) &&
    tokens.slice(from, at).some(({ lower }) => COMMERCIAL.test(lower))
  )
    return 'result'
  if (
    /^(?:reviews?|ratings?|mentions?)$/.test(word) &&
    tokens
      .slice(from, at)
      .some(({ lower }) =>
        /^(?:positive|customer|google|g2|capterra|five-star|star|app|user|negative)$/.test(lower),
      )
  )
    return 'result'
  const ofPair =
    at > from
      ? classIn(nounForms(lowerAt(tokens, at)).map((form) => `${lowerAt(tokens, at - 1)} ${form}`))
      : null
  if (ofPair !== null) return ofPair
  const one = classOfWord(lowerAt(tokens, at))
  if (one !== null) return one
  // "Feature X", "invoice API v2": a name at the end leaves its noun in front.
  const isName = /^(?:[a-z]|v?\d.*|mvp)$/.test(lowerAt(tokens, at))
  return isName && at > from ? nounClassOf(tokens, from, at) : 'unknown'
}

export function classOfWord(word: string): NounClass | null {
  if (/^time-to-/.test(word)) return 'measure'
  const whole = classIn(nounForms(word))
  if (whole !== null || !/[-/]/.test(word)) return whole
  return classIn(nounForms((word.includes('/') ? word.split('/')[0] : word.split('-').at(-1)) ?? ''))
}

export function classIn(forms: readonly string[]): NounClass | null {
  const has = (lexicon: ReadonlySet<string>) => forms.some((form) => lexicon.has(form))
  if (has(EXPOSURE_NOUNS)) return 'exposure'
  if (has(MEASURE_NOUNS)) return 'measure'
  if (has(RESULT_NOUNS)) return 'result'
  if (has(OWN_WORK_NOUNS)) return 'own-work'
  if (has(DELIVERABLE_NOUNS)) return 'deliverable'
  if (has(PEOPLE_NOUNS)) return 'people'
  return null
}

/** The end of the noun phrase that begins at `from`. */
export function phraseEnd(tokens: readonly Token[], from: number, limit: number): number {
  let at = from
  while (at < limit) {
    const token = tokens[at]
    if (token === undefined || (token.kind === 'number' && !NAMING_WORDS.has(lowerAt(tokens, at - 1)))) break
    if (token.kind === 'mark' && !/^[&/#"“”'-]$/.test(token.lower)) break
    if (at > from && STOPS.has(token.lower)) break
    if (at > from && endsPhrase(tokens, at)) break
    at += 1
  }
  return at
}

/** Whether the noun phrase ends before this word: it is a verb, or one may be and somebody stands before it. */
function endsPhrase(tokens: readonly Token[], at: number): boolean {
  const word = lowerAt(tokens, at)
  if (
    /^(?:is|are|can|will|rises?|falls?|drops?|grows?|goes|uses?|buys?|pays?|gets?|feels?|comes?|takes?|gives?|go|improves?|increases?|decreases?|declines?|improved|increased|decreased|declined|reached|reads|keeps?|says?|has|have|do|does|don't|actually|really|now)$/.test(
      word,
    )
  )
    return true
  if (/ed$/.test(word) && entryFor(DOING_VERBS, word) !== null) return !isAttribute(tokens, at)
  // "Articles explaining the category".
  if (
    /[a-z]{3}ing$/.test(word) &&
    classOfWord(lowerAt(tokens, at - 1)) !== null &&
    DETERMINERS.has(lowerAt(tokens, at + 1))
  )
    return true
  const before = classOfWord(lowerAt(tokens, at - 1))
  const isSomebody = before === 'people' || before === 'result' || before === 'own-work'
  return (
    isSomebody &&
    !word.endsWith('s') &&
    (BEHAVIOUR_VERBS.has(word) || DOING_VERBS.has(word)) &&
    /(?:s|people|staff|children|men|class)$/.test(lowerAt(tokens, at - 1))
  )
}

/** "Merged patches": a participle in front of its noun. */
function isAttribute(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  return next?.kind === 'word' && classOfWord(next.lower) !== null && !STOPS.has(next.lower)
}

export function nounOnly(word: string): boolean {
  return classOfWord(word) !== null
}

/** What a number counts: the noun phrase behind it, or behind the "of" behind it. */
export function countedBy(
  tokens: readonly Token[],
  quantity: RoledQuantity,
  limit: number,
): { readonly kind: NounClass; readonly from: number; readonly to: number; readonly isShare: boolean } {
  let at = quantity.to
  const isShare = quantity.unit === 'percent' || quantity.form === 'fraction'
  if (/^(?:%|percent|pct|points?|pp|ppt|pts)$/.test(lowerAt(tokens, at))) at += 1
  while (
    at < limit &&
    (/^[+)]$/.test(lowerAt(tokens, at)) || (HEDGES.has(lowerAt(tokens, at)) && lowerAt(tokens, at) !== 'of'))
  )
    at += 1
  if (lowerAt(tokens, at) === 'of') at += 1
  while (at < limit && DETERMINERS.has(lowerAt(tokens, at))) at += 1
  if (/^(?:more|less|fewer|higher|lower)$/.test(lowerAt(tokens, at))) at += 1
  const to = phraseEnd(tokens, at, limit)
  if (
    /^(?:completion|implementation|execution|attendance|participation|delivery)$/.test(
      lowerAt(tokens, to - 1),
    ) &&
    lowerAt(tokens, to) === 'of'
  ) {
    const inner = skipDeterminers(tokens, to + 1, limit)
    const innerEnd = phraseEnd(tokens, inner, limit)
    const kind = nounClassOf(tokens, inner, innerEnd)
    if (kind === 'own-work' || kind === 'deliverable')
      return { kind: 'own-work', from: at, to: innerEnd, isShare }
  }
  // "A 20% lift in traffic": what is lifted.
  if (
    /^(?:lift|increase|rise|growth|reduction|decrease|drop|decline|improvement|uplift)$/.test(
      lowerAt(tokens, to - 1),
    ) &&
    /^(?:in|of)$/.test(lowerAt(tokens, to))
  ) {
    const inner = skipDeterminers(tokens, to + 1, limit)
    const innerEnd = phraseEnd(tokens, inner, limit)
    const kind = nounClassOf(tokens, inner, innerEnd)
    const isLess = /^(?:reduction|decrease|drop|decline)$/.test(lowerAt(tokens, to - 1))
    return {
      kind: kind === 'exposure' || (kind === 'own-work' && !isLess) ? kind : 'measure',
      from: at,
      to: innerEnd,
      isShare,
    }
  }
  if (
    isShare &&
    /^(?:plan|target|quota|goal|budget|forecast)$/.test(lowerAt(tokens, to - 1)) &&
    tokens
      .slice(at, to)
      .some(({ lower }) =>
        /acv$|^(?:arr|revenue|sales|quota|budget|growth|pipeline|bookings|sclau|profit)$/.test(lower),
      )
  )
    return { kind: 'measure', from: at, to, isShare }
  return { kind: to > at ? nounClassOf(tokens, at, to) : 'unknown', from: at, to, isShare }
}

export function skipDeterminers(tokens: readonly Token[], from: number, to: number): number {
  let at = from
  while (at < to && DETERMINERS.has(lowerAt(tokens, at))) at += 1
  return at
}

/** The class of an object, through "the number of …" and "the share of …". */
export function objectClass(tokens: readonly Token[], from: number, to: number): NounClass {
  const end = phraseEnd(tokens, from, to)
  if (lowerAt(tokens, end) === 'of' || lowerAt(tokens, from) === '#' || lowerAt(tokens, from) === '%') {
    const head = lowerAt(tokens, end - 1)
    const inner = skipDeterminers(tokens, end + 1, to)
    const innerClass = nounClassOf(tokens, inner, phraseEnd(tokens, inner, to))
    if (/^(?:number|numbers|amount|count|volume|frequency|quantity|total|#|no|cadence|pace|rate)$/.test(head))
      return innerClass === 'people' || innerClass === 'unknown' ? 'measure' : innerClass
    if (/^(?:test|code)$/.test(lowerAt(tokens, end - 2)) && head === 'coverage') return 'measure'
    if (/^(?:share|percentage|percent|proportion|%|ratio|portion|coverage)$/.test(head))
      return innerClass === 'own-work' ? 'own-work' : 'measure'
  }
  return nounClassOf(tokens, from, end)
}

export const isDoneParticiple = (word: string): boolean =>
  (/(?:ed|en|ne|lt|ld|de|wn|pt|nt|un|ut|ft|ought|aught)$/.test(word) ||
    /^(?:put|set|run|cut|built)$/.test(word)) &&
  word !== 'need' &&
  word.length > 3 &&
  entryFor(DOING_VERBS, word) !== null &&
  !DOING_VERBS.has(word)
