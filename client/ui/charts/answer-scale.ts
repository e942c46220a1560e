import type { BallotMethod } from '../../../shared/ballot/settings.ts'
import { chartText } from '../../text/en/charts.ts'

/** A scale that every answer stands on, with the words at its marks. */
export type AnswerScale = {
  readonly min: number
  readonly max: number
  readonly ticks: readonly { readonly value: number; readonly label: string }[]
}

/** The scale of a method; `null` for dots, whose sum has no upper end. */
export const ANSWER_SCALES = {
  dots: null,
  score: numbered(1, 5),
  approve: {
    min: -1,
    max: 1,
    ticks: [
      { value: -1, label: chartText.approvals.no },
      { value: 0, label: chartText.approvals.abstain },
      { value: 1, label: chartText.approvals.yes },
    ],
  },
  fist: numbered(0, 5),
  confidence: numbered(0, 10),
} satisfies Record<BallotMethod, AnswerScale | null>

function numbered(min: number, max: number): AnswerScale {
  return {
    min,
    max,
    ticks: Array.from({ length: max - min + 1 }, (_, index) => ({
      value: min + index,
      label: String(min + index),
    })),
  }
}

/** How many gave the same answer. */
export type AnswerGroup = { readonly value: number; readonly count: number }

/** Answers by how often they were given, the smallest first. */
export function groupAnswers(values: readonly number[]): readonly AnswerGroup[] {
  return [...new Set(values)]
    .sort((a, b) => a - b)
    .map((value) => ({ value, count: values.filter((given) => given === value).length }))
}

/** Where the middle half of some values lies, ends included; `null` with fewer than four, of which there is no middle half. */
export function middleHalf(values: readonly number[]): { readonly from: number; readonly to: number } | null {
  if (values.length < 4) return null
  const sorted = values.toSorted((a, b) => a - b)
  return { from: quantile(sorted, 0.25), to: quantile(sorted, 0.75) }
}

/** Between two values it lies as far along as the share says. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const below = sorted[Math.floor(at)] ?? 0
  const above = sorted[Math.ceil(at)] ?? below
  return below + (above - below) * (at - Math.floor(at))
}

export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** A mean as it is read: one decimal, always, so that a column of them lines up. */
export function formatMean(mean: number): string {
  return mean.toFixed(1)
}
