import type * as v from 'valibot'
import type { Result } from '../result.ts'
import type { CommandType } from './authority.ts'
import type { Actor, CommandDefinition, Decision, Inputs, RefusalCode } from './command.ts'
import { acceptOwnership } from './commands/accept-ownership.ts'
import { addComment } from './commands/add-comment.ts'
import { addTime } from './commands/add-time.ts'
import { advanceStage, skipStage } from './commands/advance-stage.ts'
import { applyCutLine } from './commands/apply-cut-line.ts'
import { castBallot, setBallotDone } from './commands/cast-ballot.ts'
import { changeAgenda } from './commands/change-agenda.ts'
import { changeComment, deleteComment } from './commands/change-comment.ts'
import { chooseOutcome } from './commands/choose-outcome.ts'
import { closeBallot, withdrawBallot } from './commands/close-ballot.ts'
import { discussCard, endDiscussion } from './commands/discuss-card.ts'
import { dismissFinding, restoreFinding } from './commands/dismiss-finding.ts'
import { endStageTimer } from './commands/end-timer.ts'
import { extendBallot } from './commands/extend-ballot.ts'
import { finalise } from './commands/finalise.ts'
import { givePulse } from './commands/give-pulse.ts'
import { goToStage } from './commands/go-to-stage.ts'
import { handOver } from './commands/hand-over.ts'
import { leadView } from './commands/lead-view.ts'
import { lockBoard } from './commands/lock-board.ts'
import { lockJoining } from './commands/lock-joining.ts'
import { openBallot } from './commands/open-ballot.ts'
import { openLadder } from './commands/open-ladder.ts'
import { pauseStageTimer, resumeStageTimer } from './commands/pause-timer.ts'
import { planDiscussion } from './commands/plan-discussion.ts'
import { lowerHand, raiseHand } from './commands/raise-hand.ts'
import { remindVotersNow } from './commands/remind-voters.ts'
import { removePerson } from './commands/remove-person.ts'
import { rename } from './commands/rename.ts'
import { reopen } from './commands/reopen.ts'
import { reveal } from './commands/reveal.ts'
import { setAttendance } from './commands/set-attendance.ts'
import { setDeadline } from './commands/set-deadline.ts'
import { setReady } from './commands/set-ready.ts'
import { setRole } from './commands/set-role.ts'
import { settleTieByHand } from './commands/settle-tie.ts'
import { spotlight } from './commands/spotlight.ts'
import { startStageTimer } from './commands/start-timer.ts'
import { withdrawPrivate, writePrivate } from './commands/write-private.ts'
import type { RoomState, Visible } from './state.ts'

/** Every command of a workshop, each in its own file. */
export const COMMANDS = {
  'advance-stage': advanceStage,
  'skip-stage': skipStage,
  'go-to-stage': goToStage,
  'change-agenda': changeAgenda,
  'start-timer': startStageTimer,
  'pause-timer': pauseStageTimer,
  'resume-timer': resumeStageTimer,
  'add-time': addTime,
  'end-timer': endStageTimer,
  'set-deadline': setDeadline,
  'set-ready': setReady,
  'set-attendance': setAttendance,
  'set-role': setRole,
  'remove-person': removePerson,
  'lock-joining': lockJoining,
  'raise-hand': raiseHand,
  'lower-hand': lowerHand,
  'hand-over': handOver,
  'lead-view': leadView,
  rename,
  spotlight,
  'lock-board': lockBoard,
  'open-ballot': openBallot,
  'cast-ballot': castBallot,
  'set-ballot-done': setBallotDone,
  'extend-ballot': extendBallot,
  'remind-voters': remindVotersNow,
  'close-ballot': closeBallot,
  'withdraw-ballot': withdrawBallot,
  'settle-tie': settleTieByHand,
  'apply-cut-line': applyCutLine,
  'open-ladder': openLadder,
  'choose-outcome': chooseOutcome,
  'accept-ownership': acceptOwnership,
  'dismiss-finding': dismissFinding,
  'restore-finding': restoreFinding,
  'write-private': writePrivate,
  'withdraw-private': withdrawPrivate,
  'give-pulse': givePulse,
  reveal,
  'add-comment': addComment,
  'change-comment': changeComment,
  'delete-comment': deleteComment,
  'plan-discussion': planDiscussion,
  'discuss-card': discussCard,
  'end-discussion': endDiscussion,
  finalise,
  reopen,
} as const satisfies Record<CommandType, unknown>

type CommandSchema<Type extends CommandType> = (typeof COMMANDS)[Type]['schema']
type CommandOf<Type extends CommandType> = v.InferOutput<CommandSchema<Type>>
type CommandInputOf<Type extends CommandType> = v.InferInput<CommandSchema<Type>>
export type Command = { [Type in CommandType]: CommandOf<Type> }[CommandType]

// The same table with each entry's type written in terms of its key, so that a command and its definition stay paired.
const DEFINITIONS: {
  readonly [Type in CommandType]: CommandDefinition<v.GenericSchema<CommandInputOf<Type>, CommandOf<Type>>>
} = COMMANDS

/** Whether `command` may be given now: for the client's buttons. The room asks the same inside `decide`. */
export function allowed<Type extends CommandType>(
  visible: Visible,
  command: CommandOf<Type> & { type: Type },
  actor: Actor,
  nowMs: number,
): Result<null, RefusalCode> {
  return DEFINITIONS[command.type].allowed(visible, command, actor, nowMs)
}

/** Decides a command: a new state and what else to do, or a refusal. Pure. */
export function decide<Type extends CommandType>(
  state: RoomState,
  command: CommandOf<Type> & { type: Type },
  actor: Actor,
  nowMs: number,
  inputs: Inputs,
): Result<Decision, RefusalCode> {
  return DEFINITIONS[command.type].decide(state, command, actor, nowMs, inputs)
}
