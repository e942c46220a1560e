import * as v from 'valibot'
import { decided, defineCommand, withVisible } from '../command.ts'
import { changeParticipant } from '../roster.ts'

/** "I'm ready" for the next stage, or not after all. */
export const setReady = defineCommand({
  schema: v.object({ type: v.literal('set-ready'), ready: v.boolean() }),
  decide: (state, { ready }, actor) =>
    decided(withVisible(state, { roster: changeParticipant(state.visible, actor.personId, { ready }) })),
})
