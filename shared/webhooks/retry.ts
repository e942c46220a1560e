const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** The longest wait between two attempts. */
const MAX_DELAY_MS = 12 * HOUR_MS

/** How long after the first attempt, the second … is tried again: soon at first, then less and less, for three days. */
const DELAYS_MS = [
  ...[1, 2, 5, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 4, 8].map((hours) => hours * HOUR_MS),
  ...Array<number>(5).fill(MAX_DELAY_MS),
]

/** After so many attempts that failed a delivery is given up. */
export const MAX_ATTEMPTS = DELAYS_MS.length + 1

/**
 * When a delivery is to be tried again.
 * @param attempts how many have failed, 1 or more
 * @param askedMs how long the receiver asked to be left alone (`Retry-After`), which counts up to the longest wait
 * @returns ms from the last attempt; `null` when it is given up
 */
export function retryDelayMs(attempts: number, askedMs = 0): number | null {
  const delayMs = DELAYS_MS[attempts - 1]
  return delayMs === undefined ? null : Math.min(MAX_DELAY_MS, Math.max(delayMs, askedMs))
}
