import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { currentKind } from '../agenda.ts'
import { AgendaChangeSchema, changedAgenda } from '../change-agenda.ts'
import { allOf, decided, defineCommand, requireCapability, withVisible } from '../command.ts'

/** Adds, removes, moves or edits a stage, before the workshop and while it goes on. */
export const changeAgenda = defineCommand({
  schema: v.object({ type: v.literal('change-agenda'), change: AgendaChangeSchema }),
  allowed: (visible, { change }, actor) =>
    allOf(
      () => requireCapability(visible, actor, 'lead-workshop'),
      () =>
        currentKind(visible) === 'finalised'
          ? refuse('wrong-stage', 'The OKRs are finalised. Re-open them to change the agenda.')
          : ok(null),
      () => {
        const changed = changedAgenda(visible, change)
        return changed.ok ? ok(null) : changed
      },
    ),
  decide(state, { change }) {
    const changed = changedAgenda(state.visible, change)
    return changed.ok ? decided(withVisible(state, { agenda: changed.value })) : changed
  },
})
