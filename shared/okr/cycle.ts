import * as v from 'valibot'
import { DaySchema } from './model.ts'

/** A period that a team sets OKRs for, both days included. */
export const CycleSchema = v.pipe(
  v.object({
    name: v.pipe(
      v.string('Name the cycle.'),
      v.trim(),
      v.minLength(1, 'Name the cycle, for example 2027-Q1.'),
      v.maxLength(40, 'Use at most 40 characters.'),
    ),
    startsOn: DaySchema,
    endsOn: DaySchema,
  }),
  v.forward(
    v.check(({ startsOn, endsOn }) => startsOn < endsOn, 'The cycle must end after it starts.'),
    ['endsOn'],
  ),
)
export type Cycle = v.InferOutput<typeof CycleSchema>

/** The calendar quarter after the day `today`, as a new workshop's suggestion. */
export function nextQuarter(today: string): Cycle {
  const year = Number(today.slice(0, 4))
  const quarter = Math.floor((Number(today.slice(5, 7)) - 1) / 3) + 1
  const next = quarter === 4 ? { year: year + 1, quarter: 1 } : { year, quarter: quarter + 1 }
  const firstMonth = (next.quarter - 1) * 3 + 1
  const lastDay = ['31', '30', '30', '31'][next.quarter - 1] ?? '30'
  return {
    name: `${next.year}-Q${next.quarter}`,
    startsOn: `${next.year}-${pad(firstMonth)}-01`,
    endsOn: `${next.year}-${pad(firstMonth + 2)}-${lastDay}`,
  }
}

function pad(month: number): string {
  return String(month).padStart(2, '0')
}
