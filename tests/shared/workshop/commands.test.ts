import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { allowed, COMMANDS } from '../../../shared/workshop/decide.ts'
import type { StageKind } from '../../../shared/workshop/stages.ts'
import { RoomStateSchema } from '../../../shared/workshop/state.ts'
import { CASES, finalised, LADDER_BOARD, type Outcome } from './command-cases.ts'
import {
  boardOf,
  done,
  GOOD_BOARD,
  give,
  ladder,
  NOW_MS,
  objective,
  refusalOf,
  workshopAt,
} from './support.ts'

describe.each(Object.entries(CASES))('%s', (_type, { state, command, board, beside, ...outcomes }) => {
  test.each([
    ['facilitator', 'faye'],
    ['participant', 'pat'],
    ['observer', 'ola'],
  ] as const)('for a %s', (role, personId) => {
    expect(refusalOf(state, command, personId, board, NOW_MS, beside)).toBe(outcomes[role])
  })

  test('not for a stranger, nor for somebody who was removed', () => {
    expect(refusalOf(state, command, 'stranger', board)).toBe('not-in-room')
    expect(refusalOf(state, command, 'constructor', board)).toBe('not-in-room')
    const removed = done(state, { type: 'remove-person', personId: 'pat' }).state
    expect(refusalOf(removed, command, 'pat', board)).toBe('not-in-room')
  })

  test('what `allowed` refuses, `decide` refuses with the same words', () => {
    for (const personId of ['faye', 'pat', 'ola', 'stranger']) {
      const asked = allowed(state.visible, command, { personId }, NOW_MS)
      if (!asked.ok) expect(give(state, command, personId, board)).toEqual(asked)
    }
  })

  test('changes nothing it was given, and leaves a state that can be stored', () => {
    const before = structuredClone(state)
    const personId = outcomes.facilitator === 'done' ? 'faye' : 'pat'
    const decision = done(state, command, personId, board, NOW_MS, beside)
    expect(state).toEqual(before)
    expect(v.parse(RoomStateSchema, JSON.parse(JSON.stringify(decision.state)))).toEqual(decision.state)
  })
})

test('every command has its case', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(COMMANDS).sort())
})

describe('people', () => {
  test('the last facilitator can neither step down nor be removed', () => {
    const state = workshopAt()
    expect(refusalOf(state, { type: 'set-role', personId: 'faye', role: 'participant' })).toBe(
      'last-facilitator',
    )
    expect(refusalOf(state, { type: 'remove-person', personId: 'faye' })).toBe('last-facilitator')
    const two = done(state, { type: 'set-role', personId: 'pat', role: 'facilitator' }).state
    expect(refusalOf(two, { type: 'set-role', personId: 'faye', role: 'participant' })).toBe('done')
    expect(refusalOf(two, { type: 'remove-person', personId: 'faye' }, 'pat')).toBe('done')
  })

  test.each(['nobody', 'constructor', '__proto__', 'toString'])('%s is no person', (personId) => {
    expect(refusalOf(workshopAt(), { type: 'set-role', personId, role: 'observer' })).toBe('unknown-person')
    expect(refusalOf(workshopAt(), { type: 'remove-person', personId })).toBe('unknown-person')
  })

  test('each change is told to the Worker, and a removal ends the connections', () => {
    const { effects } = done(workshopAt(), { type: 'remove-person', personId: 'pat' })
    expect(effects).toEqual([
      {
        type: 'emit',
        payload: {
          type: 'roster-changed',
          people: [{ personId: 'pat', name: 'Pat', role: 'participant', removed: true }],
          joiningLocked: false,
        },
      },
      { type: 'disconnect', personId: 'pat' },
    ])
  })
})

