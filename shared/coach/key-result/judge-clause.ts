import { COMPARATIVES } from '../lexicon/adjectives.ts'
import { MEASURE_VERBS } from '../lexicon/verbs.ts'
import { entryFor, lowerAt, type Token } from '../reading/words.ts'
import { finiteVerbAt, hasThing, isDuty, isOwn, isPerson } from './clause-verbs.ts'
import { judgeCount } from './judge-count.ts'
import { judgeDone, LIVE } from './judge-done.ts'
import { BY_NUMBER, type Judgement, judged, type Verdict } from './judgement.ts'
import { hasManner } from './manner.ts'
import {
  countedBy,
  DETERMINERS,
  HEDGES,
  isDoneParticiple,
  type NounClass,
  objectClass,
  phraseEnd,
  skipDeterminers,
} from './noun-phrases.ts'
import type { KeyResultReading } from './read-key-result.ts'
import type { RoledQuantity } from './read-measure.ts'

/** What a clause says that is no more than a name. */
const BY_NAME: Record<NounClass, Verdict> = {
  exposure: ['counts-exposure', 0.8],
  'own-work': ['is-in-place', 0.7],
  deliverable: ['is-in-place', 0.7],
  measure: ['names-a-measure', 0.8],
  result: ['names-a-measure', 0.8],
  people: ['others-act', 0.6],
  unknown: ['leans-by-words', 0.45],
}

