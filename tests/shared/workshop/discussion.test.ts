import { describe, expect, test } from 'vitest'
import type { GroupCard, NoteBoard, NoteCard } from '../../../shared/board/cards.ts'
import { EMPTY_NOTES } from '../../../shared/board/notes.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import { cardBefore, nextCardOf } from '../../../shared/workshop/discussion.ts'
import { isOrderKnown, queueFor } from '../../../shared/workshop/discussion-queue.ts'
import type { RoomState } from '../../../shared/workshop/state.ts'
import { castOf, confidenceSettings, dots, levels, openOf } from '../../support/ballots.ts'
import { boardOf, discussAt, done, keyResult, NOW_MS, objective, refusalOf, workshopAt } from './support.ts'

const BOARD = boardOf([
  objective('o-1', [keyResult('k-1'), keyResult('k-2')]),
  objective('o-2', [keyResult('k-3')]),
])

/** By the vote: k-2 (all give it one), then k-3 and k-1. They are furthest apart about k-3, least about k-2. */
function voted(): RoomState {
  let state = done(workshopAt('vote'), openOf(['k-1', 'k-2', 'k-3']), 'faye', BOARD).state
  const choices = { faye: { 'k-2': 1, 'k-3': 2 }, pat: { 'k-2': 1, 'k-1': 1 }, mika: { 'k-2': 1 } }
  for (const [personId, given] of Object.entries(choices)) {
    state = done(state, castOf('id-0', dots(given)), personId, BOARD).state
  }
  const closed = done(state, { type: 'close-ballot', ballotId: 'id-0' }, 'faye', BOARD).state
  return discussAt(closed)
}

const plan = (
  state: RoomState,
  change: { order?: 'votes' | 'disagreement' | 'board'; minutes?: number } = {},
) => done(state, { type: 'plan-discussion', order: 'board', minutes: null, ...change }, 'faye', BOARD).state

const go = (state: RoomState, cardId: string | null, nowMs = NOW_MS) =>
  done(state, { type: 'discuss-card', cardId }, 'faye', BOARD, nowMs).state

