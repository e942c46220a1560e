import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, weekdayOf } from '../../../shared/okr/days.ts'
import { checkInDays, DEFAULT_RHYTHM, dueOn, type Rhythm } from '../../../shared/okr/rhythm.ts'
import { dayIn } from './day-arbitrary.ts'

/** Begins on a Friday; its check-in days are the Mondays from 11 January to 29 March. */
const CYCLE = { startsOn: '2027-01-01', endsOn: '2027-03-31' }
const EVERY_TWO: Rhythm = { ...DEFAULT_RHYTHM, everyWeeks: 2 }

describe('check-in days', () => {
  it('[CH1] are one weekday each week, the first with a whole week behind it', () => {
    const days = checkInDays(DEFAULT_RHYTHM, CYCLE)
    expect([days[0], days[1], days.at(-1)]).toEqual(['2027-01-11', '2027-01-18', '2027-03-29'])
    expect(days).toHaveLength(12)
  })

  it('[CH1] are every other one where the team checks in every two weeks', () => {
    const days = checkInDays(EVERY_TWO, CYCLE)
    expect([days[0], days[1], days.at(-1)]).toEqual(['2027-01-18', '2027-02-01', '2027-03-29'])
  })

  it('[CH1] are none in a cycle of a few days', () => {
    expect(checkInDays(DEFAULT_RHYTHM, { startsOn: '2027-01-01', endsOn: '2027-01-09' })).toEqual([])
  })
})

describe('what is due', () => {
  const due = (lastOn: string | null, today: string, since = CYCLE.startsOn, rhythm = DEFAULT_RHYTHM) =>
    dueOn(rhythm, CYCLE, since, lastOn, today)

  it.each([
    ['before the first check-in day', null, '2027-01-10', 'not-yet', '2027-01-11', 0],
    ['on the first one', null, '2027-01-11', 'due', '2027-01-11', 0],
    ['three days late', null, '2027-01-14', 'overdue', '2027-01-11', 3],
    ['four days late', null, '2027-01-15', 'stale', '2027-01-11', 4],
    ['weeks late, by the day that was missed first', null, '2027-02-01', 'stale', '2027-01-11', 21],
    ['made on the day', '2027-01-11', '2027-01-11', 'done', '2027-01-18', 0],
    ['made, until the next day', '2027-01-11', '2027-01-17', 'done', '2027-01-18', 0],
    ['made a week ago', '2027-01-11', '2027-01-18', 'due', '2027-01-18', 0],
    ['made three days early', '2027-01-15', '2027-01-18', 'done', '2027-01-25', 0],
    [
      'made a day late: the next is asked for all the same',
      '2027-01-12',
      '2027-01-18',
      'due',
      '2027-01-18',
      0,
    ],
    ['made three days late', '2027-01-14', '2027-01-18', 'due', '2027-01-18', 0],
    ['made, then missed', '2027-01-11', '2027-01-20', 'overdue', '2027-01-18', 2],
    ['made before the first day was near', '2027-01-04', '2027-01-10', 'done', '2027-01-11', 0],
    ['made long before the first day, on it', '2027-01-04', '2027-01-11', 'due', '2027-01-11', 0],
    ['made before the cycle', '2026-12-20', '2027-01-11', 'due', '2027-01-11', 0],
    ['on the last day', '2027-03-22', '2027-03-29', 'due', '2027-03-29', 0],
    ['after the last one: none comes any more', '2027-03-29', '2027-03-30', 'done', null, 0],
    ['long after the cycle, made', '2027-03-29', '2027-12-01', 'done', null, 0],
    [
      'long after the cycle, missed: as it was at its end',
      '2027-03-22',
      '2027-12-01',
      'overdue',
      '2027-03-29',
      2,
    ],
    ['long after the cycle, made late', '2027-04-05', '2027-12-01', 'done', null, 0],
  ] as const)('[CH1] %s', (_, lastOn, today, status, expectedOn, daysLate) => {
    expect(due(lastOn, today)).toEqual({ status, dueOn: expectedOn, daysLate })
  })

  it.each([
    ['a week after it was published at the earliest', '2027-01-05', '2027-01-18'],
    ['on the same weekday a week later', '2027-01-04', '2027-01-11'],
    ['from the cycle’s start where it was published before', '2026-11-20', '2027-01-11'],
    ['never, where it was published in the last days', '2027-03-25', null],
    ['never, where it was published after the cycle', '2027-05-01', null],
  ])('[CH1] is asked for %s', (_, since, expectedOn) => {
    expect(due(null, since > CYCLE.startsOn ? since : CYCLE.startsOn, since)).toEqual({
      status: 'not-yet',
      dueOn: expectedOn,
      daysLate: 0,
    })
  })

  it('[CH1] is on the team’s days every two weeks, whenever it was published', () => {
    expect(due(null, '2027-01-20', '2027-01-20', EVERY_TWO).dueOn).toBe('2027-02-01')
    expect(due(null, '2027-01-27', '2027-01-27', EVERY_TWO).dueOn).toBe('2027-02-15')
  })

  it('[CH1] with nothing tolerated is stale on the day after, with four weeks only then', () => {
    const strict = { ...DEFAULT_RHYTHM, staleAfterDays: 0 }
    expect(due(null, '2027-01-11', CYCLE.startsOn, strict).status).toBe('due')
    expect(due(null, '2027-01-12', CYCLE.startsOn, strict).status).toBe('stale')
    const patient = { ...DEFAULT_RHYTHM, staleAfterDays: 28 }
    expect(due(null, '2027-01-18', CYCLE.startsOn, patient)).toEqual({
      status: 'overdue',
      dueOn: '2027-01-11',
      daysLate: 7,
    })
    expect(due(null, '2027-02-09', CYCLE.startsOn, patient).status).toBe('stale')
  })
})

