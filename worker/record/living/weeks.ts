import { type WeekState, weeklyStates } from '../../../shared/okr/weekly-states.ts'
import { zonedParts } from '../../../shared/time/zoned-time.ts'
import { fromFieldColumns } from '../key-result-row.ts'
import {
  type KeyResultRows,
  type LivingContext,
  publishedOn,
  readChanges,
  toPoint,
} from './living-key-result.ts'

/** How a key result stood week by week, told by the rows that its state of today is told by. */
export function buildWeeks(rows: KeyResultRows, context: LivingContext): WeekState[] {
  const { cycle, team, today } = context
  const changes = rows.changes.map(({ kind, changesJson, madeAtMs }) => ({
    ...{ kind, changes: readChanges(changesJson) },
    on: zonedParts(madeAtMs, team.timeZone).date,
  }))
  return weeklyStates({
    ...{ cycle, today, rhythm: team.rhythm, fields: fromFieldColumns(rows.row) },
    since: publishedOn(rows, context),
    checkIns: rows.trend.map(toPoint),
    corrections: changes,
    turns: changes.flatMap(({ kind, on }) =>
      kind === 'dropped' || kind === 'taken-up-again' ? [{ on, isPursued: kind !== 'dropped' }] : [],
    ),
  })
}
