import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatInstant,
  formatInstantFor,
  instantOf,
  isTimeZone,
  zonedParts,
} from '../../../shared/time/zoned-time.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const at = (iso: string) => Date.parse(iso)
const iso = (atMs: number) => new Date(atMs).toISOString()

const ALL_ZONES = [...Intl.supportedValuesOf('timeZone'), 'UTC']

/** Clocks changed by an hour, half an hour, two hours, a whole day, at midnight, "backwards" in winter, and never. */
const CHANGING_ZONES = [
  'Europe/Berlin',
  'Europe/London',
  'Europe/Dublin',
  'Europe/Istanbul',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'America/Santiago',
  'America/Asuncion',
  'America/Havana',
  'America/Caracas',
  'America/Scoresbysund',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Asia/Pyongyang',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Antarctica/Troll',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Fakaofo',
]

/** Making one takes far longer than using it. */
const writers = new Map<string, Intl.DateTimeFormat>()

function writerOf(zone: string): Intl.DateTimeFormat {
  const writer =
    writers.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  writers.set(zone, writer)
  return writer
}

/** The zone's offset by another way than the code's: as the runtime writes it out, "GMT+05:45". */
function writtenOffset(atMs: number, zone: string): number {
  const parts = writerOf(zone).formatToParts(atMs)
  const text = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign = '+', hours = '0', minutes = '0', seconds = '0'] =
    /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text) ?? []
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000
  return sign === '-' ? -ms : ms
}

/** What the clock shows, as if it were in UTC, to the second. */
function shown(atMs: number, zone: string): number {
  const { date, time, second } = zonedParts(atMs, zone)
  return at(`${date}T${time}:00Z`) + second * 1_000
}

const wallOf = (shownMs: number) => ({
  date: iso(shownMs).slice(0, 10),
  time: iso(shownMs).slice(11, 16),
})

const zones = fc.constantFrom(...ALL_ZONES)
const instants = fc.integer({ min: at('1971-01-01T00:00Z'), max: at('2099-12-31T00:00Z') })

test('parts are what the zone’s clock shows, in every zone that there is', () => {
  fc.assert(
    fc.property(zones, instants, (zone, atMs) => {
      const wholeSecond = Math.floor(atMs / 1_000) * 1_000
      expect(iso(shown(atMs, zone))).toBe(iso(wholeSecond + writtenOffset(atMs, zone)))
    }),
    { numRuns: 2_000 },
  )
})

test('weekdays are counted from Monday', () => {
  expect(zonedParts(at('2026-11-23T12:00Z'), 'UTC')).toEqual({
    date: '2026-11-23',
    time: '12:00',
    second: 0,
    weekday: 1,
  })
  // Sunday in London is Monday in Tokyo already.
  expect(zonedParts(at('2026-11-22T20:00Z'), 'Europe/London').weekday).toBe(7)
  expect(zonedParts(at('2026-11-22T20:00Z'), 'Asia/Tokyo').weekday).toBe(1)
})

test('what a clock shows is found again, and of two times that look the same the first', () => {
  fc.assert(
    fc.property(zones, instants, (zone, anyMs) => {
      const atMs = Math.floor(anyMs / MINUTE_MS) * MINUTE_MS
      const parts = zonedParts(atMs, zone)
      const found = instantOf(parts, zone)
      if (found === null) throw new Error('no such time')
      expect(found.movedOnMs).toBe(0)
      expect(zonedParts(found.atMs, zone)).toEqual({ ...parts, second: 0 })
      expect(found.atMs).toBeLessThanOrEqual(atMs)
      // An hour or two that is had twice, at most a day.
      expect(atMs - found.atMs).toBeLessThanOrEqual(25 * HOUR_MS)
    }),
    { numRuns: 2_000 },
  )
})

/** The first instant after `fromMs` with the offset that `toMs` has; there is one change between them. */
function changeBetween(fromMs: number, toMs: number, zone: string): number {
  let [low, high] = [fromMs, toMs]
  const after = writtenOffset(toMs, zone)
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000
    if (writtenOffset(middle, zone) === after) high = middle
    else low = middle
  }
  return high
}

/** Every change of a zone's clocks in ten years. */
function changesOf(zone: string): readonly number[] {
  const changes: number[] = []
  const step = 2 * 24 * HOUR_MS
  const offset = (atMs: number) => shown(atMs, zone) - atMs
  let before = offset(at('2010-01-01T00:00Z'))
  for (let atMs = at('2010-01-01T00:00Z'); atMs < at('2020-01-01T00:00Z'); atMs += step) {
    const after = offset(atMs + step)
    if (before !== after) changes.push(changeBetween(atMs, atMs + step, zone))
    before = after
  }
  return changes
}

