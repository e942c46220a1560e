import { ui } from '../text/en/ui.ts'
import { formatNumber } from '../text/numbers.ts'
import './scale.css'

/** Where a number starts and where it should end, with its unit: always shown together. */
export function Scale({ from, to, unit }: { from: number | 'unknown'; to: number; unit: string }) {
  const start = from === 'unknown' ? ui.startUnknown : formatNumber(from)
  const end = formatNumber(to)
  return (
    <span class="scale" role="img" aria-label={ui.scale(start, end, unit)}>
      <b class="num">{from === 'unknown' ? '?' : start}</b>
      <i />
      <b class="num">{end}</b>
      {unit === '' ? null : <span>{unit}</span>}
    </span>
  )
}
