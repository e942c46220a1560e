/** Tokens that refill with time. `take` says whether there was one. */
export type RateLimit = { take(nowMs: number): boolean }

export function createRateLimit({ perSecond, burst }: { perSecond: number; burst: number }): RateLimit {
  let tokens: number = burst
  let atMs: number | null = null
  return {
    take(nowMs) {
      tokens = Math.min(burst, tokens + (Math.max(0, nowMs - (atMs ?? nowMs)) / 1_000) * perSecond)
      atMs = nowMs
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
  }
}
