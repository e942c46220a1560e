import type { LivingKeyResult } from '../api/living-okrs.ts'

/** What the newest check-in of a key result says beside the one before it. */
export type KeyResultNews = {
  readonly keyResult: LivingKeyResult
  readonly value: { readonly before: number | null; readonly now: number | null }
  readonly confidence: { readonly before: number | null; readonly now: number | null }
  /** By how much confidence fell; below 0 where it rose. */
  readonly fell: number
}

/** What changed of a key result since the check-in before the newest, or else since commit. */
export function newsOf(keyResult: LivingKeyResult): KeyResultNews {
  const { trend, fields } = keyResult
  const measured = trend.flatMap(({ value }) => (value === null ? [] : [value]))
  const start = typeof fields.baseline === 'number' ? fields.baseline : null
  const confidence = {
    before: trend.length > 1 ? (trend.at(-2)?.confidence ?? null) : fields.confidence,
    now: trend.at(-1)?.confidence ?? null,
  }
  return {
    keyResult,
    value: { before: measured.at(-2) ?? start, now: measured.at(-1) ?? null },
    confidence,
    fell: confidence.before === null || confidence.now === null ? 0 : confidence.before - confidence.now,
  }
}

/**
 * [CH1] The order in which a team goes through what changed: where confidence fell, most first; then what is stale or was
 * never checked in, since nobody knows; then what is off course or at risk; then the rest in its own order.
 */
export function inOrderOfNews(keyResults: readonly LivingKeyResult[]): readonly KeyResultNews[] {
  const news = keyResults.filter(({ dropped }) => dropped === null).map(newsOf)
  return news.toSorted((one, other) => groupOf(one) - groupOf(other) || fallen(other) - fallen(one))
}

function groupOf({ fell, keyResult: { state, due } }: KeyResultNews): number {
  if (fell > 0) return 0
  if (due.status === 'stale' || due.status === 'overdue' || state === 'pending') return 1
  return state === 'off-track' || state === 'at-risk' ? 2 : 3
}

function fallen({ fell }: KeyResultNews): number {
  return Math.max(0, fell)
}