describe('the queue', () => {
  const discussable = { board: BOARD, notes: EMPTY_NOTES }

  test('by votes: as the last vote ranked them', () => {
    expect(queueFor('votes', voted().visible, discussable)).toEqual(['k-2', 'k-3', 'k-1'])
  })

  test('[CH5] after a vote on confidence: what dropped since it was said last, then the least sure, the unanswered last', () => {
    const said = (id: string, confidence: number | null) => {
      const card = keyResult(id)
      return { ...card, fields: { ...card.fields, confidence } }
    }
    const board = boardOf([
      objective('o-1', [said('k-1', 8), said('k-2', 3)]),
      objective('o-2', [said('k-3', 9), said('k-4', null), said('k-5', 2)]),
    ])
    const ids = ['k-1', 'k-2', 'k-3', 'k-4', 'k-5']
    let state = done(workshopAt('vote'), openOf(ids, confidenceSettings()), 'faye', board).state
    const answers = {
      faye: { 'k-1': 6, 'k-2': 2, 'k-3': 5, 'k-4': 4 },
      pat: { 'k-1': 6, 'k-2': 4, 'k-3': 6 },
    }
    for (const [personId, given] of Object.entries(answers)) {
      state = done(state, castOf('id-0', levels(given)), personId, board).state
    }
    const closed = discussAt(done(state, { type: 'close-ballot', ballotId: 'id-0' }, 'faye', board).state)
    // k-3 fell from 9 to 5.5 and k-1 from 8 to 6: both are surer than the others, and are talked about first.
    expect(queueFor('votes', closed.visible, { board, notes: EMPTY_NOTES })).toEqual([
      'k-3',
      'k-1',
      'k-2',
      'k-4',
      'k-5',
    ])
  })

  test('by disagreement: what the room is furthest apart about first', () => {
    expect(queueFor('disagreement', voted().visible, discussable)).toEqual(['k-3', 'k-1', 'k-2'])
  })

  test('as the board stands: each objective with its key results', () => {
    expect(queueFor('board', voted().visible, discussable)).toEqual(['o-1', 'k-1', 'k-2', 'o-2', 'k-3'])
  })

  test('leaves out what is gone, and keeps what a vote parked', () => {
    const parked = { ...keyResult('k-3'), parkedAt: 3 }
    const board = { ...boardOf([objective('o-1', [keyResult('k-2')])]), parked: [parked] }
    expect(queueFor('votes', voted().visible, { board, notes: EMPTY_NOTES })).toEqual(['k-2', 'k-3'])
  })

  test('has nothing to go by before a vote has closed', () => {
    const { visible } = discussAt()
    expect(queueFor('disagreement', visible, discussable)).toEqual([])
    expect(isOrderKnown('votes', visible)).toBe(false)
    expect(isOrderKnown('votes', voted().visible)).toBe(true)
    expect(isOrderKnown('board', visible)).toBe(true)
  })

  test('without a set: what was sorted, by the stages of the agenda, and nothing that was noted in place', () => {
    const base = { place: 'a0', deletedAt: null, parkedAt: null, becameId: null }
    const note = (id: string, areaId: string, groupId: string | null = null): NoteCard => {
      return { kind: 'note', ...base, id, areaId, groupId, text: id, aboutId: null }
    }
    const group = (id: string, areaId: string): GroupCard => {
      return { kind: 'group', ...base, id, areaId, text: id, notes: [note(`${id}-n`, areaId, id)] }
    }
    const area = (areaId: string, groups: readonly GroupCard[], loose: readonly NoteCard[]) =>
      [areaId, { areaId, groups, loose }] as const
    const notes: NoteBoard = {
      ...EMPTY_NOTES,
      areas: new Map([
        area('decisions', [], [note('n-decided', 'decisions')]),
        area('key-results--learned', [], [note('n-late', 'key-results--learned')]),
        area('objectives', [group('g-1', 'objectives')], [note('n-1', 'objectives')]),
      ]),
    }
    const { visible } = discussAt()
    expect(queueFor('board', visible, { board: boardOf([]), notes })).toEqual(['g-1', 'n-1', 'n-late'])
  })
})

describe('planning', () => {
  test('needs something to talk about', () => {
    const state = discussAt()
    const asked = (order: 'votes' | 'board', board = BOARD) =>
      refusalOf(state, { type: 'plan-discussion', order, minutes: null }, 'faye', board)
    expect(asked('votes')).toBe('nothing-to-discuss')
    expect(asked('board', boardOf([]))).toBe('nothing-to-discuss')
    expect(asked('board')).toBe('done')
  })

  test('takes the cards that were chosen, those that are there', () => {
    const command: Command = {
      type: 'plan-discussion',
      order: 'board',
      minutes: null,
      cardIds: ['k-3', 'gone', 'k-1', 'k-3'],
    }
    const { visible } = done(discussAt(), command, 'faye', BOARD).state
    expect(visible.discussion?.cardIds).toEqual(['k-3', 'k-1'])
  })

  test('in another order keeps what was talked about, and the card of the moment', () => {
    const state = go(go(plan(voted()), 'k-1'), 'k-2')
    expect(plan(state, { order: 'disagreement' }).visible.discussion).toMatchObject({
      cardIds: ['k-3', 'k-1', 'k-2'],
      currentId: 'k-2',
      doneIds: ['k-1'],
    })
  })

  test('is for the stage that it was planned in', () => {
    expect(refusalOf(workshopAt('vote'), { type: 'plan-discussion', order: 'board', minutes: null })).toBe(
      'wrong-stage',
    )
    const state = plan(discussAt())
    const { discussion } = state.visible
    const other = {
      ...state,
      visible: { ...state.visible, discussion: discussion && { ...discussion, stageId: 'discuss-2' } },
    }
    expect(refusalOf(other, { type: 'discuss-card', cardId: 'k-1' }, 'faye', BOARD)).toBe('no-discussion')
    expect(refusalOf(other, { type: 'end-discussion' }, 'faye', BOARD)).toBe('no-discussion')
  })
})

