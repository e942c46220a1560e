/** `npm run soak` sets it; the randomised tests then run their long versions. */
export const isSoak = process.env.TURNOUT_SOAK === '1'

/**
 * How many seeds, kills or rounds a randomised test runs. A file that imports this is found and run by `npm run soak`.
 * `TURNOUT_SEED` runs a single seed again after it failed.
 */
export function seeds(counts: { test: number; soak: number }): number[] {
  const only = process.env.TURNOUT_SEED
  if (only !== undefined && only !== '') return [Number(only)]
  return Array.from({ length: isSoak ? counts.soak : counts.test }, (_, index) => index + 1)
}
