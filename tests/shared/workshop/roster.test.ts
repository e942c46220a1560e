import { expect, test } from 'vitest'
import {
  enterRoom,
  facilitatorCount,
  grantRole,
  isKnownAs,
  joinRosterChanges,
  rosterChanged,
} from '../../../shared/workshop/roster.ts'
import { done, workshopAt } from './support.ts'

test('the ticket’s role counts for the first entry only, its name each time', () => {
  const again = enterRoom(workshopAt(), { personId: 'pat', name: 'Patricia', role: 'facilitator' }, 9)
  expect(again.isNew).toBe(false)
  expect(again.state.visible.roster['pat']).toMatchObject({
    name: 'Patricia',
    role: 'participant',
    joinedAtMs: 0,
  })
  const first = enterRoom(workshopAt(), { personId: 'new', name: 'New', role: 'facilitator' }, 9)
  expect(first.isNew).toBe(true)
  expect(first.state.visible.roster['new']).toMatchObject({
    role: 'facilitator',
    joinedAtMs: 9,
    attendance: 'here',
  })
})

test('a guest’s own team is what the newest ticket says, and what a person says beside it stays', () => {
  const guest = { personId: 'gus', name: 'Gus', role: 'participant' } as const
  const entered = enterRoom(workshopAt(), { ...guest, homeTeam: 'Data platform' }, 9).state
  expect(entered.visible.roster['gus']).toMatchObject({ homeTeam: 'Data platform', joinedAtMs: 9 })
  expect(isKnownAs(entered, { ...guest, homeTeam: 'Data platform' })).toBe(true)
  expect(isKnownAs(entered, guest)).toBe(false)
  const raised = done(entered, { type: 'raise-hand', raised: true }, 'gus').state
  const member = enterRoom(raised, guest, 10).state
  expect(member.visible.roster['gus']).not.toHaveProperty('homeTeam')
  expect(member.visible.roster['gus']).toHaveProperty('handRaisedAtMs')
  // A facilitator link was opened before they ever came.
  const granted = grantRole(workshopAt(), { ...guest, role: 'facilitator' }, 9)
  const came = enterRoom(granted, { ...guest, homeTeam: 'Data platform' }, 10).state
  expect(came.visible.roster['gus']).toMatchObject({ role: 'facilitator', homeTeam: 'Data platform' })
})

test('a facilitator link makes facilitators of people who are here, were removed, or never came', () => {
  const removed = done(workshopAt(), { type: 'remove-person', personId: 'pat' }).state
  const granted = ['pat', 'ola', 'new'].reduce(
    (state, personId) => grantRole(state, { personId, name: 'Name', role: 'facilitator' }, 9),
    removed,
  )
  expect(facilitatorCount(granted.visible)).toBe(4)
  expect(granted.visible.roster['pat']).toMatchObject({ removed: false, name: 'Pat' })
  expect(granted.visible.roster['new']).toMatchObject({ attendance: 'gone' })
})

test('the event names the people who changed, and leaves out who is none', () => {
  const { people } = Object.assign(
    { people: [] },
    rosterChanged(workshopAt().visible, ['pat', 'nobody', 'constructor']),
  )
  expect(people).toEqual([{ personId: 'pat', name: 'Pat', role: 'participant', removed: false }])
})

test('two roster changes become one that says the newest of each person', () => {
  const person = (personId: string, name: string) =>
    ({ personId, name, role: 'participant', removed: false }) as const
  const earlier = {
    type: 'roster-changed',
    people: [person('a', 'Ann'), person('b', 'Ben')],
    joiningLocked: false,
  } as const
  const later = {
    type: 'roster-changed',
    people: [person('c', 'Cy'), person('a', 'Anna')],
    joiningLocked: true,
  } as const
  expect(
    joinRosterChanges({ ...earlier, people: [...earlier.people] }, { ...later, people: [...later.people] }),
  ).toEqual({
    type: 'roster-changed',
    people: [person('a', 'Anna'), person('b', 'Ben'), person('c', 'Cy')],
    joiningLocked: true,
  })
})
