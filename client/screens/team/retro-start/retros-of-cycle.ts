import type { CycleSession } from '../../../../shared/api/living-okrs.ts'

/** Of a cycle's sessions the newest retro that goes on, and the newest that is on record; one that was re-opened goes on. */
export function retrosOfCycle(sessions: readonly CycleSession[]): {
  readonly open: CycleSession | null
  readonly held: CycleSession | null
} {
  const newestFirst = sessions.toSorted((one, other) => other.createdAtMs - one.createdAtMs)
  return {
    open: newestFirst.find(({ kind, stageId }) => kind === 'retro' && stageId !== 'finalised') ?? null,
    held: newestFirst.find(({ hasRetro }) => hasRetro) ?? null,
  }
}