describe('the ladder', () => {
  test('one ladder for a card, with ids fixed by the room', () => {
    const first = done(workshopAt('outcomes'), { type: 'open-ladder', cardId: 'o-1' }, 'pat')
    expect(first.effects).toEqual([
      {
        type: 'edit-board',
        edit: {
          edit: 'open-ladder',
          ladderId: 'id-0',
          rungIds: ['id-1', 'id-2', 'id-3', 'id-4', 'id-5'],
          cardId: 'o-1',
        },
      },
    ])
    expect(refusalOf(first.state, { type: 'open-ladder', cardId: 'o-1' }, 'mika')).toBe('ladder-already-open')
    expect(refusalOf(first.state, { type: 'open-ladder', cardId: 'gone' }, 'mika')).toBe('unknown-card')
  })

  test.each([
    [
      'ladder-finished',
      'l-1',
      'A sentence',
      boardOf(GOOD_BOARD.objectives, [ladder('l-1', 'k-1', { chosen: true })]),
    ],
    ['unknown-ladder', 'l-9', 'A sentence', LADDER_BOARD],
    ['sentence-missing', 'l-1', '   ', LADDER_BOARD],
  ])('choosing is refused: %s', (code, ladderId, sentence, board) => {
    const fields = { direction: null, unit: '', baseline: null, target: null, dueOn: null }
    const command = { type: 'choose-outcome', ladderId, sentence, fields } as const
    expect(refusalOf(workshopAt('outcomes'), command, 'pat', board)).toBe(code)
  })

  test('the key result made from an objective’s ladder is known as the ladder’s', () => {
    const board = boardOf(GOOD_BOARD.objectives, [ladder('l-1', 'o-1')])
    const fields = { direction: null, unit: '', baseline: null, target: null, dueOn: null }
    const command = { type: 'choose-outcome', ladderId: 'l-1', sentence: 'Increase …', fields } as const
    expect(done(workshopAt('outcomes'), command, 'pat', board).state.visible.ladders).toEqual({
      'id-0': 'l-1',
    })
    expect(done(workshopAt('outcomes'), command, 'pat', LADDER_BOARD).state.visible.ladders).toEqual({})
  })
})

describe('[KR5] a baseline that is not known yet', () => {
  const choose = (baseline: 20 | 'unknown', baselineStep: string) => {
    const fields = { direction: null, unit: '', baseline, target: 35, dueOn: null }
    const sentence = 'Increase engagement to 35%'
    const command = { type: 'choose-outcome', ladderId: 'l-1', sentence, fields, baselineStep } as const
    const [effect] = done(workshopAt('outcomes'), command, 'pat', LADDER_BOARD).effects
    return effect?.type === 'edit-board' && effect.edit.edit === 'choose-outcome'
      ? effect.edit.baselineStep
      : undefined
  }

  test('brings the step that finds it', () => {
    expect(choose('unknown', ' Measure engagement for two weeks ')).toEqual({
      id: 'id-2',
      text: 'Measure engagement for two weeks',
    })
  })

  test('and no step where the start is known, or none was said', () => {
    expect(choose(20, 'Measure engagement for two weeks')).toBeNull()
    expect(choose('unknown', '  ')).toBeNull()
  })
})

describe('[KR9] ownership', () => {
  const accept = (accepted: boolean) => ({ type: 'accept-ownership', keyResultId: 'k-1', accepted }) as const

  test('is accepted by the owner, and can be taken back', () => {
    const yes = done(workshopAt('commit'), accept(true), 'pat').state
    expect(yes.visible.acceptances).toEqual({ 'k-1': 'pat' })
    expect(done(yes, accept(false), 'pat').state.visible.acceptances).toEqual({})
    expect(refusalOf(yes, accept(true), 'mika')).toBe('not-the-owner')
  })

  test('is not for a card that is gone, nor once it is finalised', () => {
    const board = boardOf([objective('o-1', [])])
    expect(refusalOf(workshopAt('commit'), accept(true), 'pat', board)).toBe('unknown-card')
    expect(refusalOf(finalised(), accept(true), 'pat')).toBe('wrong-stage')
  })
})

describe.each<[StageKind, boolean, Outcome]>([
  ['objectives', false, 'done'],
  ['objectives', true, 'not-allowed'],
  ['finalised', false, 'wrong-stage'],
])('a board command at %s, locked: %s', (stageId, locked, outcome) => {
  test(`is ${outcome}`, () => {
    const state = workshopAt(stageId)
    const now = { ...state, visible: { ...state.visible, boardLocked: locked } }
    expect(refusalOf(now, { type: 'open-ladder', cardId: 'k-1' }, 'pat')).toBe(outcome)
  })
})

test('set-ready changes only one’s own entry', () => {
  const { visible } = done(workshopAt(), { type: 'set-ready', ready: true }, 'pat').state
  expect(Object.values(visible.roster).filter(({ ready }) => ready)).toEqual([visible.roster['pat']])
})
