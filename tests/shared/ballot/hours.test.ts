import { describe, expect, test } from 'vitest'
import { suggestDeadlines } from '../../../shared/ballot/hours.ts'
import { checkHours } from '../../../shared/ballot/settings.ts'
import { formatInstant, zonedParts } from '../../../shared/time/zoned-time.ts'

const BERLIN = 'Europe/Berlin'
const suggested = (now: string, zone = BERLIN) =>
  suggestDeadlines(Date.parse(now), zone).map(({ id, atMs }) => [id, formatInstant(atMs, zone)])

describe('[BA10] suggested deadlines', () => {
  test('are the ends of working days to come', () => {
    expect(suggested('2026-11-23T09:00Z')).toEqual([
      ['tomorrow', 'Tue 24 Nov, 17:00 (Europe/Berlin)'],
      ['in-three-days', 'Thu 26 Nov, 17:00 (Europe/Berlin)'],
      ['friday', 'Fri 27 Nov, 17:00 (Europe/Berlin)'],
      ['in-a-week', 'Mon 30 Nov, 17:00 (Europe/Berlin)'],
    ])
  })

  test('leave weekends out, and say nothing twice', () => {
    const ids = (now: string) => suggested(now).map(([id]) => id)
    expect(ids('2026-11-24T09:00Z')).toEqual(['tomorrow', 'in-three-days', 'in-a-week'])
    expect(ids('2026-11-26T09:00Z')).toEqual(['tomorrow', 'in-a-week'])
    expect(ids('2026-11-27T09:00Z')).toEqual(['in-three-days', 'friday'])
    expect(ids('2026-11-28T09:00Z')).toEqual(['in-three-days', 'friday'])
    expect(ids('2026-11-29T09:00Z')).toEqual(['tomorrow', 'in-three-days', 'friday'])
  })

  test('are of the day that it is where the team is', () => {
    // Monday in Berlin, Tuesday in Auckland.
    const now = '2026-11-23T12:00Z'
    expect(suggested(now)[0]?.[1]).toBe('Tue 24 Nov, 17:00 (Europe/Berlin)')
    expect(suggested(now, 'Pacific/Auckland')[0]?.[1]).toBe('Wed 25 Nov, 17:00 (Pacific/Auckland)')
  })

  test('are at 17:00, on a working day, soonest first and allowed, whenever they are asked for', () => {
    const hour = 60 * 60_000
    const start = Date.parse('2027-01-01T00:30Z')
    for (let nowMs = start; nowMs < start + 366 * 24 * hour; nowMs += 31 * hour) {
      for (const zone of [BERLIN, 'America/New_York', 'Pacific/Apia']) {
        const deadlines = suggestDeadlines(nowMs, zone)
        expect(deadlines.length).toBeGreaterThanOrEqual(2)
        for (const [index, { atMs }] of deadlines.entries()) {
          expect(atMs).toBeGreaterThan(deadlines[index - 1]?.atMs ?? nowMs)
          expect(zonedParts(atMs, zone)).toMatchObject({ time: '17:00', second: 0 })
          expect(zonedParts(atMs, zone).weekday).toBeLessThanOrEqual(5)
          expect(checkHours({ opensAtMs: null, closesAtMs: atMs }, nowMs).ok).toBe(true)
        }
      }
    }
  })
})
