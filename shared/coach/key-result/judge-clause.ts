import type { KeyResultType, TypeReason } from '../classification.ts'
import { PEOPLE_NOUNS } from '../lexicon/nouns.ts'
import { BEHAVIOUR_VERBS, MEASURE_VERBS, MOVING_VERBS } from '../lexicon/verbs.ts'
import { wordList } from '../lexicon/word-list.ts'
import { entryFor, lowerAt, type Token } from '../reading/words.ts'
import { DUTIES, finiteVerbAt, isPerson, OWN_PEOPLE } from './clause-verbs.ts'
import { judgeCount } from './judge-count.ts'
import { judgeDone, LIVE } from './judge-done.ts'
import type { Judgement } from './judgement.ts'
import { hasManner } from './manner.ts'
import {
  countedBy,
  DETERMINERS,
  HEDGES,
  isDoneParticiple,
  nounClassOf,
  objectClass,
  phraseEnd,
  skipDeterminers,
} from './noun-phrases.ts'
import type { KeyResultReading } from './read-key-result.ts'
import type { RoledQuantity } from './read-measure.ts'

export function judgeClause(
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
        (word !== 'active' || at === words.length - 1) &&
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

  if (
    words.some((word) =>
      /^(?:takes?|requires?|returns?|loads?|responds?|lasts?|needs?|runs?|starts?)$/.test(word),
    ) &&
    numbers.some(({ unit }) => unit === 'time')
  )
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
      if (hasManner(tokens, finite, to)) return say('outcome', 'measure-moves', 0.72)
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
  const sinks = /^(?:falls?|drops?|declines?|shrinks?)$/.test(after)
  if (subject !== 'exposure' && falls && quantities.some(({ unit }) => unit === 'time'))
    return say('outcome', 'measure-moves', 0.8)
  if (subject === 'own-work' && first !== undefined && (falls || sinks || first.unit === 'time'))
    return say('outcome', 'measure-moves', 0.75)
  if (first !== undefined) {
    const counted = numbers[0] === undefined ? null : countedBy(tokens, numbers[0], to)
    if (
      counted?.isShare &&
      (counted.kind === 'result' || counted.kind === 'people') &&
      subject !== 'exposure'
    )
      return say('outcome', 'measure-moves', 0.7)
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
  if (words.length <= 5 && WELCOME.has(words[0] ?? '') && subject !== 'deliverable')
    return say('outcome', 'measure-moves', 0.65)
  if (subject === 'deliverable' || subject === 'own-work') return say('output', 'is-in-place', 0.7)
  return say('output', 'leans-by-words', 0.45)
}

const FINE =
  /\b(?:fast|quick|reliable|stable|responsive|slow|safe|cheap|affordable|easy|simple|happy|loyal|proud|satisfied|productive|healthy|profitable|default choice|first choice|preferred|market leader|number one)\b/

/** "Reliable trains", "loyal guests": a state to be in, named by its adjective. */
const WELCOME = wordList(
  'happy loyal reliable full safe healthy satisfied punctual engaged motivated quiet zero',
)

const INTERNAL =
  /\b(?:team|squad|tribe|engineers?|designers?|sales|reps?|we|members?|developers?|managers?|aes?|sdrs?|csms?)\b/

const LEARNING =
  /\b(?:trainings?|courses?|workshops?|e-?learning|modules?|certifications?|onboarding|webinars?)\b/

/** Verbs by which people spend their own working time: with a number they count it. */
const DEVOTING = wordList(
  'devote dedicate speak present conduct hold attend publish post write teach train mentor',
)

const isBeing = (verb: string): boolean => /^(?:is|are|was|were|be|has|have)$/.test(verb)

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
