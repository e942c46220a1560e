import * as v from 'valibot'
import { ok } from '../../result.ts'
import { AgendaChangeSchema, changedAgenda } from '../change-agenda.ts'
import { decided, defineCommand, withVisible } from '../command.ts'

/** Adds, removes, moves or edits a stage, before the workshop and while it goes on. */
export const changeAgenda = defineCommand({
  schema: v.object({ type: v.literal('change-agenda'), change: AgendaChangeSchema }),
  allowed: (visible, { change }) => {
    const changed = changedAgenda(visible, change)
    return changed.ok ? ok(null) : changed
  },
  decide(state, { change }) {
    const changed = changedAgenda(state.visible, change)
    return changed.ok ? decided(withVisible(state, { agenda: changed.value })) : changed
  },
})
