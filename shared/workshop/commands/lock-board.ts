import * as v from 'valibot'
import { decided, defineCommand, withVisible } from '../command.ts'

/** The board becomes read-only for everybody, at once, until it is unlocked. */
export const lockBoard = defineCommand({
  schema: v.object({ type: v.literal('lock-board'), locked: v.boolean() }),
  decide: (state, { locked }) => decided(withVisible(state, { boardLocked: locked })),
})
