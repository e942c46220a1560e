import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isIn, openTieOf, phaseOf } from '../../../shared/ballot/ballot.ts'
import type { BallotChoice } from '../../../shared/ballot/choice.ts'
import { inSeededOrder } from '../../../shared/ballot/seeded-order.ts'
import type { BallotSettings } from '../../../shared/ballot/settings.ts'
import { type CastBallot, inOrderOfDisagreement, tallyBallots } from '../../../shared/ballot/tally.ts'
import {
  ABSTAIN,
  approvals,
  approveSettings,
  confidenceSettings,
  dotSettings,
  dots,
  fingers,
  fistSettings,
  levels,
  scoreSettings,
  scores,
} from '../../support/ballots.ts'
import { madeBallot } from './made-ballot.ts'

const IDS = ['a', 'b', 'c', 'd']
const ITEMS = IDS.map((id) => ({ id }))

function tally(choices: readonly BallotChoice[], settings: BallotSettings = dotSettings(), seed = 'seed') {
  const ballots = choices.map((choice, at): CastBallot => ({ personId: `p-${at}`, choice, staleItemIds: [] }))
  return tallyBallots({ settings, items: ITEMS, ballots, eligible: 20, seed })
}

const idsIn = (result: ReturnType<typeof tally>) =>
  result.rows.filter(({ inCut }) => inCut).map(({ itemId }) => itemId)
const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

const someOf = <Value>(value: fc.Arbitrary<Value>) => fc.dictionary(fc.constantFrom(...IDS), value)
const oneToFive = fc.integer({ min: 1, max: 5 })
const someDots = someOf(fc.integer({ min: 0, max: 3 })).map((given) => dots(given))
const METHODS: readonly (readonly [string, BallotSettings, fc.Arbitrary<BallotChoice>])[] = [
  ['dots', dotSettings({ cutLine: 2 }), someDots],
  [
    'scores',
    scoreSettings({ cutLine: 2 }),
    someOf(fc.tuple(oneToFive, oneToFive)).map((given) => scores(given)),
  ],
  [
    'approvals',
    approveSettings({ cutLine: 2 }),
    someOf(fc.constantFrom('yes' as const, 'no' as const, 'abstain' as const)).map((given) =>
      approvals(given),
    ),
  ],
  [
    'a fist of five',
    fistSettings({ cutLine: 2 }),
    someOf(fc.integer({ min: 0, max: 5 })).map((given) => fingers(given)),
  ],
]

describe.each(METHODS)('[BA6] a result of %s', (_method, settings, choice) => {
  const given = fc.array(fc.oneof(fc.constant(ABSTAIN), choice), { maxLength: 12 })

  test('does not depend on the order in which ballots came', () => {
    fc.assert(
      fc.property(given, (choices) => {
        expect(tally(choices.toReversed(), settings)).toEqual(tally(choices, settings))
      }),
    )
  })

  test('has every item once, best first, with ranks and spreads that say the same', () => {
    fc.assert(
      fc.property(given, (choices) => {
        const { rows, turnout } = tally(choices, settings)
        expect(rows.map(({ itemId }) => itemId).toSorted()).toEqual(IDS)
        for (const [at, row] of rows.entries()) {
          expect(row.total).toBeLessThanOrEqual(rows[at - 1]?.total ?? Number.POSITIVE_INFINITY)
          expect(row.rank).toBeGreaterThanOrEqual(rows[at - 1]?.rank ?? 1)
          expect(row.ballots).toEqual(row.ballots.toSorted((one, other) => other - one))
          expect(row.supporters).toBe(row.ballots.length)
        }
        expect(turnout.cast + turnout.abstained).toBe(choices.length)
      }),
    )
  })

  test('[BA7] has no more in than fit above the cut line, unless a tie is kept whole', () => {
    fc.assert(
      fc.property(given, fc.constantFrom('run-off', 'facilitator', 'keep-both'), (choices, tieRule) => {
        const result = tally(choices, { ...settings, tieRule })
        const { tie } = result
        const inIds = idsIn(result)
        if (tie === null) {
          expect(inIds.length).toBeLessThanOrEqual(2)
          return
        }
        const isKept = tieRule === 'keep-both'
        expect(tie.itemIds.length).toBeGreaterThan(tie.places)
        expect(inIds).toHaveLength(2 - tie.places + (isKept ? tie.itemIds.length : 0))
        expect(tie.itemIds.every((id) => inIds.includes(id))).toBe(isKept)
      }),
    )
  })

  test('[BA9] says nothing of who gave what in an anonymous vote, and all of it in one by name', () => {
    fc.assert(
      fc.property(given, (choices) => {
        expect(JSON.stringify(tally(choices, settings))).not.toContain('"p-')
        const { named } = tally(choices, { ...settings, anonymous: false })
        const byPerson = new Map(named.map((one) => [one.personId, one.choice]))
        expect(byPerson).toEqual(new Map(choices.map((one, at) => [`p-${at}`, one])))
      }),
    )
  })
})

