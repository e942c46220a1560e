import type { KeyResultState } from '../../../shared/okr/key-result-state.ts'
import type { WeekState } from '../../../shared/okr/weekly-states.ts'

/** Weeks in a row, from 1, that stood the same. */
export type WeekRun = { readonly state: KeyResultState; readonly from: number; readonly to: number }

/** A cycle's weeks as few words say them: those that stood the same together; weeks without a state are left out. */
export function weekRuns(weeks: readonly Pick<WeekState, 'state'>[]): WeekRun[] {
  const runs: WeekRun[] = []
  for (const [index, { state }] of weeks.entries()) {
    if (state === null) continue
    const last = runs.at(-1)
    const goesOn = last !== undefined && last.state === state && last.to === index
    if (goesOn) runs[runs.length - 1] = { ...last, to: index + 1 }
    else runs.push({ state, from: index + 1, to: index + 1 })
  }
  return runs
}
