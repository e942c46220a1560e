import * as v from 'valibot'
import { ok, type Result, refuse } from '../../result.ts'
import { decided, defineCommand, type RefusalCode, withVisible } from '../command.ts'
import type { Discussion } from '../discussion.ts'
import { discussedCards } from '../discussion-queue.ts'
import type { Visible } from '../state.ts'
import type { Timer } from '../timer.ts'

/**
 * Goes to a card, or with `null` to none. The card that was talked about is done then, unless the way is back to one that was
 * done before: that one is open again, and so is the one that was left. A timebox starts anew.
 */
export const discussCard = defineCommand({
  schema: v.object({ type: v.literal('discuss-card'), cardId: v.nullable(v.string()) }),
  allowed: requireDiscussion,
  decide(state, { cardId }, _actor, nowMs, { readBoard, readNotes }) {
    const { visible } = state
    const { discussion } = visible
    if (discussion === null) return noDiscussion()
    // Two facilitators who go on at once want the same, and a repeat must not start the clock again.
    if (cardId === discussion.currentId) return decided(state)
    if (cardId !== null && !discussedCards({ board: readBoard(), notes: readNotes() }).has(cardId)) {
      return refuse('unknown-card', 'That card is not on the board any more.')
    }
    return decided(
      withVisible(state, {
        discussion: withCurrent(discussion, cardId),
        timer: timerFor(visible, discussion, cardId, nowMs),
      }),
    )
  },
})

/** Ends the discussion: nothing is talked about any more, and it can be planned anew. */
export const endDiscussion = defineCommand({
  schema: v.object({ type: v.literal('end-discussion') }),
  allowed: requireDiscussion,
  decide(state, _command, _actor, nowMs) {
    const { visible } = state
    if (visible.discussion === null) return noDiscussion()
    const timer = timerFor(visible, visible.discussion, null, nowMs)
    return decided(withVisible(state, { discussion: null, timer }))
  },
})

function requireDiscussion(visible: Visible): Result<null, RefusalCode> {
  return visible.discussion?.stageId === visible.stageId ? ok(null) : noDiscussion()
}

function withCurrent(discussion: Discussion, cardId: string | null): Discussion {
  const { cardIds, currentId, doneIds } = discussion
  const isBack = cardId !== null && doneIds.includes(cardId)
  const isDone = currentId !== null && !isBack && !doneIds.includes(currentId)
  return {
    ...discussion,
    // A card that came up meanwhile is talked about, too.
    cardIds: cardId === null || cardIds.includes(cardId) ? cardIds : [...cardIds, cardId],
    currentId: cardId,
    doneIds: [...doneIds, ...(isDone ? [currentId] : [])].filter((id) => id !== cardId),
  }
}

/** The clock of the next card; without a timebox the stage's own goes on. */
function timerFor(
  { stageId, timer }: Visible,
  { minutes }: Discussion,
  cardId: string | null,
  nowMs: number,
): Timer | null {
  if (minutes === null) return timer
  if (cardId === null) return null
  const totalMs = minutes * 60_000
  return {
    ...{ stageId, totalMs, endsAtMs: nowMs + totalMs, leftMs: null, endedAtMs: null },
    atEnd: 'nothing',
    isDeadline: false,
  }
}

function noDiscussion() {
  return refuse('no-discussion', 'Nothing is being discussed now. Choose an order first.')
}