test('[BA6] dots are conserved: what comes out is what was given', () => {
  fc.assert(
    fc.property(fc.array(someDots, { maxLength: 12 }), (choices) => {
      const { rows } = tally(choices)
      const given = choices.flatMap((choice) => Object.values(choice.dots))
      expect(sumOf(rows.map(({ total }) => total))).toBe(sumOf(given))
      for (const row of rows) expect(sumOf(row.ballots)).toBe(row.total)
    }),
  )
})

test('equals keep the proposals’ own order and share a rank', () => {
  const { rows } = tally([dots({ d: 1, b: 1 }), dots({ c: 2 })])
  expect(rows.map(({ itemId, rank }) => [itemId, rank])).toEqual([
    ['c', 1],
    ['b', 2],
    ['d', 2],
    ['a', 4],
  ])
})

describe('[BA2] what each method ranks by', () => {
  const orderOf = (choices: readonly BallotChoice[], settings: BallotSettings) =>
    tally(choices, settings).rows.map(({ itemId, total, rank }) => [itemId, total, rank])

  test('a score by mean importance, equal ones by mean confidence', () => {
    const choices = [scores({ a: [4, 1], b: [4, 5], c: [5, 1] }), scores({ a: [4, 3], b: [4, 5] })]
    expect(orderOf(choices, scoreSettings())).toEqual([
      ['c', 5, 1],
      ['b', 4, 2],
      ['a', 4, 3],
      ['d', 0, 4],
    ])
  })

  test('an approval by yes less no, and what is turned down is out without any cut line', () => {
    const choices = [
      approvals({ a: 'yes', b: 'no', c: 'yes' }),
      approvals({ a: 'yes', b: 'yes', c: 'abstain' }),
      approvals({ b: 'no', d: 'abstain' }),
    ]
    expect(orderOf(choices, approveSettings())).toEqual([
      ['a', 2, 1],
      ['c', 1, 2],
      ['d', 0, 3],
      ['b', -1, 4],
    ])
    expect(idsIn(tally(choices, approveSettings()))).toEqual(['a', 'c'])
  })

  test('confidence by its mean, and nothing is turned down: it says how things stand', () => {
    const choices = [levels({ a: 10, b: 2, c: 0 }), levels({ a: 0, b: 3, c: 0 }), levels({ a: 10 })]
    const result = tally(choices, confidenceSettings({ cutLine: null }))
    expect(result.rows.map(({ itemId, total }) => [itemId, total])).toEqual([
      ['a', 20 / 3],
      ['b', 2.5],
      ['c', 0],
      ['d', 0],
    ])
    expect(result.rows.every(({ inCut }) => inCut)).toBe(true)
    expect(result.rows.find(({ itemId }) => itemId === 'a')?.isContested).toBe(true)
  })

  test('a fist of five by mean fingers, in from three on: “I can live with it”', () => {
    const choices = [fingers({ a: 3, b: 2, c: 5 }), fingers({ a: 3, b: 3 })]
    expect(orderOf(choices, fistSettings())).toEqual([
      ['c', 5, 1],
      ['a', 3, 2],
      ['b', 2.5, 3],
      ['d', 0, 4],
    ])
    expect(idsIn(tally(choices, fistSettings()))).toEqual(['c', 'a'])
  })
})

describe('[BA7] ties and the cut line', () => {
  const settings = dotSettings({ cutLine: 2 })
  const tied = [dots({ a: 3 }), dots({ b: 1, c: 1 })]

  test.each([
    ['keep-both', ['a', 'b', 'c']],
    ['run-off', ['a']],
    ['facilitator', ['a']],
  ] as const)('a tie under the rule %s', (tieRule, inIds) => {
    const result = tally(tied, { ...settings, tieRule })
    expect(idsIn(result)).toEqual(inIds)
    expect(result.tie).toEqual({ itemIds: ['b', 'c'], places: 1 })
  })

  test('what nobody wanted is out, and is in no tie', () => {
    const result = tally([dots({ a: 3 })], settings)
    expect(result.tie).toBeNull()
    expect(idsIn(result)).toEqual(['a'])
    expect(idsIn(tally([], settings))).toEqual([])
  })

  test('a tie inside the cut is none', () => {
    expect(tally([dots({ a: 1, b: 1 })], settings).tie).toBeNull()
  })

  test('is settled by who was said to be in', () => {
    const rule = { ...settings, tieRule: 'run-off' } as const
    const ballot = madeBallot({ settings: rule, closedAtMs: 1, result: tally(tied, rule) })
    expect(openTieOf(ballot)).toEqual({ itemIds: ['b', 'c'], places: 1 })
    const settled = { ...ballot, settledIds: ['c'] }
    expect(openTieOf(settled)).toBeNull()
    expect(IDS.filter((id) => isIn(settled, id))).toEqual(['a', 'c'])
  })
})

