import * as v from 'valibot'

/** In what order things are talked about: by the last vote, by how much it disagreed, or as the board stands. */
export const DISCUSSION_ORDERS = ['votes', 'disagreement', 'board'] as const
export type DiscussionOrder = (typeof DISCUSSION_ORDERS)[number]

/** What is talked about, one card after the other. */
export const DiscussionSchema = v.object({
  stageId: v.string(),
  order: v.picklist(DISCUSSION_ORDERS),
  cardIds: v.array(v.string()),
  /** The card that is talked about now; `null` before the first and after the last. */
  currentId: v.nullable(v.string()),
  /** Those that are through, in the order in which they were. */
  doneIds: v.array(v.string()),
  /** The timebox of each card, started anew with it; `null`: none. */
  minutes: v.nullable(v.number()),
})
export type Discussion = v.InferOutput<typeof DiscussionSchema>

export const MAX_DISCUSSION_MINUTES = 120

/** The card to go on with: the next that was not talked about, from the current one on and then from the start; `null`: none. */
export function nextCardOf(
  { cardIds, currentId, doneIds }: Discussion,
  isThere: (cardId: string) => boolean,
): string | null {
  const from = currentId === null ? 0 : cardIds.indexOf(currentId) + 1
  const isOpen = (id: string) => id !== currentId && !doneIds.includes(id) && isThere(id)
  return [...cardIds.slice(from), ...cardIds.slice(0, from)].find(isOpen) ?? null
}

/** The card that was talked about before the current one; `null`: none. */
export function cardBefore(
  { doneIds, currentId }: Discussion,
  isThere: (cardId: string) => boolean,
): string | null {
  return doneIds.findLast((id) => id !== currentId && isThere(id)) ?? null
}
