import { expect, test } from 'vitest'
import { meetingOfWeek } from '../../../client/screens/team/meeting/meeting-of-week.ts'

const CYCLE = { cycleId: 'c-1', name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' }

const listed = (workshopId: string, meetingWeekOn: string | null) => ({ workshopId, meetingWeekOn })

test('a meeting stands for its week of its cycle', () => {
  const workshops = [listed('planning', null), listed('second', '2027-01-08'), listed('third', '2027-01-15')]
  const found = (today: string) => meetingOfWeek(workshops, CYCLE, today)?.workshopId ?? null
  expect(found('2027-01-07')).toBeNull()
  expect(found('2027-01-08')).toBe('second')
  expect(found('2027-01-14')).toBe('second')
  expect(found('2027-01-15')).toBe('third')
  expect(found('2027-01-22')).toBeNull()
})

test('before and after the cycle, weeks are counted on', () => {
  const found = (weekOn: string, today: string) =>
    meetingOfWeek([listed('there', weekOn)], CYCLE, today) !== null
  expect(found('2027-04-02', '2027-04-08')).toBe(true)
  expect(found('2027-04-02', '2027-04-09')).toBe(false)
  expect(found('2026-12-25', '2026-12-31')).toBe(true)
  expect(found('2026-12-25', '2027-01-01')).toBe(false)
})
