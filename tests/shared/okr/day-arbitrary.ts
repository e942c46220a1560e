import fc from 'fast-check'
import { addDays } from '../../../shared/okr/days.ts'

/** Any day of these years. */
export function dayIn(firstYear: number, lastYear: number): fc.Arbitrary<string> {
  const days = Math.floor((lastYear - firstYear + 1) * 365.25) - 1
  return fc.integer({ min: 0, max: days }).map((after) => addDays(`${firstYear}-01-01`, after))
}
