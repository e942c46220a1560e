import { isMiss } from '../../../../shared/retro/grade.ts'
import { itemOf, type Retro, type RetroBasis, type RetroItem } from '../../../../shared/retro/retro-state.ts'
import { listAskedToGive } from '../../../../shared/workshop/readiness.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'

type BasisObjective = RetroBasis['objectives'][number]
type BasisKeyResult = BasisObjective['keyResults'][number]

/** A key result of the retro, with where it stands and what the room has said of it. */
export type RetroKeyResult = {
  readonly keyResult: BasisKeyResult
  readonly objective: BasisObjective
  /** Its place among all, from 1. */
  readonly number: number
  readonly item: RetroItem
}

/** All key results of the basis, in its order. */
export function listKeyResults(retro: Retro): readonly RetroKeyResult[] {
  return retro.basis.objectives
    .flatMap((objective) => objective.keyResults.map((keyResult) => ({ objective, keyResult })))
    .map(({ objective, keyResult }, index) => ({
      ...{ objective, keyResult },
      number: index + 1,
      item: itemOf(retro, keyResult.id),
    }))
}

export function findListed(retro: Retro, keyResultId: string | null): RetroKeyResult | null {
  return listKeyResults(retro).find(({ keyResult }) => keyResult.id === keyResultId) ?? null
}

/** [RE4] Whether it asks for a cause: it was pursued to the end, or graded all the same, and missed. */
export function needsCause({ item }: Pick<RetroKeyResult, 'item'>): boolean {
  return item.score !== null && isMiss(item.score)
}

/**
 * Names of those whom grading waits for: who may grade, is waited for, and has not graded each key result that was pursued and
 * is still open. Who has graded is known to everybody, and what never.
 */
export function stillGrading(visible: Visible, all: readonly RetroKeyResult[]): readonly string[] {
  const open = all.filter(
    ({ keyResult, item }) =>
      keyResult.droppedReason === null && item.revealed === null && item.score === null,
  )
  return listAskedToGive(visible)
    .filter(([personId]) => open.some(({ item }) => !item.gradedIds.includes(personId)))
    .map(([, { name }]) => name)
}

/** The next one that was pursued and has no score yet, after the one given; from the beginning where there is none after it. */
export function nextToGrade(all: readonly RetroKeyResult[], afterId: string | null): RetroKeyResult | null {
  const at = all.findIndex(({ keyResult }) => keyResult.id === afterId)
  const isOpen = ({ keyResult, item }: RetroKeyResult) =>
    keyResult.droppedReason === null && item.score === null && keyResult.id !== afterId
  return all.slice(at + 1).find(isOpen) ?? all.slice(0, Math.max(0, at)).find(isOpen) ?? null
}
