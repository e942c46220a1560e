import { PICTURE, xOn } from './picture.ts'
import '../chart.css'

/** One value before and after on the same scale: hollow, then filled, with the way from one to the other. */
export function PairedDots({
  scale,
  ticks,
  before,
  after,
  description,
}: {
  readonly scale: { readonly min: number; readonly max: number }
  /** Where the scale has marks. */
  readonly ticks: readonly number[]
  /** `null`: nobody answered. */
  readonly before: number | null
  readonly after: number | null
  readonly description: string
}) {
  const x = (value: number) => xOn(scale, value)
  const hasMoved = before !== null && after !== null && Math.abs(x(after) - x(before)) > 12
  const direction = before !== null && after !== null && after < before ? -1 : 1
  return (
    <svg viewBox={`0 0 ${PICTURE.width} 26`} role="img" aria-label={description}>
      {ticks.map((value) => (
        <line key={value} class="g-grid" x1={x(value)} x2={x(value)} y1="1" y2="25" />
      ))}
      <line class="g-grid" x1={PICTURE.inset} x2={PICTURE.width - PICTURE.inset} y1="13" y2="13" />
      {hasMoved ? (
        <path
          class="g-way"
          d={`M${x(before)} 13H${x(after) - 7 * direction}m${-4 * direction} -3.5l${4 * direction} 3.5l${-4 * direction} 3.5`}
        />
      ) : null}
      {before === null ? null : <circle class="g-before" cx={x(before)} cy="13" r="4.5" />}
      {after === null ? null : <circle class="g-after" cx={x(after)} cy="13" r="5" />}
    </svg>
  )
}
