import type { KeyResultType, TypeReason } from '../classification.ts'
import {
  DELIVERABLE_NOUNS,
  EXPOSURE_NOUNS,
  MEASURE_NOUNS,
  OWN_WORK_NOUNS,
  PEOPLE_NOUNS,
  RESULT_NOUNS,
} from '../lexicon/nouns.ts'
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
import { entryFor, plainForms, type Token } from '../reading/words.ts'
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
  'at least more than less fewer over under up to about around approximately nearly almost an average of no a total minimum maximum min max above below only exactly just ~ ≈ > < >= <= ≥ ≤ + = $ € £ = -',
)

const lowerAt = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? ''

/** The class of the noun phrase `from`–`to`: its last noun decides, a longer entry ("pull request") before a shorter. */
export function nounClassOf(tokens: readonly Token[], from: number, to: number): NounClass {
  for (let at = to - 1; at >= from; at -= 1) {
    const word = lowerAt(tokens, at)
    if (tokens[at]?.kind !== 'word') continue
    if (at > from) {
      const pair = plainForms(word).map((form) => `${lowerAt(tokens, at - 1)} ${form}`)
      const ofPair = classIn(pair)
      if (ofPair !== null) return ofPair
    }
    const one = classIn(plainForms(word))
    if (one !== null) return one
    // Only what stands last is the head; an unknown head is unknown, unless it is a name ("feature X").
    if (word.length > 2 && at < to - 1) return 'unknown'
    if (word.length > 2) {
      const before = classIn(plainForms(lowerAt(tokens, at - 1)))
      return at > from && before !== null && /^(?:result|people)$/.test(before) === false ? before : 'unknown'
    }
  }
  return 'unknown'
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
    if (token === undefined || token.kind === 'number') break
    if (token.kind === 'mark' && !/^[&/#"“”'-]$/.test(token.lower)) break
    if (at > from && STOPS.has(token.lower)) break
    if (at > from && isFinite(token.lower) && nounOnly(token.lower) === false) break
    at += 1
  }
  return at
}

function isFinite(word: string): boolean {
  return (
    /^(?:is|are|can|will|rises?|falls?|drops?|grows?|goes|uses?|buys?|pays?)$/.test(word) ||
    (/ed$/.test(word) && entryFor(DOING_VERBS, word) !== null)
  )
}
function nounOnly(word: string): boolean {
  return classIn([word]) !== null
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
  const verb = leadingVerb(tokens, from, to)
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

function leadingVerb(tokens: readonly Token[], from: number, to: number): Verb | null {
  const first = tokens[from]
  if (first === undefined || first.kind !== 'word') return null
  // Past tense and participles in front are rare and say the same: "Launched the portal".
  const forms = plainForms(first.lower).filter(
    (form) => !(form !== first.lower && first.lower.endsWith('s') && !first.lower.endsWith('ss')),
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
  if (first.lower.endsWith('ly') && from + 1 < to) return leadingVerb(tokens, from + 1, to)
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
  if (/^(?:of)$/.test(second.lower)) return true
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
  const end = phraseEnd(tokens, from, to)
  const number = quantities[0]
  if (
    number !== undefined &&
    number.from - end <= 2 &&
    nounOnly(first) &&
    /^(?:test|support|lead|deal|order|page|win|change|release|average|report|open|close|sign|return|repeat|click|bounce|drop)$/.test(
      first,
    ) &&
    /^(?:measure|result)$/.test(nounClassOf(tokens, from + 1, end))
  )
    return true
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

  if (verb.kind === 'enabling') return say('output', 'gives-a-capability', counted === null ? 0.9 : 0.6)
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
    if (kind === 'exposure') return say('activity_metric', 'counts-exposure', 0.85)
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
    if (first !== undefined) {
      const what = countedBy(tokens, first, to)
      if (what.isShare && what.kind === 'own-work') return say('activity_metric', 'counts-own-work', 0.6)
      const kind =
        what.kind === 'unknown' || what.kind === 'people'
          ? object === 'unknown'
            ? what.kind
            : object
          : what.kind
      if (kind === 'exposure') return say('activity_metric', 'counts-exposure', 0.85)
      if (kind === 'own-work') return say('activity_metric', 'counts-own-work', 0.75)
      if (kind === 'deliverable')
        return say(
          what.isShare ? 'outcome' : 'activity_metric',
          what.isShare ? 'measure-moves' : 'counts-own-work',
          0.5,
        )
      return say('outcome', 'measure-moves', kind === 'unknown' ? 0.75 : 0.9)
    }
    if (object === 'measure' || object === 'result') return say('outcome', 'measure-moves', 0.8)
    if (object === 'exposure') return say('activity_metric', 'counts-exposure', 0.6)
    if (object === 'own-work' || object === 'deliverable') return say('output', 'does-a-task', 0.7)
    return say('outcome', 'leans-by-words', 0.45)
  }

  function judgeDoing(): Judgement {
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
        /^(?:to|in|for|across|at|on|into|of|by|from|among)$/.test(prepositionBefore(tokens, quantity)) &&
        quantity.unit !== 'time' &&
        quantity.form !== 'none',
    )
    if (reach !== undefined) {
      const what = countedBy(tokens, reach, to)
      if (reach.unit === 'currency') return say('output', 'does-a-task', 0.5)
      if (what.kind === 'result' && what.isShare) return say('activity_metric', 'counts-own-work', 0.5)
      return say('activity_metric', 'counts-own-work', 0.62)
    }
    return say('output', 'does-a-task', numbers.length > 0 ? 0.65 : 0.92)
  }
}

const OWN_POLICY = /\b(?:hours|warranty|leave|benefits?|opening|contracts?|lease|deadline|policy|allowance)\b/
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
      !/ly$|^(?:all|our|these|those|next|first|and|out|further|another|by|remaining|in)$/.test(word)
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
      if (DETERMINERS.has(word) && word !== 'of') continue
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
  if (modal > 0)
    return say(
      numbers.length > 0 ? 'outcome' : 'output',
      numbers.length > 0 ? 'others-act' : 'gives-a-capability',
      numbers.length > 0 ? 0.5 : 0.85,
    )

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

  const subjectEnd = phraseEnd(tokens, start, to)
  const subject = objectClass(tokens, start, to)
  const after = subjectEnd < to ? lowerAt(tokens, subjectEnd) : ''

  if (
    /^(?:fewer|less|more|faster|shorter|higher|lower|better|cheaper|quicker|happier)$/.test(words[0] ?? '')
  ) {
    if (subject === 'exposure' || subject === 'own-work')
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
  const hasMeasure = subject === 'measure' || subject === 'exposure'
  if ((isState || doneAt > 0) && !hasMeasure) return judgeDone(reading, from, to, quantities)

  if (first !== undefined) {
    if (subject === 'exposure') return say('activity_metric', 'counts-exposure', 0.88)
    if (subject === 'own-work') return say('activity_metric', 'counts-own-work', 0.75)
    if (subject === 'measure' || subject === 'result') return say('outcome', 'measure-moves', 0.93)
    if (subject === 'people') return say('outcome', 'others-act', 0.85)
    return say('outcome', 'measure-moves', subject === 'deliverable' ? 0.6 : 0.75)
  }
  if (
    subject === 'people' &&
    (entryFor(BEHAVIOUR_VERBS, after) !== null || /ly$/.test(after) || after === 'feel')
  )
    return say('outcome', 'others-act', 0.85)
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

function leadsClause(tokens: readonly Token[], from: number, quantity: RoledQuantity): boolean {
  for (let at = from; at < quantity.from; at += 1) {
    const word = lowerAt(tokens, at)
    if (!HEDGES.has(word) && !DETERMINERS.has(word)) return false
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
  const rest = tokens.slice(counted.to, to).map(({ lower }) => lower)
  const next = rest[0] ?? ''
  const isDone = rest.slice(0, 4).some((word) => isDoneParticiple(word))
  const who = rest.findIndex((word) => word === 'who' || word === 'that')
  const acts = (entryFor(BEHAVIOUR_VERBS, next) !== null && !/ed$/.test(next)) || (who >= 0 && who < 3)
  if (counted.kind === 'exposure') return say('activity_metric', 'counts-exposure', 0.88)
  if (isDone && !acts) {
    const done = rest.findIndex((word) => isDoneParticiple(word))
    const isTimed = quantities.some((other) => other.unit === 'time' && other.from > counted.to + done)
    if (isTimed) return say('outcome', 'measure-moves', 0.82)
    if (counted.kind === 'result' && !counted.isShare) return say('outcome', 'measure-moves', 0.55)
    return say('activity_metric', 'counts-own-work', 0.72)
  }
  if (
    acts &&
    (counted.kind === 'people' || counted.kind === 'result' || counted.isShare || counted.kind === 'unknown')
  )
    return say('outcome', 'others-act', 0.88)
  if (counted.kind === 'own-work')
    return quantity.unit === 'time'
      ? say('outcome', 'measure-moves', 0.5)
      : say('activity_metric', 'counts-own-work', counted.isShare ? 0.6 : 0.85)
  if (counted.kind === 'result' || counted.kind === 'measure') return say('outcome', 'measure-moves', 0.88)
  if (counted.kind === 'people') return say('outcome', 'others-act', 0.8)
  if (counted.kind === 'deliverable') return say('activity_metric', 'counts-own-work', 0.6)
  return say('outcome', 'measure-moves', 0.6)
}
