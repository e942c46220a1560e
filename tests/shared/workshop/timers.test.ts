import { describe, expect, test } from 'vitest'
import { EMPTY_NOTES } from '../../../shared/board/notes.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import { nextTimeOf, passTime } from '../../../shared/workshop/pass-time.ts'
import type { RoomState } from '../../../shared/workshop/state.ts'
import { type TimerEnd, timerLeftMs, timerPhase } from '../../../shared/workshop/timer.ts'
import { openOf } from '../../support/ballots.ts'
import { done, GOOD_BOARD, NOW_MS, refusalOf, workshopAt } from './support.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

function at(state: RoomState, nowMs: number, command: Command): RoomState {
  return done(state, command, 'faye', GOOD_BOARD, nowMs).state
}

function started(atEnd: TimerEnd = 'nothing', state = workshopAt('objectives')): RoomState {
  return at(state, NOW_MS, { type: 'start-timer', ms: 5 * MINUTE_MS, atEnd })
}

function pass(state: RoomState, nowMs: number) {
  return passTime(state, nowMs, {
    readBoard: () => GOOD_BOARD,
    readNotes: () => EMPTY_NOTES,
    seed: 'seed',
    newId: () => 'new',
  })
}

function leftAt(state: RoomState, nowMs: number): number | null {
  const { timer } = state.visible
  return timer && timerLeftMs(timer, nowMs)
}

describe('the clock of a stage', () => {
  test('runs, stands while it is paused, and goes on from there', () => {
    const paused = at(started(), NOW_MS + MINUTE_MS, { type: 'pause-timer' })
    expect(leftAt(paused, NOW_MS + 3 * MINUTE_MS)).toBe(4 * MINUTE_MS)
    expect(nextTimeOf(paused.visible)).toBeNull()
    const resumed = at(paused, NOW_MS + 10 * MINUTE_MS, { type: 'resume-timer' })
    expect(resumed.visible.timer?.endsAtMs).toBe(NOW_MS + 14 * MINUTE_MS)
    expect(nextTimeOf(resumed.visible)).toBe(NOW_MS + 14 * MINUTE_MS)
    expect(refusalOf(resumed, { type: 'resume-timer' })).toBe('no-timer')
    expect(refusalOf(paused, { type: 'pause-timer' })).toBe('no-timer')
  })

  test('gets more time while it runs, while it is paused, and after it is over', () => {
    const more = { type: 'add-time', ms: 2 * MINUTE_MS } as const
    expect(at(started(), NOW_MS, more).visible.timer).toMatchObject({
      totalMs: 7 * MINUTE_MS,
      endsAtMs: NOW_MS + 7 * MINUTE_MS,
    })
    const paused = at(started(), NOW_MS + MINUTE_MS, { type: 'pause-timer' })
    expect(at(paused, NOW_MS + 2 * MINUTE_MS, more).visible.timer?.leftMs).toBe(6 * MINUTE_MS)
    const over = pass(started('advance', workshopAt('review')), NOW_MS + 6 * MINUTE_MS).state
    expect(at(over, NOW_MS + 7 * MINUTE_MS, more).visible.timer).toEqual({
      stageId: 'review',
      totalMs: 2 * MINUTE_MS,
      endsAtMs: NOW_MS + 9 * MINUTE_MS,
      leftMs: null,
      endedAtMs: null,
      atEnd: 'advance',
      isDeadline: false,
    })
    const tooMuch = { type: 'add-time', ms: DAY_MS } as const
    expect(refusalOf(started(), tooMuch)).toBe('wrong-time')
  })

  test('is ended by hand, and then taken away', () => {
    const ended = at(started('advance'), NOW_MS + 1, { type: 'end-timer' })
    expect(ended.visible.timer?.endedAtMs).toBe(NOW_MS + 1)
    expect(ended.visible.stageId).toBe('objectives')
    expect(nextTimeOf(ended.visible)).toBeNull()
    expect(at(ended, NOW_MS + 2, { type: 'end-timer' }).visible.timer).toBeNull()
  })

  test('is of its stage: it goes with it, and a new one takes its place', () => {
    const again = at(started(), NOW_MS + 1, { type: 'start-timer', ms: MINUTE_MS, atEnd: 'nothing' })
    expect(again.visible.timer?.endsAtMs).toBe(NOW_MS + 1 + MINUTE_MS)
    expect(at(again, NOW_MS, { type: 'go-to-stage', stageId: 'vote' }).visible.timer).toBeNull()
  })

  test('without one there is nothing to pause, end or stretch, and none at the end', () => {
    for (const command of [
      { type: 'pause-timer' },
      { type: 'resume-timer' },
      { type: 'end-timer' },
      { type: 'add-time', ms: MINUTE_MS },
    ] as const) {
      expect(refusalOf(workshopAt(), command)).toBe('no-timer')
    }
    const start = { type: 'start-timer', ms: MINUTE_MS, atEnd: 'nothing' } as const
    expect(refusalOf(workshopAt('finalised'), start)).toBe('wrong-stage')
  })
})

