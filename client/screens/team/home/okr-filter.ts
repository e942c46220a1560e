import type { LivingKeyResult, LivingObjective, Person } from '../../../../shared/api/living-okrs.ts'
import { KEY_RESULT_STATES, type KeyResultState } from '../../../../shared/okr/key-result-state.ts'

/** Which key results are shown; kept in the address, so that a link shows the same. */
export type OkrFilter = {
  /** A person's id, `nobody`, or `null` for everybody's. */
  readonly owner: string | null
  readonly state: KeyResultState | null
}

export const NOBODY = 'nobody'

export function readFilter(query: Readonly<Record<string, string | undefined>>): OkrFilter {
  const { owner, state } = query
  return {
    owner: owner === undefined || owner === '' ? null : owner,
    state: KEY_RESULT_STATES.find((one) => one === state) ?? null,
  }
}

/** The address of a team's page with its cycle and filter; what is left at its default is left out. */
export function addressOf(teamId: string, cycle: string | undefined, { owner, state }: OkrFilter): string {
  const query = new URLSearchParams({
    ...(cycle === undefined ? {} : { cycle }),
    ...(owner === null ? {} : { owner }),
    ...(state === null ? {} : { state }),
  }).toString()
  return query === '' ? `/t/${teamId}` : `/t/${teamId}?${query}`
}

/** The objectives with those of their key results that match; one without any is left out while something is filtered. */
export function applyFilter(objectives: readonly LivingObjective[], filter: OkrFilter): LivingObjective[] {
  if (filter.owner === null && filter.state === null) return [...objectives]
  return objectives
    .map((objective) => ({
      ...objective,
      keyResults: objective.keyResults.filter((keyResult) => matches(keyResult, filter)),
    }))
    .filter(({ keyResults }) => keyResults.length > 0)
}

function matches({ owner, state, dropped }: LivingKeyResult, filter: OkrFilter): boolean {
  const isOwners = filter.owner === null || (owner?.personId ?? NOBODY) === filter.owner
  // What is dropped has no state any more.
  return isOwners && (filter.state === null || (state === filter.state && dropped === null))
}

/** Who owns something here, by name; and whether something has no owner. */
export function ownersIn(objectives: readonly LivingObjective[]): { people: Person[]; hasNobody: boolean } {
  const owners = objectives.flatMap(({ keyResults }) => keyResults.map(({ owner }) => owner))
  const people = new Map(owners.flatMap((owner) => (owner === null ? [] : [[owner.personId, owner]])))
  return {
    people: [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name)),
    hasNobody: owners.includes(null),
  }
}

/** The key results that are pursued still. */
export function liveKeyResults(objectives: readonly LivingObjective[]): LivingKeyResult[] {
  return objectives
    .filter(({ dropped }) => dropped === null)
    .flatMap(({ keyResults }) => keyResults.filter(({ dropped }) => dropped === null))
}
