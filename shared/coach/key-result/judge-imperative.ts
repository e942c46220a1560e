import { COMPARATIVES } from '../lexicon/adjectives.ts'
import { wordList } from '../lexicon/word-list.ts'
import { lowerAt, type Token } from '../reading/words.ts'
import { judgeDone, LIVE } from './judge-done.ts'
import { BY_NUMBER, type Judgement, judged, type Verdict } from './judgement.ts'
import type { Verb } from './leading-verb.ts'
import { hasManner } from './manner.ts'
import {
  countedBy,
  DETERMINERS,
  HEDGES,
  isDoneParticiple,
  type NounClass,
  nounOnly,
  objectClass,
  phraseEnd,
  STOPS,
  skipDeterminers,
} from './noun-phrases.ts'
import type { KeyResultReading } from './read-key-result.ts'
import type { RoledQuantity } from './read-measure.ts'

/** The same without any number: things that are made are made better, and no measure moves. */
const WITHOUT_NUMBER: Record<Exclude<NounClass, 'unknown'>, Verdict> = {
  ...BY_NUMBER,
  'own-work': ['does-a-task', 0.6],
  deliverable: ['does-a-task', 0.6],
  people: ['others-act', 0.72],
}

/** "Launch feature X", "Reduce churn to 3%", "Publish 12 posts": a segment that begins with its verb. */
export function judgeImperative(
  reading: KeyResultReading,
  verb: Verb,
  to: number,
  quantities: readonly RoledQuantity[],
): Judgement {
  const { tokens } = reading
  const { lemma, kind: verbKind } = verb
  const start = skipDeterminers(tokens, verb.to, to)
  const object = objectClass(tokens, start, to)
  const numbers = quantities.filter(({ role }) => role !== 'baseline')
  const isNumbered = numbers.length > 0
  const direct = numbers.find((quantity) => isDirect(tokens, verb.to, quantity))
  const counted = direct === undefined ? null : countedBy(tokens, direct, to)
  const end = Math.max(phraseEnd(tokens, start, to), counted?.to ?? 0)
  const rest = tokens.slice(verb.to, to).map(({ lower }) => lower)

  if (/^(?:be|have|get)$/.test(lemma) && rest.some((word) => LIVE.has(word) || isDoneParticiple(word)))
    return isNumbered
      ? judgeDone(reading, verb.to, to, quantities)
      : judged(['is-in-place', 0.8], verb.from, end)
  return judged(
    verbKind === 'moving' ? moving() : verbKind === 'reaching' ? reaching() : doing(),
    verb.from,
    end,
  )

  function moving(): Verdict {
    const kind = counted !== null && object === 'unknown' ? counted.kind : object
    // Less of our own work is a relief, not an activity: "reduce flaky builds".
    if (FALLING.has(lemma) && (kind === 'exposure' || kind === 'own-work')) return ['measure-moves', 0.7]
    if (isNumbered && /^(?:teams?|headcount|staff|workforce)$/.test(lowerAt(tokens, end - 1)))
      return ['counts-own-work', 0.75]
    // "Extend the warranty to 5 years": how far a thing goes, unless it is a measure.
    if (/^(?:extend|lengthen|expand)$/.test(lemma) && (kind === 'unknown' || kind === 'deliverable'))
      return ['does-a-task', 0.6]
    if (isNumbered) return BY_NUMBER[kind]
    return kind === 'unknown' ? ['measure-moves', MENDING.has(lemma) ? 0.6 : 0.88] : WITHOUT_NUMBER[kind]
  }

  function reaching(): Verdict {
    const first = numbers[0]
    if (first === undefined) {
      if (object !== 'unknown') return WITHOUT_NUMBER[object]
      return [/^(?:get|have)$/.test(lemma) ? 'leans-by-words' : 'measure-moves', 0.45]
    }
    if (first.unit === 'currency' || /^(?:sell|attract)$/.test(lemma)) return ['measure-moves', 0.85]
    const what = countedBy(tokens, first, to).kind
    if (lemma === 'reach' && what === 'people') return ['counts-exposure', 0.6]
    return BY_NUMBER[what === 'unknown' || what === 'people' ? object : what]
  }

  /** "Interviews with 20 customers", but not "a dashboard with 2 metrics": that number tells of the thing. */
  function isCounted(quantity: RoledQuantity): boolean {
    const { unit, form, from, value } = quantity
    if (unit === 'time') return lowerAt(tokens, from - 1) === 'every'
    const isWith = tokens.slice(verb.to, from).some(({ lower }) => lower === 'with')
    // Things are counted in whole numbers, versions are not.
    if (unit === 'plain' && !Number.isInteger(value)) return false
    return form !== 'none' && (!isWith || /^(?:people|result)$/.test(countedBy(tokens, quantity, to).kind))
  }

  function doing(): Verdict {
    const isMeasure = object === 'measure' || object === 'result'
    const next = rest[0] ?? ''
    if (verbKind === 'enabling' && (!isNumbered || /^(?:enable|allow|let|empower)$/.test(lemma)))
      return ['gives-a-capability', isNumbered ? 0.6 : 0.9]
    if (PERSUADING.has(lemma)) return ['others-act', 0.8]
    // "Hire engineers: +1 data, +2 web": the list behind counts hires.
    if (
      /^(?:hire|recruit|staff|grow team)$/.test(lemma) &&
      reading.quantities.some(({ unit }) => unit === 'plain')
    )
      return ['counts-own-work', 0.85]
    // "Answer all requests within 2 days": how fast a process is.
    if (
      /^(?:to )?(?:\d+%|(?:all|every|each|any|(?:the )?books) )/.test(rest.join(' ')) &&
      numbers.some(
        ({ unit, from }) => unit === 'time' && /^(?:within|in|under|than)$/.test(lowerAt(tokens, from - 1)),
      )
    )
      return ['measure-moves', 0.65]
    // "Negotiate energy costs below $2M".
    if (
      isMeasure &&
      counted === null &&
      (/^re(?:store|build)$/.test(lemma) ||
        numbers.some(({ role, from }) => role === 'change' || LEVEL_BEFORE.test(lowerAt(tokens, from - 1))))
    )
      return ['measure-moves', 0.75]
    // "Make drivers proud", "make returns simpler".
    if (
      lemma === 'make' &&
      (object === 'people' ||
        rest.some(
          (word) => COMPARATIVES.has(word) || (/er$/.test(word) && !nounOnly(word) && !STOPS.has(word)),
        ))
    )
      return ['others-act', 0.65]
    if (counted !== null && direct !== undefined) {
      const isResult = counted.kind === 'result' || counted.kind === 'measure'
      if (/^(?:help|support)$/.test(lemma) && (isResult || counted.kind === 'people'))
        return ['others-act', 0.65]
      if (counted.isShare && hasManner(tokens, counted.to, to)) return ['measure-moves', 0.66]
      if ((isResult || (counted.kind === 'people' && lemma !== 'onboard')) && WINNING.test(lemma))
        return ['measure-moves', 0.8]
      if (direct.unit === 'currency') return ['measure-moves', 0.6]
      if (isResult) return ['counts-own-work', 0.55]
      return counted.kind === 'exposure' ? ['counts-exposure', 0.8] : ['counts-own-work', 0.85]
    }
    if (
      numbers.some(isCounted) ||
      // "Write more tests", "Publish N articles", "Deploy every week".
      (/^(?:more|additional|n|xx?)$/.test(next) && (object === 'own-work' || object === 'deliverable')) ||
      /^(?:\S+ ){0,2}(?:every|each|per) (?:\w*day|week|month|quarter|sprint)$/.test(rest.join(' '))
    )
      return ['counts-own-work', 0.7]
    // "Stabilize churn", "Varnish the tables": perhaps a measure moves, perhaps it is a verb.
    return ['does-a-task', isNumbered ? 0.65 : isMeasure || verb.isUnheard ? 0.75 : 0.92]
  }
}

const LEVEL_BEFORE = /^(?:to|below|under|above|over|at|→|->|from|<|>|≤|≥|within|between|by)$/

/** They mend things as well as measures: what they say without a number is open. */
const MENDING = wordList('improve upgrade enhance expand extend optimize streamline scale')

/** What they bring about is what others do. */
const PERSUADING = wordList('convince persuade encourage motivate inspire nudge')

const FALLING = wordList('reduce decrease lower cut halve minimize eliminate drop limit prevent avoid bring')

/** By them, a number of customers is won rather than worked off. */
const WINNING = /^(?:add|sign|sign up|close|secure|book|onboard)$/

/** "Publish 12 posts", "Publish at least 12 new posts": the number stands where the object begins. */
function isDirect(tokens: readonly Token[], from: number, quantity: RoledQuantity): boolean {
  return tokens
    .slice(from, quantity.from)
    .every(
      ({ lower }) =>
        HEDGES.has(lower) ||
        DETERMINERS.has(lower) ||
        /ly$|^(?:next|first|last|and|another|remaining)$/.test(lower),
    )
}
