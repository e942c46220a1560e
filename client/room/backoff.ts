/** Waits between attempts to reach the room: doubling from half a second to half a minute. */
export const RETRY_MIN_MS = 500
export const RETRY_MAX_MS = 30_000

/**
 * How long to wait before the next attempt. Jittered over the upper half, so that a room full of people whose room
 * restarted does not come back in one instant.
 * @param failures attempts that failed in a row, from 1
 * @param random from 0 up to 1
 */
export function retryDelayMs(failures: number, random: number): number {
  const exponent = Math.min(16, Math.max(0, failures - 1))
  const ceiling = Math.min(RETRY_MAX_MS, RETRY_MIN_MS * 2 ** (exponent + 1))
  return Math.max(RETRY_MIN_MS, Math.round(ceiling / 2 + (random * ceiling) / 2))
}
