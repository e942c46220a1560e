import { describe, expect, test } from 'vitest'
import { staleItemIds } from '../../../shared/ballot/stale-items.ts'
import type { Board } from '../../../shared/board/cards.ts'
import { EMPTY_NOTES } from '../../../shared/board/notes.ts'
import { nextTimeOf, passTime } from '../../../shared/workshop/pass-time.ts'
import { followBoard } from '../../../shared/workshop/run-ballot.ts'
import { currentBallotOf, type RoomState } from '../../../shared/workshop/state.ts'
import { ABSTAIN, castOf, dotSettings, dots, openOf } from '../../support/ballots.ts'
import { boardOf, done, give, keyResult, NOW_MS, objective, refusalOf, workshopAt } from './support.ts'

const readersOf = (board: Board) => ({ readBoard: () => board, readNotes: () => EMPTY_NOTES })

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const boardWith = (text = 'Key result k-1'): Board =>
  boardOf([objective('o-1', [keyResult('k-1', { text }), keyResult('k-2')])])
const BOARD = boardWith()

/** Open from now for three days, with a reminder a day before the end. */
const ASYNC = {
  ...openOf(['k-1', 'k-2'], dotSettings({ remindBeforeMs: DAY_MS, quorumPercent: 50, reasons: 'optional' })),
  closesAtMs: NOW_MS + 3 * DAY_MS,
}
const DEADLINE_MS = ASYNC.closesAtMs
const openedNow = () => done(workshopAt('key-results'), ASYNC, 'faye', BOARD).state
const planned = () => done(workshopAt(), { ...ASYNC, opensAtMs: NOW_MS + DAY_MS }, 'faye', BOARD).state

const pass = (state: RoomState, nowMs: number, board = BOARD) =>
  passTime(state, nowMs, {
    readBoard: () => board,
    readNotes: () => EMPTY_NOTES,
    seed: 'seed',
    newId: () => 'new',
  })
const castAt = (state: RoomState, nowMs: number, personId = 'pat', choice = dots({ 'k-1': 1 })) =>
  give(state, castOf('id-0', choice), personId, BOARD, nowMs)
const typesOf = (effects: ReturnType<typeof pass>['effects']) =>
  effects.map((effect) => (effect.type === 'emit' ? effect.payload.type : effect.type))

describe('[BA10] a deadline', () => {
  test('is exact to the millisecond, whoever looks and whether or not the room has noticed', () => {
    const state = openedNow()
    expect(castAt(state, DEADLINE_MS - 1).ok).toBe(true)
    expect(castAt(state, DEADLINE_MS)).toMatchObject({ refusal: { code: 'ballot-closed' } })
    expect(
      refusalOf(state, { type: 'set-ballot-done', ballotId: 'id-0', done: false }, 'pat', BOARD, DEADLINE_MS),
    ).toBe('ballot-closed')
  })

  test('closes as of itself, however late the room wakes', () => {
    const voted = done(openedNow(), castOf('id-0', dots({ 'k-2': 2 })), 'pat', BOARD).state
    expect(pass(voted, DEADLINE_MS - DAY_MS - 1).state).toBe(voted)
    const late = pass(voted, DEADLINE_MS + 7 * DAY_MS)
    expect(late.state.visible.ballots[0]).toMatchObject({
      closedAtMs: DEADLINE_MS,
      result: { rows: [{ itemId: 'k-2', total: 2 }, {}] },
    })
    expect(late.state.visible.ballots).toEqual(
      pass(voted, DEADLINE_MS).state.visible.ballots.map((ballot) => ({
        ...ballot,
        isReminded: late.state.visible.ballots[0]?.isReminded,
      })),
    )
    expect(pass(late.state, DEADLINE_MS + 8 * DAY_MS)).toEqual({ state: late.state, effects: [] })
  })

  test('can be moved to a later time and not to an earlier one, and not after it has passed', () => {
    const extend = (closesAtMs: number) => ({ type: 'extend-ballot', ballotId: 'id-0', closesAtMs }) as const
    const state = openedNow()
    expect(refusalOf(state, extend(DEADLINE_MS - 1))).toBe('wrong-hours')
    expect(refusalOf(state, extend(DEADLINE_MS))).toBe('wrong-hours')
    const { state: extended, effects } = done(state, extend(DEADLINE_MS + DAY_MS))
    expect(typesOf(effects)).toEqual(['ballot-extended'])
    expect(castAt(extended, DEADLINE_MS).ok).toBe(true)
    expect(refusalOf(state, extend(DEADLINE_MS + DAY_MS), 'faye', BOARD, DEADLINE_MS)).toBe('ballot-closed')
  })

  test('lets the room go on through its stages meanwhile, and a vote without one does not', () => {
    expect(refusalOf(openedNow(), { type: 'advance-stage', from: 'key-results' })).toBe('done')
    const live = done(workshopAt('vote'), openOf(['k-1']), 'faye', BOARD).state
    expect(refusalOf(live, { type: 'advance-stage', from: 'vote' })).toBe('ballot-open')
  })

  test('closing early closes as of then', () => {
    const atMs = NOW_MS + HOUR_MS
    const { state } = done(openedNow(), { type: 'close-ballot', ballotId: 'id-0' }, 'faye', BOARD, atMs)
    expect(state.visible.ballots[0]?.closedAtMs).toBe(atMs)
  })
})

