import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { CONFIDENCE } from '../../../shared/okr/model.ts'
import { round } from './picture.ts'
import './sparkline.css'

const VIEW = { width: 84, height: 26, inset: 4 }
/** More would be a scribble at this size. */
const MOST = 13

/** Confidence from check-in to check-in, without axes: the number beside it and its words say how much. */
export function Sparkline({
  values,
  isLow,
}: {
  readonly values: readonly number[]
  readonly isLow: boolean
}) {
  const shown = values.slice(-MOST)
  const last = shown.at(-1)
  if (last === undefined) return null
  const x = scaleLinear([0, Math.max(1, shown.length - 1)], [VIEW.inset, VIEW.width - VIEW.inset])
  const y = scaleLinear([CONFIDENCE.min, CONFIDENCE.max], [VIEW.height - VIEW.inset, VIEW.inset])
  const path = line<number>(
    (_, index) => round(x(index)),
    (value) => round(y(value)),
  )(shown)
  const end = shown.length === 1 ? x(0) : x(shown.length - 1)
  return (
    <svg
      class={isLow ? 'spark is-warning' : 'spark'}
      viewBox={`0 0 ${VIEW.width} ${VIEW.height}`}
      aria-hidden="true"
    >
      {shown.length > 1 && path !== null ? <path d={path} /> : null}
      <circle cx={round(end)} cy={round(y(last))} r="2.6" />
    </svg>
  )
}
