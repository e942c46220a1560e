import { type Decision, type Effect, withVisible } from './command.ts'
import { enterStage, stageChanged } from './move-stage.ts'
import { type RevealInputs, revealStage } from './reveal.ts'
import { type BoardReaders, nextBallotTime, passBallotTime } from './run-ballot.ts'
import { endTimer } from './run-timer.ts'
import { neighbourStage } from './stages.ts'
import { currentBallotOf, type RoomState, type Visible } from './state.ts'
import type { Timer } from './timer.ts'

export type TimeInputs = RevealInputs &
  BoardReaders & {
    /** `false`: what would be put on the board could not be. It is left to people then, and everything else goes on. */
    readonly mayEditBoard?: boolean
  }

/**
 * What the clock alone brings about, up to `nowMs`: of votes, and of the stage's timer. The room asks before every decision
 * and when it is woken, so that it does not matter when it wakes. The same state where nothing is due.
 */
export function passTime(state: RoomState, nowMs: number, inputs: TimeInputs): Decision {
  const timed = passTimerTime(state, nowMs, inputs)
  const voted = passBallotTime(timed.state, nowMs, inputs)
  return { state: voted.state, effects: [...timed.effects, ...voted.effects] }
}

/** When `passTime` has something to do next; `null` while only people can bring anything about. */
export function nextTimeOf(visible: Visible): number | null {
  const times = [nextBallotTime(visible), visible.timer?.endsAtMs ?? null].filter((atMs) => atMs !== null)
  return times.length === 0 ? null : Math.min(...times)
}

/** The end of a timer is noted once, at the time at which it was, and brings about what it was asked to. */
function passTimerTime(state: RoomState, nowMs: number, inputs: TimeInputs): Decision {
  const { timer } = state.visible
  if (timer === null || timer.endsAtMs === null || nowMs < timer.endsAtMs) return { state, effects: [] }
  const ended = withVisible(state, { timer: endTimer(timer, timer.endsAtMs) })
  return atEndOf(timer, ended, timer.endsAtMs, inputs)
}

function atEndOf({ atEnd }: Timer, state: RoomState, atMs: number, inputs: TimeInputs): Decision {
  switch (atEnd) {
    case 'nothing':
      return { state, effects: [] }
    case 'reveal':
      return inputs.mayEditBoard === false
        ? { state, effects: [] }
        : revealStage(state, state.visible.stageId, atMs, inputs)
    case 'advance':
      return advance(state, atMs)
  }
}

/** On to the next stage, unless people are still voting, which the clock must not cut off. */
function advance(state: RoomState, atMs: number): Decision {
  const { agenda, stageId } = state.visible
  const next = neighbourStage(agenda, stageId, 1)
  if (next === null || isVoteLive(state.visible, atMs)) return { state, effects: [] }
  const moved = enterStage(state, next, atMs)
  const effects: readonly Effect[] = [stageChanged(moved)]
  return { state: moved, effects }
}

function isVoteLive(visible: Visible, atMs: number): boolean {
  const ballot = currentBallotOf(visible)
  return ballot !== null && ballot.closesAtMs === null && ballot.openedAtMs <= atMs
}
