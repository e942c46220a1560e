import { useLocation } from 'preact-iso'
import type { CycleOkrs } from '../../../../shared/api/living-okrs.ts'
import { KEY_RESULT_STATES } from '../../../../shared/okr/key-result-state.ts'
import { living } from '../../../text/en/living.ts'
import { teamHome as text } from '../../../text/en/team-home.ts'
import { Button } from '../../../ui/button.tsx'
import '../../../ui/field.css'
import { addressOf, NOBODY, type OkrFilter, ownersIn } from './okr-filter.ts'

/** Whose key results, and in which state. The address says it, so a link shows the same. */
export function FilterBar({
  okrs,
  filter,
  shown,
  all,
}: {
  okrs: CycleOkrs
  filter: OkrFilter
  /** Key results. */
  shown: number
  all: number
}) {
  const { route, query } = useLocation()
  const { people, hasNobody } = ownersIn(okrs.objectives)
  const meId = okrs.me.person?.personId ?? null
  const show = (next: OkrFilter) => route(addressOf(okrs.team.teamId, query['cycle'], next), true)
  const isFiltered = filter.owner !== null || filter.state !== null
  return (
    <fieldset class="filterbar noprint">
      <legend class="sr">{text.filter.label}</legend>
      <label class="quietselect">
        <span>{text.filter.owner}</span>
        <select
          class="input"
          value={filter.owner ?? ''}
          onChange={(event) => show({ ...filter, owner: event.currentTarget.value || null })}
        >
          <option value="">{text.filter.everybody}</option>
          {people.map(({ personId, name }) => (
            <option key={personId} value={personId}>
              {personId === meId ? text.filter.me : name}
            </option>
          ))}
          {hasNobody ? <option value={NOBODY}>{text.filter.nobody}</option> : null}
        </select>
      </label>
      <label class="quietselect">
        <span>{text.filter.state}</span>
        <select
          class="input"
          value={filter.state ?? ''}
          onChange={(event) => {
            const chosen = event.currentTarget.value
            show({ ...filter, state: KEY_RESULT_STATES.find((state) => state === chosen) ?? null })
          }}
        >
          <option value="">{text.filter.all}</option>
          {KEY_RESULT_STATES.map((state) => (
            <option key={state} value={state}>
              {living.states[state]}
            </option>
          ))}
        </select>
      </label>
      <p class="filterbar__shown" role="status">
        {isFiltered ? text.filter.shown(shown, all) : ''}
      </p>
      {isFiltered ? (
        <Button size="sm" variant="quiet" onClick={() => show({ owner: null, state: null })}>
          {text.filter.clear}
        </Button>
      ) : null}
    </fieldset>
  )
}