describe('going on', () => {
  test('marks the card before as done; going back opens it again, and leaves open what was left', () => {
    const second = go(go(plan(voted()), 'k-1'), 'k-2')
    expect(second.visible.discussion).toMatchObject({ currentId: 'k-2', doneIds: ['k-1'] })
    const back = go(second, 'k-1')
    expect(back.visible.discussion).toMatchObject({ currentId: 'k-1', doneIds: [] })
    const through = go(second, null)
    expect(through.visible.discussion).toMatchObject({ currentId: null, doneIds: ['k-1', 'k-2'] })
  })

  test('to a card that came up meanwhile puts it into the queue', () => {
    const state = plan(voted(), { order: 'votes' })
    expect(go(state, 'o-2').visible.discussion?.cardIds).toEqual(['k-2', 'k-3', 'k-1', 'o-2'])
    expect(refusalOf(state, { type: 'discuss-card', cardId: 'gone' }, 'faye', BOARD)).toBe('unknown-card')
  })

  test('starts the timebox anew, which brings nothing about by itself', () => {
    const first = go(plan(voted(), { minutes: 4 }), 'k-1')
    expect(first.visible.timer).toEqual({
      stageId: 'discuss',
      totalMs: 240_000,
      endsAtMs: NOW_MS + 240_000,
      leftMs: null,
      endedAtMs: null,
      atEnd: 'nothing',
      isDeadline: false,
    })
    const later = NOW_MS + 100_000
    // Two facilitators who press at once do not give the card more time.
    expect(go(first, 'k-1', later)).toBe(first)
    expect(go(first, 'k-2', later).visible.timer?.endsAtMs).toBe(later + 240_000)
    expect(go(first, null, later).visible.timer).toBeNull()
    expect(done(first, { type: 'end-discussion' }, 'faye', BOARD).state.visible).toMatchObject({
      timer: null,
      discussion: null,
    })
  })

  test('without a timebox leaves the clock of the stage alone', () => {
    const planned = plan(voted())
    const timer = { ...go(plan(voted(), { minutes: 4 }), 'k-1').visible.timer, totalMs: 7 }
    const timed = { ...planned, visible: { ...planned.visible, timer } } as RoomState
    expect(go(timed, 'k-1').visible.timer).toBe(timer)
    expect(done(timed, { type: 'end-discussion' }, 'faye', BOARD).state.visible.timer).toBe(timer)
  })

  test('finds the next that is open, behind the current one and then from the start', () => {
    const queue = {
      stageId: 'discuss',
      order: 'board',
      minutes: null,
      cardIds: ['a', 'b', 'c', 'd'],
    } as const
    const next = (currentId: string | null, doneIds: string[], gone: string[] = []) =>
      nextCardOf({ ...queue, cardIds: [...queue.cardIds], currentId, doneIds }, (id) => !gone.includes(id))
    expect(next(null, [])).toBe('a')
    expect(next('a', [])).toBe('b')
    expect(next('a', [], ['b'])).toBe('c')
    expect(next('d', ['c'])).toBe('a')
    expect(next('d', ['a', 'b', 'c'])).toBeNull()
    expect(next(null, ['a', 'b', 'c', 'd'])).toBeNull()
  })

  test('and the way back is to what was last talked about', () => {
    const { discussion } = go(go(go(plan(voted()), 'k-1'), 'k-2'), 'k-3').visible
    expect(discussion && cardBefore(discussion, () => true)).toBe('k-2')
    expect(discussion && cardBefore(discussion, (id) => id !== 'k-2')).toBe('k-1')
  })
})
