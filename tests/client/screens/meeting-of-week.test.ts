import { expect, test } from 'vitest'
import { meetingOfWeek } from '../../../client/screens/team/meeting/meeting-of-week.ts'
import type { Team } from '../../../shared/api/record-api.ts'

const CYCLE = { cycleId: 'c-1', name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' }
const TIME_ZONE = 'Europe/Berlin'

type Listed = Team['workshops'][number]

function listed(workshopId: string, at: string, change: Partial<Listed> = {}): Listed {
  return {
    ...{ workshopId, title: workshopId, kind: 'check-in', cycleName: CYCLE.name, joined: true },
    ...{ stageId: 'discuss', revision: null, createdAtMs: Date.parse(at) },
    ...change,
  }
}

const found = (workshops: readonly Listed[], today: string) =>
  meetingOfWeek([...workshops], CYCLE, { today, timeZone: TIME_ZONE })?.workshopId ?? null

test('a meeting stands for the week of the cycle in which it was started, by the team’s clock', () => {
  // The second week of the cycle is 8 to 14 January; at 23:30 in UTC on the 7th it has begun in Berlin.
  const meeting = listed('w-1', '2027-01-07T23:30:00Z')
  expect(found([meeting], '2027-01-08')).toBe('w-1')
  expect(found([meeting], '2027-01-14')).toBe('w-1')
  expect(found([meeting], '2027-01-07')).toBeNull()
  expect(found([meeting], '2027-01-15')).toBeNull()
})

test('the newest of a week counts; planning rooms and other cycles do not', () => {
  const workshops = [
    listed('older', '2027-01-11T09:00:00Z'),
    listed('newer', '2027-01-12T09:00:00Z'),
    listed('planning', '2027-01-13T09:00:00Z', { kind: 'planning' }),
    listed('elsewhere', '2027-01-13T09:00:00Z', { cycleName: '2027-Q2' }),
  ]
  expect(found(workshops, '2027-01-13')).toBe('newer')
})

test('outside the cycle it stands for seven days', () => {
  const after = listed('after', '2027-04-02T09:00:00Z')
  expect(found([after], '2027-04-08')).toBe('after')
  expect(found([after], '2027-04-09')).toBeNull()
  expect(found([listed('last', '2027-03-31T09:00:00Z')], '2027-04-02')).toBeNull()
})
