import { describe, expect, test } from 'vitest'
import { leaderOf, raisedHands } from '../../../shared/workshop/leading.ts'
import { namesakeOf } from '../../../shared/workshop/namesake.ts'
import { changeParticipant, enterRoom, isKnownAs } from '../../../shared/workshop/roster.ts'
import type { RoomState } from '../../../shared/workshop/state.ts'
import { done, GOOD_BOARD, refusalOf, workshopAt } from './support.ts'

const nameOf = (state: RoomState, personId = 'pat') => state.visible.roster[personId]?.name
const enter = (state: RoomState, name: string) =>
  enterRoom(state, { personId: 'pat', name, role: 'participant' }, 9).state

describe('hands', () => {
  const at = (nowMs: number, personId: string, state: RoomState, raised = true) =>
    done(state, { type: 'raise-hand', raised }, personId, GOOD_BOARD, nowMs).state
  const asked = at(12, 'ola', at(11, 'mika', at(10, 'pat', workshopAt())))
  const queue = (state: RoomState) => raisedHands(state.visible).map(({ personId }) => personId)

  test('wait in the order in which they were raised, and asking again keeps the place', () => {
    expect(queue(asked)).toEqual(['pat', 'mika', 'ola'])
    expect(queue(at(99, 'pat', asked))).toEqual(['pat', 'mika', 'ola'])
    expect(queue(at(99, 'pat', at(98, 'pat', asked, false)))).toEqual(['mika', 'ola', 'pat'])
  })

  test('are taken down by their owner, by a facilitator, and all at once', () => {
    expect(queue(done(asked, { type: 'lower-hand', personId: 'mika' }).state)).toEqual(['pat', 'ola'])
    expect(queue(done(asked, { type: 'lower-hand', personId: null }).state)).toEqual([])
    expect(refusalOf(asked, { type: 'lower-hand', personId: 'pat' }, 'mika')).toBe('not-allowed')
    expect(refusalOf(asked, { type: 'lower-hand', personId: 'constructor' })).toBe('unknown-person')
  })

  test('are not kept up by who is sent out, and not counted of who is not connected', () => {
    const out = done(asked, { type: 'remove-person', personId: 'mika' }).state
    expect(queue(out)).toEqual(['pat', 'ola'])
    expect(out.visible.roster['mika']).not.toHaveProperty('handRaisedAtMs')
    const roster = changeParticipant(asked.visible, 'pat', { attendance: 'gone' })
    expect(raisedHands({ ...asked.visible, roster }).map(({ personId }) => personId)).toEqual(['mika', 'ola'])
  })

  test('stay up when the room goes on', () => {
    expect(queue(done(asked, { type: 'advance-stage', from: 'welcome' }).state)).toEqual([
      'pat',
      'mika',
      'ola',
    ])
  })
})

describe('another name', () => {
  const renamed = done(workshopAt(), { type: 'rename', name: 'Patricia' }, 'pat')

  test('is told to the record', () => {
    expect(renamed.effects).toEqual([
      {
        type: 'emit',
        payload: {
          type: 'roster-changed',
          people: [{ personId: 'pat', name: 'Patricia', role: 'participant', removed: false }],
          joiningLocked: false,
        },
      },
    ])
    expect(done(renamed.state, { type: 'rename', name: 'Patricia' }, 'pat')).toEqual({
      state: renamed.state,
      effects: [],
    })
  })

  test('is kept when a ticket that is older still says the one before', () => {
    expect(isKnownAs(renamed.state, { personId: 'pat', name: 'Pat' })).toBe(true)
    expect(nameOf(enter(renamed.state, 'Pat'))).toBe('Patricia')
    const again = done(renamed.state, { type: 'rename', name: 'Trish' }, 'pat').state
    for (const older of ['Pat', 'Patricia', 'Pat']) expect(nameOf(enter(again, older))).toBe('Trish')
  })

  test('gives way to a newer one from elsewhere, which may be the first one again', () => {
    expect(nameOf(enter(renamed.state, 'Paddy'))).toBe('Paddy')
    const followed = enter(renamed.state, 'Patricia')
    expect(isKnownAs(followed, { personId: 'pat', name: 'Pat' })).toBe(false)
    expect(nameOf(enter(followed, 'Pat'))).toBe('Pat')
  })

  test('taken back at once is the old one, whatever the tickets say meanwhile', () => {
    const back = done(renamed.state, { type: 'rename', name: 'Pat' }, 'pat').state
    expect(nameOf(enter(back, 'Patricia'))).toBe('Pat')
  })

  test('leaves the one before nowhere that others can see', () => {
    expect(JSON.stringify(renamed.state.visible.roster['pat'])).not.toContain('"Pat"')
  })
})