describe('[BA10] a planned vote', () => {
  test('opens by the clock with the words of then, and takes no vote before', () => {
    const state = planned()
    expect(castAt(state, NOW_MS + DAY_MS - 1)).toMatchObject({ refusal: { code: 'ballot-planned' } })
    expect(refusalOf(state, { type: 'close-ballot', ballotId: 'id-0' })).toBe('ballot-planned')
    expect(pass(state, NOW_MS + DAY_MS - 1).state).toBe(state)
    const { state: open, effects } = pass(state, NOW_MS + DAY_MS, boardWith('Said better'))
    expect(typesOf(effects)).toEqual(['ballot-opened'])
    expect(currentBallotOf(open.visible)?.items[0]?.text).toBe('Said better')
    expect(castAt(open, NOW_MS + DAY_MS).ok).toBe(true)
    expect(pass(open, NOW_MS + DAY_MS + 1).effects).toEqual([])
  })

  test('lets the room go on, and opens and closes in one go where the room slept through both', () => {
    expect(refusalOf(planned(), { type: 'advance-stage', from: 'welcome' })).toBe('done')
    const { state, effects } = pass(planned(), DEADLINE_MS + DAY_MS)
    expect(typesOf(effects)).toEqual(['ballot-opened', 'ballot-closed'])
    expect(state.visible.ballots[0]?.result?.turnout).toEqual({ cast: 0, abstained: 0, eligible: 3 })
  })
})

describe('[BA10] reminders and the quorum', () => {
  test('those who have not voted are reminded once, and again when the deadline moves', () => {
    const voted = done(openedNow(), castOf('id-0', ABSTAIN), 'pat', BOARD).state
    const remindAtMs = DEADLINE_MS - DAY_MS
    expect(pass(voted, remindAtMs - 1).effects).toEqual([])
    const reminded = pass(voted, remindAtMs)
    // Three may vote in this anonymous vote: the count alone is told.
    expect(reminded.effects).toMatchObject([
      { payload: { type: 'ballot-reminder', missing: 2, missingIds: [] } },
    ])
    expect(pass(reminded.state, remindAtMs + 1).effects).toEqual([])
    const extended = done(
      reminded.state,
      { type: 'extend-ballot', ballotId: 'id-0', closesAtMs: DEADLINE_MS + 2 * DAY_MS },
      'faye',
    ).state
    expect(typesOf(pass(extended, DEADLINE_MS + DAY_MS).effects)).toEqual(['ballot-reminder'])
  })

  test('by name where names may be known, also by hand; and not when everybody has voted', () => {
    const settings = dotSettings({ anonymous: false })
    const open = done(workshopAt('vote'), openOf(['k-1'], settings), 'faye', BOARD).state
    const remind = { type: 'remind-voters', ballotId: 'id-0' } as const
    const one = done(open, castOf('id-0', ABSTAIN), 'pat', BOARD).state
    expect(done(one, remind).effects).toMatchObject([
      { payload: { missing: 2, missingIds: ['faye', 'mika'] } },
    ])
    const all = ['faye', 'mika'].reduce(
      (state, personId) => done(state, castOf('id-0', ABSTAIN), personId, BOARD).state,
      one,
    )
    expect(refusalOf(all, remind)).toBe('nobody-missing')
  })

  test('the quorum is told once, abstentions included', () => {
    const first = done(openedNow(), castOf('id-0', ABSTAIN), 'pat', BOARD)
    expect(first.effects).toEqual([])
    const second = done(first.state, castOf('id-0', dots({ 'k-1': 1 })), 'mika', BOARD, NOW_MS + 5)
    expect(second.effects).toMatchObject([
      { payload: { type: 'ballot-quorum', needed: 2, voted: 2, eligible: 3 } },
    ])
    expect(currentBallotOf(second.state.visible)?.quorumAtMs).toBe(NOW_MS + 5)
    expect(done(second.state, castOf('id-0', ABSTAIN), 'faye', BOARD).effects).toEqual([])
  })
})

