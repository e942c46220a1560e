import type { Ballot } from '../ballot/ballot.ts'
import type { ResultRow } from '../ballot/result.ts'
import { inOrderOfDisagreement } from '../ballot/tally.ts'
import {
  type Board,
  CAPTURE_AREAS,
  type GroupCard,
  type KeyResultCard,
  type NoteBoard,
  type NoteCard,
  type ObjectiveCard,
} from '../board/cards.ts'
import { asksForNextStep } from '../okr/check-in.ts'
import type { DiscussionOrder } from './discussion.ts'
import type { Visible } from './state.ts'

/** Where a queue comes from: the set, and what lies beside it. */
export type Discussable = { readonly board: Board; readonly notes: NoteBoard }

/**
 * What to talk about, in the order asked for: by the last vote that was closed (of a vote on confidence, what is least sure),
 * by how far it was apart, or as the board stands. Where there is no set yet, and in a retro, it is what was sorted: groups,
 * and the notes in none. Empty where the order has
 * nothing to go by.
 */
export function queueFor(
  order: DiscussionOrder,
  visible: Pick<Visible, 'agenda' | 'ballots' | 'workshop'>,
  discussable: Discussable,
): readonly string[] {
  if (order === 'board') return boardOrder(visible, discussable)
  const there = discussedCards(discussable)
  return rankedItems(order, visible, there).filter((id) => there.has(id))
}

/** Whether there is a closed vote for an order to go by. */
export function isOrderKnown(order: DiscussionOrder, visible: Pick<Visible, 'ballots'>): boolean {
  return order === 'board' || rankedItems(order, visible, new Map()).length > 0
}

/** Everything that can be talked about, by id: not deleted, in the set or parked. */
export function discussedCards({ board, notes }: Discussable): ReadonlyMap<string, DiscussedCard> {
  const set = [...board.objectives, ...board.loose.keyResults, ...board.parked]
  const cards: DiscussedCard[] = set.flatMap((card) =>
    card.kind === 'objective' ? [card, ...card.keyResults] : [card],
  )
  for (const { groups, loose } of notes.areas.values()) {
    cards.push(...loose, ...groups.flatMap((group) => [group, ...group.notes]))
  }
  return new Map([...cards, ...notes.parked].map((card) => [card.id, card]))
}

export type DiscussedCard = ObjectiveCard | KeyResultCard | NoteCard | GroupCard

/** The last vote that was closed with a result. */
export function lastResultOf(visible: Pick<Visible, 'ballots'>): Ballot | null {
  return visible.ballots.findLast(({ result }) => result !== null) ?? null
}

function rankedItems(
  order: 'votes' | 'disagreement',
  visible: Pick<Visible, 'ballots'>,
  there: ReadonlyMap<string, DiscussedCard>,
): readonly string[] {
  const ballot = lastResultOf(visible)
  const rows = ballot?.result?.rows ?? []
  const ranked =
    order === 'disagreement'
      ? inOrderOfDisagreement(rows)
      : isOfConfidence(ballot)
        ? leastSureFirst(rows, (id) => saidOf(there.get(id)))
        : rows
  return ranked.map(({ itemId }) => itemId)
}

/** Whether it asked how sure people are, so that its lowest answers are what to talk about. */
export function isOfConfidence(ballot: Ballot | null): boolean {
  return ballot?.settings.method === 'confidence'
}

/** [CH5] What the room thinks has dropped since it was said last, the most first; then what it is least sure of. */
function leastSureFirst(
  rows: readonly ResultRow[],
  said: (itemId: string) => number | null,
): readonly ResultRow[] {
  const dropOf = ({ itemId, total }: ResultRow) => {
    const before = said(itemId)
    return before !== null && asksForNextStep(before, total) === 'fell' ? before - total : 0
  }
  // What nobody answered comes last: nothing is known of it.
  const isAnswered = ({ ballots }: ResultRow) => Number(ballots.length > 0)
  return rows.toSorted(
    (one, other) =>
      isAnswered(other) - isAnswered(one) ||
      (isAnswered(one) === 0 ? 0 : dropOf(other) - dropOf(one) || one.total - other.total),
  )
}

function saidOf(card: DiscussedCard | undefined): number | null {
  return card?.kind === 'keyResult' ? card.fields.confidence : null
}

function boardOrder(
  { agenda, workshop }: Pick<Visible, 'agenda' | 'workshop'>,
  { board, notes }: Discussable,
): readonly string[] {
  const sorted = sortedNotes(agenda, notes)
  // The set of a retro is what it looks back on; it is talked about while it is graded.
  if (workshop.kind === 'retro' && sorted.length > 0) return sorted
  const set = [...board.objectives, ...board.loose.keyResults].flatMap((card) =>
    card.kind === 'objective' ? [card.id, ...card.keyResults.map(({ id }) => id)] : [card.id],
  )
  return set.length > 0 ? set : sorted
}

function sortedNotes(agenda: Visible['agenda'], notes: NoteBoard): readonly string[] {
  const isCaptured = (areaId: string) => CAPTURE_AREAS.some((area) => area === areaId)
  // Areas of a stage bear its id, or begin with it.
  const stageAt = (areaId: string) =>
    agenda.findIndex(({ id }) => areaId === id || areaId.startsWith(`${id}--`))
  return [...notes.areas.values()]
    .filter(({ areaId }) => !isCaptured(areaId))
    .toSorted((left, right) => stageAt(left.areaId) - stageAt(right.areaId))
    .flatMap(({ groups, loose }) => [...groups, ...loose].map(({ id }) => id))
}
