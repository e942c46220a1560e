import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BallotChoice } from '../../../shared/ballot/dots.ts'
import { mineOf, openBallotOf, type RoomState } from '../../../shared/workshop/state.ts'
import { boardOf, done, give, keyResult, objective, refusalOf, workshopAt } from './support.ts'

const DOTS = { method: 'dots', budget: 5, capPerItem: 3, anonymous: true, cutLine: null } as const
const BOARD = boardOf([
  objective(
    'o-1',
    ['k-1', 'k-2', 'k-3'].map((id) => keyResult(id)),
  ),
])
const VOTERS = ['faye', 'pat', 'mika'] as const

const opened = () => done(workshopAt('vote'), { type: 'open-ballot', settings: DOTS }, 'faye', BOARD).state
const cast = (state: RoomState, personId: string, choice: BallotChoice) =>
  give(state, { type: 'cast-ballot', ballotId: 'id-0', choice }, personId)
const closed = (state: RoomState) => done(state, { type: 'close-ballot', ballotId: 'id-0' })
const dots = (given: Record<string, number>) => ({ answer: 'dots' as const, dots: given })

function castAll(choices: readonly (readonly [string, BallotChoice])[]): RoomState {
  return choices.reduce((state, [personId, choice]) => {
    const result = cast(state, personId, choice)
    return result.ok ? result.value.state : state
  }, opened())
}

const choices = fc.oneof(
  fc.constant({ answer: 'abstain' as const }),
  fc
    .dictionary(fc.constantFrom('k-1', 'k-2', 'k-3', 'k-unknown'), fc.integer({ min: 0, max: 7 }))
    .map((given) => dots(given)),
)
const casts = fc.array(fc.tuple(fc.constantFrom('faye', 'pat', 'mika', 'ola', 'stranger'), choices), {
  maxLength: 30,
})

describe('[BA1] settings', () => {
  test('are fixed when it opens; a cap over the budget is the budget', () => {
    const settings = { ...DOTS, capPerItem: 50 }
    const state = done(workshopAt('vote'), { type: 'open-ballot', settings }, 'faye', BOARD).state
    expect(openBallotOf(state.visible)?.settings).toEqual({ ...DOTS, capPerItem: 5 })
    expect(refusalOf(state, { type: 'open-ballot', settings: DOTS })).toBe('ballot-already-open')
  })

  test('a vote belongs to its stage and needs something to vote on', () => {
    expect(refusalOf(workshopAt('commit'), { type: 'open-ballot', settings: DOTS })).toBe('wrong-stage')
    const blank = boardOf([objective('o-1', [keyResult('k-1', { text: '  ' })])])
    expect(refusalOf(workshopAt('vote'), { type: 'open-ballot', settings: DOTS }, 'faye', blank)).toBe(
      'nothing-to-vote-on',
    )
  })

  test('[BA8] the proposals’ words are copied into it', () => {
    expect(openBallotOf(opened().visible)?.items[0]).toEqual({ id: 'k-1', text: 'Key result k-1' })
  })
})

test('[BA3] no sequence of ballots gets anybody over budget or cap, or onto what is not voted on', () => {
  fc.assert(
    fc.property(casts, (sequence) => {
      const { secret } = castAll(sequence)
      for (const [personId, choice] of Object.entries(secret.choices)) {
        expect(VOTERS).toContain(personId)
        if (choice.answer === 'abstain') continue
        const given = Object.entries(choice.dots)
        expect(given.reduce((sum, [, count]) => sum + count, 0)).toBeLessThanOrEqual(DOTS.budget)
        for (const [id, count] of given) {
          expect(count).toBeLessThanOrEqual(DOTS.capPerItem)
          expect(['k-1', 'k-2', 'k-3']).toContain(id)
        }
      }
    }),
  )
})

test('[BA4] the last accepted ballot of each person counts, once', () => {
  fc.assert(
    fc.property(casts, (sequence) => {
      let state = opened()
      const last = new Map<string, BallotChoice>()
      for (const [personId, choice] of sequence) {
        const result = cast(state, personId, choice)
        if (!result.ok) continue
        state = result.value.state
        last.set(personId, choice)
      }
      expect([...(openBallotOf(state.visible)?.voterIds ?? [])].sort()).toEqual([...last.keys()].sort())
      const { visible } = closed(state).state
      const turnout = visible.ballots[0]?.result?.turnout
      const abstained = [...last.values()].filter(({ answer }) => answer === 'abstain').length
      expect(turnout).toEqual({ cast: last.size - abstained, abstained, eligible: 3 })
    }),
  )
})

test('[BA5] what is visible is the same whatever people choose', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...VOTERS), fc.integer({ min: 0, max: 3 })), { maxLength: 12 }),
      (sequence) => {
        const abstaining = castAll(sequence.map(([personId]) => [personId, { answer: 'abstain' }]))
        const choosing = castAll(sequence.map(([personId, count]) => [personId, dots({ 'k-1': count })]))
        expect(choosing.visible).toEqual(abstaining.visible)
      },
    ),
  )
})

test('[BA5] a person is sent their own choice and no other', () => {
  const state = castAll([
    ['pat', dots({ 'k-1': 2 })],
    ['mika', dots({ 'k-2': 3 })],
  ])
  expect(mineOf(state.secret, 'pat')).toEqual({ choice: dots({ 'k-1': 2 }) })
  expect(mineOf(state.secret, 'faye')).toEqual({ choice: null })
})

describe('closing', () => {
  test('[BA6] tallies, tells the Worker, and can be done once', () => {
    const { state, effects } = closed(castAll([['pat', dots({ 'k-2': 2 })]]))
    expect(state.visible.ballots[0]?.result?.rows[0]).toMatchObject({ itemId: 'k-2', total: 2, rank: 1 })
    expect(effects[0]).toMatchObject({
      type: 'emit',
      payload: { type: 'ballot-closed', round: 1, closedAtMs: 1_000_000 },
    })
    expect(refusalOf(state, { type: 'close-ballot', ballotId: 'id-0' })).toBe('no-open-ballot')
    expect(cast(state, 'pat', dots({ 'k-1': 1 }))).toMatchObject({
      ok: false,
      refusal: { code: 'no-open-ballot' },
    })
  })

  test('[BA9] empties the choices, and the result is the same whoever gave which ballot', () => {
    const one = closed(
      castAll([
        ['pat', dots({ 'k-1': 3 })],
        ['mika', dots({ 'k-2': 1 })],
      ]),
    ).state
    const other = closed(
      castAll([
        ['mika', dots({ 'k-1': 3 })],
        ['pat', dots({ 'k-2': 1 })],
      ]),
    ).state
    expect(one.secret.choices).toEqual({})
    expect(one.visible.ballots[0]?.result).toEqual(other.visible.ballots[0]?.result)
  })

  test('a vote of somebody who became an observer or left stays counted', () => {
    const voted = castAll([['pat', dots({ 'k-1': 1 })]])
    const changed = done(voted, { type: 'set-role', personId: 'pat', role: 'observer' }).state
    expect(closed(changed).state.visible.ballots[0]?.result?.turnout).toEqual({
      cast: 1,
      abstained: 0,
      eligible: 3,
    })
  })

  test('a new round begins with nothing from the last', () => {
    const first = closed(castAll([['pat', dots({ 'k-1': 1 })]])).state
    const second = done(first, { type: 'open-ballot', settings: DOTS }, 'faye', BOARD).state
    expect(openBallotOf(second.visible)).toMatchObject({ round: 2, voterIds: [], result: null })
    expect(second.visible.ballots).toHaveLength(2)
  })
})
