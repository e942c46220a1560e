import * as v from 'valibot'
import { decided, defineCommand, withVisible } from '../command.ts'
import { rosterChanged } from '../roster.ts'

/** Nobody new may join; people who were here may come back. */
export const lockJoining = defineCommand({
  schema: v.object({ type: v.literal('lock-joining'), locked: v.boolean() }),
  decide(state, { locked }) {
    const next = withVisible(state, { joiningLocked: locked })
    return decided(next, [{ type: 'emit', payload: rosterChanged(next.visible, []) }])
  },
})
