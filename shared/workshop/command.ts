import type * as v from 'valibot'
import type { Board, CommentCard, NoteBoard } from '../board/cards.ts'
import type { RoomEventPayload } from '../events/room-events.ts'
import { type Capability, can } from '../identity/roles.ts'
import type { FollowedOkrs } from '../okr/carried.ts'
import type { ClashChoice } from '../okr/clash.ts'
import type { KeyResultFields } from '../okr/model.ts'
import type { OkrSet } from '../okr/okr-set.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { RetroRecord } from '../retro/retro-record.ts'
import { currentKind, currentStage } from './agenda.ts'
import { AUTHORITY, type Authority, type CommandType, isAt } from './authority.ts'
import type { KeptCorrections } from './clashes.ts'
import { isBoardOpenIn } from './stages.ts'
import { participantOf, type RoomState, type Visible } from './state.ts'

/** Who asks. The id comes from the connection's ticket, never from the message; the role is in the roster. */
export type Actor = { readonly personId: string }

/** Why a command may be refused. */
export const REFUSAL_CODES = [
  'not-in-room',
  'not-allowed',
  'wrong-stage',
  'last-stage',
  'stage-moved-on',
  'unknown-stage',
  'wrong-agenda',
  'stage-in-use',
  'no-timer',
  'wrong-time',
  'not-private',
  'too-many-cards',
  'nothing-to-reveal',
  'pulse-shown',
  'unknown-comment',
  'too-many-comments',
  'not-the-author',
  'no-discussion',
  'nothing-to-discuss',
  'last-facilitator',
  'unknown-person',
  'unknown-card',
  'ballot-already-open',
  'unknown-ballot',
  'no-open-ballot',
  'ballot-planned',
  'ballot-closed',
  'ballot-open',
  'not-an-elector',
  'nothing-to-vote-on',
  'wrong-hours',
  'wrong-method',
  'over-budget',
  'over-cap',
  'unknown-item',
  'reason-missing',
  'reasons-off',
  'not-voted-yet',
  'no-tie',
  'tie-open',
  'wrong-number-of-items',
  'no-cut',
  'nothing-to-park',
  'nobody-missing',
  'not-the-owner',
  'ladder-already-open',
  'unknown-ladder',
  'ladder-finished',
  'sentence-missing',
  'already-dismissed',
  'too-many-dismissals',
  'gates-not-met',
  'drop-reasons-missing',
  'choices-missing',
  'already-publishing',
  'not-finalised',
  'no-retro',
  'unknown-key-result',
  'grades-shown',
  'grades-hidden',
  'not-a-miss',
  'already-kept',
  'unknown-learning',
  'too-many-learnings',
  'unknown-action',
  'too-many-actions',
  // The room's own, before a command is decided.
  'unknown-command',
  'invalid-command',
  'too-many-commands',
  'storage-failing',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** What the room itself writes into the document, once, with ids fixed beforehand. */
export type BoardEdit =
  | {
      readonly edit: 'open-ladder'
      readonly ladderId: string
      readonly rungIds: readonly string[]
      readonly cardId: string
    }
  | {
      readonly edit: 'choose-outcome'
      readonly ladderId: string
      readonly keyResultId: string
      readonly initiativeId: string
      /** [KR5] The step that finds out where the number stands, an initiative of its own. */
      readonly baselineStep: { readonly id: string; readonly text: string } | null
      readonly sentence: string
      readonly fields: Partial<KeyResultFields>
    }

  /** [BA7] Takes cards out of the set without deleting them. */
  | { readonly edit: 'park-cards'; readonly cardIds: readonly string[] }

  /** What people wrote alone, put on the board all at once, in this order and under ids of the room's. */
  | {
      readonly edit: 'reveal-cards'
      readonly notes: readonly {
        readonly id: string
        readonly areaId: string
        readonly text: string
        /** [RE3] The key result of a retro that it is about, if any. */
        readonly aboutId?: string
      }[]
      readonly keyResults: readonly {
        readonly id: string
        /** On the board: what was written for one that is gone is a note. */
        readonly objectiveId: string
        readonly text: string
      }[]
    }
  | {
      readonly edit: 'add-comment'
      readonly commentId: string
      readonly cardId: string
      readonly text: string
      readonly mentionIds: readonly string[]
      /** When it was made, as far as that may be told. */
      readonly atMs: number
    }
  | { readonly edit: 'change-comment'; readonly commentId: string; readonly text: string }
  | { readonly edit: 'delete-comment'; readonly commentId: string }
  /** [CH3] Makes the board say what the record says, where that was chosen. */
  | { readonly edit: 'keep-corrections'; readonly kept: readonly KeptCorrections[] }
  /** [CH3] Makes the board of a meeting say what was corrected in the record meanwhile. */
  | { readonly edit: 'follow-record'; readonly okrs: FollowedOkrs }

/** What the room has to do besides keeping the new state. */
export type Effect =
  | { readonly type: 'edit-board'; readonly edit: BoardEdit }
  | { readonly type: 'emit'; readonly payload: RoomEventPayload }
  /** Becomes a `finalised` event once the room has hashed the set. */
  | {
      readonly type: 'publish'
      readonly revision: number
      readonly okrs: OkrSet
      readonly finalisedBy: string
      /** [CH3] See the event. */
      readonly choices?: readonly ClashChoice[]
    }
  /** Becomes a `retro-finalised` event once the room has hashed it. */
  | {
      readonly type: 'publish-retro'
      readonly revision: number
      readonly retro: RetroRecord
      readonly finalisedBy: string
    }
  | { readonly type: 'disconnect'; readonly personId: string }

export type Decision = {
  readonly state: RoomState
  readonly effects: readonly Effect[]
  /**
   * Nothing may be stored of who gave the command, and when: then that it was done is remembered in memory alone, and the
   * command itself has to see to it that doing it again changes nothing.
   */
  readonly isUnsigned?: boolean
}

/** What a decision may need beyond the state, handed in so that it stays pure. */
export type Inputs = {
  /** The document as it is now; read only when asked for. */
  readonly readBoard: () => Board
  readonly readNotes: () => NoteBoard
  /** All comments that there ever were, deleted ones included. */
  readonly readComments: () => readonly CommentCard[]
  /** Fresh random ids, at least `IDS_PER_DECISION`. */
  readonly ids: readonly string[]
  /** One more fresh random id, for decisions that need many. */
  readonly newId: () => string
}
export const IDS_PER_DECISION = 8

/** The form of a command. Its type has its row in `AUTHORITY`. */
type CommandSchema = v.GenericSchema<unknown, { readonly type: CommandType }>

/** One command: its form, whether it may be given now, and what it does. */
export type CommandDefinition<Schema extends CommandSchema> = {
  readonly schema: Schema
  /** Asked by the client to grey out a button, and by `decide` first. */
  allowed(
    visible: Visible,
    command: v.InferOutput<Schema>,
    actor: Actor,
    nowMs: number,
  ): Result<null, RefusalCode>
  decide(
    state: RoomState,
    command: v.InferOutput<Schema>,
    actor: Actor,
    nowMs: number,
    inputs: Inputs,
  ): Result<Decision, RefusalCode>
}

/** What a command says of itself: what `AUTHORITY` says of it is asked before, and so is left out of `allowed`. */
type CommandBody<Schema extends CommandSchema> = Omit<CommandDefinition<Schema>, 'allowed'> &
  Partial<Pick<CommandDefinition<Schema>, 'allowed'>>

/** Keeps the schema's type through the table, and puts `AUTHORITY` and `allowed` before every decision. */
export function defineCommand<Schema extends CommandSchema>(
  body: CommandBody<Schema>,
): CommandDefinition<Schema> {
  const allowed: CommandDefinition<Schema>['allowed'] = (visible, command, actor, nowMs) => {
    const permission = requireAuthority(visible, command.type, actor)
    return permission.ok ? (body.allowed?.(visible, command, actor, nowMs) ?? permission) : permission
  }
  return {
    schema: body.schema,
    allowed,
    decide(state, command, actor, nowMs, inputs) {
      const permission = allowed(state.visible, command, actor, nowMs)
      return permission.ok ? body.decide(state, command, actor, nowMs, inputs) : permission
    },
  }
}

/** Whether somebody may give commands of this type at all now, by their role and the room's stage. */
function requireAuthority(visible: Visible, type: CommandType, actor: Actor): Result<null, RefusalCode> {
  const { needs, at }: Authority = AUTHORITY[type]
  const permission = requireCapability(visible, actor, needs)
  if (!permission.ok || isAt(at, currentKind(visible))) return permission
  return at === 'open'
    ? finalisedRefusal(visible)
    : refuse('wrong-stage', 'The workshop is not at that stage now.')
}

function finalisedRefusal({ workshop }: Visible) {
  return workshop.kind === 'retro'
    ? refuse('wrong-stage', 'The retro is closed. Re-open it to change something.')
    : refuse('wrong-stage', 'The OKRs are finalised. Re-open them to change something.')
}

export function decided(state: RoomState, effects: readonly Effect[] = []): Result<Decision, RefusalCode> {
  return ok({ state, effects })
}

/** The state with some of its visible part replaced. */
export function withVisible(state: RoomState, change: Partial<Visible>): RoomState {
  return { ...state, visible: { ...state.visible, ...change } }
}

export function requireCapability(
  visible: Visible,
  actor: Actor,
  capability: Capability,
): Result<null, RefusalCode> {
  const participant = participantOf(visible, actor.personId)
  if (!participant || participant.removed) return refuse('not-in-room', 'Join the workshop first.')
  if (can(participant.role, capability)) return ok(null)
  return capability === 'lead-workshop' || capability === 'manage-people'
    ? refuse('not-allowed', 'Only a facilitator can do this.')
    : refuse(
        'not-allowed',
        'Observers can watch, not change things. Ask a facilitator to make you a participant.',
      )
}

/** The first refusal of several checks, or permission. */
export function allOf(...checks: readonly (() => Result<null, RefusalCode>)[]): Result<null, RefusalCode> {
  for (const check of checks) {
    const result = check()
    if (!result.ok) return result
  }
  return ok(null)
}

/** Whether a person may change the document now: asked by the client to go read-only, and by the room's guard. */
export function mayWriteBoard(visible: Visible, actor: Actor): Result<null, RefusalCode> {
  return allOf(
    () => requireCapability(visible, actor, 'write-board'),
    () => (isBoardOpenIn(currentKind(visible)) ? ok(null) : finalisedRefusal(visible)),
    () => requireBoardFree(visible, actor),
  )
}

/** Whether nothing stops somebody who may write on the board at all: neither a lock nor the stage's settings. */
export function requireBoardFree(visible: Visible, actor: Actor): Result<null, RefusalCode> {
  return allOf(
    () => (visible.boardLocked ? refuse('not-allowed', 'A facilitator has locked the board.') : ok(null)),
    () => requireWriters(visible, actor),
  )
}

/** A stage may be for facilitators to write in while the others watch. */
function requireWriters(visible: Visible, actor: Actor): Result<null, RefusalCode> {
  const isForEveryone = currentStage(visible).settings.writers === 'everyone'
  return isForEveryone || requireCapability(visible, actor, 'lead-workshop').ok
    ? ok(null)
    : refuse('not-allowed', 'In this stage only facilitators write on the board.')
}
