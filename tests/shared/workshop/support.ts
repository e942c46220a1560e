import * as v from 'valibot'
import type {
  Board,
  CommentCard,
  KeyResultCard,
  LadderCard,
  NoteBoard,
  ObjectiveCard,
} from '../../../shared/board/cards.ts'
import { EMPTY_NOTES } from '../../../shared/board/notes.ts'
import { EMPTY_KEY_RESULT_FIELDS, type KeyResultFields } from '../../../shared/okr/model.ts'
import type { Decision, RefusalCode } from '../../../shared/workshop/command.ts'
import { createRoomState } from '../../../shared/workshop/create-room.ts'
import { type Command, decide } from '../../../shared/workshop/decide.ts'
import { enterRoom } from '../../../shared/workshop/roster.ts'
import { type StageKind, StageSchema } from '../../../shared/workshop/stages.ts'
import type { RoomState } from '../../../shared/workshop/state.ts'

export const NOW_MS = 1_000_000

export const PEOPLE = {
  faye: { personId: 'faye', name: 'Faye', role: 'facilitator' },
  pat: { personId: 'pat', name: 'Pat', role: 'participant' },
  mika: { personId: 'mika', name: 'Mika', role: 'participant' },
  ola: { personId: 'ola', name: 'Ola', role: 'observer' },
} as const

/** A workshop with a facilitator, two participants and an observer, at a stage. */
export function workshopAt(stageId: StageKind = 'welcome'): RoomState {
  const empty = createRoomState(
    {
      workshopId: 'w-1',
      title: 'First quarter',
      teamName: 'Delivery',
      kind: 'planning',
      cycle: { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
      timeZone: 'Europe/Berlin',
    },
    0,
  )
  const full = Object.values(PEOPLE).reduce((state, person) => enterRoom(state, person, 0).state, empty)
  return { ...full, visible: { ...full.visible, stageId } }
}

export const GOOD_FIELDS: KeyResultFields = {
  ...EMPTY_KEY_RESULT_FIELDS,
  ownerId: 'pat',
  direction: 'decrease',
  unit: 'minutes',
  baseline: 40,
  target: 20,
  dueOn: '2027-03-15',
}

export function keyResult(id: string, change: Partial<KeyResultCard> = {}): KeyResultCard {
  return {
    kind: 'keyResult',
    id,
    place: 'a0',
    deletedAt: null,
    parkedAt: null,
    objectiveId: 'o-1',
    text: `Key result ${id}`,
    fields: GOOD_FIELDS,
    origin: 'written',
    initiatives: [],
    ...change,
  }
}

export function objective(id: string, keyResults: readonly KeyResultCard[]): ObjectiveCard {
  const text = `Objective ${id}`
  return {
    kind: 'objective',
    id,
    place: 'a0',
    deletedAt: null,
    parkedAt: null,
    text,
    commitment: 'committed',
    partners: [],
    keyResults,
  }
}

export function ladder(id: string, cardId: string, change: Partial<LadderCard> = {}): LadderCard {
  const measure = { unit: '', baseline: null, target: null, dueOn: null }
  const original = 'Deploy Feature X'
  const rungs = [{ id: `${id}-r`, ladderId: id, place: 'a0', question: 'output', text: original } as const]
  return { id, cardId, original, rungs, measure, chosen: false, ...change }
}

export function boardOf(objectives: readonly ObjectiveCard[], ladders: readonly LadderCard[] = []): Board {
  return {
    objectives,
    loose: { keyResults: [], initiatives: [] },
    parked: [],
    deleted: [],
    ladders,
    cardCount: objectives.length,
  }
}

export const GOOD_BOARD = boardOf([objective('o-1', [keyResult('k-1'), keyResult('k-2')])])

/** At a stage for discussing, which the agenda of a room without a plan has not got. */
export function discussAt({ secret, visible }: RoomState = workshopAt()): RoomState {
  const stage = v.parse(StageSchema, { id: 'discuss', kind: 'discuss', skipped: false, enteredAtMs: NOW_MS })
  return { secret, visible: { ...visible, agenda: [stage, ...visible.agenda], stageId: 'discuss' } }
}

/** What lies on the board beside the set. */
export type Beside = { readonly notes?: NoteBoard; readonly comments?: readonly CommentCard[] }

export function comment(id: string, cardId: string, change: Partial<CommentCard> = {}): CommentCard {
  const base = { kind: 'comment', place: 'a0', text: `Comment ${id}`, deletedAt: null, atMs: 1 } as const
  return { ...base, id, cardId, mentionIds: [], ...change }
}

/** Decides, with ids `id-0`, `id-1` … at hand. */
export function give(
  state: RoomState,
  command: Command,
  personId = 'faye',
  board = GOOD_BOARD,
  nowMs = NOW_MS,
  { notes = EMPTY_NOTES, comments = [] }: Beside = {},
) {
  const ids = Array.from({ length: 8 }, (_, at) => `id-${at}`)
  return decide(state, command, { personId }, nowMs, {
    readBoard: () => board,
    readNotes: () => notes,
    readComments: () => comments,
    ...{ ids, newId: countIds() },
  })
}

/** The decision of a command that must not be refused. */
export function done(...given: Parameters<typeof give>): Decision {
  const result = give(...given)
  if (!result.ok) throw new Error(`Refused: ${result.refusal.code}`)
  return result.value
}

export function refusalOf(...given: Parameters<typeof give>): RefusalCode | 'done' {
  const result = give(...given)
  return result.ok ? 'done' : result.refusal.code
}

/** Ids that are no others' and the same in each run. */
function countIds(): () => string {
  let count = 0
  return () => {
    count += 1
    return `new-${count}`
  }
}
