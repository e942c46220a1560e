import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BallotChoice } from '../../../shared/ballot/choice.ts'
import type { BallotSettings } from '../../../shared/ballot/settings.ts'
import type { Board } from '../../../shared/board/cards.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import { enterRoom } from '../../../shared/workshop/roster.ts'
import { currentBallotOf, mineOf, NO_SECRET, type RoomState } from '../../../shared/workshop/state.ts'
import {
  ABSTAIN,
  approvals,
  approveSettings,
  castOf,
  dotSettings,
  dots,
  openOf,
} from '../../support/ballots.ts'
import { boardOf, done, give, keyResult, NOW_MS, objective, refusalOf, workshopAt } from './support.ts'

const IDS = ['k-1', 'k-2', 'k-3']
const boardWith = (texts: Readonly<Record<string, string>> = {}): Board =>
  boardOf([
    objective(
      'o-1',
      IDS.map((id) => keyResult(id, id in texts ? { text: texts[id] ?? '' } : {})),
    ),
  ])
const BOARD = boardWith()

const opened = (settings: BallotSettings = dotSettings()) =>
  done(workshopAt('vote'), openOf(IDS, settings), 'faye', BOARD).state
const cast = (state: RoomState, personId: string, choice: BallotChoice, nowMs = NOW_MS) =>
  give(state, castOf('id-0', choice), personId, BOARD, nowMs)
const close = (state: RoomState, board = BOARD) =>
  done(state, { type: 'close-ballot', ballotId: 'id-0' }, 'faye', board)
const resultOf = (state: RoomState) => close(state).state.visible.ballots[0]?.result

function castAll(given: readonly (readonly [string, BallotChoice])[], from = opened()): RoomState {
  return given.reduce((state, [personId, choice]) => {
    const result = cast(state, personId, choice)
    return result.ok ? result.value.state : state
  }, from)
}

describe('[BA1] opening', () => {
  test('takes the proposals in the board’s order, objectives too, and fixes the settings', () => {
    const settings = dotSettings({ capPerItem: 50 })
    const { visible } = done(workshopAt('vote'), openOf(['k-3', 'o-1', 'k-1'], settings), 'faye', BOARD).state
    const ballot = currentBallotOf(visible)
    expect(ballot?.settings).toEqual(dotSettings({ capPerItem: 5 }))
    expect(ballot?.items.map(({ id, kind }) => [id, kind])).toEqual([
      ['o-1', 'objective'],
      ['k-1', 'keyResult'],
      ['k-3', 'keyResult'],
    ])
  })

  test('is for one vote at a time, in any stage before the OKRs are final, on something with words', () => {
    expect(refusalOf(opened(), openOf(IDS))).toBe('ballot-already-open')
    expect(refusalOf(workshopAt('key-results'), openOf(IDS), 'faye', BOARD)).toBe('done')
    expect(refusalOf(workshopAt('finalised'), openOf(IDS), 'faye', BOARD)).toBe('wrong-stage')
    const blank = boardWith({ 'k-1': '  ' })
    expect(refusalOf(workshopAt('vote'), openOf(['k-1']), 'faye', blank)).toBe('nothing-to-vote-on')
    expect(refusalOf(workshopAt('vote'), openOf(['k-9']), 'faye', BOARD)).toBe('nothing-to-vote-on')
  })

  test('is told to the Worker, with how many may vote', () => {
    const { effects } = done(workshopAt('vote'), openOf(IDS), 'faye', BOARD)
    expect(effects).toMatchObject([
      { type: 'emit', payload: { type: 'ballot-opened', round: 1, eligible: 3, closesAtMs: null } },
    ])
  })
})

