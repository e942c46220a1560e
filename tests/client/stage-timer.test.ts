import { signal } from '@preact/signals'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStageTimer } from '../../client/models/stage-timer.ts'
import { endTimer, extendTimer, pauseTimer, startTimer } from '../../shared/workshop/run-timer.ts'
import type { Timer, TimerEnd } from '../../shared/workshop/timer.ts'

/** The room's clock is eight minutes ahead of this device's. */
const OFFSET_MS = 8 * 60_000
const START_MS = Date.parse('2027-01-11T10:00:00Z')

beforeEach(() => {
  vi.useFakeTimers({ now: START_MS - OFFSET_MS })
})
afterEach(() => {
  vi.useRealTimers()
})

function watch(first: Timer | null) {
  const timer = signal(first)
  const offsetMs = signal(OFFSET_MS)
  const told: string[] = []
  const clock = createStageTimer({
    timer,
    clock: { offsetMs, nowMs: () => Date.now() + offsetMs.peek() },
    clockWasSet: () => told.push('clock set'),
    onLastMinute: () => told.push('last minute'),
    onEnd: () => told.push('end'),
  })
  return { timer, offsetMs, told, clock }
}

function minutes(count: number, atEnd: TimerEnd = 'nothing'): Timer {
  return startTimer('objectives', { ms: count * 60_000, atEnd }, START_MS)
}

test('shows what is left by the room’s clock, and changes at whole seconds', () => {
  const { clock } = watch({ ...minutes(2), endsAtMs: START_MS + 90_400 })
  expect(clock.shown.value?.leftMs).toBe(90_400)
  vi.advanceTimersByTime(399)
  expect(clock.shown.value?.leftMs).toBe(90_400)
  vi.advanceTimersByTime(1)
  expect(clock.shown.value?.leftMs).toBe(90_000)
  vi.advanceTimersByTime(1_000)
  expect(clock.shown.value?.leftMs).toBe(89_000)
  clock.dispose()
  expect(vi.getTimerCount()).toBe(0)
})

test('tells of the last minute and of the end, each once, and then stands still', () => {
  const { clock, told, timer } = watch(minutes(2))
  vi.advanceTimersByTime(59_999)
  expect(told).toEqual([])
  vi.advanceTimersByTime(1)
  expect(told).toEqual(['last minute'])
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual(['last minute', 'end'])
  expect(clock.shown.value?.phase).toBe('over')
  timer.value = endTimer(minutes(2), START_MS + 120_000)
  expect(told).toHaveLength(2)
  expect(vi.getTimerCount()).toBe(0)
  timer.value = extendTimer(timer.value, 120_000, START_MS + 130_000)
  vi.advanceTimersByTime(140_000)
  expect(told).toEqual(['last minute', 'end', 'last minute', 'end'])
})

test('does not tell what one came too late for', () => {
  expect(watch(endTimer(minutes(2), START_MS)).told).toEqual([])
  const late = watch({ ...minutes(2), endsAtMs: START_MS + 30_000 })
  expect(late.told).toEqual([])
  vi.advanceTimersByTime(30_000)
  expect(late.told).toEqual(['end'])
})

test('an end by hand is an end; another stage, a pause and a timer that is taken away are none', () => {
  const byHand = watch(minutes(5))
  byHand.timer.value = endTimer(minutes(5), START_MS)
  expect(byHand.told).toEqual(['end'])
  const gone = watch(minutes(5))
  gone.timer.value = pauseTimer(minutes(5), START_MS)
  gone.timer.value = null
  expect(gone.told).toEqual([])
})

test('a timer that moves the room on has ended, also where the room was faster', () => {
  const { told, timer } = watch({ ...minutes(5, 'advance'), endsAtMs: START_MS + 800 })
  timer.value = null
  expect(told).toEqual(['end'])
})

test('notices that this device’s clock was set, and follows what is measured then', () => {
  const { clock, told, offsetMs } = watch(minutes(5))
  vi.advanceTimersByTime(1_000)
  const steady = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 1_000)
  vi.setSystemTime(Date.now() + 3 * 60_000)
  vi.advanceTimersByTime(1_000)
  expect(told).toEqual(['clock set'])
  steady.mockRestore()
  offsetMs.value = OFFSET_MS - 3 * 60_000
  expect(clock.shown.value?.leftMs).toBe(298_000)
})
