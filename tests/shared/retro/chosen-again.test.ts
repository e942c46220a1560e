import { describe, expect, test } from 'vitest'
import type { BallotSettings } from '../../../shared/ballot/settings.ts'
import type { CreateRoom } from '../../../shared/events/new-room.ts'
import type { Candidate } from '../../../shared/retro/candidate.ts'
import { candidateOf, isChosenAgain } from '../../../shared/retro/chosen-again.ts'
import { createRoomState } from '../../../shared/workshop/create-room.ts'
import { buildOkrSet } from '../../../shared/workshop/publication.ts'
import type { RoomState } from '../../../shared/workshop/state.ts'
import {
  approvals,
  approveSettings,
  castOf,
  confidenceSettings,
  dotSettings,
  dots,
  levels,
  openOf,
} from '../../support/ballots.ts'
import {
  boardOf,
  done,
  GOOD_BOARD,
  keyResult,
  objective,
  refusalOf,
  workshopAt,
} from '../workshop/support.ts'

const KEPT: Candidate = {
  keyResultId: 'k-old',
  cycleName: '2026-Q4',
  text: 'Reduce deployment time by 50%',
  score: 0.4,
  cause: 'dependency',
  verdict: 'keep',
  why: 'It still hurts every day',
}

/** A planning that begins with `k-1` from the last retro, beside `k-2` of its own. */
function planning(): RoomState {
  const { secret, visible } = workshopAt('vote')
  return { secret, visible: { ...visible, candidates: { 'k-1': KEPT } } }
}

type Choice = Parameters<typeof castOf>[1]

/** After a vote of Pat's alone; `ballotNo`: how many there were before. */
function voted(
  state: RoomState,
  itemIds: string[],
  choice: Choice | null,
  settings: BallotSettings = dotSettings({ cutLine: 1, tieRule: 'facilitator' }),
) {
  const open = done(state, openOf(itemIds, settings)).state
  const ballotId = open.visible.ballots.at(-1)?.ballotId ?? ''
  const cast = choice === null ? open : done(open, castOf(ballotId, choice), 'pat').state
  return done(cast, { type: 'close-ballot', ballotId }).state
}

/** Each ballot of these tests would bear the same id. */
function renamed({ secret, visible }: RoomState, ballotId: string): RoomState {
  const ballots = visible.ballots.map((ballot) => ({ ...ballot, ballotId }))
  return { secret, visible: { ...visible, ballots } }
}

const finalise = (state: RoomState, board = GOOD_BOARD) => {
  const there = { ...state, visible: { ...state.visible, stageId: 'review' } }
  return refusalOf(there, { type: 'finalise', dropReasons: {} }, 'faye', board)
}

describe('[RE5] a candidate', () => {
  test('that no vote was taken on stops the set from being finalised; what is no candidate does not', () => {
    expect(finalise(planning())).toBe('gates-not-met')
    expect(finalise(workshopAt('vote'))).toBe('done')
    expect(candidateOf(planning().visible, 'constructor')).toBeNull()
  })

  test('that a vote has in is published, and with it where it comes from', () => {
    const state = voted(planning(), ['k-1', 'k-2'], dots({ 'k-1': 1 }))
    expect(isChosenAgain(state.visible, 'k-1')).toBe(true)
    expect(finalise(state)).toBe('done')
    const [, ...rest] = buildOkrSet(state.visible, GOOD_BOARD, {}).objectives
    expect(rest).toEqual([])
    const [first, second] = buildOkrSet(state.visible, GOOD_BOARD, {}).objectives[0]?.keyResults ?? []
    expect(first?.provenance.candidateOf).toEqual(KEPT)
    expect(second?.provenance).not.toHaveProperty('candidateOf')
  })

  test('that lost below the cut line is not carried, until it is off the board', () => {
    const state = voted(planning(), ['k-1', 'k-2'], dots({ 'k-2': 1 }))
    expect(isChosenAgain(state.visible, 'k-1')).toBe(false)
    expect(finalise(state)).toBe('gates-not-met')
    expect(finalise(state, boardOf([objective('o-1', [keyResult('k-2')])]))).toBe('done')
  })

  test('is not chosen by a vote that it was not in, that was withdrawn, or that is open still', () => {
    expect(isChosenAgain(voted(planning(), ['k-2'], dots({ 'k-2': 1 })).visible, 'k-1')).toBe(false)
    const open = done(planning(), openOf(['k-1', 'k-2'])).state
    expect(isChosenAgain(open.visible, 'k-1')).toBe(false)
    const withdrawn = done(open, { type: 'withdraw-ballot', ballotId: 'id-0' }).state
    expect(isChosenAgain(withdrawn.visible, 'k-1')).toBe(false)
  })

  test('in a tie across the cut line is chosen once that is settled for it', () => {
    const tied = voted(planning(), ['k-1', 'k-2'], dots({ 'k-1': 1, 'k-2': 1 }))
    expect(isChosenAgain(tied.visible, 'k-1')).toBe(false)
    const settle = (id: string) =>
      done(tied, { type: 'settle-tie', ballotId: 'id-0', itemIds: [id] }).state.visible
    expect(isChosenAgain(settle('k-1'), 'k-1')).toBe(true)
    expect(isChosenAgain(settle('k-2'), 'k-1')).toBe(false)
  })

  test('is as the last vote says that it was in', () => {
    const lost = renamed(voted(planning(), ['k-1', 'k-2'], dots({ 'k-2': 1 })), 'before')
    expect(isChosenAgain(voted(lost, ['k-1', 'k-2'], dots({ 'k-1': 1 })).visible, 'k-1')).toBe(true)
    const won = renamed(voted(planning(), ['k-1', 'k-2'], dots({ 'k-1': 1 })), 'before')
    expect(isChosenAgain(voted(won, ['k-1', 'k-2'], dots({ 'k-2': 1 })).visible, 'k-1')).toBe(false)
    expect(isChosenAgain(voted(won, ['k-2'], dots({ 'k-2': 1 })).visible, 'k-1')).toBe(true)
  })

  test('needs more yes than no where it is approved, and how sure people are chooses nothing', () => {
    const approve = (answer: 'yes' | 'no') =>
      voted(planning(), ['k-1', 'k-2'], approvals({ 'k-1': answer }), approveSettings()).visible
    expect(isChosenAgain(approve('yes'), 'k-1')).toBe(true)
    expect(isChosenAgain(approve('no'), 'k-1')).toBe(false)
    const sure = voted(planning(), ['k-1', 'k-2'], levels({ 'k-1': 10 }), confidenceSettings()).visible
    expect(isChosenAgain(sure, 'k-1')).toBe(false)
  })
})

test('[RE5] a room that is made with candidates knows them, and has them on no ballot', () => {
  const { visible } = createRoomState({ ...NEW_ROOM, candidates: { 'k-1': KEPT } }, 0)
  expect(candidateOf(visible, 'k-1')).toEqual(KEPT)
  expect(isChosenAgain(visible, 'k-1')).toBe(false)
  expect(createRoomState(NEW_ROOM, 0).visible.candidates).toEqual({})
  // What the room says of itself is not where it is kept.
  expect(visible.workshop).not.toHaveProperty('candidates')
})

const NEW_ROOM: CreateRoom = {
  ...{ workshopId: 'w-1', title: 'Second quarter', teamName: 'Delivery', kind: 'planning' },
  cycle: { name: '2027-Q2', startsOn: '2027-04-01', endsOn: '2027-06-30' },
  timeZone: 'Europe/Berlin',
}
