import type { Board, CommentCard, NoteBoard } from '../board/cards.ts'
import type { KeyResultFields } from '../okr/model.ts'
import { mayWriteBoard } from '../workshop/command.ts'
import { allowed, type Command } from '../workshop/decide.ts'
import type { Mine, Visible } from '../workshop/state.ts'
import type { Teammate } from './teammates.ts'

/** All that a simulated teammate knows: what any participant is sent, and nothing of the others' secrets. */
export type TeammateView = {
  readonly personId: string
  readonly visible: Visible
  readonly mine: Mine
  readonly board: Board
  readonly notes: NoteBoard
  /** By the card that they are about. */
  readonly comments: ReadonlyMap<string, readonly CommentCard[]>
}

/** A change of the board that a teammate makes as anybody does who writes there. */
export type PracticeEdit =
  | { readonly edit: 'write-objective'; readonly cardId: string; readonly text: string }
  | {
      readonly edit: 'write-key-result'
      readonly cardId: string
      readonly objectiveId: string
      readonly text: string
    }
  | { readonly edit: 'write-note'; readonly cardId: string; readonly areaId: string; readonly text: string }
  | {
      readonly edit: 'group-notes'
      readonly groupId: string
      readonly noteIds: readonly string[]
      readonly name: string
    }
  | {
      readonly edit: 'set-fields'
      readonly cardId: string
      readonly fields: Partial<KeyResultFields>
    }

/** What a teammate does: a command to the room, or a change of the board. */
export type TeammateDeed =
  | { readonly by: 'command'; readonly command: Command }
  | { readonly by: 'edit'; readonly edit: PracticeEdit }

/** What a teammate does next, and how long they take for it. The same `key` is the same intention, still being prepared. */
export type TeammateAct = {
  readonly key: string
  readonly deed: TeammateDeed
  /** From when it came up, in ms. */
  readonly afterMs: number
  /** What they write in meanwhile, as the others see it: a card, or a stage in which they write alone. */
  readonly writingIn?: string
  /** Done once, it is not done again, although what they see asks for it still. */
  readonly isOnce?: true
}

/** The same, with the others seeing them write meanwhile. */
export function seenWriting(act: TeammateAct, writingIn: string): TeammateAct {
  return { ...act, writingIn }
}

export type Asked = { readonly view: TeammateView; readonly teammate: Teammate; readonly nowMs: number }

/** Whether the room would let this person do it now. */
export function mayDo({ personId, visible }: TeammateView, deed: TeammateDeed, nowMs: number): boolean {
  return deed.by === 'command'
    ? allowed(visible, deed.command, { personId }, nowMs).ok
    : mayWriteBoard(visible, { personId }).ok
}

export function command(key: string, given: Command, afterMs: number): TeammateAct {
  return { key, deed: { by: 'command', command: given }, afterMs }
}

export function edit(key: string, made: PracticeEdit, afterMs: number): TeammateAct {
  return { key, deed: { by: 'edit', edit: made }, afterMs }
}
