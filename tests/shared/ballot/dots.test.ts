import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BallotChoice,
  checkChoice,
  type DotSettings,
  suggestBudget,
  tallyDots,
} from '../../../shared/ballot/dots.ts'

const ITEMS = ['a', 'b', 'c', 'd']
const SETTINGS: DotSettings = { method: 'dots', budget: 5, capPerItem: 3, anonymous: true, cutLine: null }
const dots = (given: Record<string, number>): BallotChoice => ({ answer: 'dots', dots: given })

const anyChoice: fc.Arbitrary<BallotChoice> = fc.oneof(
  fc.constant<BallotChoice>({ answer: 'abstain' }),
  fc.dictionary(fc.constantFrom(...ITEMS), fc.integer({ min: 0, max: 3 })).map(dots),
)

describe('[BA3] the suggested budget', () => {
  test.each([
    [0, 3],
    [1, 3],
    [9, 3],
    [10, 3],
    [11, 4],
    [12, 4],
    [30, 10],
  ])('for %i items is %i', (items, budget) => {
    expect(suggestBudget(items)).toBe(budget)
  })
})

describe('[BA3] a choice', () => {
  test.each([
    ['within budget and cap', dots({ a: 3, b: 2 }), 'ok'],
    ['of nothing at all', dots({}), 'ok'],
    ['over the cap', dots({ a: 4 }), 'over-cap'],
    ['over the budget', dots({ a: 3, b: 3 }), 'over-budget'],
    ['on something else', dots({ z: 1 }), 'unknown-item'],
    ['with a zero on something else', dots({ z: 0 }), 'ok'],
    ['to abstain', { answer: 'abstain' } as const, 'ok'],
  ])('%s: %s', (_what, choice, code) => {
    const checked = checkChoice(choice, SETTINGS, ITEMS)
    expect(checked.ok ? 'ok' : checked.refusal.code).toBe(code)
  })

  test('that is over budget says how many to take back', () => {
    const checked = checkChoice(dots({ a: 3, b: 3 }), SETTINGS, ITEMS)
    expect(checked).toMatchObject({ refusal: { message: 'You have 5 dots; this uses 6. Take 1 back.' } })
  })

  test('is kept without its zeros', () => {
    expect(checkChoice(dots({ a: 0, b: 2 }), SETTINGS, ITEMS)).toEqual({ ok: true, value: dots({ b: 2 }) })
  })
})

describe('[BA6] the result', () => {
  const votes = fc.array(anyChoice, { maxLength: 12 })

  test('does not depend on the order in which ballots came', () => {
    fc.assert(
      fc.property(votes, fc.infiniteStream(fc.nat()), (choices, random) => {
        const shuffled = choices
          .map((choice) => ({ choice, at: random.next().value ?? 0 }))
          .toSorted((one, other) => one.at - other.at)
          .map(({ choice }) => choice)
        expect(tallyDots(shuffled, SETTINGS, ITEMS, 12)).toEqual(tallyDots(choices, SETTINGS, ITEMS, 12))
      }),
    )
  })

  test('has every item once, best first, and adds up to the dots that were given', () => {
    fc.assert(
      fc.property(votes, (choices) => {
        const { rows, turnout } = tallyDots(choices, SETTINGS, ITEMS, 12)
        expect(rows.map(({ itemId }) => itemId).toSorted()).toEqual(ITEMS)
        const given = choices.flatMap((choice) =>
          choice.answer === 'dots' ? Object.values(choice.dots) : [],
        )
        expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(
          given.reduce((sum, count) => sum + count, 0),
        )
        for (const [at, row] of rows.entries()) {
          const previous = rows[at - 1]
          if (previous) expect(previous.total).toBeGreaterThanOrEqual(row.total)
          expect(row.rank).toBe(1 + rows.filter(({ total }) => total > row.total).length)
          expect(row.ballots.reduce((sum, count) => sum + count, 0)).toBe(row.total)
          expect(row.ballots).toEqual(row.ballots.toSorted((one, other) => other - one))
          expect(row.supporters).toBe(row.ballots.length)
        }
        expect(turnout.cast + turnout.abstained).toBe(choices.length)
      }),
    )
  })

  test('ties keep the proposals’ own order and share a rank', () => {
    const { rows } = tallyDots([dots({ d: 1, b: 1 }), dots({ c: 2 })], SETTINGS, ITEMS, 3)
    expect(rows.map(({ itemId, rank }) => [itemId, rank])).toEqual([
      ['c', 1],
      ['b', 2],
      ['d', 2],
      ['a', 4],
    ])
  })

  test('[BA7] whoever ties with the last one above the cut line is in, and what nobody wanted is not', () => {
    const settings = { ...SETTINGS, cutLine: 2 }
    const inCut = (choices: BallotChoice[]) =>
      tallyDots(choices, settings, ITEMS, 3)
        .rows.filter((row) => row.inCut)
        .map(({ itemId }) => itemId)
    expect(inCut([dots({ a: 3 }), dots({ b: 1, c: 1 })])).toEqual(['a', 'b', 'c'])
    expect(inCut([dots({ a: 3 })])).toEqual(['a'])
    expect(inCut([])).toEqual([])
  })
})
