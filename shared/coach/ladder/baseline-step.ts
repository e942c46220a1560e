import type { LadderAnswers } from './answers.ts'
import { dayInWords } from './day-in-words.ts'
import { measurePhrase, namesIn } from './measure-phrase.ts'

export type BaselineStep = {
  /** The words of an initiative: "Measure deployment time for two weeks to get the baseline, by 15 January". */
  readonly text: string
  /** `YYYY-MM-DD`; `null` when no time is left or nobody has said how much. */
  readonly dueOn: string | null
}

const DAY_MS = 86_400_000
/** The start should be known while there is still time to steer by it. */
const SHARE_OF_TIME = 4

/**
 * [KR5] The step that finds out where the number stands, due within the first quarter of the time left; `null` unless the
 * baseline is "not known yet" and the measure is named.
 * @param time days as `YYYY-MM-DD`; the answers' own due date goes before the cycle's end
 */
export function baselineStep(
  answers: Pick<LadderAnswers, 'measure' | 'baseline' | 'dueOn'>,
  time: {
    readonly today: string
    readonly cycle: { readonly startsOn: string; readonly endsOn: string } | null
  },
): BaselineStep | null {
  const { words } = measurePhrase(answers.measure, namesIn([answers.measure]))
  if (answers.baseline !== 'unknown' || words === '') return null
  const start = time.cycle === null || time.today > time.cycle.startsOn ? time.today : time.cycle.startsOn
  const end = answers.dueOn ?? time.cycle?.endsOn ?? null
  const left = end === null ? Number.NaN : daysBetween(start, end)
  if (!(left >= 1)) return { text: `Measure ${words} to get the baseline`, dueOn: null }
  const days = Math.max(1, Math.floor(left / SHARE_OF_TIME))
  const dueOn = dayAfter(start, days)
  const howLong =
    days >= 28 ? 'for four weeks ' : days >= 14 ? 'for two weeks ' : days >= 7 ? 'for a week ' : ''
  return { text: `Measure ${words} ${howLong}to get the baseline, by ${dayInWords(dueOn)}`, dueOn }
}

function daysBetween(start: string, end: string): number {
  return Math.round((dayMs(end) - dayMs(start)) / DAY_MS)
}

function dayAfter(day: string, days: number): string {
  return new Date(dayMs(day) + days * DAY_MS).toISOString().slice(0, 10)
}

function dayMs(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}
