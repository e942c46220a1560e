import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { allOf, decided, defineCommand, withVisible } from '../command.ts'
import { MAX_DEADLINE_MS, startDeadline } from '../run-timer.ts'
import { TIMER_ENDS } from '../timer.ts'

/** Has the stage that the room is at end at a day and an hour, in place of the clock that runs. */
export const setDeadline = defineCommand({
  schema: v.object({
    type: v.literal('set-deadline'),
    endsAtMs: v.pipe(v.number(), v.integer()),
    atEnd: v.optional(v.picklist(TIMER_ENDS), 'nothing'),
  }),
  allowed: (_visible, { endsAtMs }, _actor, nowMs) =>
    allOf(
      () => (endsAtMs > nowMs ? ok(null) : refuse('wrong-time', 'Choose a time that is still to come.')),
      () =>
        endsAtMs - nowMs <= MAX_DEADLINE_MS
          ? ok(null)
          : refuse('wrong-time', 'A deadline is at most 60 days ahead.'),
    ),
  decide: (state, command, _actor, nowMs) =>
    decided(withVisible(state, { timer: startDeadline(state.visible.stageId, command, nowMs) })),
})
