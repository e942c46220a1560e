import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { type RecordCalendar, recordCalendar, retroDay } from '../../../shared/okr/record-calendar.ts'

const KEY_RESULT = {
  id: 'kr1',
  text: 'Rollbacks, in %; from 4 to 1\nor less',
  dueOn: '2027-03-31',
  url: 'https://turnout.example/t/t1/kr/kr1',
}
const CALENDAR: RecordCalendar = {
  teamName: 'Platform, Süd',
  url: 'https://turnout.example/t/t1',
  rhythm: { everyWeeks: 2, weekday: 3, staleAfterDays: 3 },
  cycles: [
    {
      id: 'c1',
      name: '2027-Q1',
      startsOn: '2027-01-01',
      endsOn: '2027-03-31',
      keyResults: [KEY_RESULT, { ...KEY_RESULT, id: 'kr2', text: 'Pages in Europe', dueOn: '2027-03-15' }],
    },
  ],
  actions: [{ id: 'a1', text: 'Ask the network team', dueOn: '2027-04-15', cycleName: '2026-Q4' }],
}

function read(calendar: RecordCalendar) {
  const root = new ICAL.Component(ICAL.parse(recordCalendar(calendar, Date.UTC(2027, 0, 4))))
  return root.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      on: event.startDate.toString(),
      until: event.endDate.toString(),
      isDay: event.startDate.isDate,
      summary: event.summary,
      description: event.description,
    }
  })
}

describe('[CH1] a calendar of check-ins, read by another program', () => {
  test('has each check-in day, on the weekday and in the rhythm of the team', () => {
    const days = read(CALENDAR).filter(({ uid }) => uid.startsWith('check-in'))
    expect(days.map(({ on }) => on)).toEqual([
      '2027-01-20',
      '2027-02-03',
      '2027-02-17',
      '2027-03-03',
      '2027-03-17',
      '2027-03-31',
    ])
    expect(days.every(({ isDay }) => isDay)).toBe(true)
    expect(days[0]?.until).toBe('2027-01-21')
    expect(days[0]?.summary).toBe('Check in: 2 key results')
    expect(days[0]?.description).toContain('Rollbacks, in %; from 4 to 1')
  })

  test('[RE7] has what retros agreed to do, on its day', () => {
    const todo = read(CALENDAR).find(({ uid }) => uid === 'action-a1@turnout')
    expect(todo).toMatchObject({ on: '2027-04-15', isDay: true, summary: 'To do: Ask the network team' })
    expect(todo?.description).toContain('2026-Q4')
    expect(todo?.description).toContain('/t/t1/actions')
  })

  test('has the end of the cycle, its retro, and due dates of their own', () => {
    const others = read({ ...CALENDAR, actions: [] }).filter(({ uid }) => !uid.startsWith('check-in'))
    expect(others.map(({ on, summary }) => `${on} ${summary}`)).toEqual([
      '2027-03-15 Due: Pages in Europe',
      '2027-03-31 2027-Q1 ends',
      '2027-04-01 Look back on 2027-Q1',
    ])
  })

  test('asks nobody for check-ins who owns nothing', () => {
    const [cycle] = CALENDAR.cycles
    if (!cycle) throw new Error('No cycle')
    const entries = read({ ...CALENDAR, cycles: [{ ...cycle, keyResults: [] }] })
    expect(entries.map(({ uid }) => uid)).toEqual(['end-c1@turnout', 'retro-c1@turnout', 'action-a1@turnout'])
  })

  test('keeps the same ids, so that a calendar that looks again doubles nothing', () => {
    const uids = read(CALENDAR).map(({ uid }) => uid)
    expect(new Set(uids).size).toBe(uids.length)
    expect(read(CALENDAR).map(({ uid }) => uid)).toEqual(uids)
  })
})

test.each([
  ['2027-03-31', '2027-04-01'],
  ['2027-04-30', '2027-05-03'],
  ['2027-06-05', '2027-06-07'],
])('a retro comes on the first working day after the cycle: %s → %s', (endsOn, day) => {
  expect(retroDay({ endsOn })).toBe(day)
})