describe('on the days when clocks change', () => {
  test.each(CHANGING_ZONES)('%s: every quarter of an hour around every change', (zone) => {
    const changes = changesOf(zone)
    for (const changeMs of changes) {
      const before = writtenOffset(changeMs - 1_000, zone)
      const after = writtenOffset(changeMs, zone)
      for (let wallMs = changeMs - 30 * HOUR_MS; wallMs < changeMs + 40 * HOUR_MS; wallMs += 15 * MINUTE_MS) {
        const found = instantOf(wallOf(wallMs), zone)
        // By the rule: the clock as it went before, while it did; else as it goes after.
        const expected =
          wallMs - before < changeMs
            ? { atMs: wallMs - before, movedOnMs: 0 }
            : wallMs - after >= changeMs
              ? { atMs: wallMs - after, movedOnMs: 0 }
              : { atMs: wallMs - before, movedOnMs: after - before }
        expect(found, `${iso(wallMs)} by the clock`).toEqual(expected)
        if (found !== null) expect(shown(found.atMs, zone)).toBe(wallMs + found.movedOnMs)
      }
    }
    if (zone !== 'Asia/Kathmandu') expect(changes.length).toBeGreaterThan(0)
  })

  test.each([
    ['spring in Berlin', 'Europe/Berlin', '2027-03-28', '02:30', '2027-03-28T01:30:00.000Z', HOUR_MS],
    [
      'autumn in Berlin, the first of two',
      'Europe/Berlin',
      '2026-10-25',
      '02:30',
      '2026-10-25T00:30:00.000Z',
      0,
    ],
    ['half an hour', 'Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45:00.000Z', HOUR_MS / 2],
    ['midnight itself', 'America/Havana', '2026-03-08', '00:00', '2026-03-08T05:00:00.000Z', HOUR_MS],
    [
      'a day that was left out',
      'Pacific/Apia',
      '2011-12-30',
      '12:00',
      '2011-12-30T22:00:00.000Z',
      24 * HOUR_MS,
    ],
  ])('%s', (_what, zone, date, time, expected, movedOnMs) => {
    const found = instantOf({ date, time }, zone)
    expect(found?.movedOnMs).toBe(movedOnMs)
    expect(iso(found?.atMs ?? 0)).toBe(expected)
  })
})

test.each([
  ['2026-02-30', '12:00'],
  ['2026-13-01', '12:00'],
  ['2026-11-26', '24:00'],
  ['2026-11-26', '17:60'],
  ['2026-11-26', '7:00'],
  ['2026-11-26', ''],
  ['', '12:00'],
  ['26.11.2026', '12:00'],
  ['2026-11-26', '17:00Z'],
])('there is no %s %s', (date, time) => {
  expect(instantOf({ date, time }, 'Europe/Berlin')).toBeNull()
})

test('a zone that is none reads as UTC, and says so', () => {
  expect(['Europe/Berlin', 'UTC'].map(isTimeZone)).toEqual([true, true])
  for (const zone of ['Mars/Olympus_Mons', '', 'toString', '__proto__']) {
    expect(isTimeZone(zone)).toBe(false)
    expect(formatInstant(at('2026-11-26T16:00Z'), zone)).toBe('Thu 26 Nov, 16:00 (UTC)')
    expect(instantOf({ date: '2026-11-26', time: '16:00' }, zone)?.atMs).toBe(at('2026-11-26T16:00Z'))
  }
})

describe('in words', () => {
  const deadline = at('2026-11-26T16:00Z')

  test('an instant with its zone', () => {
    expect(formatInstant(deadline, 'Europe/Berlin')).toBe('Thu 26 Nov, 17:00 (Europe/Berlin)')
    expect(formatInstant(deadline, 'America/New_York')).toBe('Thu 26 Nov, 11:00 (America/New York)')
    expect(formatInstant(at('2026-12-31T23:30Z'), 'Asia/Tokyo')).toBe('Fri 1 Jan, 08:30 (Asia/Tokyo)')
    expect(formatInstant(deadline, 'Europe/Berlin', 'de')).toMatch(/^Do 26 Nov.*, 17:00 \(Europe\/Berlin\)$/)
  })

  test('midnight is 00:00', () => {
    expect(formatInstant(at('2026-11-25T23:00Z'), 'Europe/Berlin')).toBe('Thu 26 Nov, 00:00 (Europe/Berlin)')
  })

  test.each([
    ['Europe/Berlin', 'Thu 26 Nov, 17:00 (Europe/Berlin)'],
    // Another zone whose clocks show the same.
    ['Europe/Paris', 'Thu 26 Nov, 17:00 (Europe/Berlin)'],
    ['America/New_York', 'Thu 26 Nov, 17:00 (Europe/Berlin), 11:00 (America/New York)'],
    ['Asia/Tokyo', 'Thu 26 Nov, 17:00 (Europe/Berlin), Fri 27 Nov, 01:00 (Asia/Tokyo)'],
  ])('for a reader in %s', (readerZone, words) => {
    expect(formatInstantFor(deadline, 'Europe/Berlin', readerZone)).toBe(words)
  })
})
