import type { CycleRef } from '../../../../shared/api/living-okrs.ts'
import type { Team } from '../../../../shared/api/record-api.ts'

type Listed = Team['workshops'][number]

/** The newest retro of a cycle that goes on, and the newest that is on record; one that was re-opened goes on. */
export function retrosOfCycle(
  workshops: readonly Listed[],
  cycle: Pick<CycleRef, 'name'>,
): { readonly open: Listed | null; readonly held: Listed | null } {
  const retros = workshops
    .filter(({ kind, cycleName }) => kind === 'retro' && cycleName === cycle.name)
    .toSorted((one, other) => other.createdAtMs - one.createdAtMs)
  return {
    open: retros.find(({ stageId }) => stageId !== 'finalised') ?? null,
    held: retros.find(({ revision }) => revision !== null) ?? null,
  }
}
