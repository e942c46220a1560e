import * as v from 'valibot'
import { refuse } from '../../result.ts'
import { decided, defineCommand, withVisible } from '../command.ts'

/** [KR9] "Yes, this is mine": only the owner can say it, by a command of their own. */
export const acceptOwnership = defineCommand({
  schema: v.object({ type: v.literal('accept-ownership'), keyResultId: v.string(), accepted: v.boolean() }),
  decide(state, { keyResultId, accepted }, actor, _nowMs, { readBoard }) {
    const keyResult = readBoard()
      .objectives.flatMap(({ keyResults }) => keyResults)
      .find(({ id }) => id === keyResultId)
    if (!keyResult) return refuse('unknown-card', 'That key result is not on the board any more.')
    if (keyResult.fields.ownerId !== actor.personId) {
      return refuse(
        'not-the-owner',
        'Only its owner can accept a key result. Choose yourself as owner first.',
      )
    }
    const { [keyResultId]: _previous, ...others } = state.visible.acceptances
    const acceptances = accepted ? { ...others, [keyResultId]: actor.personId } : others
    return decided(withVisible(state, { acceptances }))
  },
})
