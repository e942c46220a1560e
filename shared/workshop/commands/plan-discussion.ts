import * as v from 'valibot'
import { refuse } from '../../result.ts'
import { decided, defineCommand, withVisible } from '../command.ts'
import { DISCUSSION_ORDERS, MAX_DISCUSSION_MINUTES } from '../discussion.ts'
import { discussedCards, queueFor } from '../discussion-queue.ts'

/**
 * Says what is talked about in this stage, in which order, and how long each card may take. Planned anew, what was talked
 * about stays done and the card of the moment stays the card of the moment.
 */
export const planDiscussion = defineCommand({
  schema: v.object({
    type: v.literal('plan-discussion'),
    order: v.picklist(DISCUSSION_ORDERS),
    minutes: v.nullable(
      v.pipe(
        v.number(),
        v.integer('Use whole minutes.'),
        v.minValue(1, 'Give each card a minute at least.'),
        v.maxValue(MAX_DISCUSSION_MINUTES, `Give each card ${MAX_DISCUSSION_MINUTES} minutes at most.`),
      ),
    ),
    /** These, in this order, instead of all there are. */
    cardIds: v.optional(v.pipe(v.array(v.string()), v.maxLength(500))),
  }),
  decide(state, { order, minutes, cardIds: chosen }, _actor, _nowMs, { readBoard, readNotes }) {
    const { visible } = state
    const discussable = { board: readBoard(), notes: readNotes() }
    const there = discussedCards(discussable)
    const cardIds =
      chosen === undefined
        ? [...queueFor(order, visible, discussable)]
        : [...new Set(chosen)].filter((id) => there.has(id))
    if (cardIds.length === 0) {
      return order === 'board' || chosen !== undefined
        ? refuse('nothing-to-discuss', 'There is nothing on the board to talk about.')
        : refuse('nothing-to-discuss', 'No vote has closed yet. Take the order of the board.')
    }
    const before = visible.discussion?.stageId === visible.stageId ? visible.discussion : null
    const currentId = before?.currentId ?? null
    const discussion = {
      stageId: visible.stageId,
      order,
      cardIds,
      currentId: currentId !== null && cardIds.includes(currentId) ? currentId : null,
      doneIds: before?.doneIds.filter((id) => cardIds.includes(id)) ?? [],
      minutes,
    }
    return decided(withVisible(state, { discussion }))
  },
})