test('[BA6] turnout and quorum count who abstains, of all who could have voted', () => {
  const settings = dotSettings({ quorumPercent: 10 })
  expect(tally([dots({ a: 1 }), ABSTAIN], settings)).toMatchObject({
    turnout: { cast: 1, abstained: 1, eligible: 20 },
    quorum: { needed: 2, isMet: true },
  })
  expect(tally([ABSTAIN], settings).quorum).toEqual({ needed: 2, isMet: false })
})

test('[BA8] an answer for an earlier wording does not count for that item, and is said not to', () => {
  const ballots: CastBallot[] = [
    { personId: 'p-1', choice: dots({ a: 2, b: 1 }), staleItemIds: ['a'] },
    { personId: 'p-2', choice: dots({ a: 1 }), staleItemIds: [] },
  ]
  const { rows } = tallyBallots({ settings: dotSettings(), items: ITEMS, ballots, eligible: 2, seed: 's' })
  expect(rows.find(({ itemId }) => itemId === 'a')).toMatchObject({
    ...{ total: 1, supporters: 1, staleBallots: 1 },
  })
  expect(rows.find(({ itemId }) => itemId === 'b')).toMatchObject({ total: 1, staleBallots: 0 })
})

describe('[BA9] reasons', () => {
  const settings = dotSettings({ reasons: 'optional' })
  const WORDS = ['one', 'two', 'three', 'four', 'five']
  const reasonsFor = (words: readonly string[], seed: string, anonymous = true) =>
    tally(
      words.map((word) => dots({ a: 1 }, { a: word })),
      { ...settings, anonymous },
      seed,
    ).rows.find(({ itemId }) => itemId === 'a')?.reasons ?? []

  test('come without names, in an order that is not that of the ballots', () => {
    const seeds = ['s-1', 's-2', 's-3', 's-4']
    const orders = seeds.map((seed) =>
      reasonsFor(WORDS, seed)
        .map(({ text }) => text)
        .join(),
    )
    expect(new Set(orders).size).toBeGreaterThan(1)
    for (const seed of seeds) {
      expect(reasonsFor(WORDS.toReversed(), seed)).toEqual(reasonsFor(WORDS, seed))
      expect(reasonsFor(WORDS, seed).every(({ personId }) => personId === null)).toBe(true)
    }
  })

  test('come with names in a vote by name', () => {
    expect(reasonsFor(['one', 'two'], 's', false)).toEqual([
      { text: 'one', personId: 'p-0' },
      { text: 'two', personId: 'p-1' },
    ])
  })

  test('the seeded order puts each entry first about as often', () => {
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 5_000; seed += 1) {
      const [first = ''] = inSeededOrder(WORDS, (word) => word, `seed-${seed}`)
      counts.set(first, (counts.get(first) ?? 0) + 1)
    }
    for (const word of WORDS) {
      expect(counts.get(word)).toBeGreaterThan(800)
      expect(counts.get(word)).toBeLessThan(1_200)
    }
  })
})

test('[BA6] a room talks first about what it disagrees on most', () => {
  const choices = [
    fingers({ a: 5, b: 5, c: 2 }),
    fingers({ a: 5, b: 0, c: 3 }),
    fingers({ a: 5, b: 5, c: 2 }),
  ]
  const { rows } = tally(choices, fistSettings())
  expect(inOrderOfDisagreement(rows).map(({ itemId }) => itemId)).toEqual(['b', 'c', 'a', 'd'])
})

test.each([
  [0, 'planned'],
  [99, 'planned'],
  [100, 'open'],
  [199, 'open'],
  [200, 'due'],
  [1_000, 'due'],
])('[BA10] at %i ms a ballot from 100 to 200 is %s', (nowMs, phase) => {
  const ballot = madeBallot({ openedAtMs: 100, closesAtMs: 200 })
  expect(phaseOf(ballot, nowMs)).toBe(phase)
  expect(phaseOf({ ...ballot, closedAtMs: 200 }, nowMs)).toBe('closed')
})
