import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { allOf, decided, defineCommand, requireBoardFree, withVisible } from '../command.ts'

/** The five rungs of METHOD.md's ladder come from the room, once, so that two people who open it get one ladder. */
const RUNG_COUNT = 5

/** Opens the outcome ladder on a card. */
export const openLadder = defineCommand({
  schema: v.object({ type: v.literal('open-ladder'), cardId: v.string() }),
  allowed: (visible, { cardId }, actor) =>
    allOf(
      () => requireBoardFree(visible, actor),
      () =>
        visible.ladders[cardId] === undefined
          ? ok(null)
          : refuse('ladder-already-open', 'This card already has its ladder.'),
    ),
  decide(state, { cardId }, _actor, _nowMs, { readBoard, ids: [ladderId = '', ...rungIds] }) {
    const onBoard = readBoard().objectives.some(
      (objective) =>
        objective.id === cardId ||
        objective.keyResults.some(
          ({ id, initiatives }) =>
            id === cardId || initiatives.some((initiative) => initiative.id === cardId),
        ),
    )
    if (!onBoard) return refuse('unknown-card', 'That card is not on the board any more.')
    const ladders = { ...state.visible.ladders, [cardId]: ladderId }
    const edit = { edit: 'open-ladder' as const, ladderId, rungIds: rungIds.slice(0, RUNG_COUNT), cardId }
    return decided(withVisible(state, { ladders }), [{ type: 'edit-board', edit }])
  },
})
