import { describe, expect, it } from 'vitest'
import { RETRY_MAX_MS, RETRY_MIN_MS, retryDelayMs } from '../../client/room/backoff.ts'

describe('retry delay', () => {
  it('stays between half a second and half a minute', () => {
    for (const failures of [0, 1, 2, 5, 10, 1_000]) {
      for (const random of [0, 0.5, 0.999]) {
        const delayMs = retryDelayMs(failures, random)
        expect(delayMs).toBeGreaterThanOrEqual(RETRY_MIN_MS)
        expect(delayMs).toBeLessThanOrEqual(RETRY_MAX_MS)
      }
    }
  })

  it('doubles, and spreads people over the upper half', () => {
    expect(retryDelayMs(1, 0)).toBe(500)
    expect(retryDelayMs(2, 0)).toBe(1_000)
    expect(retryDelayMs(3, 0)).toBe(2_000)
    expect(retryDelayMs(3, 0.999) - retryDelayMs(3, 0)).toBeGreaterThan(1_900)
    expect(retryDelayMs(30, 0)).toBe(RETRY_MAX_MS / 2)
  })
})
