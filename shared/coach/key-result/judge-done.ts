import { wordList } from '../lexicon/word-list.ts'
import { lowerAt } from '../reading/words.ts'
import { type Judgement, judged, type Verdict } from './judgement.ts'
import { countedBy, isDoneParticiple } from './noun-phrases.ts'
import type { KeyResultReading } from './read-key-result.ts'
import type { RoledQuantity } from './read-measure.ts'

export const LIVE = wordList(
  'live done ready out available open complete operational up running finished online launched gone in-place closed approved functional active deployed',
)

/** "All services migrated", "Eight policies rewritten", "98% of invoices processed within 5 days". */
export function judgeDone(
  reading: KeyResultReading,
  from: number,
  to: number,
  quantities: readonly RoledQuantity[],
): Judgement {
  const { tokens } = reading
  const numbers = quantities.filter(({ role }) => role !== 'baseline')
  const done = tokens.findIndex(
    ({ lower }, at) => at > from && at < to && (isDoneParticiple(lower) || LIVE.has(lower)),
  )
  return judged(verdict(), from, done < 0 ? to : done + 1)

  function verdict(): Verdict {
    const text = tokens
      .slice(from, to)
      .map(({ lower }) => lower)
      .join(' ')
    if (/\b(?:used|adopted|read|bought|chosen|visited|trusted|recommended|rated) by\b/.test(text))
      return ['others-act', 0.8]
    const first = numbers.find((quantity) => quantity.from < done) ?? numbers[0]
    if (first === undefined) return ['is-in-place', 0.85]
    const counted = countedBy(tokens, first, to)
    if (counted.kind === 'exposure' || SEEN.test(lowerAt(tokens, done))) return ['counts-exposure', 0.8]
    if (
      first.form === 'none' ||
      (numbers.some(({ unit, from: at }) => unit === 'time' && at > done) &&
        PROCESS_SPEED.test(lowerAt(tokens, done + 1)))
    )
      return ['measure-moves', 0.75]
    return (counted.kind === 'result' || counted.kind === 'measure') && first.unit !== 'percent'
      ? ['measure-moves', 0.5]
      : ['counts-own-work', 0.7]
  }
}

const SEEN = /^(?:watched|viewed|played|downloaded|shared|opened|streamed|seen|clicked|installed)$/

const PROCESS_SPEED = /^(?:within|in|under|on|before|without|same|first|faster|correctly|successfully|by)$/
