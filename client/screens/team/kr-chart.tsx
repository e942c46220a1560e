import type { LivingKeyResult } from '../../../shared/api/living-okrs.ts'
import { ProgressChart } from '../../ui/charts/progress-chart.tsx'
import { roundLike } from './living-words.ts'

type Days = { readonly startsOn: string; readonly endsOn: string }

/** The values of a key result as a picture; nothing for a milestone and where there is no target yet. */
export function KeyResultChart({
  keyResult: { text, fields, trend, forecast },
  cycle,
  today,
}: {
  keyResult: LivingKeyResult
  cycle: Days
  today: string
}) {
  const { direction, target, baseline, unit, dueOn } = fields
  if (direction === null || direction === 'milestone' || target === null) return null
  return (
    <ProgressChart
      label={text}
      series={{
        ...{ direction, target, unit, today },
        baseline: typeof baseline === 'number' ? baseline : null,
        span: { startsOn: cycle.startsOn, endsOn: dueOn ?? cycle.endsOn },
        values: trend.flatMap(({ on, value }) => (value === null ? [] : [{ on, value }])),
        forecast:
          forecast === null ? null : { value: roundLike(forecast.value, fields), misses: forecast.misses },
      }}
    />
  )
}
