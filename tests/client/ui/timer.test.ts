import { expect, it } from 'vitest'
import { clockOf } from '../../../client/ui/timer.tsx'

it.each([
  [580_000, '9:40'],
  [38_000, '0:38'],
  [37_001, '0:38'],
  [3_840_000, '1:04:00'],
  [0, '0:00'],
  [-5_000, '0:00'],
])('%i ms left reads %s', (leftMs, words) => {
  expect(clockOf(leftMs)).toBe(words)
})
