import { expect, test } from 'vitest'
import type { NoteBoard, NoteCard } from '../../../shared/board/cards.ts'
import { readinessOf } from '../../../shared/workshop/readiness.ts'
import { changeParticipant, enterRoom } from '../../../shared/workshop/roster.ts'
import { joinedLate, whatHappened } from '../../../shared/workshop/so-far.ts'
import type { RoomState } from '../../../shared/workshop/state.ts'
import { missed, played, retroAt } from './retro-room.ts'
import { boardOf, done, GOOD_BOARD, NOW_MS, objective, workshopAt } from './support.ts'

const NO_NOTES: NoteBoard = { areas: new Map(), parked: [], deleted: [] }

function note(id: string, areaId: string, groupId: string | null = null): NoteCard {
  const place = 'a0'
  return {
    ...{ kind: 'note', id, place, text: id, deletedAt: null, areaId, groupId },
    ...{ parkedAt: null, becameId: null, aboutId: null },
  }
}

function notesIn(areaId: string, loose: readonly NoteCard[], grouped: readonly NoteCard[] = []): NoteBoard {
  const group = { kind: 'group', id: 'g-1', place: 'a0', text: 'Speed', deletedAt: null } as const
  const groups =
    grouped.length === 0 ? [] : [{ ...group, areaId, parkedAt: null, becameId: null, notes: grouped }]
  return { ...NO_NOTES, areas: new Map([[areaId, { areaId, groups, loose }]]) }
}

const made = (state: RoomState, board = GOOD_BOARD, notes = NO_NOTES) =>
  Object.fromEntries(whatHappened(state.visible, board, notes).made.map(({ kind, count }) => [kind, count]))

test('counts what stands on the board, and leaves out what there is none of', () => {
  expect(made(workshopAt('vote'))).toEqual({ objectives: 1, keyResults: 2 })
  expect(made(workshopAt('vote'), boardOf([]))).toEqual({})
  expect(made(workshopAt('vote'), boardOf([objective('o-1', []), objective('o-2', [])]))).toEqual({
    objectives: 2,
  })
})

test('ideas are sorted once some of them are in a group; decisions are told by themselves', () => {
  const two = [note('n-1', 'objectives'), note('n-2', 'objectives')]
  expect(made(workshopAt('sort'), boardOf([]), notesIn('objectives', two))).toEqual({ ideas: 2 })
  const grouped = notesIn('objectives', two, [note('n-3', 'objectives', 'g-1')])
  expect(made(workshopAt('sort'), boardOf([]), grouped)).toEqual({ sortedIdeas: 3 })
  expect(made(workshopAt('sort'), boardOf([]), notesIn('decisions', two))).toEqual({ decisions: 2 })
})

test('says where the room is now', () => {
  expect(whatHappened(workshopAt('vote').visible, GOOD_BOARD, NO_NOTES).now.kind).toBe('vote')
})

test('late is who came when the room was at its stage already, but not at the first one', () => {
  const join = (state: RoomState, atMs: number) =>
    enterRoom(state, { personId: 'new', name: 'New', role: 'participant' }, atMs).state
  expect(joinedLate(join(workshopAt(), 50).visible, 'new')).toBe(false)
  const on = done(workshopAt(), { type: 'advance-stage', from: 'welcome' }).state
  expect(joinedLate(join(on, 2_000_000).visible, 'new')).toBe(true)
  expect(joinedLate(join(on, 2_000_000).visible, 'pat')).toBe(false)
  expect(joinedLate(on.visible, 'nobody')).toBe(false)
  const further = done(join(on, 900_000), { type: 'advance-stage', from: 'objectives' }).state
  expect(joinedLate(further.visible, 'new')).toBe(false)
})

test('waited for are participants who are in the room and not ready, by name', () => {
  const state = done(workshopAt(), { type: 'set-ready', ready: true }, 'mika').state
  expect(readinessOf(state.visible)).toEqual({
    asked: 2,
    ready: 1,
    waitingFor: [{ personId: 'pat', name: 'Pat' }],
  })
  const roster = changeParticipant(state.visible, 'pat', { attendance: 'gone' })
  expect(readinessOf({ ...state.visible, roster })).toEqual({ asked: 1, ready: 1, waitingFor: [] })
  // Over days hardly anybody is in the room, and everybody is waited for but those who were sent out.
  const overDays = done(
    { ...state, visible: { ...state.visible, roster } },
    { type: 'set-deadline', endsAtMs: NOW_MS + 60_000, atEnd: 'nothing' },
  ).state.visible
  expect(readinessOf(overDays)).toMatchObject({ asked: 2, waitingFor: [{ personId: 'pat' }] })
  const sentOut = changeParticipant(overDays, 'pat', { removed: true })
  expect(readinessOf({ ...overDays, roster: sentOut })).toEqual({ asked: 1, ready: 1, waitingFor: [] })
})

test('counts of a retro what it has come to, and not what it looks back on', () => {
  const state = missed(retroAt('actions'))
  expect(made(state)).toEqual({ scores: 1 })
  const more = played(
    state,
    { ...{ type: 'add-action', actionId: 'action-1', text: 'Call', ownerId: null, dueOn: null } },
    {
      ...{ type: 'keep-learning', learningId: 'learning-1', text: 'Vendors are late', kind: 'learned' },
      ...{ noteId: null, objectiveId: null, keyResultId: null },
    },
  )
  expect(made(more)).toEqual({ scores: 1, learnings: 1, actions: 1 })
})
