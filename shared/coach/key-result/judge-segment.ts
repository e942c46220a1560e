import type { KeyResultType, TypeReason } from '../classification.ts'
import {
  DELIVERABLE_NOUNS,
  EXPOSURE_NOUNS,
  MEASURE_NOUNS,
  OWN_WORK_NOUNS,
  PEOPLE_NOUNS,
  RESULT_NOUNS,
} from '../lexicon/nouns.ts'
import { NAMING_WORDS } from '../lexicon/numbers.ts'
import {
  BEHAVIOUR_VERBS,
  DOING_VERBS,
  ENABLING_VERBS,
  FRAMING_VERBS,
  MEASURE_VERBS,
  MOVING_VERBS,
  REACHING_VERBS,
} from '../lexicon/verbs.ts'
import { wordList } from '../lexicon/word-list.ts'
import { entryFor, nounForms, plainForms, type Token } from '../reading/words.ts'
import type { KeyResultReading, Segment } from './read-key-result.ts'
import type { RoledQuantity } from './read-measure.ts'

/** What one segment says by itself. */
export type Judgement = {
  readonly type: KeyResultType
  readonly reason: TypeReason
  /** How sure, 0 to 1: measured on the development examples and rounded. */
  readonly confidence: number
  /** Token indexes of the words that decided. */
  readonly from: number
  readonly to: number
}

/** A number of them is meant to fall, whoever made them: "flaky tests", "overdue invoices". */
const PAINFUL = wordList(
  'flaky escalated failed failing overdue late lost broken missed stale unresolved duplicate manual repeat wrong unplanned defective outdated slow false critical open escaped',
)

export type NounClass = 'own-work' | 'exposure' | 'result' | 'measure' | 'deliverable' | 'people' | 'unknown'

const STOPS = wordList(`
  from to by of for with in on at so through using before within and or but who that which while via per after than as
  across during until into over under between against about without because is are was were be been has have had will can
  could should may must per each every -> → => > < >= <= ≥ ≤ = + due among a
`)
const LIVE = wordList(
  'live done ready out available open complete operational up running finished online launched gone in-place closed approved functional active deployed',
)
const DETERMINERS = wordList(
  'the a an our all its their these every each of this my your new additional more extra further other both',
)
const HEDGES = wordList(
  'atleast at least more than less fewer over under up to about around approximately nearly almost an average of no a total minimum maximum min max above below only exactly just ~ ≈ > < >= <= ≥ ≤ + = $ € £ = -',
)

const lowerAt = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? ''

const COMMERCIAL =
  /^(?:sales|pipeline|referral|revenue|deals?|opportunity|enterprise|mid-market|mid-enterprise|marketing|partner|qualified|generated|expansion|renewal|weighted|inbound|outbound)$/