describe('[BA1] who votes', () => {
  test('observers and people from outside do not', () => {
    expect(cast(opened(), 'ola', ABSTAIN)).toMatchObject({ refusal: { code: 'not-allowed' } })
    expect(cast(opened(), 'stranger', ABSTAIN)).toMatchObject({ refusal: { code: 'not-in-room' } })
  })

  test('where it was said who, nobody else does', () => {
    const state = opened(dotSettings({ electorIds: ['pat', 'ola'] }))
    expect(cast(state, 'mika', ABSTAIN)).toMatchObject({ refusal: { code: 'not-an-elector' } })
    expect(cast(state, 'ola', ABSTAIN)).toMatchObject({ refusal: { code: 'not-allowed' } })
    expect(resultOf(castAll([['pat', ABSTAIN]], state))?.turnout).toMatchObject({ abstained: 1, eligible: 1 })
  })

  test('who comes later does, too', () => {
    const late = enterRoom(opened(), { personId: 'lee', name: 'Lee', role: 'participant' }, NOW_MS).state
    expect(resultOf(castAll([['lee', dots({ 'k-1': 1 })]], late))?.turnout).toMatchObject({
      cast: 1,
      eligible: 4,
    })
  })

  test('the vote of who became an observer stays, that of who was sent out does not', () => {
    const voted = castAll([
      ['pat', dots({ 'k-1': 1 })],
      ['mika', dots({ 'k-2': 1 })],
    ])
    const changed = done(voted, { type: 'set-role', personId: 'pat', role: 'observer' }).state
    expect(resultOf(changed)?.turnout).toEqual({ cast: 2, abstained: 0, eligible: 3 })
    const without = done(voted, { type: 'remove-person', personId: 'mika' }).state
    expect(without.visible.ballotCounts).toEqual({ voted: 1, done: 0 })
    expect(resultOf(without)).toMatchObject({
      turnout: { cast: 1, abstained: 0, eligible: 2 },
      rows: [{ itemId: 'k-1', total: 1 }, { total: 0 }, { total: 0 }],
    })
  })
})

describe('[BA5] what others learn', () => {
  const sequences = fc.array(
    fc.tuple(fc.constantFrom('faye', 'pat', 'mika'), fc.integer({ min: 0, max: 3 })),
    { maxLength: 12 },
  )

  test.each([true, false])('is the same whatever people choose (anonymous: %s)', (anonymous) => {
    const from = opened(dotSettings({ anonymous, reasons: 'optional' }))
    fc.assert(
      fc.property(sequences, (sequence) => {
        const abstaining = castAll(
          sequence.map(([personId]) => [personId, ABSTAIN]),
          from,
        )
        const choosing = castAll(
          sequence.map(([personId, count]) => [personId, dots({ 'k-1': count }, { 'k-2': 'Why not' })]),
          from,
        )
        expect(choosing.visible).toEqual(abstaining.visible)
      }),
    )
  })

  test('casting again changes nothing that they see', () => {
    const once = castAll([['pat', dots({ 'k-1': 1 })]])
    const twice = castAll([['pat', dots({ 'k-2': 3 })]], once)
    expect(twice.visible.ballots).toBe(once.visible.ballots)
    expect(twice.visible.ballotProgress).toBe(once.visible.ballotProgress)
    expect(twice.visible.ballotCounts).toBe(once.visible.ballotCounts)
  })

  test('a person is sent their own choice and no other', () => {
    const state = castAll([
      ['pat', dots({ 'k-1': 2 })],
      ['mika', dots({ 'k-2': 3 })],
    ])
    expect(mineOf(state.secret, 'pat').choice).toEqual(dots({ 'k-1': 2 }))
    expect(mineOf(state.secret, 'faye').choice).toBeNull()
    expect(mineOf(state.secret, 'constructor').choice).toBeNull()
  })

  test('by name who has voted and who is done, and the count alone of fewer than four in an anonymous vote', () => {
    const setDone = (state: RoomState, isDone: boolean) =>
      done(state, { type: 'set-ballot-done', ballotId: 'id-0', done: isDone }, 'pat').state
    const few = setDone(castAll([['pat', ABSTAIN]]), true)
    expect(few.visible).toMatchObject({ ballotProgress: {}, ballotCounts: { voted: 1, done: 1 } })
    const named = setDone(castAll([['pat', ABSTAIN]], opened(dotSettings({ anonymous: false }))), true)
    expect(named.visible.ballotProgress).toEqual({ pat: 'done' })
    expect(setDone(named, false).visible.ballotProgress).toEqual({ pat: 'voted' })

    const four = enterRoom(opened(), { personId: 'lee', name: 'Lee', role: 'participant' }, NOW_MS).state
    const voted = castAll([['pat', ABSTAIN]], four)
    expect(voted.visible.ballotProgress).toEqual({ pat: 'voted' })
    const lee = { personId: 'lee', name: 'Lee', role: 'participant' } as const
    expect(enterRoom(castAll([['pat', ABSTAIN]]), lee, NOW_MS).state.visible.ballotProgress).toEqual({
      pat: 'voted',
    })
    const threeLeft = done(voted, { type: 'remove-person', personId: 'lee' }).state
    expect(threeLeft.visible.ballotProgress).toEqual({})
  })

  test('who has not voted is not done', () => {
    const command = { type: 'set-ballot-done', ballotId: 'id-0', done: true } as const
    expect(refusalOf(opened(), command, 'pat')).toBe('not-voted-yet')
  })
})