const RHYTHM: fc.Arbitrary<Rhythm> = fc.record({
  everyWeeks: fc.constantFrom<1 | 2>(1, 2),
  weekday: fc.integer({ min: 1, max: 7 }),
  staleAfterDays: fc.integer({ min: 0, max: 28 }),
})
const SITUATION = fc
  .record({ rhythm: RHYTHM, startsOn: dayIn(2026, 2030), length: fc.integer({ min: 1, max: 370 }) })
  .chain(({ rhythm, startsOn, length }) => {
    const dayFrom = (from: number) =>
      fc.integer({ min: from, max: length + 60 }).map((days) => addDays(startsOn, days))
    return fc.record({
      rhythm: fc.constant(rhythm),
      cycle: fc.constant({ startsOn, endsOn: addDays(startsOn, length) }),
      since: dayFrom(-30),
      lastOn: fc.option(dayFrom(-30), { nil: null }),
      today: dayFrom(-30),
    })
  })
  .filter(({ lastOn, today }) => lastOn === null || lastOn <= today)

describe('whatever the rhythm', () => {
  it('[CH1] what is asked for is a check-in day of the team’s, and its lateness is counted from it', () => {
    fc.assert(
      fc.property(SITUATION, ({ rhythm, cycle, since, lastOn, today }) => {
        const due = dueOn(rhythm, cycle, since, lastOn, today)
        if (due.dueOn !== null) {
          expect(checkInDays(rhythm, cycle)).toContain(due.dueOn)
          expect(weekdayOf(due.dueOn)).toBe(rhythm.weekday)
          expect(daysBetween(since, due.dueOn)).toBeGreaterThanOrEqual(7)
        }
        const isOpen = due.status === 'due' || due.status === 'overdue' || due.status === 'stale'
        const asOf = today < cycle.endsOn ? today : cycle.endsOn
        expect(due.daysLate).toBe(isOpen ? daysBetween(due.dueOn ?? '', asOf) : 0)
        expect(due.status === 'stale').toBe(due.daysLate > rhythm.staleAfterDays)
        if (due.status === 'done') expect(lastOn).not.toBeNull()
        if (due.status === 'not-yet') expect(lastOn).toBeNull()
      }),
    )
  })

  it('[CH1] who checks in today owes nothing today', () => {
    fc.assert(
      fc.property(SITUATION, ({ rhythm, cycle, since, today }) => {
        expect(dueOn(rhythm, cycle, since, today, today)).toMatchObject({ status: 'done', daysLate: 0 })
      }),
    )
  })

  it('[CH1] an open one only gets older until somebody checks in', () => {
    fc.assert(
      fc.property(SITUATION, ({ rhythm, cycle, since, lastOn, today }) => {
        const before = dueOn(rhythm, cycle, since, lastOn, today)
        const after = dueOn(rhythm, cycle, since, lastOn, addDays(today, 1))
        fc.pre(before.status !== 'done' && before.status !== 'not-yet')
        expect(after.dueOn).toBe(before.dueOn)
        expect(after.daysLate - before.daysLate).toBe(today < cycle.endsOn ? 1 : 0)
      }),
    )
  })

  it('[CH1] whoever checks in on each check-in day is never late', () => {
    fc.assert(
      fc.property(SITUATION, fc.integer({ min: 0, max: 3 }), ({ rhythm, cycle, since }, early) => {
        const days = checkInDays(rhythm, cycle).filter((day) => daysBetween(since, day) >= 7)
        for (const [at, day] of days.entries()) {
          const made = addDays(day, -early)
          const next = days[at + 1] ?? cycle.endsOn
          const due = dueOn(rhythm, cycle, since, made, addDays(next, -1))
          expect(due.status, `made on ${made} for ${day}`).toBe('done')
        }
      }),
    )
  })
})
