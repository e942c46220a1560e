import { findStage } from './agenda.ts'
import type { RoomState, Secret, Visible } from './state.ts'
import { isSameProgress, type PrivateCard, type WritingProgress } from './writing.ts'

/*
 * What may be known of private writing before it is revealed. In a named stage: how many cards each person has. In an
 * anonymous one only how many there are of everybody, since a name beside each new card would tell whose the last one is. The
 * sum still says something in a very small room (of two people, each knows how many the other has), but never what was
 * written, and it does not change when a card is reworded.
 */

/** The state with what may be known of one stage's private writing. Call it after whatever changes cards or answers of the secrets. */
export function withWritingProgress(state: RoomState, stageId: string): RoomState {
  const { [stageId]: before, ...others } = state.visible.writing
  const after = progressOf(state.visible, state.secret, stageId)
  if (after === null ? before === undefined : before !== undefined && isSameProgress(before, after))
    return state
  const writing = after === null ? others : { ...others, [stageId]: after }
  return { ...state, visible: { ...state.visible, writing } }
}

/** Everybody's cards that wait in a stage. */
export function waitingCards(secret: Secret, stageId: string): readonly WaitingCard[] {
  return Object.entries(secret.cards).flatMap(([personId, cards]) =>
    cards.filter((card) => card.stageId === stageId).map((card) => ({ personId, card })),
  )
}

export type WaitingCard = { readonly personId: string; readonly card: PrivateCard }

/** Whether the author of a card may be told: the stage is named, and was when the card was written. */
export function isNamed(visible: Visible, { stageId, isAnonymous }: PrivateCard): boolean {
  return !isAnonymous && findStage(visible, stageId)?.settings.naming === 'named'
}

function progressOf(visible: Visible, secret: Secret, stageId: string): WritingProgress | null {
  const waiting = waitingCards(secret, stageId)
  const cards =
    waiting.length + answersIn(secret.pulses, stageId) + answersIn(secret.retro.processAnswers, stageId)
  if (cards === 0) return null
  const counts = new Map<string, number>()
  for (const { personId, card } of waiting) {
    if (isNamed(visible, card)) counts.set(personId, (counts.get(personId) ?? 0) + 1)
  }
  // In the order of names and not of writing, so that nothing tells who began when.
  return { cards, people: Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))) }
}

function answersIn(
  parts: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  stageId: string,
): number {
  return Object.hasOwn(parts, stageId) ? Object.keys(parts[stageId] ?? {}).length : 0
}