/** "Churn falls to 3%", "All services migrated", "Users can export", "NPS": a segment that begins with no imperative. */
export function judgeClause(
  reading: KeyResultReading,
  from: number,
  to: number,
  quantities: readonly RoledQuantity[],
): Judgement {
  const { tokens } = reading
  const words = tokens.slice(from, to).map(({ lower }) => lower)
  const numbers = quantities.filter(({ role }) => role !== 'baseline')
  const isNumbered = numbers.length > 0
  const isTimed = numbers.some(({ unit }) => unit === 'time')
  const start = skipDeterminers(tokens, from, to)
  const lead = numbers.find((quantity) => leadsClause(tokens, from, quantity))
  const finite = finiteVerbAt(tokens, start, to)
  const verbAt = finite > 0 ? finite : to
  const subject = objectClass(tokens, start, verbAt)
  const subjectEnd = Math.min(phraseEnd(tokens, start, to), verbAt)
  const counted = numbers[0] === undefined ? null : countedBy(tokens, numbers[0], to)

  const doneAt = words.findIndex(
    (word, at) => at > 0 && isDoneParticiple(word) && !/^(?:the|an?|our|of|per)$/.test(words[at - 1] ?? ''),
  )
  const isDone =
    doneAt > 0 || words.some((_, at) => isState(words, at)) || words.join(' ').includes('in place')
  /** "The price review is completed": done, although it is named like a measure. */
  const isSettled =
    doneAt > 0 &&
    !isNumbered &&
    (/^(?:is|are|been|be)$/.test(words[doneAt - 1] ?? '') || from + doneAt === subjectEnd)

  if (words.some((word, at) => at > 0 && /^(?:can|able)$/.test(word))) return say(capability())
  if (/^(?:#|(?:number|count|amount|total|volume) of)|\bcounts?$/.test(words.slice(start - from).join(' ')))
    return say(ofCount())
  if (lead !== undefined) return judgeCount(reading, lead, from, to, quantities)
  if (COMPARATIVES.has(words[0] ?? ''))
    return say(subject === 'exposure' ? ['counts-exposure', 0.6] : ['measure-moves', 0.85])
  if (
    isPerson(tokens, start, verbAt) &&
    /^(?:moved|adopted|switched|stopped|started)$/.test(lowerAt(tokens, finite + 1))
  )
    return say(['others-act', 0.7])
  if (isDone && (isSettled || (subject !== 'measure' && subject !== 'exposure')))
    return judgeDone(reading, from, to, quantities)
  if (isTimed && words.some((word) => MEASURED_VERB.test(word))) return say(['measure-moves', 0.85])
  return say((finite > 0 ? bySentence() : null) ?? (quantities.length > 0 ? byNumber() : byName()))

  function say(verdict: Verdict): Judgement {
    return judged(verdict, from, to)
  }

  function capability(): Verdict {
    const isShare = numbers.some(({ unit, form }) => unit === 'percent' || form === 'fraction')
    return isShare || isTimed ? ['others-act', 0.6] : ['gives-a-capability', isNumbered ? 0.6 : 0.85]
  }

  function ofCount(): Verdict {
    if (subject === 'exposure') return ['counts-exposure', 0.9]
    return subject === 'own-work' ||
      subject === 'deliverable' ||
      (subject !== 'result' && words.some(isDoneParticiple))
      ? ['counts-own-work', 0.88]
      : ['measure-moves', 0.85]
  }

  /** "Nurses use the planner", "The app is fast": the clause has a verb. */
  function bySentence(): Verdict | null {
    const verb = lowerAt(tokens, finite)
    if (!isNumbered && hasThing(tokens, finite, to))
      return reading.quantities.length > 0 ? ['counts-own-work', 0.65] : ['is-in-place', 0.7]
    if (isDuty(tokens, start, finite) || (counted?.kind === 'own-work' && isOwn(tokens, start, finite)))
      return isNumbered ? ['counts-own-work', 0.7] : ['does-a-task', 0.6]
    if (!isNumbered && FINE.test(words.slice(finite - from).join(' '))) return ['measure-moves', 0.7]
    if (isPerson(tokens, start, finite) && doneAt < 0 && (isNumbered || !/^ha(?:s|ve)$/.test(verb)))
      return ['others-act', 0.72]
    if (isNumbered || /^(?:is|are|was|were|be|has|have)$/.test(verb)) return null
    if (subject !== 'deliverable' && subject !== 'unknown' && subject !== 'own-work') return null
    if (hasManner(tokens, finite, to)) return ['measure-moves', 0.72]
    const moves = subject === 'unknown' && entryFor(MEASURE_VERBS, verb) !== null
    return moves ? ['measure-moves', 0.55] : ['gives-a-capability', 0.6]
  }

  function byNumber(): Verdict {
    const { role, value = 0 } = quantities[0] ?? {}
    const isFalling = role === 'baseline' && (quantities[1]?.value ?? 0) < value
    if (counted?.isShare && subject !== 'exposure') {
      if (counted.kind === 'result' || counted.kind === 'people') return ['measure-moves', 0.7]
      if (counted.kind === 'own-work' && (subject === 'unknown' || subject === 'deliverable'))
        return ['counts-own-work', 0.6]
    }
    if (subject === 'exposure' && /\b(?:who|per (?:session|user|visit|customer))\b/.test(words.join(' ')))
      return ['measure-moves', 0.7]
    if (subject === 'own-work' && (isFalling || isTimed || (finite > 0 && counted?.kind === 'result')))
      return ['measure-moves', 0.7]
    return BY_NUMBER[subject]
  }

  function byName(): Verdict {
    if (subject !== 'deliverable' && subject !== 'own-work' && FINE.test(words.join(' ')))
      return ['measure-moves', 0.65]
    const isMeasure = subject === 'measure' || subject === 'result'
    return isMeasure && subjectEnd < to ? ['measure-moves', 0.75] : BY_NAME[subject]
  }
}

/** "The shop is live", "the site is up and running": a word of being ready near the end, or behind "is". */
function isState(words: readonly string[], at: number): boolean {
  const word = words[at] ?? ''
  if (at === 0 || !LIVE.has(word)) return false
  if (/^(?:active|up|out)$/.test(word)) return at === words.length - 1
  return at >= words.length - 3 || /^(?:is|are)$/.test(words[at - 1] ?? '')
}

const MEASURED_VERB = /^(?:takes?|returns?|loads?|responds?|lasts?|needs?)$/

const FINE =
  /^(?:(?:is|are|was|were|be) .*)?\b(?:fast|quick|reliable|safe|easy|simple|happy|loyal|satisfied|healthy|profitable|(?:default|first) choice)\b|\bahead of\b/

function leadsClause(tokens: readonly Token[], from: number, quantity: RoledQuantity): boolean {
  return tokens
    .slice(from, quantity.from)
    .every(
      ({ lower, kind }) =>
        kind === 'number' ||
        HEDGES.has(lower) ||
        DETERMINERS.has(lower) ||
        /^(?:from|to|go|→|->)$/.test(lower),
    )
}
