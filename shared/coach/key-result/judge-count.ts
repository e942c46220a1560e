import type { KeyResultType, TypeReason } from '../classification.ts'
import { BEHAVIOUR_VERBS, DOING_VERBS, MOVING_VERBS, REACHING_VERBS } from '../lexicon/verbs.ts'
import { entryFor, lowerAt } from '../reading/words.ts'
import { DUTIES, finiteVerbAt, isAnyVerb, isPerson, OWN_PEOPLE } from './clause-verbs.ts'
import type { Judgement } from './judgement.ts'
import { countedBy, isDoneParticiple, nounClassOf, phraseEnd } from './noun-phrases.ts'
import type { KeyResultReading } from './read-key-result.ts'
import type { RoledQuantity } from './read-measure.ts'

/** "300 qualified leads", "85% of readers click", "No Sev 1 incident": a clause that begins with its number. */
export function judgeCount(
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
