import type { ResultRow } from '../../../shared/ballot/result.ts'
import type { BallotMethod } from '../../../shared/ballot/settings.ts'
import { assertNever } from '../../../shared/result.ts'
import { chartText } from '../../text/en/charts.ts'
import { ANSWER_SCALES, formatMean, groupAnswers, meanOf } from './answer-scale.ts'
import { AnswerStrip } from './answer-strip.tsx'
import { ApprovalStrip } from './approval-strip.tsx'
import { DotBar } from './dot-bar.tsx'

/** The part of a result's row that its picture is drawn from. */
export type Answers = Pick<ResultRow, 'ballots' | 'total' | 'supporters'>

/** How one proposal fared, drawn as its method asks for. It needs nothing around it. */
export function AnswersPicture({
  method,
  answers,
  max,
  most,
  mine = null,
}: {
  readonly method: BallotMethod
  readonly answers: Answers
  /** For dots: the largest sum among the pictures beside this one. */
  readonly max: number
  /** How many answered the one that most answered, among the pictures beside this one: they are all drawn alike. */
  readonly most: number
  /** What this device's person answered: their dots, importance, mark or fingers. */
  readonly mine?: number | null
}) {
  const { ballots, total } = answers
  const description = describeAnswers(method, answers, mine)
  switch (method) {
    case 'dots':
      return (
        <DotBar total={total} max={max} ballots={ballots} most={most} mine={mine} description={description} />
      )
    case 'approve':
      return <ApprovalStrip values={ballots} most={most} mine={mine} description={description} />
    case 'score':
    case 'fist':
    case 'confidence':
      return (
        <AnswerStrip
          scale={ANSWER_SCALES[method]}
          values={ballots}
          most={most}
          mean={meanOf(ballots)}
          mine={mine}
          description={description}
        />
      )
    default:
      return assertNever(method)
  }
}

/** Everything that the picture says, in words. */
export function describeAnswers(method: BallotMethod, answers: Answers, mine: number | null = null): string {
  const { ballots, total, supporters } = answers
  if (ballots.length === 0) return method === 'dots' ? chartText.noDots : chartText.nobody
  const spread = chartText.spread(method, groupAnswers(ballots))
  const sum = {
    dots: () => `${chartText.dotsFrom(total, supporters)}. `,
    score: () => `${chartText.meanOf(formatMean(total), 5)}. `,
    approve: () => '',
    fist: () => `${chartText.meanOf(formatMean(total), 5)}. `,
    confidence: () => `${chartText.meanOf(formatMean(total), 10)}. `,
  }[method]()
  const own = mine === null ? '' : ` ${chartText.yourAnswer(method, mine)}.`
  return `${sum}${spread}.${own}`
}

/** The figure that a row ends with: a sum of dots, a mean, yes less no. */
export function formatTotal(method: BallotMethod, { total, supporters }: Answers): string {
  if (method === 'dots') return String(total)
  if (supporters === 0) return '–'
  if (method === 'approve') return total > 0 ? `+${total}` : total < 0 ? `−${-total}` : '0'
  return formatMean(total)
}
