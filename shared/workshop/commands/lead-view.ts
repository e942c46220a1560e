import * as v from 'valibot'
import { decided, defineCommand, withVisible } from '../command.ts'

/** "Follow me": the others' boards scroll with mine. One leads at a time; anybody who may lead may end it. */
export const leadView = defineCommand({
  schema: v.object({ type: v.literal('lead-view'), on: v.boolean() }),
  decide: (state, { on }, { personId }) => decided(withVisible(state, { leaderId: on ? personId : null })),
})
