import type * as v from 'valibot'
import type { Result } from '../result.ts'
import type { CommandType } from './authority.ts'
import type { Actor, CommandDefinition, Decision, Inputs, RefusalCode } from './command.ts'
import { acceptOwnership } from './commands/accept-ownership.ts'
import { addAction, changeAction, removeAction } from './commands/add-action.ts'
import { addComment } from './commands/add-comment.ts'
import { addTime } from './commands/add-time.ts'
import { advanceStage, skipStage } from './commands/advance-stage.ts'
import { agreeScore } from './commands/agree-score.ts'
import { applyCutLine } from './commands/apply-cut-line.ts'
import { castBallot, setBallotDone } from './commands/cast-ballot.ts'
import { changeAgenda } from './commands/change-agenda.ts'
import { changeComment, deleteComment } from './commands/change-comment.ts'
import { chooseOutcome } from './commands/choose-outcome.ts'
import { closeBallot, withdrawBallot } from './commands/close-ballot.ts'
import { decideKeyResult } from './commands/decide-key-result.ts'
import { discussCard, endDiscussion } from './commands/discuss-card.ts'
import { dismissFinding, restoreFinding } from './commands/dismiss-finding.ts'
import { endStageTimer } from './commands/end-timer.ts'
import { extendBallot } from './commands/extend-ballot.ts'
import { finalise } from './commands/finalise.ts'
import { finaliseRetro } from './commands/finalise-retro.ts'
import { giveGrade, withdrawGrade } from './commands/give-grade.ts'
import { giveProcessPulse } from './commands/give-process-pulse.ts'
import { givePulse } from './commands/give-pulse.ts'
import { goToStage } from './commands/go-to-stage.ts'
import { handOver } from './commands/hand-over.ts'
import { changeLearning, dropLearning, keepLearning } from './commands/keep-learning.ts'
import { leadView } from './commands/lead-view.ts'
import { lockBoard } from './commands/lock-board.ts'
import { lockJoining } from './commands/lock-joining.ts'
import { nameCause } from './commands/name-cause.ts'
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
import { revealGrades } from './commands/reveal-grades.ts'
import { sayAsOwner } from './commands/say-as-owner.ts'
import { setAttendance } from './commands/set-attendance.ts'
import { setDeadline } from './commands/set-deadline.ts'
import { setReady } from './commands/set-ready.ts'
import { setRole } from './commands/set-role.ts'
import { settleLastAction } from './commands/settle-last-action.ts'
import { settleTieByHand } from './commands/settle-tie.ts'
import { showKeyResult } from './commands/show-key-result.ts'
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
  'give-grade': giveGrade,
  'withdraw-grade': withdrawGrade,
  'reveal-grades': revealGrades,
  'show-key-result': showKeyResult,
  'say-as-owner': sayAsOwner,
  'agree-score': agreeScore,
  'name-cause': nameCause,
  'decide-key-result': decideKeyResult,
  'keep-learning': keepLearning,
  'change-learning': changeLearning,
  'drop-learning': dropLearning,
  'add-action': addAction,
  'change-action': changeAction,
  'remove-action': removeAction,
  'settle-last-action': settleLastAction,
  'give-process-pulse': giveProcessPulse,
  finalise,
  'finalise-retro': finaliseRetro,
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
