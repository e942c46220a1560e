import type { KeyResultType, TypeReason } from '../classification.ts'
import { PEOPLE_NOUNS } from '../lexicon/nouns.ts'
import { BEHAVIOUR_VERBS } from '../lexicon/verbs.ts'
import { wordList } from '../lexicon/word-list.ts'
import { entryFor, lowerAt, type Token } from '../reading/words.ts'
import { judgeDone, LIVE } from './judge-done.ts'
import type { Judgement } from './judgement.ts'
import type { Verb } from './leading-verb.ts'
import { hasManner } from './manner.ts'
import {
  countedBy,
  DETERMINERS,
  HEDGES,
  isDoneParticiple,
  objectClass,
  phraseEnd,
  skipDeterminers,
} from './noun-phrases.ts'
import type { KeyResultReading } from './read-key-result.ts'
import type { RoledQuantity } from './read-measure.ts'

export function judgeImperative(
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

  if (
    verb.lemma === 'let' &&
    object === 'people' &&
    /\bfeel\b/.test(
      tokens
        .slice(start, to)
        .map(({ lower }) => lower)
        .join(' '),
    )
  )
    return say('outcome', 'others-act', 0.7)
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
    return say('outcome', 'measure-moves', numbers.length > 0 ? 0.8 : MENDING.has(verb.lemma) ? 0.6 : 0.88)
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
      if (first.unit === 'currency' || verb.lemma === 'sell' || verb.lemma === 'attract')
        return say('outcome', 'measure-moves', 0.85)
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
    if (object === 'people' || verb.lemma === 'sell') return say('outcome', 'others-act', 0.72)
    if (object === 'exposure') return say('activity_metric', 'counts-exposure', 0.6)
    if (object === 'own-work' || object === 'deliverable') return say('output', 'does-a-task', 0.7)
    if (/^(?:get|have|obtain|receive)$/.test(verb.lemma)) return say('output', 'leans-by-words', 0.5)
    return say('outcome', 'leans-by-words', 0.45)
  }

  function judgeDoing(): Judgement {
    const isMeasured = object === 'measure' || object === 'result'
    if (
      PERSUADING.has(verb.lemma) &&
      /\b(?:to|that)\b/.test(
        tokens
          .slice(start, to)
          .map(({ lower }) => lower)
          .join(' '),
      )
    )
      return say('outcome', 'others-act', 0.8)
    if (isMeasured && REGAINING.has(verb.lemma) && numbers.length === 0)
      return say('outcome', 'measure-moves', 0.85)
    // "Hire engineers: +1 data, +2 web": the list behind a hiring verb counts hires.
    if (HIRING.has(verb.lemma) && reading.quantities.some(({ unit }) => unit === 'plain'))
      return say('activity_metric', 'counts-own-work', 0.85)
    // "Answer all requests within 2 days": how fast a process is.
    if (
      ANSWERING.has(verb.lemma) &&
      /^(?:all|every|each|any|\d+%)$/.test(lowerAt(tokens, verb.to)) &&
      numbers.some(
        (quantity) =>
          /^(?:within|in|under|than)$/.test(prepositionBefore(tokens, quantity)) &&
          (quantity.unit === 'time' ||
            /^(?:iteration|sprint|cycle|release)s?$/.test(lowerAt(tokens, quantity.to))),
      )
    )
      return say('outcome', 'measure-moves', 0.65)
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
      if (object === 'people' && numbers.length === 0 && start + 1 < to)
        return say('outcome', 'others-act', 0.72)
      if (
        tokens
          .slice(start + 1, to)
          .some(
            ({ lower }) =>
              lower === 'more' ||
              lower === 'less' ||
              (isPerson && /er$/.test(lower)) ||
              /^(?:easier|faster|safer|simpler|cheaper|quicker|happier|better|rarer|shorter|fairer|calmer|cleaner)$/.test(
                lower,
              ),
          )
      )
        return say('outcome', isPerson ? 'others-act' : 'measure-moves', 0.62)
    }
    if (
      /^(?:help|support|assist|guide)$/.test(verb.lemma) &&
      (object === 'people' || counted?.kind === 'people' || counted?.kind === 'result') &&
      counted !== null &&
      (entryFor(BEHAVIOUR_VERBS, lowerAt(tokens, counted.to)) !== null ||
        /^(?:out|into|to|back)$/.test(lowerAt(tokens, counted.to)))
    )
      return say('outcome', 'others-act', 0.65)
    if (counted?.isShare === true && hasManner(tokens, counted.to, to))
      return say('outcome', 'measure-moves', 0.66)
    if (
      /^(?:close|end|exit|finish|enter|start)$/.test(verb.lemma) &&
      lowerAt(tokens, objectEnd) === 'with' &&
      /^(?:year|quarter|month|half|fy|period|cycle|season|week|day)$/.test(lowerAt(tokens, objectEnd - 1)) &&
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
    if (numbers.length === 0 && isRhythm(tokens, verb.to, to))
      return say('activity_metric', 'counts-own-work', 0.6)
    return say('output', 'does-a-task', numbers.length > 0 ? 0.65 : 0.92)
  }
}

/** "Deploy every week": how often we do it, and nothing else. */
function isRhythm(tokens: readonly Token[], from: number, to: number): boolean {
  return (
    to - from <= 4 &&
    /^(?:every|each|per)$/.test(lowerAt(tokens, to - 2)) &&
    /^(?:day|week|month|quarter|sprint|morning|friday|monday)$/.test(lowerAt(tokens, to - 1))
  )
}

const PLACES =
  /^(?:more |new |other |additional |further )?(?:\p{L}+ )?(?:towns?|cities|countries|markets|regions|stores|schools|sites|locations|languages|teams|offices|districts|states)\b/u

/** They mend things as well as measures: what they say without a number is open. */
const MENDING = wordList(
  'improve upgrade enhance expand extend move optimise optimize streamline advance scale shift better broaden widen',
)
/** What they bring about is what others do. */
const PERSUADING = wordList('convince persuade encourage motivate inspire nudge')
/** What was lost, or is not to be: trust, time, confidence. */
const REGAINING = wordList('restore regain rebuild win earn protect')

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
