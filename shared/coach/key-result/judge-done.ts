import type { KeyResultType, TypeReason } from '../classification.ts'
import { wordList } from '../lexicon/word-list.ts'
import { lowerAt } from '../reading/words.ts'
import type { Judgement } from './judgement.ts'
import { countedBy, isDoneParticiple } from './noun-phrases.ts'
import type { KeyResultReading } from './read-key-result.ts'
import type { RoledQuantity } from './read-measure.ts'

export const LIVE = wordList(
  'live done ready out available open complete operational up running finished online launched gone in-place closed approved functional active deployed',
)

const PROCESS_SPEED = /^(?:within|in|under|on|before|without|same|first|faster|correctly|successfully|by)$/

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
