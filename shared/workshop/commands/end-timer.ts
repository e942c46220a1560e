import * as v from 'valibot'
import { decided, defineCommand, withVisible } from '../command.ts'
import { endTimer } from '../run-timer.ts'
import { timerPhase } from '../timer.ts'
import { mayChangeClock } from '../timer-permission.ts'

/**
 * Time is up, by hand: people are told, and nothing else happens, since whoever ends it is there to do it. A clock that is
 * over, or a deadline, is taken away.
 */
export const endStageTimer = defineCommand({
  schema: v.object({ type: v.literal('end-timer') }),
  allowed: (visible, _command, _actor, nowMs) => mayChangeClock(visible, nowMs),
  decide(state, _command, _actor, nowMs) {
    const { timer } = state.visible
    const isTakenAway = timer === null || timer.isDeadline || timerPhase(timer, nowMs) === 'over'
    return decided(withVisible(state, { timer: isTakenAway ? null : endTimer(timer, nowMs) }))
  },
})