describe('closing', () => {
  test('[BA6] tallies, tells the Worker, and can be done once', () => {
    const { state, effects } = close(castAll([['pat', dots({ 'k-2': 2 })]]))
    expect(state.visible.ballots[0]?.result?.rows[0]).toMatchObject({ itemId: 'k-2', total: 2, rank: 1 })
    expect(effects).toMatchObject([{ payload: { type: 'ballot-closed', round: 1, closedAtMs: NOW_MS } }])
    expect(refusalOf(state, { type: 'close-ballot', ballotId: 'id-0' })).toBe('no-open-ballot')
    expect(cast(state, 'pat', dots({ 'k-1': 1 }))).toMatchObject({ refusal: { code: 'no-open-ballot' } })
  })

  test('[BA9] empties the choices, and the result is the same whoever gave which ballot', () => {
    const given = [dots({ 'k-1': 3 }), dots({ 'k-2': 1 })] as const
    const one = close(
      castAll([
        ['pat', given[0]],
        ['mika', given[1]],
      ]),
    ).state
    const other = close(
      castAll([
        ['mika', given[0]],
        ['pat', given[1]],
      ]),
    ).state
    expect(one.secret).toEqual(NO_SECRET)
    expect(one.visible).toMatchObject({ ballotProgress: {}, ballotCounts: { voted: 0, done: 0 } })
    expect(one.visible.ballots).toEqual(other.visible.ballots)
  })

  test('a vote by name says who chose what', () => {
    const result = resultOf(castAll([['pat', dots({ 'k-1': 1 })]], opened(dotSettings({ anonymous: false }))))
    expect(result?.named).toEqual([{ personId: 'pat', choice: dots({ 'k-1': 1 }) }])
  })

  test('a vote that was called off is as if it had never been', () => {
    const voted = castAll([['pat', dots({ 'k-1': 1 })]])
    const { state, effects } = done(voted, { type: 'withdraw-ballot', ballotId: 'id-0' })
    expect(state.visible).toEqual(workshopAt('vote').visible)
    expect(state.secret).toEqual(workshopAt('vote').secret)
    expect(effects).toEqual([{ type: 'emit', payload: { type: 'ballot-withdrawn', ballotId: 'id-0' } }])
  })

  test('a new round begins with nothing from the last', () => {
    const first = close(castAll([['pat', dots({ 'k-1': 1 })]])).state
    const again = { ...openOf(IDS), follows: { ballotId: 'id-0', why: 'new-round' as const } }
    const second = done(first, again, 'faye', BOARD).state
    expect(currentBallotOf(second.visible)).toMatchObject({ round: 2, follows: again.follows, result: null })
    expect(second.visible.ballots).toHaveLength(2)
    const unknown = { ...again, follows: { ballotId: 'id-9', why: 'new-round' as const } }
    expect(refusalOf(first, unknown, 'faye', BOARD)).toBe('unknown-ballot')
  })

  test('nothing is finalised while a vote is open', () => {
    const review = { ...opened(), visible: { ...opened().visible, stageId: 'review' as const } }
    expect(refusalOf(review, { type: 'finalise', dropReasons: {} }, 'faye', BOARD)).toBe('ballot-open')
  })
})

