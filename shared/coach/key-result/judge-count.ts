import { BEHAVIOUR_VERBS, DOING_VERBS, MOVING_VERBS, REACHING_VERBS } from '../lexicon/verbs.ts'
import { entryFor, lowerAt } from '../reading/words.ts'
import { finiteVerbAt, hasThing, isDuty } from './clause-verbs.ts'
import { type Judgement, judged, type Verdict } from './judgement.ts'
import { countedBy, isDoneParticiple } from './noun-phrases.ts'
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
  const { kind, isShare } = counted
  return judged(verdict(), from, Math.max(counted.to, quantity.to))

  function verdict(): Verdict {
    if (quantity.form === 'none' || /^(?:fewer|less)$/.test(lowerAt(tokens, counted.from - 1)))
      return ['measure-moves', 0.8]
    const rest = tokens.slice(counted.to, to).map(({ lower }) => lower)
    // "80% of engineers have shadowed a call": what our own people are to do.
    if (isDuty(tokens, counted.from, counted.to) || hasThing(tokens, counted.to, to))
      return ['counts-own-work', 0.75]
    if (kind === 'exposure')
      return isShare && rest.length > 0 ? ['others-act', 0.7] : ['counts-exposure', 0.88]
    const next = rest.find((word) => !/ly$/.test(word)) ?? ''
    const acts =
      (entryFor(BEHAVIOUR_VERBS, next) !== null && !/ed$/.test(next)) ||
      rest.slice(0, 3).some((word) => word === 'who' || word === 'that') ||
      (isShare && (DOING_VERBS.has(next) || REACHING_VERBS.has(next) || MOVING_VERBS.has(next)))
    const done = rest.findIndex(isDoneParticiple)
    if (done >= 0 && done < 4 && !acts) {
      if (quantities.some((other) => other.unit === 'time' && other.from > counted.to + done))
        return ['measure-moves', 0.82]
      return kind === 'result' && !isShare ? ['measure-moves', 0.55] : ['counts-own-work', 0.72]
    }
    if (acts && (isShare || kind === 'people' || kind === 'result' || kind === 'unknown'))
      return ['others-act', 0.88]
    if (kind === 'result' || kind === 'measure') return ['measure-moves', 0.88]
    if (kind === 'people') return ['others-act', 0.8]
    if (kind === 'own-work' && quantity.unit === 'time') return ['measure-moves', 0.5]
    if (kind !== 'unknown') return ['counts-own-work', isShare ? 0.6 : 0.8]
    // A plain number of something unheard of is more often ours than not.
    const isPlain = quantity.unit === 'plain' && quantity.role === 'target' && counted.to > counted.from
    return isPlain && !isShare && finiteVerbAt(tokens, counted.from, to) < 0
      ? ['counts-own-work', 0.5]
      : ['measure-moves', 0.6]
  }
}
