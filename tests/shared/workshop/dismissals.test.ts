import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { CoachRule } from '../../../shared/coach/finding.ts'
import { COMMANDS } from '../../../shared/workshop/decide.ts'
import {
  type Dismissal,
  dismissalOf,
  MAX_DISMISSALS,
  WHOLE_SET,
} from '../../../shared/workshop/dismissals.ts'
import type { RoomState } from '../../../shared/workshop/state.ts'
import { boardOf, done, GOOD_BOARD, keyResult, NOW_MS, objective, refusalOf, workshopAt } from './support.ts'

const dismiss = (rule: CoachRule, cardId = 'k-1') =>
  ({ type: 'dismiss-finding', cardId, rule, reason: 'We measure from May on' }) as const
const restore = (rule: CoachRule, cardId = 'k-1') => ({ type: 'restore-finding', cardId, rule }) as const

function boardSaying(text: string) {
  return boardOf([objective('o-1', [keyResult('k-1', { text })])])
}

/** A room in which `count` findings are dismissed, on cards `c-0`, `c-1` …, all reading `wording`. */
function crowded(count: number, wording: string): RoomState {
  const state = workshopAt('key-results')
  const dismissals = Object.fromEntries(
    Array.from({ length: count }, (_, at): [string, Dismissal] => {
      const cardId = `c-${at}`
      const about = { cardId, rule: 'KR5', reason: 'why', personId: 'pat' } as const
      return [`${cardId}/KR5`, { ...about, wording, atMs: at }]
    }),
  )
  return { ...state, visible: { ...state.visible, dismissals } }
}

describe('a dismissed finding', () => {
  test('says who, why, when and on which words; the person is the one who asked, never a field', () => {
    const { state } = done(workshopAt('key-results'), dismiss('KR5'), 'pat')
    expect(Object.values(state.visible.dismissals)).toEqual([
      {
        ...{ cardId: 'k-1', rule: 'KR5', reason: 'We measure from May on' },
        ...{ personId: 'pat', wording: 'Key result k-1', atMs: NOW_MS },
      },
    ])
    const claim = { ...dismiss('KR5'), personId: 'faye' }
    expect(v.parse(COMMANDS['dismiss-finding'].schema, claim)).not.toHaveProperty('personId')
  })

  test('[BA8] holds while the card says the same, and comes back with other words', () => {
    const { dismissals } = done(workshopAt('key-results'), dismiss('KR5'), 'pat').state.visible
    expect(dismissalOf(dismissals, 'k-1', 'KR5', ' key  result K-1. ')?.state).toBe('holds')
    expect(dismissalOf(dismissals, 'k-1', 'KR5', 'Another')).toMatchObject({
      state: 'earlier-wording',
      dismissal: { personId: 'pat', wording: 'Key result k-1' },
    })
    expect(dismissalOf(dismissals, 'k-1', 'KR4', 'Key result k-1')).toBeNull()
    expect(dismissalOf(dismissals, 'constructor', 'KR5', '')).toBeNull()
  })

  test('is dismissed once; on other words again, by anybody', () => {
    const { state } = done(workshopAt('key-results'), dismiss('KR5'), 'pat')
    expect(refusalOf(state, dismiss('KR5'), 'mika')).toBe('already-dismissed')
    const again = done(state, dismiss('KR5'), 'mika', boardSaying('Another'))
    expect(Object.values(again.state.visible.dismissals)).toMatchObject([
      { personId: 'mika', wording: 'Another' },
    ])
  })

  test('is brought back by anybody; twice does no harm', () => {
    const { state } = done(workshopAt('key-results'), dismiss('KR5'), 'pat')
    const back = done(state, restore('KR5'), 'mika').state
    expect(back.visible.dismissals).toEqual({})
    expect(done(back, restore('KR5'), 'faye').state).toBe(back)
  })

  test('has a reason that people can read: not none, not a page', () => {
    const { schema } = COMMANDS['dismiss-finding']
    for (const reason of ['', '  ', 'x'.repeat(301)]) {
      expect(v.is(schema, { ...dismiss('KR5'), reason })).toBe(false)
    }
    expect(v.parse(schema, { ...dismiss('KR5'), reason: ` ${'x'.repeat(300)} ` }).reason).toHaveLength(300)
    expect(v.is(schema, { ...dismiss('KR5'), rule: 'KR99' })).toBe(false)
  })
})

describe('what can be dismissed where', () => {
  test.each<[string, CoachRule, string]>([
    ['k-1', 'KR1', 'done'],
    ['k-1', 'OB1', 'unknown-card'],
    ['o-1', 'OB1', 'done'],
    ['o-1', 'KR1', 'unknown-card'],
    ['o-1', 'SE2', 'done'],
    [WHOLE_SET, 'SE1', 'done'],
    ['o-1', 'KR11', 'done'],
    [WHOLE_SET, 'KR8', 'done'],
    [WHOLE_SET, 'OB1', 'unknown-card'],
    ['gone', 'KR1', 'unknown-card'],
    ['constructor', 'KR1', 'unknown-card'],
  ])('%s, %s: %s', (cardId, rule, outcome) => {
    expect(refusalOf(workshopAt('key-results'), dismiss(rule, cardId), 'pat')).toBe(outcome)
  })

  test('a key result that lost its objective still has its findings', () => {
    const loose = { keyResults: [keyResult('k-9')], initiatives: [] }
    const board = { ...boardOf([]), loose }
    expect(refusalOf(workshopAt('key-results'), dismiss('KR7', 'k-9'), 'pat', board)).toBe('done')
  })

  test('not once it is finalised, but while the board is locked: it changes no words', () => {
    expect(refusalOf(workshopAt('finalised'), dismiss('KR5'), 'pat')).toBe('wrong-stage')
    const { state } = done(workshopAt('key-results'), { type: 'lock-board', locked: true })
    expect(refusalOf(state, dismiss('KR5'), 'pat')).toBe('done')
  })
})

describe('there is room for a number of them', () => {
  test('when it is used up, the oldest that holds no longer makes room', () => {
    const full = crowded(MAX_DISMISSALS, 'words of then')
    const { dismissals } = done(full, dismiss('KR5'), 'pat').state.visible
    expect(Object.keys(dismissals)).toHaveLength(MAX_DISMISSALS)
    expect(dismissals['c-0/KR5']).toBeUndefined()
    expect(dismissals['c-1/KR5']).toBeDefined()
    expect(dismissals['k-1/KR5']).toBeDefined()
  })

  test('when all of them hold, the next is refused', () => {
    const full = crowded(MAX_DISMISSALS, 'the same')
    const cards = Array.from({ length: MAX_DISMISSALS }, (_, at) =>
      keyResult(`c-${at}`, { text: 'the same' }),
    )
    const board = boardOf([objective('o-1', [...cards, ...(GOOD_BOARD.objectives[0]?.keyResults ?? [])])])
    expect(refusalOf(full, dismiss('KR5'), 'pat', board)).toBe('too-many-dismissals')
    // One that is there already takes no more room.
    expect(
      refusalOf(full, dismiss('KR5', 'c-7'), 'pat', boardOf([objective('o-1', [keyResult('c-7')])])),
    ).toBe('done')
  })
})
