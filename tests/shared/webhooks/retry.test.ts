import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_ATTEMPTS, retryDelayMs } from '../../../shared/webhooks/retry.ts'

const HOUR_MS = 3_600_000

describe('a delivery that fails', () => {
  test('is tried again soon, then less and less, for three days', () => {
    const delays = Array.from({ length: MAX_ATTEMPTS }, (_, at) => retryDelayMs(at + 1))
    const last = delays.pop()
    expect(last).toBeNull()
    const waits = delays.map((delay) => delay ?? Number.NaN)
    expect(waits[0]).toBe(60_000)
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    expect(Math.max(...waits)).toBe(12 * HOUR_MS)
    const totalHours = waits.reduce((sum, wait) => sum + wait, 0) / HOUR_MS
    expect(totalHours).toBeGreaterThan(72)
    expect(totalHours).toBeLessThan(96)
  })

  test('waits as long as it is asked to, within reason, and never for ever', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(10 ** 9), (attempts, askedMs) => {
        const delay = retryDelayMs(attempts, askedMs)
        expect(delay === null).toBe(attempts >= MAX_ATTEMPTS)
        if (delay === null) return
        expect(delay).toBeGreaterThanOrEqual(Math.min(askedMs, 12 * HOUR_MS))
        expect(delay).toBeGreaterThanOrEqual(retryDelayMs(attempts) ?? 0)
        expect(delay).toBeLessThanOrEqual(12 * HOUR_MS)
      }),
    )
  })
})
