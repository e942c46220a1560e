import type { Board, KeyResultCard, ObjectiveCard } from '../../../../shared/board/cards.ts'
import { isToSharpen } from '../../../models/card-findings.ts'
import { useWorkshop, type WorkshopView } from '../workshop-context.ts'
import { findingsOf } from './use-card-coach.ts'

/** Which cards of the board still want work. */
export function toSharpen(view: WorkshopView): ReadonlySet<string> {
  const cards = cardsOf(view.model.board.value)
  return new Set(cards.filter(({ id }) => isToSharpen(findingsOf(view, id))).map(({ id }) => id))
}

/** How an objective's key results stand: those that prove it, those that are outputs, those that count our own work. */
export type Proof = { readonly proves: number; readonly outputs: number; readonly counts: number }

/** [KR1] [KR2] `null` until the coach has read them all. Where it only asks, the key result is taken as it was meant. */
export function useProof({ keyResults }: ObjectiveCard): Proof | null {
  const view = useWorkshop()
  const isRead = keyResults.every(({ id }) => view.coach.readingOf(id).value !== null)
  if (!isRead) return null
  const outputs = keyResults.filter(({ id }) => isSaid(view, id, 'KR1')).length
  const counts = keyResults.filter(({ id }) => isSaid(view, id, 'KR2')).length
  return { proves: keyResults.length - outputs - counts, outputs, counts }
}

/** How many key results still say what we do, or count it; `null` while there is no coach, or nothing to read. */
export function outputsLeft(view: WorkshopView): number | null {
  const keyResults = view.model.board.value.objectives.flatMap((objective) => objective.keyResults)
  if (view.coach.coach.value === null || keyResults.length === 0) return null
  return keyResults.filter(({ id }) => isSaid(view, id, 'KR1') || isSaid(view, id, 'KR2')).length
}

/** Whether the coach says of a card, and nobody has dismissed, that it is an output or counts our own work. */
export function isSaid(view: WorkshopView, cardId: string, rule: 'KR1' | 'KR2'): boolean {
  return findingsOf(view, cardId).open.some(
    ({ finding }) => finding.rule === rule && finding.verdict === 'warn',
  )
}

function cardsOf({ objectives }: Board): readonly (ObjectiveCard | KeyResultCard)[] {
  return objectives.flatMap((objective) => [objective, ...objective.keyResults])
}
