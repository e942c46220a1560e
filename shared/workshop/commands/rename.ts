import * as v from 'valibot'
import { DisplayNameSchema } from '../../identity/names.ts'
import { decided, defineCommand } from '../command.ts'
import { renamed, rosterChanged } from '../roster.ts'

/** Another display name for oneself, everywhere: the record and the tickets follow the roster. */
export const rename = defineCommand({
  schema: v.object({ type: v.literal('rename'), name: DisplayNameSchema }),
  decide(state, { name }, { personId }) {
    const next = renamed(state, personId, name)
    if (next === state) return decided(state)
    return decided(next, [{ type: 'emit', payload: rosterChanged(next.visible, [personId]) }])
  },
})