describe('the end of a timer', () => {
  test('is noted once, at the very time, however late somebody looks', () => {
    const endsAtMs = NOW_MS + 5 * MINUTE_MS
    const running = started()
    expect(pass(running, endsAtMs - 1).state).toBe(running)
    const { state, effects } = pass(running, endsAtMs + DAY_MS)
    expect(state.visible.timer?.endedAtMs).toBe(endsAtMs)
    expect(effects).toEqual([])
    expect(pass(state, endsAtMs + 2 * DAY_MS).state).toBe(state)
    expect(running.visible.timer && timerPhase(running.visible.timer, endsAtMs)).toBe('over')
  })

  test('never moves the room unless it was asked to', () => {
    const later = NOW_MS + DAY_MS
    expect(pass(started('nothing'), later).state.visible.stageId).toBe('objectives')
    const { state, effects } = pass(started('advance'), later)
    expect(state.visible).toMatchObject({ stageId: 'key-results', timer: null })
    expect(state.visible.agenda.find(({ id }) => id === 'key-results')?.enteredAtMs).toBe(
      NOW_MS + 5 * MINUTE_MS,
    )
    expect(effects).toEqual([{ type: 'emit', payload: { type: 'stage-changed', stageId: 'key-results' } }])
  })

  test('does not cut off a vote without a deadline, nor go past the review', () => {
    const voting = at(workshopAt('vote'), NOW_MS, openOf(['k-1']))
    const over = pass(started('advance', voting), NOW_MS + DAY_MS).state
    expect(over.visible.stageId).toBe('vote')
    expect(over.visible.timer?.endedAtMs).toBe(NOW_MS + 5 * MINUTE_MS)
    const atReview = pass(started('advance', workshopAt('review')), NOW_MS + DAY_MS).state
    expect(atReview.visible.stageId).toBe('review')
  })

  test('reveals what people wrote alone, if it was asked to, at the time of its end', () => {
    const there = at(workshopAt(), NOW_MS, { type: 'go-to-stage', stageId: 'objectives' })
    const alone = at(there, NOW_MS, {
      type: 'change-agenda',
      change: { how: 'edit', stageId: 'objectives', settings: { writing: 'private' } },
    })
    const card = {
      cardId: 'card-card-1',
      objectiveId: null,
      column: null,
      isChange: false,
      isAnonymous: false,
    }
    const write = {
      type: 'write-private',
      stageId: 'objectives',
      text: 'Fewer pages at night',
      ...card,
    } as const
    const written = done(alone, write, 'pat')
    const over = NOW_MS + 5 * MINUTE_MS
    expect(pass(started('nothing', written.state), over).effects).toEqual([])
    const { state, effects } = pass(started('reveal', written.state), over + DAY_MS)
    expect(effects).toMatchObject([
      { type: 'edit-board', edit: { edit: 'reveal-cards', notes: [{ text: 'Fewer pages at night' }] } },
    ])
    expect(state.visible.revealed['objectives']).toMatchObject({ atMs: over, cards: 1 })
    expect(state.visible.timer?.endedAtMs).toBe(over)
    expect(pass(state, over + DAY_MS).effects).toEqual([])
    // Where the board could not be changed, everything else goes on.
    const inputs = {
      ...{ readBoard: () => GOOD_BOARD, readNotes: () => EMPTY_NOTES },
      ...{ seed: 'seed', newId: () => 'new', mayEditBoard: false },
    }
    const kept = passTime(started('reveal', written.state), over, inputs)
    expect(kept.effects).toEqual([])
    expect(kept.state.visible).toMatchObject({ timer: { endedAtMs: over }, revealed: {} })
  })

  test('a vote that opens by the clock after it does not hold it up, one before it does', () => {
    const planned = (opensAtMs: number) => at(workshopAt('vote'), NOW_MS, { ...openOf(['k-1']), opensAtMs })
    const after = pass(started('advance', planned(NOW_MS + 6 * MINUTE_MS)), NOW_MS + DAY_MS).state
    expect(after.visible.stageId).toBe('commit')
    const before = pass(started('advance', planned(NOW_MS + 4 * MINUTE_MS)), NOW_MS + DAY_MS).state
    expect(before.visible.stageId).toBe('vote')
    expect(before.visible.ballots[0]?.isAnnounced).toBe(true)
  })

  test('the room is woken for what comes first, a vote or the timer', () => {
    const closesAtMs = NOW_MS + DAY_MS
    const voting = at(workshopAt('vote'), NOW_MS, { ...openOf(['k-1']), closesAtMs })
    expect(nextTimeOf(started('nothing', voting).visible)).toBe(NOW_MS + 5 * MINUTE_MS)
    const late = at(voting, NOW_MS, { type: 'set-deadline', endsAtMs: closesAtMs + 1, atEnd: 'nothing' })
    expect(nextTimeOf(late.visible)).toBe(closesAtMs)
  })
})

describe('a deadline', () => {
  const set = (endsAtMs: number) => ({ type: 'set-deadline', endsAtMs, atEnd: 'nothing' }) as const

  test('is a day and an hour ahead, sixty days at most', () => {
    const { timer } = at(workshopAt('objectives'), NOW_MS, set(NOW_MS + 3 * DAY_MS)).visible
    expect(timer).toMatchObject({ endsAtMs: NOW_MS + 3 * DAY_MS, totalMs: 3 * DAY_MS, isDeadline: true })
    expect(refusalOf(workshopAt(), set(NOW_MS))).toBe('wrong-time')
    expect(refusalOf(workshopAt(), set(NOW_MS + 60 * DAY_MS + 1))).toBe('wrong-time')
    expect(refusalOf(workshopAt(), set(NOW_MS + 60 * DAY_MS))).toBe('done')
  })

  test('is moved or taken away, not paused', () => {
    const state = at(workshopAt('objectives'), NOW_MS, set(NOW_MS + DAY_MS))
    expect(refusalOf(state, { type: 'pause-timer' })).toBe('wrong-time')
    expect(at(state, NOW_MS, set(NOW_MS + 2 * DAY_MS)).visible.timer?.totalMs).toBe(2 * DAY_MS)
    expect(at(state, NOW_MS, { type: 'end-timer' }).visible.timer).toBeNull()
  })
})
