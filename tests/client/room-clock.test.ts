import { describe, expect, test } from 'vitest'
import { createRoomClock } from '../../client/room/room-clock.ts'
import { SeededRandom } from '../shared/board/seeded-random.ts'

/** A device whose clock is wrong, and the room's true time. */
function devices(wrongByMs: number) {
  let trueMs = 1_800_000_000_000
  let steadyMs = 5_000
  let wrong = wrongByMs
  const clock = createRoomClock(() => ({ nowMs: trueMs + wrong, steadyMs }))
  return {
    clock,
    pass(ms: number) {
      trueMs += ms
      steadyMs += ms
    },
    setDeviceClock(ms: number) {
      wrong = ms
    },
    /** A question that takes so long there and so long back. */
    ask(thereMs: number, backMs: number) {
      this.pass(thereMs)
      const roomNowMs = trueMs
      this.pass(backMs)
      clock.heard({ roomNowMs, roundTripMs: thereMs + backMs })
    },
    errorMs: () => Math.abs(clock.nowMs() - trueMs),
    trueMs: () => trueMs,
  }
}

describe('the room’s clock, from a device whose own is wrong by minutes', () => {
  test.each([-7 * 60_000, 0, 3 * 60_000 + 123])(
    'by %i ms: within half of the best round trip',
    (wrongByMs) => {
      const device = devices(wrongByMs)
      device.clock.heard({ roomNowMs: device.trueMs() - 400, roundTripMs: null })
      expect(device.errorMs()).toBe(400)
      device.ask(900, 40)
      expect(device.errorMs()).toBeLessThanOrEqual(470)
      device.ask(30, 10)
      expect(device.errorMs()).toBeLessThanOrEqual(20)
      device.ask(20, 1_500)
      expect(device.errorMs()).toBeLessThanOrEqual(20)
    },
  )

  test('what the room says unasked does not spoil what was measured, unless a clock was set', () => {
    const device = devices(60_000)
    device.ask(10, 10)
    device.clock.heard({ roomNowMs: device.trueMs() - 3_000, roundTripMs: null })
    expect(device.errorMs()).toBeLessThanOrEqual(10)
    device.setDeviceClock(-120_000)
    device.clock.heard({ roomNowMs: device.trueMs(), roundTripMs: null })
    expect(device.errorMs()).toBe(0)
  })

  test('is measured anew when this device’s clock is set, by whatever answer comes next', () => {
    const device = devices(0)
    device.ask(5, 5)
    device.setDeviceClock(4_000)
    expect(device.errorMs()).toBe(4_000)
    device.ask(100, 120)
    expect(device.errorMs()).toBeLessThanOrEqual(110)
  })

  test('four questions on a jittery line are within 250 ms, whatever the seed', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = new SeededRandom(seed)
      const device = devices((random.next() - 0.5) * 3_600_000)
      const delayMs = () => 20 + random.below(random.below(4) === 0 ? 900 : 120)
      for (let question = 0; question < 4; question += 1) device.ask(delayMs(), delayMs())
      // All four hit by a hold-up in one direction: once in 65,000.
      expect(device.errorMs(), `seed ${seed}`).toBeLessThanOrEqual(250)
    }
  })
})