describe('handing over', () => {
  test('makes the other one facilitator and oneself a participant, in one step', () => {
    const { state, effects } = done(workshopAt(), { type: 'hand-over', personId: 'pat' })
    expect(state.visible.roster).toMatchObject({
      pat: { role: 'facilitator' },
      faye: { role: 'participant' },
    })
    expect(effects).toHaveLength(1)
    expect(effects[0]).toMatchObject({ payload: { people: [{ personId: 'pat' }, { personId: 'faye' }] } })
    expect(refusalOf(state, { type: 'advance-stage', from: 'welcome' })).toBe('not-allowed')
    expect(refusalOf(state, { type: 'advance-stage', from: 'welcome' }, 'pat')).toBe('done')
  })

  test.each(['faye', 'nobody', 'constructor'])('not to %s', (personId) => {
    expect(refusalOf(workshopAt(), { type: 'hand-over', personId })).toBe('unknown-person')
  })

  test('to an observer too, and to one who is facilitator already', () => {
    const observer = done(workshopAt(), { type: 'hand-over', personId: 'ola' }).state
    expect(observer.visible.roster['ola']?.role).toBe('facilitator')
    const two = done(workshopAt(), { type: 'set-role', personId: 'pat', role: 'facilitator' }).state
    const handed = done(two, { type: 'hand-over', personId: 'pat' }).state
    expect(handed.visible.roster).toMatchObject({
      pat: { role: 'facilitator' },
      faye: { role: 'participant' },
    })
  })
})

describe('leading the view', () => {
  const led = done(
    done(workshopAt(), { type: 'set-role', personId: 'pat', role: 'facilitator' }).state,
    { type: 'lead-view', on: true },
    'pat',
  ).state

  test('is followed until it is ended, by whoever may lead', () => {
    expect(leaderOf(led.visible)).toBe('pat')
    expect(leaderOf(done(led, { type: 'lead-view', on: false }).state.visible)).toBeNull()
    expect(leaderOf(done(led, { type: 'lead-view', on: true }).state.visible)).toBe('faye')
  })

  test.each([
    ['another role', { type: 'set-role', personId: 'pat', role: 'participant' }, 'faye'],
    ['handing over', { type: 'hand-over', personId: 'mika' }, 'pat'],
    ['being removed', { type: 'remove-person', personId: 'pat' }, 'faye'],
  ] as const)('ends with %s', (_how, command, by) => {
    const after = done(led, command, by).state
    expect(after.visible.leaderId).toBeNull()
    expect(leaderOf(after.visible)).toBeNull()
  })

  test('rests while the leader is not connected', () => {
    const roster = changeParticipant(led.visible, 'pat', { attendance: 'gone' })
    expect(leaderOf({ ...led.visible, roster })).toBeNull()
  })
})

describe('two people of one name', () => {
  const join = (state: RoomState, personId: string, name: string, atMs: number) =>
    enterRoom(state, { personId, name, role: 'participant' }, atMs).state

  test('the one who came later is told, however the name is written', () => {
    const { visible } = join(workshopAt(), 'pat-2', 'PAT', 5)
    expect(namesakeOf(visible, 'pat-2')).toBe('pat')
    expect(namesakeOf(visible, 'pat')).toBeNull()
  })

  test('no more once one of them has another name, or was removed', () => {
    const two = join(workshopAt(), 'pat-2', 'Pat', 5)
    const renamed = done(two, { type: 'rename', name: 'Patrick' }, 'pat-2').state
    expect(namesakeOf(renamed.visible, 'pat-2')).toBeNull()
    const alone = done(two, { type: 'remove-person', personId: 'pat' }).state
    expect(namesakeOf(alone.visible, 'pat-2')).toBeNull()
    expect(namesakeOf(two.visible, 'nobody')).toBeNull()
  })
})

test('a spotlight lasts until it is taken back or the room goes on', () => {
  const shown = done(workshopAt(), { type: 'spotlight', cardId: 'k-1' }).state
  expect(shown.visible.spotlight).toEqual({ cardId: 'k-1', personId: 'faye', atMs: 1_000_000 })
  expect(done(shown, { type: 'spotlight', cardId: null }).state.visible.spotlight).toBeNull()
  expect(done(shown, { type: 'advance-stage', from: 'welcome' }).state.visible.spotlight).toBeNull()
})
