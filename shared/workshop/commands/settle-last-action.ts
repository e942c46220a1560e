import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { ACTION_OUTCOMES } from '../../retro/retro-state.ts'
import { allOf, decided, defineCommand, requireBoardFree } from '../command.ts'
import { NO_RETRO, withRetro } from '../retro-permission.ts'

/** [RE7] What became of an action that an earlier retro left open. `null`: nothing is said of it. */
export const settleLastAction = defineCommand({
  schema: v.object({
    type: v.literal('settle-last-action'),
    actionId: v.string(),
    outcome: v.nullable(v.picklist(ACTION_OUTCOMES)),
  }),
  allowed: (visible, { actionId }, actor) =>
    allOf(
      () => requireBoardFree(visible, actor),
      () => {
        if (visible.retro === null) return NO_RETRO
        return visible.retro.basis.openActions.some(({ id }) => id === actionId)
          ? ok(null)
          : refuse('unknown-action', 'That action was not open when this retro began.')
      },
    ),
  decide: (state, { actionId, outcome }) =>
    decided(
      withRetro(state, ({ outcomes: { [actionId]: _before, ...others } }) => ({
        outcomes: outcome === null ? others : { ...others, [actionId]: outcome },
      })),
    ),
})
