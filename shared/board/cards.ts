import type { Baseline, Commitment, KeyResultFields } from '../okr/model.ts'
import type { Partner } from '../okr/partners.ts'

/** Views of the board: plain data, read from the document and never written back. */
export const CARD_KINDS = ['objective', 'keyResult', 'initiative'] as const
export type CardKind = (typeof CARD_KINDS)[number]

/**
 * What all cards have. `place` is the fractional key among the siblings. `deletedAt` is a time in ms, `null` while the
 * card is there, and 0 when its creation was undone (the document does not know when).
 */
type CardBase = {
  readonly id: string
  readonly place: string
  readonly text: string
  readonly deletedAt: number | null
}

/** What can be taken out of the set without deleting it. */
type Parkable = {
  /** In ms, `null` while the card is in the set. A deleted card keeps it, and comes back to where it was. */
  readonly parkedAt: number | null
}

export type ObjectiveCard = CardBase &
  Parkable & {
    readonly kind: 'objective'
    readonly commitment: Commitment | null
    /** [SE7] Other teams that share it. */
    readonly partners: readonly Partner[]
    readonly keyResults: readonly KeyResultCard[]
  }

export type KeyResultCard = CardBase &
  Parkable & {
    readonly kind: 'keyResult'
    readonly objectiveId: string
    readonly fields: KeyResultFields
    /** `ladder`: the sentence was chosen on an outcome ladder. */
    readonly origin: 'written' | 'ladder'
    readonly initiatives: readonly InitiativeCard[]
  }

export type InitiativeCard = CardBase & {
  readonly kind: 'initiative'
  readonly keyResultId: string
  readonly ownerId: string | null
}

/** A card that can be parked: what a vote is taken on. */
export type ParkableCard = ObjectiveCard | KeyResultCard

export type Card = ObjectiveCard | KeyResultCard | InitiativeCard

/** The five rungs that every ladder has, in their order. */
export const RUNG_QUESTIONS = ['output', 'who-notices', 'what-changes', 'how-seen', 'from-to-by'] as const

/** "So what?" may be asked again and again: each answer is a rung of its own. */
export type RungQuestion = (typeof RUNG_QUESTIONS)[number] | 'so-what'

export type RungCard = {
  readonly id: string
  readonly ladderId: string
  readonly place: string
  readonly question: RungQuestion
  readonly text: string
}

/** The plain values of the last rung, "from where, to where, by when?". */
export type LadderMeasure = {
  readonly unit: string
  readonly baseline: Baseline
  readonly target: number | null
  /** A day, `YYYY-MM-DD`. */
  readonly dueOn: string | null
}

export type LadderCard = {
  readonly id: string
  /** The card that it was opened on. */
  readonly cardId: string
  /** That card's words when it was opened: kept for good. */
  readonly original: string
  readonly rungs: readonly RungCard[]
  readonly measure: LadderMeasure
  readonly chosen: boolean
}

/** Every valid card of the document is in here exactly once. */
export type Board = {
  /** Neither deleted nor parked, in order, each with its key results (likewise) and initiatives that are not deleted. */
  readonly objectives: readonly ObjectiveCard[]
  /** Neither deleted nor parked, but what they hung on is gone: shown, so that nothing is lost silently. */
  readonly loose: {
    /** Their objective is missing or deleted. (With a parked objective its key results stay on its card.) */
    readonly keyResults: readonly KeyResultCard[]
    /** Their key result is missing. (With a deleted key result its initiatives stay on its card.) */
    readonly initiatives: readonly InitiativeCard[]
  }
  /**
   * Taken out of the set, last parked first: not voted on, not coached, not published. A parked objective keeps its key
   * results on its card, but those that were parked themselves are in here beside it.
   */
  readonly parked: readonly ParkableCard[]
  /** Restorable, last deleted first. A deleted key result keeps its initiatives; a deleted objective's go `loose`. */
  readonly deleted: readonly Card[]
  readonly ladders: readonly LadderCard[]
  /** Objectives, key results and initiatives, parked and deleted ones included: what `BOARD_LIMITS.maxCards` counts. */
  readonly cardCount: number
}

/** A short thought that was written alone or together: sorted, and turned into a card of the set or left as it is. */
export type NoteCard = CardBase & {
  readonly kind: 'note'
  /** Where it lies: see `areaIdOf`. */
  readonly areaId: string
  /** The group that it is in, or `null`. */
  readonly groupId: string | null
  readonly parkedAt: number | null
  /** The objective or key result that was made of it, or `null`. */
  readonly becameId: string | null
  /** The key result of a retro that it is about, by its id in the record; `null`: none, or not said. */
  readonly aboutId: string | null
}

/** Notes that belong together; its text is its name. */
export type GroupCard = CardBase & {
  readonly kind: 'group'
  readonly areaId: string
  readonly parkedAt: number | null
  readonly becameId: string | null
  /** In order, neither deleted nor parked. */
  readonly notes: readonly NoteCard[]
}

/** What lies in one area, in order; nothing in it is deleted or parked. */
export type NoteArea = {
  readonly areaId: string
  readonly groups: readonly GroupCard[]
  /** In no group; also those whose group is gone, so that nothing is lost silently. */
  readonly loose: readonly NoteCard[]
}

/** All notes and groups: each valid one is in here exactly once. Groups that were merged into others are not: their notes are. */
export type NoteBoard = {
  readonly areas: ReadonlyMap<string, NoteArea>
  readonly parked: readonly (NoteCard | GroupCard)[]
  /** Restorable, last deleted first. */
  readonly deleted: readonly (NoteCard | GroupCard)[]
}

/** What somebody said about a card. Who it was, the room knows (`Visible.authors`), where the stage was named. */
export type CommentCard = CardBase & {
  readonly kind: 'comment'
  /** What it is about: an objective, key result, initiative, note or group. */
  readonly cardId: string
  readonly atMs: number
  readonly mentionIds: readonly string[]
}

/** Areas that belong to the workshop and to no stage: what was decided, and what we will not do (SE6). */
export const CAPTURE_AREAS = ['decisions', 'not-doing'] as const
export type CaptureArea = (typeof CAPTURE_AREAS)[number]

/** Where the notes of a stage lie; of a stage with columns, those of one column. */
export function areaIdOf(stageId: string, column: string | null = null): string {
  return column === null ? stageId : `${stageId}--${column}`
}