describe('[BA7] a tie across the cut line', () => {
  const tie = (tieRule: 'run-off' | 'facilitator') =>
    close(
      castAll(
        [
          ['pat', dots({ 'k-1': 2, 'k-2': 1, 'k-3': 1 })],
          ['mika', dots({ 'k-1': 1 })],
        ],
        opened(dotSettings({ cutLine: 2, tieRule })),
      ),
    ).state
  const runOff = (itemIds: readonly string[]) => ({
    ...openOf(itemIds, dotSettings({ cutLine: null, budget: 1, tieRule: 'keep-both' })),
    follows: { ballotId: 'id-0', why: 'run-off' as const },
  })
  /** With another id for the second ballot, as the room would give it. */
  const asSecond = (state: RoomState): RoomState => ({
    ...state,
    visible: {
      ...state.visible,
      ballots: state.visible.ballots.map((ballot, at) =>
        at === 1 ? { ...ballot, ballotId: 'id-2' } : ballot,
      ),
    },
  })

  test('is run off between the tied, for the places that are left', () => {
    const state = tie('run-off')
    expect(state.visible.ballots[0]?.result?.tie).toEqual({ itemIds: ['k-2', 'k-3'], places: 1 })
    expect(refusalOf(state, runOff(['k-1', 'k-2']), 'faye', BOARD)).toBe('no-tie')
    expect(refusalOf(state, { type: 'settle-tie', ballotId: 'id-0', itemIds: ['k-2'] })).toBe('no-tie')
    expect(refusalOf(state, { type: 'apply-cut-line', ballotId: 'id-0' }, 'faye', BOARD)).toBe('tie-open')
    const second = asSecond(done(state, runOff(['k-2', 'k-3']), 'faye', BOARD).state)
    expect(currentBallotOf(second.visible)?.settings).toMatchObject({ cutLine: 1, tieRule: 'facilitator' })
    const voted = done(second, castOf('id-2', dots({ 'k-3': 1 })), 'pat', BOARD).state
    const closed = done(voted, { type: 'close-ballot', ballotId: 'id-2' })
    expect(closed.state.visible.ballots[0]?.settledIds).toEqual(['k-3'])
    expect(closed.effects).toMatchObject([
      { payload: { type: 'ballot-closed', ballotId: 'id-2' } },
      { payload: { type: 'ballot-settled', ballotId: 'id-0', settledIds: ['k-3'] } },
    ])
    const parked = done(closed.state, { type: 'apply-cut-line', ballotId: 'id-0' }, 'faye', BOARD)
    expect(parked.effects).toEqual([{ type: 'edit-board', edit: { edit: 'park-cards', cardIds: ['k-2'] } }])
  })

  test('that ties again is decided by a facilitator, and settles both', () => {
    const second = asSecond(done(tie('run-off'), runOff(['k-2', 'k-3']), 'faye', BOARD).state)
    const voted = ['k-2', 'k-3'].reduce(
      (state, id, at) =>
        done(state, castOf('id-2', dots({ [id]: 1 })), at === 0 ? 'pat' : 'mika', BOARD).state,
      second,
    )
    const closed = done(voted, { type: 'close-ballot', ballotId: 'id-2' }).state
    expect(closed.visible.ballots.map(({ settledIds }) => settledIds)).toEqual([null, null])
    const settle = { type: 'settle-tie', ballotId: 'id-2', itemIds: ['k-2'] } satisfies Command
    const settled = done(closed, settle).state
    expect(settled.visible.ballots.map(({ settledIds }) => settledIds)).toEqual([['k-2'], ['k-2']])
  })

  test.each([
    [['k-2'], 'done'],
    [['k-2', 'k-3'], 'wrong-number-of-items'],
    [[], 'wrong-number-of-items'],
    [['k-1'], 'wrong-number-of-items'],
    [['k-2', 'k-2'], 'wrong-number-of-items'],
  ])('where a facilitator decides, %j is %s', (itemIds, code) => {
    expect(refusalOf(tie('facilitator'), { type: 'settle-tie', ballotId: 'id-0', itemIds })).toBe(code)
  })
})

describe('[BA7] the cut line', () => {
  test('parks what was left out, and says so where there is nothing to park', () => {
    const apply = { type: 'apply-cut-line', ballotId: 'id-0' } as const
    const state = close(castAll([['pat', dots({ 'k-1': 1 })]], opened(dotSettings({ cutLine: 1 })))).state
    const { effects, state: applied } = done(state, apply, 'faye', BOARD)
    expect(effects).toEqual([{ type: 'edit-board', edit: { edit: 'park-cards', cardIds: ['k-2', 'k-3'] } }])
    expect(applied.visible.ballots[0]?.isCutApplied).toBe(true)
    const rest = boardOf([objective('o-1', [keyResult('k-1')])])
    expect(refusalOf(applied, apply, 'faye', rest)).toBe('nothing-to-park')
    expect(refusalOf(close(opened()).state, apply, 'faye', BOARD)).toBe('no-cut')
    expect(refusalOf(opened(), apply, 'faye', BOARD)).toBe('ballot-open')
    const turnedDown = castAll(
      [['pat', approvals({ 'k-1': 'no', 'k-2': 'yes', 'k-3': 'yes' })]],
      opened(approveSettings()),
    )
    expect(done(close(turnedDown).state, apply, 'faye', BOARD).effects).toMatchObject([
      { edit: { cardIds: ['k-1'] } },
    ])
  })
})
