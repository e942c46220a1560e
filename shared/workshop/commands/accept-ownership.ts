import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { currentKind } from '../agenda.ts'
import { allOf, decided, defineCommand, requireCapability, withVisible } from '../command.ts'
import { isBoardOpenIn } from '../stages.ts'

/** [KR9] "Yes, this is mine": only the owner can say it, by a command of their own. */
export const acceptOwnership = defineCommand({
  schema: v.object({ type: v.literal('accept-ownership'), keyResultId: v.string(), accepted: v.boolean() }),
  allowed: (visible, _command, actor) =>
    allOf(
      () => requireCapability(visible, actor, 'own-key-results'),
      () =>
        isBoardOpenIn(currentKind(visible))
          ? ok(null)
          : refuse('wrong-stage', 'The OKRs are finalised. Re-open them to change something.'),
    ),
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
