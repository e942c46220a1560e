import type { KeyResultClassification } from '../classification.ts'
import type { Span } from '../finding.ts'
import { voteOnType, weighVote } from '../model/vote-on-type.ts'
import type { Token } from '../reading/words.ts'
import { judgeSegment } from './judge-segment.ts'
import type { Judgement } from './judgement.ts'
import { type KeyResultReading, readKeyResult, type Segment } from './read-key-result.ts'
import { measureInWords } from './read-measure.ts'

/** From here on the coach asserts a type; below, it asks. */
export const CERTAIN_FROM = 0.84

export function classifyKeyResult(text: string): KeyResultClassification {
  const reading = readKeyResult(text)
  const { tokens, quantities, periods } = reading
  const judgement = judge(reading)
  const weighed = weighVote(judgement, voteOnType(reading))
  const target =
    quantities.find(({ role }) => role === 'target') ?? quantities.find(({ role }) => role === 'change')
  const baseline = quantities.some(({ role }) => role === 'baseline')
  const change = quantities.some(({ role }) => role === 'change')
  const time = periods.find(({ isBound }) => isBound)
  return {
    ...weighed,
    // The words that decided otherwise than the vote are no reason.
    typeSpan: weighed.type === judgement.type ? spanOf(tokens, judgement.from, judgement.to) : null,
    measurable: target !== undefined,
    targetSpan: target === undefined ? null : { start: target.start, end: target.end },
    hasBaseline: baseline ? true : change ? 'relative' : false,
    timeBound: time !== undefined,
    timeSpan: time === undefined ? null : spanOf(tokens, time.from, time.to),
    measure: measureInWords(tokens, quantities),
  }
}

/** The head decides, but for a task whose sentence goes on to a measured result ("build X so that churn falls to 3%"). */
function judge(reading: KeyResultReading): Judgement {
  const [head, ...others] = reading.segments
  if (head === undefined) return { type: 'output', reason: 'leans-by-words', confidence: 0, from: 0, to: 0 }
  const first = judgeSegment(reading, head)
  const means = meansOf(reading, head, first)
  if (means !== null) return means
  const listed = listOf(reading, head, others[0])
  if (listed !== null) return listed
  if (first.type === 'outcome' && first.confidence >= 0.6) return first
  const isNumbered = reading.quantities.some(({ from, to }) => from >= head.from && to <= head.to)
  for (const segment of others) {
    if (segment.link === 'aside' && !isNumbered && first.type === 'output') {
      const share = reading.quantities.find(({ from, to }) => from >= segment.from && to <= segment.to)
      if (share?.unit === 'percent' && share.value === 100 && share.from === segment.from)
        return { ...first, type: 'activity_metric', reason: 'counts-own-work', confidence: 0.6 }
    }
    if (segment.link === 'means' || segment.link === 'aside') continue
    const measured = reading.quantities.some(({ from, to }) => from >= segment.from && to <= segment.to)
    if (!measured) continue
    const judgement = judgeSegment(reading, segment)
    if (
      first.type === 'activity_metric' &&
      first.confidence >= 0.8 &&
      segment.link === 'consequence' &&
      reading.tokens[segment.from - 1]?.lower === 'to'
    )
      continue
    if (first.type === 'activity_metric' && reading.tokens[segment.from - 1]?.lower === ':') continue
    if (judgement.type === 'outcome' && (segment.link === 'consequence' || !isNumbered))
      return { ...judgement, confidence: Math.min(judgement.confidence, 0.85) }
    if (
      !isNumbered &&
      first.type === 'output' &&
      judgement.type === 'activity_metric' &&
      segment.link !== 'consequence'
    )
      return { ...judgement, confidence: 0.55 }
  }
  return first
}

const isNumberedBy = (reading: KeyResultReading, segment: Segment): boolean =>
  reading.quantities.some(({ from, to }) => from >= segment.from && to <= segment.to)

/**
 * "Improve the admin panel by adding filters", "Improve our content: 2 new pages a month": a wish without a number in
 * front, and behind it what is going to be done. What is going to be done counts.
 */
function meansOf(reading: KeyResultReading, head: Segment, first: Judgement): Judgement | null {
  if (first.type !== 'outcome' || first.reason !== 'measure-moves' || isNumberedBy(reading, head)) return null
  for (const segment of reading.segments.slice(1)) {
    const mark = reading.tokens[segment.from - 1]?.lower ?? ''
    const isMeans = segment.link === 'means' && mark !== 'thanks'
    if (!isMeans && mark !== ':') continue
    const judgement = judgeSegment(reading, segment)
    if (judgement.type === 'outcome' || judgement.reason === 'leans-by-words') return null
    if (isMeans && !judgement.reason.startsWith('does') && !judgement.reason.startsWith('counts')) return null
    return { ...judgement, confidence: Math.min(judgement.confidence, 0.65) }
  }
  return null
}

/** "48 experimental, 16 beta and 8 stable features delivered": the last of the list says what is counted. */
function listOf(reading: KeyResultReading, head: Segment, next: Segment | undefined): Judgement | null {
  const startsWithNumber = (segment: Segment) => reading.tokens[segment.from]?.kind === 'number'
  if (next === undefined || next.link !== 'addition' || !startsWithNumber(head) || !startsWithNumber(next))
    return null
  if (head.to - head.from > 3) return null
  const judgements = reading.segments
    .filter(startsWithNumber)
    .map((segment) => judgeSegment(reading, segment))
  return judgements.reduce((surest, judgement) =>
    judgement.confidence > surest.confidence ? judgement : surest,
  )
}

function spanOf(tokens: readonly Token[], from: number, to: number): Span | null {
  const first = tokens[from]
  const last = tokens[Math.min(to, tokens.length) - 1]
  return first === undefined || last === undefined || last.end <= first.start
    ? null
    : { start: first.start, end: last.end }
}
