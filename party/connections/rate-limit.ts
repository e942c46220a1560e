import type { Rate } from '../limits.ts'

/** Tokens that refill with time. `take` says whether there were `cost` of them (1 by default); if not, none is taken. */
export type RateLimit = { take(nowMs: number, cost?: number): boolean }

export function createRateLimit({ perSecond, burst }: Rate): RateLimit {
  let tokens: number = burst
  let atMs: number | null = null
  return {
    take(nowMs, cost = 1) {
      tokens = Math.min(burst, tokens + (Math.max(0, nowMs - (atMs ?? nowMs)) / 1_000) * perSecond)
      atMs = nowMs
      if (tokens < cost) return false
      tokens -= cost
      return true
    },
  }
}
