import { useEffect } from 'preact/hooks'
import type { CycleRef } from '../../../shared/api/living-okrs.ts'
import type { Team } from '../../../shared/api/record-api.ts'
import { ROUTES } from '../../../shared/api/routes.ts'
import { useResource } from '../../api/use-resource.ts'
import { todayHere } from '../../text/dates.ts'
import { retroHome } from '../../text/en/retro-home.ts'
import { start } from '../../text/en/start.ts'
import { SelectField } from '../../ui/field.tsx'

type CycleDays = Pick<CycleRef, 'name' | 'startsOn' | 'endsOn'>

/** Which of the team's cycles a retro looks back on: first the one that ended last, or is about to. */
export function RetroCycleField({
  teamId,
  value,
  error,
  onChange,
}: {
  readonly teamId: string
  /** The name of the chosen one. */
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (cycle: CycleDays) => void
}) {
  const team = useResource(ROUTES.team, { params: { teamId } })
  const cycles = team.kind === 'ready' ? team.value.cycles : []
  const isKnown = cycles.some(({ name }) => name === value)
  const suggested = suggestCycle(cycles, todayHere(Date.now()))
  useEffect(() => {
    if (!isKnown && suggested !== null) onChange(suggested)
  }, [isKnown, suggested?.cycleId])
  if (team.kind === 'ready' && cycles.length === 0) return <p class="small muted">{start.noCycles}</p>
  return (
    <>
      <SelectField
        label={start.cycle}
        hint={start.retroCycleHint}
        value={value}
        error={error}
        onChange={(event) => {
          const chosen = cycles.find(({ name }) => name === event.currentTarget.value)
          if (chosen !== undefined) onChange(chosen)
        }}
      >
        {cycles.map(({ cycleId, name }) => (
          <option key={cycleId} value={name}>
            {name}
          </option>
        ))}
      </SelectField>
      {team.kind === 'ready' ? <EarlierRetro team={team.value} cycleName={value} /> : null}
    </>
  )
}

/** That this cycle has a retro already, or that one goes on, and what another one means. */
function EarlierRetro({ team, cycleName }: { team: Team; cycleName: string }) {
  // One that came in with a file has no room here, and counts all the same.
  const retros = team.workshops.filter(
    ({ kind, hasRetro, cycleName: its }) => (kind === 'retro' || hasRetro) && its === cycleName,
  )
  if (retros.length === 0) return null
  const goesOn = retros.some(({ stageId }) => stageId !== 'finalised')
  return (
    <p class="small" role="status">
      {goesOn ? `${retroHome.goesOn} ${start.anotherRetro}` : retroHome.heldBefore}
    </p>
  )
}

/** The newest cycle that has begun; before the first has, the first. */
export function suggestCycle(cycles: readonly CycleRef[], today: string): CycleRef | null {
  const oldestFirst = cycles.toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1))
  return oldestFirst.findLast(({ startsOn }) => startsOn <= today) ?? oldestFirst[0] ?? null
}
