import type { Board, Card, CardKind, ParkableCard } from '../../shared/board/cards.ts'
import { BOARD_ROOT } from '../../shared/board/layout.ts'
import { findCard } from '../../shared/board/read.ts'
import { assertNever } from '../../shared/result.ts'

/** Where a card goes: behind the sibling `after`, `null` for the first place, `undefined` for the last. */
export type Destination = { readonly parentId: string; readonly after: string | null | undefined }

export type Step = 'up' | 'down' | 'left' | 'right'
export type Edge = 'before' | 'after' | 'inside'

/** A card's parent, `BOARD_ROOT` for an objective. */
export function parentOf(card: Card): string {
  switch (card.kind) {
    case 'objective':
      return BOARD_ROOT
    case 'keyResult':
      return card.objectiveId
    case 'initiative':
      return card.keyResultId
    default:
      return assertNever(card)
  }
}

/** The ids of a parent's cards that are not deleted, in order. */
export function childrenOf(board: Board, parentId: string): readonly string[] {
  if (parentId === BOARD_ROOT) return board.objectives.map(({ id }) => id)
  const parent = findCard(board, parentId)
  if (parent?.kind === 'objective') return parent.keyResults.map(({ id }) => id)
  return parent?.kind === 'keyResult' ? parent.initiatives.map(({ id }) => id) : []
}

/** What a card may hang on: the cards of the kind above, or the board. */
export function parentsFor(board: Board, kind: CardKind): readonly Card[] {
  switch (kind) {
    case 'objective':
      return []
    case 'keyResult':
      return board.objectives
    case 'initiative':
      return [...board.objectives.flatMap(({ keyResults }) => keyResults), ...board.loose.keyResults]
    default:
      return assertNever(kind)
  }
}

/**
 * One step by key: up and down among the siblings (objectives stand side by side, so left and right are the same for them); a
 * key result goes left and right to the end of the objective beside its own. `null` where there is no way on.
 */
export function stepFrom(board: Board, cardId: string, step: Step): Destination | null {
  const card = findCard(board, cardId)
  if (card === null) return null
  const isSideways = step === 'left' || step === 'right'
  if (isSideways && card.kind !== 'objective') {
    return card.kind === 'keyResult' ? besideObjective(board, card.objectiveId, step) : null
  }
  const parentId = parentOf(card)
  const siblings = childrenOf(board, parentId)
  const at = siblings.indexOf(cardId)
  const to = step === 'up' || step === 'left' ? at - 1 : at + 1
  if (at === -1 || to < 0 || to >= siblings.length) return null
  return { parentId, after: siblingBefore(siblings, cardId, to) }
}

/** Dropped at the edge of another card, or into it as the last. `null` where such a card cannot go. */
export function placeBeside(board: Board, movedId: string, targetId: string, edge: Edge): Destination | null {
  const moved = findCard(board, movedId)
  const target = findCard(board, targetId)
  if (moved === null || target === null || movedId === targetId) return null
  if (edge === 'inside') {
    const isParent = parentsFor(board, moved.kind).some(({ id }) => id === targetId)
    return isParent ? { parentId: targetId, after: undefined } : null
  }
  if (target.kind !== moved.kind) return null
  const parentId = parentOf(target)
  if (edge === 'after') return { parentId, after: targetId }
  const siblings = childrenOf(board, parentId).filter((id) => id !== movedId)
  return { parentId, after: siblings[siblings.indexOf(targetId) - 1] ?? null }
}

/** "2" for the second objective, "2.1" for its first key result, "2.1.3" for that one's third initiative; `null` elsewhere. */
export function numberOf(board: Board, cardId: string): string | null {
  const card = findCard(board, cardId)
  if (card === null) return null
  const parentId = parentOf(card)
  const at = childrenOf(board, parentId).indexOf(cardId)
  if (at === -1) return null
  if (parentId === BOARD_ROOT) return String(at + 1)
  const above = numberOf(board, parentId)
  return above === null ? null : `${above}.${at + 1}`
}

/** Where a parked card comes back to: the board, its objective's card, which is parked itself, or nowhere in particular. */
export function wayBackOf(board: Board, card: ParkableCard): 'board' | 'parked' | 'loose' {
  if (card.kind === 'objective') return 'board'
  const objective = findCard(board, card.objectiveId)
  if (objective?.kind !== 'objective' || objective.deletedAt !== null) return 'loose'
  return objective.parkedAt === null ? 'board' : 'parked'
}

function besideObjective(board: Board, objectiveId: string, step: 'left' | 'right'): Destination | null {
  const at = board.objectives.findIndex(({ id }) => id === objectiveId)
  const beside = board.objectives[step === 'left' ? at - 1 : at + 1]
  return at === -1 || beside === undefined ? null : { parentId: beside.id, after: undefined }
}

/** The sibling behind which a card stands at index `to`, once it is taken out of its old place. */
function siblingBefore(siblings: readonly string[], cardId: string, to: number): string | null {
  return siblings.filter((id) => id !== cardId)[to - 1] ?? null
}
