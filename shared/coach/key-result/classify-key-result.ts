import type { KeyResultClassification } from '../classification.ts'
import type { Span } from '../finding.ts'
import { voteOnType, weighVote } from '../model/vote-on-type.ts'
import type { Token } from '../reading/words.ts'
import { judgeSegment } from './judge-segment.ts'
import { type Judgement, judged } from './judgement.ts'
import { type KeyResultReading, readKeyResult, type Segment } from './read-key-result.ts'
import { measureInWords } from './read-measure.ts'

/** From here on the coach asserts a type; below, it asks. */
export const CERTAIN_FROM = 0.87

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
  if (head === undefined) return judged(['leans-by-words', 0], 0, 0)
  const first = judgeSegment(reading, head)
  const means = meansOf(reading, head, first)
  if (means !== null) return means
  if (first.type === 'outcome' && first.confidence >= 0.6) return first
  const isCounted = first.type === 'activity_metric' && first.confidence >= 0.8
  for (const segment of others) {
    const { link, from } = segment
    if (link === 'means' || link === 'aside' || !isNumberedBy(reading, segment)) continue
    // "Publish 12 posts to reach 1,000 readers": what is counted stays in front.
    if (isCounted && link === 'consequence' && reading.tokens[from - 1]?.lower === 'to') continue
    const judgement = judgeSegment(reading, segment)
    const isMore = !isNumberedBy(reading, head)
    if (judgement.type === 'outcome' && (link === 'consequence' || isMore))
      return { ...judgement, confidence: Math.min(judgement.confidence, 0.85) }
    if (isMore && first.type === 'output' && judgement.type === 'activity_metric' && link !== 'consequence')
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
  if (first.reason !== 'measure-moves' || isNumberedBy(reading, head)) return null
  for (const segment of reading.segments.slice(1)) {
    const mark = reading.tokens[segment.from - 1]?.lower ?? ''
    const isMeans = segment.link === 'means' && mark !== 'thanks'
    if (!isMeans && mark !== ':') continue
    const judgement = judgeSegment(reading, segment)
    if (judgement.type === 'outcome' || judgement.reason === 'leans-by-words') return null
    if (isMeans && !/^(?:does|counts)/.test(judgement.reason)) return null
    return { ...judgement, confidence: Math.min(judgement.confidence, 0.65) }
  }
  return null
}

function spanOf(tokens: readonly Token[], from: number, to: number): Span | null {
  const first = tokens[from]
  const last = tokens[Math.min(to, tokens.length) - 1]
  return first === undefined || last === undefined || last.end <= first.start
    ? null
    : { start: first.start, end: last.end }
}
