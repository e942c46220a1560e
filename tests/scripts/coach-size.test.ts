import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { coachBytes, MAX_COACH_BYTES } from '../../scripts/coach-size.mjs'

it('the coach is at most 35 KB in a browser, lexicons, rules and weights included', async () => {
  const bytes = await coachBytes(resolve(import.meta.dirname, '../..'))
  // A bundle that leaves the lexicons out by mistake is far smaller.
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThanOrEqual(MAX_COACH_BYTES)
})