/** The class of the noun phrase `from`–`to`: its last noun decides, a longer entry ("pull request") before a shorter. */
export function nounClassOf(tokens: readonly Token[], from: number, to: number): NounClass {
  let at = to - 1
  while (
    at > from &&
    (tokens[at]?.kind !== 'word' ||
      isDoneParticiple(lowerAt(tokens, at)) ||
      (/ed$/.test(lowerAt(tokens, at)) && classOfWord(lowerAt(tokens, at)) === null))
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

function classOfWord(word: string): NounClass | null {
  if (/^time-to-/.test(word)) return 'measure'
  const whole = classIn(nounForms(word))
  if (whole !== null || !/[-/]/.test(word)) return whole
  return classIn(nounForms((word.includes('/') ? word.split('/')[0] : word.split('-').at(-1)) ?? ''))
}

function classIn(forms: readonly string[]): NounClass | null {
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
function nounOnly(word: string): boolean {
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

export function judgeSegment(reading: KeyResultReading, segment: Segment): Judgement {
  const { tokens } = reading
  let { from } = segment
  const { to } = segment
  while (from < to && /^[-–:,"“'&]$/.test(lowerAt(tokens, from))) from += 1
  if (
    /^(?:to|we|i|will|successfully|also|and|please|actively|fully)$/.test(lowerAt(tokens, from)) &&
    from + 1 < to
  )
    from += 1
  const quantities = reading.quantities.filter((quantity) => quantity.from >= from && quantity.to <= to)
  const verb = leadingVerb(
    tokens,
    from,
    to,
    segment.link === 'consequence' || segment.link === 'means',
    segment.link === 'means',
  )
  if (verb !== null && isFraming(verb.lemma)) {
    const next = verb.to + (lowerAt(tokens, verb.to) === 'that' ? 1 : 0)
    if (next < to) return judgeClause(reading, next, to, quantities)
  }
  if (verb !== null && !looksNominal(tokens, from, verb, to, quantities))
    return judgeImperative(reading, verb, to, quantities)
  return judgeClause(reading, from, to, quantities)
}

type Verb = {
  readonly lemma: string
  readonly from: number
  readonly to: number
  readonly kind: 'moving' | 'reaching' | 'doing' | 'enabling'
}

const isFraming = (lemma: string): boolean => FRAMING_VERBS.has(lemma)

function leadingVerb(
  tokens: readonly Token[],
  from: number,
  to: number,
  isRelative: boolean,
  isMeans = false,
): Verb | null {
  const first = tokens[from]
  if (first === undefined || first.kind !== 'word') return null
  // "Open source projects use …": the licence, not the verb.
  if (
    first.lower === 'open' &&
    lowerAt(tokens, from + 1) === 'source' &&
    /^\p{Ll}+s$/u.test(lowerAt(tokens, from + 2))
  )
    return null
  // Past tense and participles in front are rare and say the same: "Launched the portal".
  const follower = tokens[from + 1]
  const isBare =
    follower === undefined ||
    follower.kind === 'number' ||
    DETERMINERS.has(follower.lower) ||
    HEDGES.has(follower.lower)
  if (
    /(?:ing|ed)$/.test(first.lower) &&
    !isBare &&
    !isMeans &&
    !/^(?:need|feed|seed|embed|bring|bed)$/.test(first.lower)
  )
    return null
  const forms = plainForms(first.lower).filter(
    (form) =>
      isRelative || !(form !== first.lower && first.lower.endsWith('s') && !first.lower.endsWith('ss')),
  )
  const second = lowerAt(tokens, from + 1)
  for (const form of forms) {
    const pair = `${form} ${second}`
    if (FRAMING_VERBS.has(pair)) return { lemma: pair, from, to: from + 2, kind: 'doing' }
    if (MOVING_VERBS.has(pair)) return { lemma: pair, from, to: from + 2, kind: 'moving' }
    if (DOING_VERBS.has(pair)) return { lemma: pair, from, to: from + 2, kind: 'doing' }
    if (REACHING_VERBS.has(pair)) return { lemma: pair, from, to: from + 2, kind: 'reaching' }
  }
  for (const form of forms) {
    if (FRAMING_VERBS.has(form)) return { lemma: form, from, to: from + 1, kind: 'doing' }
    if (ENABLING_VERBS.has(form)) return { lemma: form, from, to: from + 1, kind: 'enabling' }
    if (MOVING_VERBS.has(form)) return { lemma: form, from, to: from + 1, kind: 'moving' }
    if (REACHING_VERBS.has(form)) return { lemma: form, from, to: from + 1, kind: 'reaching' }
    if (DOING_VERBS.has(form)) return { lemma: form, from, to: from + 1, kind: 'doing' }
  }
  // "Build and A/B test", "Design, build and ship": the first verb decides. "Prominently launch": an adverb in front.
  // An unknown word and then a number is a verb more often than not: "Plant 10,000 saplings".
  if (first.lower.endsWith('ly') && from + 1 < to) return leadingVerb(tokens, from + 1, to, isRelative)
  return null
}

/** "Release frequency", "Support tickets: 40 → 20", "Open bugs below 10": a noun that could be a verb. */
function looksNominal(
  tokens: readonly Token[],
  from: number,
  verb: Verb,
  to: number,
  quantities: readonly RoledQuantity[],
): boolean {
  const first = lowerAt(tokens, from)
  const second = tokens[verb.to]
  if (second === undefined) return false
  if (/^(?:can|could|will|is|are|was|were|of|per|→|->|=>|=|<|>|≥|≤|>=|<=)$/.test(second.lower)) return true
  if (
    verb.to - verb.from === 1 &&
    classIn(nounForms(second.lower).map((form) => `${first} ${form}`)) !== null
  )
    return true
  if (
    verb.to - verb.from === 1 &&
    MEASURE_NOUNS.has(plainForms(second.lower).at(-1) ?? '') &&
    nounOnly(first) &&
    /^(?:release|test|build|deploy|call|post|report|open|support|lead|deal|order|page|load|model|cover|email|mail|reply|review|close|win|sign|drop|click|return|change|process|cycle|response|start|run|field|stock|film|book|visit|follow|score|rank|own|host|price|quote|plan|fund|cost|claim|lease|share|market|care|staff|time|average|lower|repeat)$/.test(
      first,
    )
  )
    return true
  // A measure's name and then at once its numbers.
  const _end = phraseEnd(tokens, from, to)
  const _number = quantities[0]
  return false
}

function judgeImperative(
  reading: KeyResultReading,
  verb: Verb,
  to: number,
  quantities: readonly RoledQuantity[],
): Judgement {
  const { tokens } = reading
  const say = (type: KeyResultType, reason: TypeReason, confidence: number, end = objectEnd): Judgement => ({
    type,
    reason,
    confidence,
    from: verb.from,
    to: end,
  })
  const start = skipDeterminers(tokens, verb.to, to)
  let objectEnd = phraseEnd(tokens, start, to)
  const object = objectClass(tokens, start, to)
  const numbers = quantities.filter(({ role }) => role !== 'baseline')
  const direct = numbers.find((quantity) => isDirect(tokens, verb.to, quantity))
  const counted = direct === undefined ? null : countedBy(tokens, direct, to)
  if (counted !== null) objectEnd = Math.max(objectEnd, counted.to)

  if (verb.kind === 'enabling' && (numbers.length === 0 || /^(?:enable|allow|let|empower)$/.test(verb.lemma)))
    return say('output', 'gives-a-capability', numbers.length === 0 ? 0.9 : 0.6)
  if (verb.kind === 'moving') return judgeMoving()
  if (verb.kind === 'reaching') return judgeReaching()
  return judgeDoing()

  function judgeMoving(): Judgement {
    const kind = counted !== null && object === 'unknown' ? counted.kind : object
    if (
      OWN_POLICY.test(
        tokens
          .slice(start, objectEnd)
          .map(({ lower }) => lower)
          .join(' '),
      ) &&
      /^(?:extend|lengthen|expand|increase|shorten|raise)$/.test(verb.lemma)
    )
      return say('output', 'does-a-task', 0.6)
    const spread = numbers.find((quantity) =>
      /^(?:to|into|across)$/.test(prepositionBefore(tokens, quantity)),
    )
    if (
      /^(?:expand|extend|broaden)$/.test(verb.lemma) &&
      spread !== undefined &&
      spread.unit === 'plain' &&
      PLACES.test(
        tokens
          .slice(spread.to, to)
          .map(({ lower }) => lower)
          .join(' '),
      )
    )
      return say('activity_metric', 'counts-own-work', 0.65)
    if (kind === 'exposure' && FALLING.has(verb.lemma)) return say('outcome', 'measure-moves', 0.65)
    if (kind === 'exposure') return say('activity_metric', 'counts-exposure', 0.85)
    if (isTeam(tokens, start, objectEnd) && numbers.length > 0)
      return say('activity_metric', 'counts-own-work', 0.75)
    if (kind === 'own-work' && FALLING.has(verb.lemma)) return say('outcome', 'measure-moves', 0.7)
    if (kind === 'own-work')
      return numbers.length > 0
        ? say('activity_metric', 'counts-own-work', 0.75)
        : say('output', 'does-a-task', 0.5)
    if (kind === 'deliverable')
      return numbers.length > 0 ? say('outcome', 'measure-moves', 0.6) : say('output', 'does-a-task', 0.6)
    if (kind === 'result' || kind === 'measure') return say('outcome', 'measure-moves', 0.93)
    return say('outcome', 'measure-moves', numbers.length > 0 ? 0.8 : 0.6)
  }

  function judgeReaching(): Judgement {
    const rest = tokens.slice(verb.to, to)
    if (verb.lemma === 'be' || verb.lemma === 'have' || verb.lemma === 'get' || verb.lemma === 'go') {
      const done = rest.findIndex(({ lower }) => LIVE.has(lower) || isDoneParticiple(lower))
      if (done >= 0) {
        if (numbers.length > 0) return judgeDone(reading, verb.to, to, quantities)
        return say('output', 'is-in-place', 0.8)
      }
      const person = rest.findIndex(({ lower }) => entryFor(PEOPLE_NOUNS, lower) !== null)
      if (verb.lemma === 'get' && person >= 0 && rest.slice(person).some(({ lower }) => lower === 'to'))
        return say('outcome', 'others-act', 0.8)
    }
    const first = numbers[0]
    if (
      verb.lemma === 'reach' &&
      first !== undefined &&
      /^(?:person|audience|people|reader|family|household|prospect)/.test(
        lowerAt(tokens, countedBy(tokens, first, to).from),
      )
    )
      return say('activity_metric', 'counts-exposure', 0.6)
    if (first !== undefined) {
      const what = countedBy(tokens, first, to)
      if (first.unit === 'currency' || verb.lemma === 'sell') return say('outcome', 'measure-moves', 0.85)
      if (what.isShare && what.kind === 'own-work') return say('activity_metric', 'counts-own-work', 0.6)
      const kind =
        what.kind === 'unknown' || what.kind === 'people'
          ? object === 'unknown'
            ? what.kind
            : object
          : what.kind
      if (kind === 'exposure') return say('activity_metric', 'counts-exposure', 0.85)
      if (kind === 'own-work') return say('activity_metric', 'counts-own-work', 0.75)
      return say('outcome', 'measure-moves', kind === 'unknown' ? 0.75 : 0.9)
    }
    if (
      /^(?:certification|certificate|certified|accreditation|accredited|status|compliance|approval|licen[cs]e|patent|registration)$/.test(
        lowerAt(tokens, objectEnd - 1),
      )
    )
      return say('output', 'does-a-task', 0.75)
    if (object === 'measure' || object === 'result') return say('outcome', 'measure-moves', 0.8)
    if (object === 'exposure') return say('activity_metric', 'counts-exposure', 0.6)
    if (object === 'own-work' || object === 'deliverable') return say('output', 'does-a-task', 0.7)
    if (/^(?:get|have|obtain|receive)$/.test(verb.lemma)) return say('output', 'leans-by-words', 0.5)
    return say('outcome', 'leans-by-words', 0.45)
  }

  function judgeDoing(): Judgement {
    const isMeasured = object === 'measure' || object === 'result'
    if (
      isMeasured &&
      direct === undefined &&
      numbers.some(
        (quantity) =>
          /^(?:to|below|under|above|over|at|→|->|from|<|>|≤|≥|within|between|by)$/.test(
            lowerAt(tokens, quantity.from - 1),
          ) || quantity.role === 'change',
      )
    )
      return say('outcome', 'measure-moves', 0.75)
    if (verb.lemma === 'make') {
      const isPerson = object === 'people' || object === 'result'
      if (numbers.some(({ role }) => role === 'change')) return say('outcome', 'measure-moves', 0.75)
      if (
        tokens
          .slice(start + 1, to)
          .some(
            ({ lower }) =>
              lower === 'more' ||
              lower === 'less' ||
              (isPerson && /er$/.test(lower)) ||
              /^(?:easier|faster|safer|simpler|cheaper|quicker|happier|better)$/.test(lower),
          )
      )
        return say('outcome', isPerson ? 'others-act' : 'measure-moves', 0.62)
    }
    if (
      /^(?:help|support|assist|guide)$/.test(verb.lemma) &&
      (object === 'people' || counted?.kind === 'people' || counted?.kind === 'result') &&
      counted !== null &&
      entryFor(BEHAVIOUR_VERBS, lowerAt(tokens, counted.to)) !== null
    )
      return say('outcome', 'others-act', 0.65)
    if (
      /^(?:close|end|exit|finish|enter|start)$/.test(verb.lemma) &&
      lowerAt(tokens, objectEnd) === 'with' &&
      numbers.length > 0
    )
      return say('outcome', 'measure-moves', 0.6)
    if (
      numbers.length === 0 &&
      tokens.slice(verb.to, to).some(({ lower }) => /^(?:n|x|xx)$/.test(lower)) &&
      /^(?:n|x|xx)$/.test(lowerAt(tokens, verb.to))
    )
      return say('activity_metric', 'counts-own-work', 0.75)
    if (
      numbers.length === 0 &&
      /^(?:more|fewer|additional)$/.test(lowerAt(tokens, verb.to)) &&
      (object === 'own-work' || object === 'deliverable')
    )
      return say('activity_metric', 'counts-own-work', 0.6)
    if (
      /^(?:close|finish|complete)$/.test(verb.lemma) &&
      /^(?:books?|month|quarter|accounts|year-end|month-end)$/.test(lowerAt(tokens, objectEnd - 1)) &&
      numbers.some(({ unit }) => unit === 'time')
    )
      return say('outcome', 'measure-moves', 0.75)
    if (direct?.unit === 'percent' && /^(?:spend|devote|dedicate|reserve|invest|allocate)$/.test(verb.lemma))
      return say('activity_metric', 'counts-own-work', 0.75)
    if (
      (counted?.kind === 'people' ||
        counted?.kind === 'result' ||
        /^logos?$/.test(lowerAt(tokens, (counted?.to ?? 0) - 1))) &&
      direct?.unit === 'plain' &&
      /^(?:add|sign|win|land|acquire|secure|gain)$/.test(verb.lemma)
    )
      return say('outcome', 'measure-moves', 0.72)
    if (counted !== null && direct !== undefined) {
      if (direct.role === 'change' && direct.form === 'multiplier')
        return say(
          object === 'own-work' || object === 'exposure' ? 'activity_metric' : 'outcome',
          'counts-own-work',
          0.6,
        )
      if (counted.kind === 'result' || counted.kind === 'measure') {
        return RESULT_MAKERS.has(verb.lemma)
          ? say('outcome', 'measure-moves', 0.8)
          : say(
              direct.unit === 'currency' || direct.unit === 'percent' ? 'outcome' : 'activity_metric',
              'counts-own-work',
              0.55,
            )
      }
      if (counted.kind === 'exposure') return say('activity_metric', 'counts-exposure', 0.8)
      if (direct.unit === 'currency') return say('outcome', 'measure-moves', 0.6)
      if (direct.unit === 'time') return say('output', 'does-a-task', 0.5)
      return say('activity_metric', 'counts-own-work', counted.kind === 'unknown' ? 0.8 : 0.88)
    }
    const reach = numbers.find(
      (quantity) =>
        /^(?:to|in|for|across|at|on|into|of|by|from|among|with)$/.test(prepositionBefore(tokens, quantity)) &&
        (prepositionBefore(tokens, quantity) !== 'with' ||
          /^(?:people|result)$/.test(countedBy(tokens, quantity, to).kind)) &&
        quantity.unit !== 'time' &&
        quantity.form !== 'none',
    )
    if (reach !== undefined) {
      const what = countedBy(tokens, reach, to)
      if (reach.unit === 'currency') return say('output', 'does-a-task', 0.5)
      if (what.kind === 'result' && what.isShare) return say('activity_metric', 'counts-own-work', 0.5)
      return say('activity_metric', 'counts-own-work', 0.62)
    }
    if (
      numbers.some(
        (quantity) =>
          quantity.form === 'level' && /^(?:a|per|each|every)$/.test(lowerAt(tokens, quantity.to)),
      ) ||
      numbers.some((quantity) => lowerAt(tokens, quantity.from - 1) === 'every')
    )
      return say('activity_metric', 'counts-own-work', 0.6)
    return say('output', 'does-a-task', numbers.length > 0 ? 0.65 : 0.92)
  }
}

const PLACES =
  /^(?:more |new |other |additional |further )?(?:\p{L}+ )?(?:towns?|cities|countries|markets|regions|stores|schools|sites|locations|languages|teams|offices|districts|states)\b/u
const HIRING = wordList('grow_team hire recruit appoint staff')
const ANSWERING = wordList(
  'address resolve fix answer respond respond_to reply process handle deliver close triage patch review ship acknowledge clear approve',
)

const isTeam = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens
    .slice(from, to)
    .some(({ lower }) => /^(?:team|teams|headcount|staff|workforce|department)$/.test(lower)) &&
  !tokens
    .slice(from, to)
    .some(({ lower }) =>
      /^(?:satisfaction|engagement|retention|productivity|velocity|turnover|morale|happiness)$/.test(lower),
    )

/** Less of our own work is a relief, not an activity: "reduce flaky builds". */
const FALLING = wordList(
  'reduce decrease lower cut halve shrink minimize minimise eliminate drop slash trim limit lessen curb prevent avoid cut_down bring_down',
)

const OWN_POLICY = /\b(?:hours|warranty|leave|benefits?|opening|lease|deadline|policy|allowance|limits?)\b/
const RESULT_MAKERS = wordList(
  'sign close deliver produce source secure win onboard raise make sign_up recruit contribute fund support build drive process serve book sponsor promote give enrol enroll create develop generate',
)

/** "Publish 12 posts", "Publish at least 12 new posts": the number stands where the object begins. */
function isDirect(tokens: readonly Token[], from: number, quantity: RoledQuantity): boolean {
  for (let at = from; at < quantity.from; at += 1) {
    const word = lowerAt(tokens, at)
    if (
      !HEDGES.has(word) &&
      !DETERMINERS.has(word) &&
      !/ly$|^(?:all|our|these|those|next|first|past|last|and|out|further|another|by|remaining|in)$/.test(word)
    )
      return false
    if (word === 'in' || word === 'by') return quantity.role === 'change'
  }
  return true
}

function prepositionBefore(tokens: readonly Token[], quantity: RoledQuantity): string {
  for (let at = quantity.from - 1; at >= 0; at -= 1) {
    const word = lowerAt(tokens, at)
    if (!HEDGES.has(word) || word === 'to' || word === 'of') {
      if ((DETERMINERS.has(word) && word !== 'of') || /^(?:first|next|last|top)$/.test(word)) continue
      return word
    }
  }
  return ''
}

function skipDeterminers(tokens: readonly Token[], from: number, to: number): number {
  let at = from
  while (at < to && DETERMINERS.has(lowerAt(tokens, at))) at += 1
  return at
}

/** The class of an object, through "the number of …" and "the share of …". */
function objectClass(tokens: readonly Token[], from: number, to: number): NounClass {
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

const isDoneParticiple = (word: string): boolean =>
  (/(?:ed|en|ne|lt|ld|de|wn|pt|nt|un|ut|ft|ought|aught)$/.test(word) ||
    /^(?:put|set|run|cut|built)$/.test(word)) &&
  word !== 'need' &&
  word.length > 3 &&
  entryFor(DOING_VERBS, word) !== null &&
  !DOING_VERBS.has(word)

const PROCESS_SPEED = /^(?:within|in|under|on|before|without|same|first|faster|correctly|successfully|by)$/

/** "All services migrated", "Eight policies rewritten", "98% of invoices processed within 5 days". */
function judgeDone(
  reading: KeyResultReading,
  from: number,
  to: number,
  quantities: readonly RoledQuantity[],
): Judgement {
  const { tokens } = reading
  const numbers = quantities.filter(({ role }) => role !== 'baseline')
  const done = tokens.findIndex(
    (token, at) => at > from && at < to && (isDoneParticiple(token.lower) || LIVE.has(token.lower)),
  )
  const say = (type: KeyResultType, reason: TypeReason, confidence: number): Judgement => ({
    type,
    reason,
    confidence,
    from,
    to: done < 0 ? to : done + 1,
  })
  const behaved = tokens.findIndex(
    (token, at) =>
      at > from &&
      at < to &&
      /^(?:used|adopted|read|bought|chosen|visited|trusted|recommended|rated)$/.test(token.lower) &&
      lowerAt(tokens, at + 1) === 'by',
  )
  if (behaved > 0) return { type: 'outcome', reason: 'others-act', confidence: 0.8, from, to: behaved + 1 }
  if (
    /^(?:watched|viewed|played|downloaded|shared|opened|streamed|seen|clicked|installed)$/.test(
      lowerAt(tokens, done),
    ) &&
    numbers.length > 0
  )
    return say('activity_metric', 'counts-exposure', 0.8)
  const timed =
    numbers.some((quantity) => quantity.unit === 'time' && quantity.from > done) &&
    PROCESS_SPEED.test(lowerAt(tokens, done + 1))
  if (timed) return say('outcome', 'measure-moves', 0.8)
  const first = numbers.find((quantity) => quantity.from < done) ?? numbers[0]
  if (first === undefined) return say('output', 'is-in-place', 0.85)
  const counted = countedBy(tokens, first, to)
  if (counted.kind === 'exposure') return say('activity_metric', 'counts-exposure', 0.8)
  if (first.form === 'none') return say('outcome', 'measure-moves', 0.7)
  if (counted.kind === 'result' || counted.kind === 'measure')
    return say(
      first.unit === 'percent' ? 'activity_metric' : 'outcome',
      first.unit === 'percent' ? 'counts-own-work' : 'measure-moves',
      0.5,
    )
  return say('activity_metric', 'counts-own-work', 0.75)
}

function judgeClause(
  reading: KeyResultReading,
  from: number,
  to: number,
  quantities: readonly RoledQuantity[],
): Judgement {
  const { tokens } = reading
  const words = tokens.slice(from, to).map(({ lower }) => lower)
  const numbers = quantities.filter(({ role }) => role !== 'baseline')
  const say = (type: KeyResultType, reason: TypeReason, confidence: number, end = to): Judgement => ({
    type,
    reason,
    confidence,
    from,
    to: end,
  })
  const first = quantities[0]

  const modal = words.findIndex((word, at) => word === 'can' || (word === 'able' && words[at + 1] === 'to'))
  if (modal > 0) {
    const isShare = numbers.some(
      (quantity) =>
        quantity.from < from + modal && (quantity.unit === 'percent' || quantity.form === 'fraction'),
    )
    const isFast =
      numbers.some(({ unit }) => unit === 'time') && entryFor(PEOPLE_NOUNS, words[0] ?? '') !== null
    return isShare || isFast
      ? say('outcome', 'others-act', 0.6)
      : say('output', 'gives-a-capability', numbers.length > 0 ? 0.6 : 0.85)
  }

  const start = skipDeterminers(tokens, from, to)
  if (
    /^(?:number|count|amount|#|total|volume|no)$/.test(words[start - from] ?? '') &&
    (words[start - from + 1] === 'of' || words[start - from] === '#' || words[start - from + 1] === '.')
  ) {
    const inner = skipDeterminers(
      tokens,
      start + (words[start - from + 1] === 'of' || words[start - from + 1] === '.' ? 2 : 1),
      to,
    )
    const kind = nounClassOf(tokens, inner, phraseEnd(tokens, inner, to))
    if (kind === 'exposure') return say('activity_metric', 'counts-exposure', 0.9)
    if (kind === 'own-work' || kind === 'deliverable') return say('activity_metric', 'counts-own-work', 0.88)
    if (words.some((word) => isDoneParticiple(word)) && kind !== 'result')
      return say('activity_metric', 'counts-own-work', 0.6)
    return say('outcome', 'measure-moves', 0.85)
  }

  const lead = numbers.find((quantity) => leadsClause(tokens, from, quantity))
  if (lead !== undefined) return judgeCount(reading, lead, from, to, quantities)

  const finite = finiteVerbAt(tokens, start, to)
  const subjectEnd = Math.min(phraseEnd(tokens, start, to), finite > 0 ? finite : to)
  const subject = objectClass(tokens, start, finite > 0 ? finite : to)
  const after = subjectEnd < to ? lowerAt(tokens, subjectEnd) : ''

  if (
    /^(?:fewer|less|more|faster|shorter|higher|lower|better|cheaper|quicker|happier)$/.test(words[0] ?? '')
  ) {
    if (/^(?:fewer|less|more)$/.test(words[0] ?? '') && (subject === 'exposure' || subject === 'own-work'))
      return say('activity_metric', 'counts-own-work', 0.6)
    return say('outcome', 'measure-moves', 0.85)
  }
  const isState =
    words.some(
      (word, at) =>
        LIVE.has(word) &&
        at > 0 &&
        (at >= words.length - 3 || /^(?:is|are|goes|and|fully|now|have|has)$/.test(words[at - 1] ?? '')) &&
        !/^(?:open|live|active|out|up|closed|running)$/.test(words[at + 1] ?? '') &&
        !(word === 'up' && words[at + 1] !== 'and') &&
        !(word === 'out' && at !== words.length - 1 && words[at + 1] !== 'before'),
    ) || words.join(' ').includes('in place')
  const doneAt = words.findIndex(
    (word, at) => at > 0 && isDoneParticiple(word) && !/^(?:the|a|an|our|of|per)$/.test(words[at - 1] ?? ''),
  )
  const isSettled =
    doneAt > 0 &&
    numbers.length === 0 &&
    (/^(?:is|are|been|be)$/.test(words[doneAt - 1] ?? '') || from + doneAt === subjectEnd) &&
    entryFor(MOVING_VERBS, words[doneAt] ?? '') === null &&
    entryFor(BEHAVIOUR_VERBS, words[doneAt] ?? '') === null
  const hasMeasure = (subject === 'measure' || subject === 'exposure') && !isSettled
  if (
    finite > 0 &&
    /^(?:is|are|has|have)$/.test(lowerAt(tokens, finite)) &&
    isPerson(tokens, start, finite) &&
    /^(?:moved|adopted|switched|stopped|started)$/.test(lowerAt(tokens, finite + 1))
  )
    return say('outcome', 'others-act', 0.7)
  if ((isState || doneAt > 0) && !hasMeasure) return judgeDone(reading, from, to, quantities)

  if (/^takes?$/.test(after) && numbers.some(({ unit }) => unit === 'time'))
    return say('outcome', 'measure-moves', 0.85)
  if (finite > 0) {
    const who = objectClass(tokens, start, finite)
    const counted = numbers[0] === undefined ? null : countedBy(tokens, numbers[0], to)
    const person = isPerson(tokens, start, finite)
    const verb = lowerAt(tokens, finite)
    if (numbers.length > 0 && entryFor(DEVOTING, verb) !== null && (person || who === 'unknown'))
      return say('activity_metric', 'counts-own-work', 0.65)
    const subjectWords = tokens
      .slice(start, finite)
      .map(({ lower }) => lower)
      .join(' ')
    if (/^ha(?:s|ve)$/.test(verb) && numbers.length === 0 && /^an?$/.test(lowerAt(tokens, finite + 1))) {
      const held = nounClassOf(tokens, finite + 2, phraseEnd(tokens, finite + 2, to))
      if (held !== 'measure' && held !== 'result')
        return reading.quantities.length > 0
          ? say('activity_metric', 'counts-own-work', 0.65)
          : say('output', 'is-in-place', 0.7)
    }
    const duty = /^ha(?:s|ve)$/.test(verb) ? lowerAt(tokens, finite + 1) : verb
    if (OWN_PEOPLE.test(subjectWords) && !/\bwho\b/.test(subjectWords) && entryFor(DUTIES, duty) !== null)
      return numbers.length > 0
        ? say('activity_metric', 'counts-own-work', 0.7)
        : say('output', 'does-a-task', 0.6)
    if (
      isBeing(verb) &&
      numbers.length === 0 &&
      doneAt < 0 &&
      FINE.test(
        tokens
          .slice(finite, to)
          .map(({ lower }) => lower)
          .join(' '),
      )
    )
      return say('outcome', 'measure-moves', 0.7)
    if (
      counted?.kind === 'own-work' &&
      INTERNAL.test(
        tokens
          .slice(start, finite)
          .map(({ lower }) => lower)
          .join(' '),
      )
    )
      return say('activity_metric', 'counts-own-work', 0.65)
    if (
      /^(?:completes?|attends?|takes?|finish|finishes|joins?)$/.test(verb) &&
      LEARNING.test(words.join(' '))
    )
      return reading.quantities.length > 0
        ? say('activity_metric', 'counts-own-work', 0.75)
        : say('output', 'does-a-task', 0.6)
    if (person && !(numbers.length === 0 && /^ha(?:s|ve)$/.test(verb)) && doneAt < 0)
      return say('outcome', 'others-act', 0.72)
    if (
      numbers.length === 0 &&
      !isBeing(verb) &&
      (who === 'deliverable' || who === 'unknown' || who === 'own-work')
    ) {
      const moves = entryFor(MEASURE_VERBS, verb) !== null
      return moves && who === 'unknown'
        ? say('outcome', 'measure-moves', 0.55)
        : say('output', 'gives-a-capability', 0.6)
    }
  }
  if (/\bahead of (?:plan|target|budget|schedule|forecast)\b/.test(words.join(' ')))
    return say('outcome', 'measure-moves', 0.65)
  const falls =
    quantities.length >= 2 &&
    quantities[0]?.role === 'baseline' &&
    (quantities[1]?.value ?? 0) < (quantities[0]?.value ?? 0)
  if (subject === 'own-work' && first !== undefined && (falls || first.unit === 'time'))
    return say('outcome', 'measure-moves', 0.75)
  if (first !== undefined) {
    const counted = numbers[0] === undefined ? null : countedBy(tokens, numbers[0], to)
    if (
      counted?.isShare &&
      counted.kind === 'own-work' &&
      (subject === 'unknown' || subject === 'deliverable')
    )
      return say('activity_metric', 'counts-own-work', 0.6)
    if (subject === 'exposure' && after === 'who') return say('outcome', 'others-act', 0.7)
    if (
      subject === 'exposure' &&
      after === 'per' &&
      /^(?:session|user|visit|customer|member)s?$/.test(lowerAt(tokens, subjectEnd + 1))
    )
      return say('outcome', 'measure-moves', 0.8)
    if (subject === 'exposure') return say('activity_metric', 'counts-exposure', 0.88)
    if (subject === 'own-work' && finite > 0 && counted?.kind === 'result')
      return say('outcome', 'measure-moves', 0.6)
    if (subject === 'own-work') return say('activity_metric', 'counts-own-work', 0.75)
    if (subject === 'measure' || subject === 'result') return say('outcome', 'measure-moves', 0.93)
    if (subject === 'people') return say('outcome', 'others-act', 0.85)
    return say('outcome', 'measure-moves', subject === 'deliverable' ? 0.6 : 0.75)
  }
  if (
    (subject === 'measure' || subject === 'result') &&
    (after === '' || entryFor(MEASURE_VERBS, after) !== null)
  )
    return say('outcome', after === '' ? 'names-a-measure' : 'measure-moves', 0.85)
  if (/^(?:count|counts)$/.test(lowerAt(tokens, subjectEnd - 1)))
    return say('activity_metric', 'counts-own-work', 0.7)
  if (subject === 'exposure') return say('activity_metric', 'counts-exposure', 0.8)
  if (subject === 'measure' || subject === 'result') return say('outcome', 'names-a-measure', 0.7)
  if (subject === 'people') return say('outcome', 'others-act', 0.6)
  if (subject === 'deliverable' || subject === 'own-work') return say('output', 'is-in-place', 0.7)
  return say('output', 'leans-by-words', 0.45)
}

const OWN_PEOPLE =
  /\b(?:teams?|squads?|tribes?|engineers?|designers?|staff|leadership|leaders?|departments?|managers?|reps?|members|developers?|analysts?|employees|agents|us|everyone in)\b/
/** What people of our own do as part of their work: a number of it is an activity. */
const DUTIES = wordList(`
  hold shadow sign contribute do attend report spend devote dedicate complete speak present write document conduct book visit
  review submit publish post log set take train update
`)
const FINE =
  /\b(?:fast|quick|reliable|stable|responsive|slow|safe|cheap|affordable|easy|simple|happy|loyal|proud|satisfied|productive|healthy|profitable|default choice|first choice|preferred|market leader|number one)\b/
const INTERNAL =
  /\b(?:team|squad|tribe|engineers?|designers?|sales|reps?|we|members?|developers?|managers?|aes?|sdrs?|csms?)\b/
const LEARNING =
  /\b(?:trainings?|courses?|workshops?|e-?learning|modules?|certifications?|onboarding|webinars?)\b/

/** Verbs by which people spend their own working time: with a number they count it. */
const DEVOTING = wordList(
  'devote dedicate speak present conduct hold attend publish post write teach train mentor',
)

const isBeing = (verb: string): boolean => /^(?:is|are|was|were|be|has|have)$/.test(verb)

/** Whether the head of the noun phrase is somebody, also where a number of them would count hires ("engineers"). */
function isPerson(tokens: readonly Token[], from: number, to: number): boolean {
  const of = tokens.findIndex(
    ({ lower }, at) => at > from && at < to && /^(?:of|who|that|in|at|from|with|for|on)$/.test(lower),
  )
  const isShare = of > 0 && /^(?:half|most|majority|third|rest|all|many|%)$/.test(lowerAt(tokens, of - 1))
  const head = lowerAt(tokens, (of > from && !isShare ? of : to) - 1)
  return nounForms(head).some((form) => PEOPLE_NOUNS.has(form))
}

/** The place of the verb of a clause that has one: "admins see every attempt", "the handbook outlines the steps"; else -1. */
function finiteVerbAt(tokens: readonly Token[], from: number, to: number): number {
  for (let at = from + 1; at < Math.min(to, from + 14); at += 1) {
    const token = tokens[at]
    if (token === undefined || token.kind !== 'word') continue
    const word = token.lower
    if (/^(?:is|are|was|has|have|do|does|don't|doesn't|will|won't|must)$/.test(word)) return at
    const before = tokens[at - 1]
    if (
      before === undefined ||
      before.kind !== 'word' ||
      STOPS.has(before.lower) ||
      DETERMINERS.has(before.lower)
    )
      continue
    const isPlural =
      /[^s]s$/.test(before.lower) ||
      /^(?:people|everyone|everybody|nobody|staff|children|they|we|you|all)$/.test(before.lower) ||
      /ly$/.test(before.lower)
    const next = tokens[at + 1]
    const opens =
      next === undefined ||
      next.kind === 'number' ||
      DETERMINERS.has(next.lower) ||
      HEDGES.has(next.lower) ||
      /^(?:us|it|them|when|where|what|how|why|that|to|about|on|for|with|without)$/.test(next.lower)
    const isThird = /[^s]s$/.test(word)
    if (
      isThird === isPlural &&
      !/ly$/.test(before.lower) &&
      !/^(?:everyone|everybody|nobody)$/.test(before.lower)
    )
      continue
    if (/(?:ed|ing)$/.test(word)) continue
    if (next === undefined && entryFor(MEASURE_VERBS, word) === null) continue
    const forms = isThird ? plainForms(word).slice(1) : [word]
    if (!forms.some((form) => isAnyVerb(form))) continue
    if (classOfWord(word) === null || opens) return at
  }
  return -1
}

const isAnyVerb = (form: string): boolean =>
  BEHAVIOUR_VERBS.has(form) ||
  MEASURE_VERBS.has(form) ||
  DOING_VERBS.has(form) ||
  ENABLING_VERBS.has(form) ||
  MOVING_VERBS.has(form) ||
  REACHING_VERBS.has(form)

function leadsClause(tokens: readonly Token[], from: number, quantity: RoledQuantity): boolean {
  for (let at = from; at < quantity.from; at += 1) {
    const word = lowerAt(tokens, at)
    if (
      !HEDGES.has(word) &&
      !DETERMINERS.has(word) &&
      !/^(?:from|to|go|→|->)$/.test(word) &&
      tokens[at]?.kind !== 'number'
    )
      return false
  }
  return true
}

/** "300 qualified leads", "85% of readers click", "No Sev 1 incident": a clause that begins with its number. */
function judgeCount(
  reading: KeyResultReading,
  quantity: RoledQuantity,
  from: number,
  to: number,
  quantities: readonly RoledQuantity[],
): Judgement {
  const { tokens } = reading
  const counted = countedBy(tokens, quantity, to)
  const end = Math.max(counted.to, quantity.to)
  const say = (type: KeyResultType, reason: TypeReason, confidence: number): Judgement => ({
    type,
    reason,
    confidence,
    from,
    to: end,
  })
  if (quantity.form === 'none') return say('outcome', 'measure-moves', 0.85)
  if (quantity.value >= 10_000 && lowerAt(tokens, end - 1) === 'pipeline')
    return say('outcome', 'measure-moves', 0.85)
  const rest = tokens.slice(counted.to, to).map(({ lower }) => lower)
  const next = rest[0] ?? ''
  const isDone = rest.slice(0, 4).some((word) => isDoneParticiple(word))
  const who = rest.findIndex((word) => word === 'who' || word === 'that')
  const verbNext = /ly$/.test(next) ? (rest[1] ?? '') : next
  const acts =
    (entryFor(BEHAVIOUR_VERBS, verbNext) !== null && !/ed$/.test(verbNext)) ||
    (who >= 0 && who < 3) ||
    (counted.isShare &&
      counted.to > counted.from &&
      (DOING_VERBS.has(verbNext) || REACHING_VERBS.has(verbNext) || MOVING_VERBS.has(verbNext)))
  if (/^(?:fewer|less)$/.test(lowerAt(tokens, counted.from - 1)) && quantity.to < counted.from)
    return say('outcome', 'measure-moves', 0.75)
  // "80% of engineers have shadowed a call": what our own people are to do.
  const who0 = tokens
    .slice(counted.from, counted.to)
    .map(({ lower }) => lower)
    .join(' ')
  const duty = /^ha(?:s|ve)$/.test(next) ? (rest[1] ?? '') : next
  if (OWN_PEOPLE.test(who0) && entryFor(DUTIES, duty) !== null)
    return say('activity_metric', 'counts-own-work', 0.75)
  if (
    !/ed$/.test(next) &&
    isAnyVerb(next) &&
    (isPerson(tokens, counted.from, counted.to) || /\b(?:internal|external)\b/.test(who0))
  )
    return say('outcome', 'others-act', 0.75)
  if (/^ha(?:s|ve)$/.test(next) && /^an?$/.test(rest[1] ?? '')) {
    const held = nounClassOf(tokens, counted.to + 2, phraseEnd(tokens, counted.to + 2, to))
    if (held !== 'measure' && held !== 'result') return say('activity_metric', 'counts-own-work', 0.7)
  }
  if (counted.kind === 'exposure')
    return counted.isShare && rest.length > 0
      ? say('outcome', 'others-act', 0.7)
      : say('activity_metric', 'counts-exposure', 0.88)
  if (tokens.slice(counted.from, counted.to).some(({ lower }) => /^(?:paying|active|returning)$/.test(lower)))
    return say('outcome', 'measure-moves', 0.85)
  const _isLearning = rest.some((word) =>
    /^(?:training|trainings|course|courses|workshop|workshops|e-learning|elearning|session|sessions|module|modules|certification|onboarding|webinar)$/.test(
      word,
    ),
  )
  if (isDone && !acts) {
    const done = rest.findIndex((word) => isDoneParticiple(word))
    const isTimed = quantities.some((other) => other.unit === 'time' && other.from > counted.to + done)
    if (isTimed) return say('outcome', 'measure-moves', 0.82)
    if (counted.kind === 'result' && !counted.isShare) return say('outcome', 'measure-moves', 0.55)
    return say('activity_metric', 'counts-own-work', 0.72)
  }
  if (
    acts &&
    (counted.isShare ||
      counted.kind === 'people' ||
      counted.kind === 'result' ||
      counted.isShare ||
      counted.kind === 'unknown')
  )
    return say('outcome', 'others-act', 0.88)
  if (counted.kind === 'own-work')
    return quantity.unit === 'time'
      ? say('outcome', 'measure-moves', 0.5)
      : say('activity_metric', 'counts-own-work', counted.isShare ? 0.6 : 0.85)
  if (counted.kind === 'result' || counted.kind === 'measure') return say('outcome', 'measure-moves', 0.88)
  if (counted.kind === 'people') return say('outcome', 'others-act', 0.8)
  if (counted.kind === 'deliverable') return say('activity_metric', 'counts-own-work', 0.6)
  // A plain number of something unheard of is more often ours than not.
  if (
    quantity.unit === 'plain' &&
    quantity.role === 'target' &&
    !counted.isShare &&
    counted.to > counted.from &&
    finiteVerbAt(tokens, counted.from, to) < 0
  )
    return say('activity_metric', 'counts-own-work', 0.5)
  return say('outcome', 'measure-moves', 0.6)
}
