import type { Person } from '../../../../shared/api/living-okrs.ts'
import type { Correctable } from '../../../../shared/okr/correctable.ts'
import type { FieldChange } from '../../../../shared/okr/correction.ts'
import { formatDay } from '../../../text/dates.ts'
import { krPage } from '../../../text/en/kr-page.ts'
import { withShortUnit } from '../../../text/values.ts'

/** What a field held, as a person reads it. */
export function fieldWords(
  field: Correctable,
  value: FieldChange['from'],
  unit: string,
  people: readonly Person[],
): string {
  if (value === null) return krPage.unset
  if (field === 'ownerId')
    return people.find(({ personId }) => personId === value)?.name ?? krPage.history.somebody
  if (field === 'dueOn') return formatDay(String(value))
  if (value === 'unknown') return krPage.unknown
  return typeof value === 'number' ? withShortUnit(value, unit) : `“${value}”`
}