test('the next moment at which the clock brings something about', () => {
  expect(nextTimeOf(workshopAt('vote').visible)).toBeNull()
  expect(nextTimeOf(done(workshopAt('vote'), openOf(['k-1']), 'faye', BOARD).state.visible)).toBeNull()
  expect(nextTimeOf(planned().visible)).toBe(NOW_MS + DAY_MS)
  const open = openedNow()
  expect(nextTimeOf(open.visible)).toBe(DEADLINE_MS - DAY_MS)
  expect(nextTimeOf(pass(open, DEADLINE_MS - DAY_MS).state.visible)).toBe(DEADLINE_MS)
  expect(nextTimeOf(pass(open, DEADLINE_MS).state.visible)).toBeNull()
})

describe('[BA8] a proposal that is reworded while people vote', () => {
  const voted = () =>
    done(openedNow(), castOf('id-0', dots({ 'k-1': 1, 'k-2': 1 }, { 'k-2': 'Yes' })), 'pat', BOARD).state
  const reword = (state: RoomState, text: string) => followBoard(state, readersOf(boardWith(text)), NOW_MS)
  const staleFor = (state: RoomState, personId: string) => {
    const ballot = currentBallotOf(state.visible)
    const choice = state.secret.choices[personId]
    return ballot && choice ? staleItemIds(ballot, choice, state.secret.votedOn[personId] ?? {}) : null
  }
  const totals = (state: RoomState) =>
    pass(state, DEADLINE_MS).state.visible.ballots[0]?.result?.rows.map(({ itemId, total, staleBallots }) => [
      itemId,
      total,
      staleBallots,
    ])

  test.each(['KEY result k-1', 'Key  result k-1.', ' Key result k-1 …'])(
    'only in form (%j) stays the same',
    (text) => {
      const state = voted()
      expect(reword(state, text)).toBe(state)
    },
  )

  test('makes the answers to it stale, and the others stand', () => {
    const state = reword(voted(), 'Something else')
    expect(currentBallotOf(state.visible)?.items[0]).toMatchObject({
      text: 'Key result k-1',
      rewordedTo: 'Something else',
    })
    expect(staleFor(state, 'pat')).toEqual(['k-1'])
    expect(totals(state)).toEqual([
      ['k-2', 1, 0],
      ['k-1', 0, 1],
    ])
  })

  test('back to what it was makes them good again', () => {
    const state = reword(reword(voted(), 'Something else'), 'Key result k-1')
    expect(staleFor(state, 'pat')).toEqual([])
    expect(currentBallotOf(state.visible)?.items[0]?.rewordedTo).toBeNull()
  })

  test('an answer that is given anew, or stood by, is for the new words; one that is left as it was is not', () => {
    const state = reword(voted(), 'Something else')
    const again = (choice: ReturnType<typeof dots>, confirmedIds: string[] = []) =>
      done(state, { ...castOf('id-0', choice), confirmedIds }, 'pat', BOARD).state
    expect(staleFor(again(dots({ 'k-1': 1, 'k-2': 2 })), 'pat')).toEqual(['k-1'])
    expect(staleFor(again(dots({ 'k-1': 2, 'k-2': 1 })), 'pat')).toEqual([])
    expect(staleFor(again(dots({ 'k-1': 1 }), ['k-1']), 'pat')).toEqual([])
    expect(staleFor(reword(again(dots({ 'k-1': 2 })), 'A third thing'), 'pat')).toEqual(['k-1'])
  })

  test('who votes without having seen the new words votes for none', () => {
    const state = reword(openedNow(), 'Something else')
    const blind = done(
      state,
      { ...castOf('id-0', dots({ 'k-1': 1, 'k-2': 1 })), seenVersion: 0 },
      'pat',
      BOARD,
    ).state
    expect(staleFor(blind, 'pat')).toEqual(['k-1'])
    const seeing = done(state, { ...castOf('id-0', dots({ 'k-1': 1 })), seenVersion: 1 }, 'mika', BOARD).state
    expect(staleFor(seeing, 'mika')).toEqual([])
  })

  test('emptied or gone, it has no other meaning yet', () => {
    expect(reword(voted(), '  ')).toEqual(voted())
    const gone = followBoard(voted(), readersOf(boardOf([])), NOW_MS)
    expect(gone).toEqual(voted())
  })
})
