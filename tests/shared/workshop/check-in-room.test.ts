import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { followRecord, putCarried } from '../../../shared/board/carried.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { createKeyResult } from '../../../shared/board/write.ts'
import { EMPTY_KEY_RESULT_FIELDS } from '../../../shared/okr/model.ts'
import { addableKinds, checkAgenda, isAtOpenEnd, startAgenda } from '../../../shared/workshop/agenda.ts'
import { createRoomState } from '../../../shared/workshop/create-room.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import { enterRoom } from '../../../shared/workshop/roster.ts'
import type { StageKind } from '../../../shared/workshop/stages.ts'
import type { RoomState } from '../../../shared/workshop/state.ts'
import { checkInPlan, plannedMinutes } from '../../../shared/workshop/templates.ts'
import { done, PEOPLE, refusalOf } from './support.ts'

function meetingAt(stageId: StageKind = 'welcome'): RoomState {
  const empty = createRoomState(
    {
      ...{ workshopId: 'w-1', title: 'Check-in, week 3 of 2027-Q1', teamName: 'Delivery', kind: 'check-in' },
      cycle: { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
      ...{ timeZone: 'Europe/Berlin', agenda: [...checkInPlan()] },
    },
    0,
  )
  const full = Object.values(PEOPLE).reduce((state, person) => enterRoom(state, person, 0).state, empty)
  return { ...full, visible: { ...full.visible, stageId } }
}

const add = (kind: StageKind): Command => ({
  type: 'change-agenda',
  change: {
    ...{ how: 'add', kind, afterId: 'discuss', name: '', minutes: null },
    settings: { writers: 'everyone', writing: 'open', naming: 'named', prompt: '', ballot: null },
  },
})

describe('[CH1] the agenda of a check-in meeting', () => {
  test('is half an hour: what changed, a secret vote on confidence, a talk; and nothing to finalise', () => {
    const agenda = startAgenda(checkInPlan(), 0, 'check-in')
    expect(agenda.map(({ kind }) => kind)).toEqual(['welcome', 'changes', 'vote', 'discuss'])
    expect(plannedMinutes(agenda)).toBe(30)
    expect(agenda[2]?.settings.ballot).toMatchObject({
      subject: 'keyResults',
      settings: { method: 'confidence', anonymous: true },
    })
    expect(checkAgenda(agenda, 'check-in').ok).toBe(true)
    expect(checkAgenda(agenda, 'planning').ok).toBe(false)
    expect(checkAgenda([], 'check-in').ok).toBe(false)
  })

  test('takes another stage, but no review and no second end', () => {
    expect(refusalOf(meetingAt(), add('review'))).toBe('wrong-agenda')
    expect(refusalOf(meetingAt(), add('finalised'))).toBe('wrong-agenda')
    const { state } = done(meetingAt(), add('pulse'))
    expect(state.visible.agenda.at(-1)?.kind).toBe('pulse')
  })

  test('offers what makes sense where nothing is published', () => {
    expect(addableKinds('check-in')).toEqual(
      expect.arrayContaining(['changes', 'pulse', 'vote', 'discuss', 'reflect']),
    )
    for (const kind of ['objectives', 'key-results', 'outcomes', 'commit', 'review', 'finalised'] as const) {
      expect(addableKinds('check-in')).not.toContain(kind)
    }
    expect(addableKinds('planning')).toContain('commit')
    expect(addableKinds('planning')).not.toContain('review')
  })

  test('ends at its last stage, and publishes from none', () => {
    expect(isAtOpenEnd(meetingAt('vote').visible)).toBe(false)
    expect(isAtOpenEnd(meetingAt('discuss').visible)).toBe(true)
    const finalise: Command = { type: 'finalise', dropReasons: {} }
    for (const kind of ['welcome', 'changes', 'vote', 'discuss'] as const) {
      // The board that is given meets every gate: in a planning room it would be published.
      expect(refusalOf(meetingAt(kind), finalise)).not.toBe('done')
    }
  })
})

test('OKRs that a room begins with are on its board in order, under the ids of the record', () => {
  const doc = new Y.Doc()
  const fields = { ...EMPTY_KEY_RESULT_FIELDS, ownerId: 'pat', baseline: 48, target: 24, unit: 'min' }
  putCarried(
    doc,
    {
      objectives: [
        {
          ...{ id: 'o-1', text: 'Ship with confidence', commitment: 'committed' },
          keyResults: [
            { id: 'k-1', text: 'Deploys take 24 min', fields },
            { id: 'k-2', text: 'Few deploys fail', fields: EMPTY_KEY_RESULT_FIELDS },
          ],
        },
        { id: 'o-2', text: 'Earn trust', commitment: null, keyResults: [] },
      ],
    },
    'room',
  )
  const { objectives } = readBoard(doc)
  expect(objectives.map(({ id, text, commitment }) => [id, text, commitment])).toEqual([
    ['o-1', 'Ship with confidence', 'committed'],
    ['o-2', 'Earn trust', null],
  ])
  expect(objectives[0]?.keyResults.map(({ id, text }) => [id, text])).toEqual([
    ['k-1', 'Deploys take 24 min'],
    ['k-2', 'Few deploys fail'],
  ])
  expect(objectives[0]?.keyResults[0]?.fields).toMatchObject(fields)
})

test('[CH3] the board of a meeting follows the record: corrected, dropped, taken up, new; what people wrote stays', () => {
  const doc = new Y.Doc()
  const fields = { ...EMPTY_KEY_RESULT_FIELDS, target: 24, unit: 'min' }
  const [fast, few] = [
    { id: 'k-1', text: 'Deploys take 24 min', fields },
    { id: 'k-2', text: 'Few deploys fail', fields: EMPTY_KEY_RESULT_FIELDS },
  ]
  const ship = { id: 'o-1', text: 'Ship with confidence', commitment: null }
  putCarried(doc, { objectives: [{ ...ship, keyResults: [fast, few] }] }, 'room')
  createKeyResult(doc, { id: 'k-own', objectiveId: 'o-1', text: 'Said in the meeting' }, 'somebody')
  const shown = () =>
    readBoard(doc).objectives.map(({ text, keyResults }) => [
      text,
      ...keyResults.map((card) => [card.id, card.text, card.fields.target]),
    ])
  const eased = { ...fast, text: 'Deploys take 30 min', fields: { ...fields, target: 30 } }
  const added = { id: 'k-3', text: 'Nobody waits', fields: EMPTY_KEY_RESULT_FIELDS }
  const okrs = {
    objectives: [{ ...ship, text: 'Ship without fear', keyResults: [eased, added] }],
    droppedIds: ['k-2', 'k-unknown-here'],
  }
  expect(followRecord(doc, okrs, 5, 'room')).toBe(true)
  expect(shown()).toEqual([
    [
      'Ship without fear',
      ['k-1', 'Deploys take 30 min', 30],
      ['k-own', 'Said in the meeting', null],
      ['k-3', 'Nobody waits', null],
    ],
  ])
  // Told the same again, it writes nothing.
  expect(followRecord(doc, okrs, 6, 'room')).toBe(false)
  const again = { objectives: [{ ...ship, keyResults: [eased, few, added] }], droppedIds: [] }
  expect(followRecord(doc, again, 7, 'room')).toBe(true)
  expect(shown()[0]).toContainEqual(['k-2', 'Few deploys fail', null])
})
