import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { type DeadlineEntry, deadlineCalendar } from '../../../shared/ballot/calendar.ts'

const NOW_MS = Date.parse('2026-11-23T09:00:05Z')
const ENTRY: DeadlineEntry = {
  ballotId: 'b-1',
  title: 'First quarter',
  openedAtMs: Date.parse('2026-11-23T09:00:00Z'),
  closesAtMs: Date.parse('2026-11-26T16:00:00Z'),
  url: 'https://turnout.example/w/w-1?vote=b-1',
}

/** Read by a library that knows nothing of us. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const component = calendar.getFirstSubcomponent('vevent')
  const alarm = component?.getFirstSubcomponent('valarm')
  if (!component || !alarm) throw new Error('no event with an alarm')
  return { calendar, event: new ICAL.Event(component), component, alarm }
}

const octets = (line: string) => new TextEncoder().encode(line).length

describe('[BA10] the deadline as a calendar entry', () => {
  test('ends at the deadline, with an alarm before it and the page to vote on', () => {
    const { calendar, event, component, alarm } = read(deadlineCalendar(ENTRY, NOW_MS))
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
    expect(calendar.getFirstPropertyValue('prodid')).toBe('-//Turnout//Votes//EN')
    expect(event.uid).toBe('b-1@turnout')
    expect(event.summary).toBe('Vote closes: First quarter')
    expect(event.description).toContain(ENTRY.url)
    expect(event.startDate.toString()).toBe('2026-11-26T15:45:00Z')
    expect(event.endDate.toString()).toBe('2026-11-26T16:00:00Z')
    expect(component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-11-23T09:00:05Z')
    expect(component.getFirstPropertyValue('url')).toBe(ENTRY.url)
    expect(component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
    expect(alarm.getFirstPropertyValue('action')).toBe('DISPLAY')
    expect(alarm.getFirstPropertyValue('description')).toBe(event.summary)
  })

  test.each([
    [undefined, '2026-11-26T15:00:00Z'],
    [24 * 60 * 60_000, '2026-11-25T16:00:00Z'],
    [5 * 60_000, '2026-11-26T15:55:00Z'],
    [15 * 60_000, '2026-11-26T15:45:00Z'],
  ])('an alarm %s ms before the deadline', (remindBeforeMs, expected) => {
    const { event, alarm } = read(deadlineCalendar({ ...ENTRY, remindBeforeMs }, NOW_MS))
    const trigger = alarm.getFirstPropertyValue('trigger')
    if (!(trigger instanceof ICAL.Duration)) throw new Error('the trigger is no duration')
    const rings = event.startDate.clone()
    rings.addDuration(trigger)
    expect(rings.toString()).toBe(expected)
  })

  test('an extension is the same entry with a higher number', () => {
    const before = read(deadlineCalendar(ENTRY, NOW_MS)).event
    const longer = { ...ENTRY, closesAtMs: ENTRY.closesAtMs + 1_000 }
    const after = read(deadlineCalendar(longer, NOW_MS)).event
    expect(after.uid).toBe(before.uid)
    expect(after.sequence).toBeGreaterThan(before.sequence)
    // The property is a 32-bit number.
    const years = { ...ENTRY, closesAtMs: ENTRY.openedAtMs + 60 * 365 * 24 * 60 * 60_000 }
    expect(read(deadlineCalendar(years, NOW_MS)).event.sequence).toBeLessThan(2 ** 31)
  })

  test('the same deadline is the same file, word for word', () => {
    expect(deadlineCalendar(ENTRY, NOW_MS)).toBe(deadlineCalendar({ ...ENTRY }, NOW_MS))
  })
})

describe('the form of RFC 5545', () => {
  const title = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          'a',
          ';',
          ',',
          '\\',
          '\\n',
          '\n',
          '\r',
          '\r\n',
          '\t',
          ':',
          '"',
          '目',
          '🚀',
          'END:VEVENT',
        ),
        {
          maxLength: 120,
        },
      )
      .map((parts) => parts.join('')),
  )

  test('whatever the title, lines end in CRLF and have 75 octets at most', () => {
    fc.assert(
      fc.property(title, (words) => {
        const text = deadlineCalendar({ ...ENTRY, title: words }, NOW_MS)
        expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
        const lines = text.slice(0, -2).split('\r\n')
        expect(lines.filter((line) => octets(line) > 75 || /[\r\n]/.test(line))).toEqual([])
        expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1)
      }),
      { numRuns: 500 },
    )
  })

  test('whatever the title, it is read as it was written, on its lines', () => {
    fc.assert(
      fc.property(title, (words) => {
        const { event, component } = read(deadlineCalendar({ ...ENTRY, title: words }, NOW_MS))
        const told = words
          .replaceAll(/\r\n|[\r\n\u2028\u2029]/g, '\n')
          .replaceAll('\t', ' ')
          .replaceAll(/(?!\n)\p{Cc}/gu, '')
        expect(event.summary).toBe(`Vote closes: ${told}`)
        expect(component.getFirstPropertyValue('url')).toBe(ENTRY.url)
      }),
      { numRuns: 500 },
    )
  })

  test('a long line is folded between characters, never inside one', () => {
    const words = '🚀目ü'.repeat(60)
    const text = deadlineCalendar({ ...ENTRY, title: words }, NOW_MS)
    const folded = text.split('\r\n').filter((line) => line.startsWith(' '))
    expect(folded.length).toBeGreaterThan(10)
    expect(text).not.toContain('\uFFFD')
    // Folds are as long as they may be: no character more would have fitted.
    for (const line of folded.slice(0, 3)) expect(octets(line)).toBeGreaterThan(75 - 4)
  })

  test('an address cannot bring lines of its own', () => {
    const url = 'https://turnout.example/w/1\r\nATTENDEE:mailto:someone@example.org'
    const { component } = read(deadlineCalendar({ ...ENTRY, url }, NOW_MS))
    expect(component.getFirstProperty('attendee')).toBeNull()
  })
})
