import { expect, test } from 'vitest'
import { formatTimeOrDay } from '../../client/text/dates.ts'

test('what was today says its time and what was before its day, by the calendar of the place', () => {
  const nowMs = Date.parse('2026-11-24T01:30:00Z')
  const beforeMs = Date.parse('2026-11-23T23:30:00Z')
  expect(formatTimeOrDay(beforeMs, nowMs, 'UTC')).toBe('23 Nov')
  expect(formatTimeOrDay(beforeMs, nowMs, 'Europe/Berlin')).toBe('00:30')
})
