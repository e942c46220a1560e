import { describe, expect, it } from 'vitest'
import { type CardContext, NO_CONTEXT } from '../../../../shared/coach/assessment.ts'
import { type KeyResultClassification, TYPE_REASONS } from '../../../../shared/coach/classification.ts'
import { keyResultFindings } from '../../../../shared/coach/findings/key-result-findings.ts'
import { EMPTY_KEY_RESULT_FIELDS, type KeyResultFields } from '../../../../shared/okr/model.ts'
import { CERTAIN, readAs, verdicts } from './classified.ts'

const CHURN = 'Customers lost in a year fall from 5% to 3% by 31 March'
const CYCLE = { startsOn: '2027-01-01', endsOn: '2027-03-31' }

function find(
  change: Partial<KeyResultClassification> = {},
  { text = CHURN, ...context }: Partial<CardContext> & { text?: string } = {},
) {
  return keyResultFindings(readAs(change), text, { ...NO_CONTEXT, ...context }, CERTAIN)
}

function fields(change: Partial<KeyResultFields>): KeyResultFields {
  return { ...EMPTY_KEY_RESULT_FIELDS, ...change }
}

it('says nothing about a good one, nor about a card without words', () => {
  expect(find()).toEqual([])
  expect(find({ type: 'output', measurable: false, timeBound: false }, { text: ' \n' })).toEqual([])
})

describe('[KR1] [KR2] the type', () => {
  it('[KR1] warns about an output, names the words it saw, and offers the ladder', () => {
    const [first] = find(
      { type: 'output', reason: 'does-a-task', typeSpan: { start: 0, end: 6 } },
      { text: 'Deploy feature X' },
    )
    expect(first).toMatchObject({
      rule: 'KR1',
      verdict: 'warn',
      span: { start: 0, end: 6 },
      helps: ['open-ladder'],
    })
    expect(first?.reason).toContain('“Deploy” says what we do.')
  })

  it('[KR2] warns about a count of our own work, and asks to what end', () => {
    const [first] = find(
      { type: 'activity_metric', reason: 'counts-own-work', typeSpan: { start: 0, end: 21 } },
      { text: 'Number of deployments' },
    )
    expect(first).toMatchObject({ rule: 'KR2', verdict: 'warn', helps: ['open-ladder'] })
    expect(first?.prompt).toMatch(/^To what end\?/)
    expect(first?.reason).toContain('“Number of deployments” counts what we make or do ourselves.')
  })

  it('[KR1] [KR2] ask where the reading is unsure, and still name the reason', () => {
    const unsure = { confidence: CERTAIN - 0.01, reason: 'leans-by-words' } as const
    const [output] = find({ type: 'output', ...unsure })
    expect(output).toMatchObject({
      verdict: 'ask',
      prompt: 'Is this something you do, or what changes because of it?',
    })
    expect(output?.reason).toMatch(/^Taken together, the words read like something that we do\./)
    expect(verdicts(find({ type: 'activity_metric', ...unsure }))).toEqual(['KR2 ask'])
  })

  it.each(TYPE_REASONS)('[KR1] says in a sentence why: %s', (reason) => {
    const [first] = find({ type: 'output', reason, typeSpan: { start: 0, end: 9 } })
    expect(first?.reason).toMatch(/^(?:“Customers” |Taken together, ).+\. Shipping is in our hands/)
    const [without] = find({ type: 'output', reason, typeSpan: null })
    expect(without?.reason).toMatch(/^(?:This |Taken together, )/)
  })
})

describe('[KR4] a number to check', () => {
  const noNumber = { measurable: false, hasBaseline: false } as const

  it('warns without one, and offers to set a target', () => {
    expect(find(noNumber)).toMatchObject([{ rule: 'KR4', verdict: 'warn', helps: ['set-target'] }])
  })

  it('counts a target beside the words, and a milestone that says why', () => {
    expect(
      verdicts(find(noNumber, { fields: fields({ target: 3, baseline: 5, direction: 'decrease' }) })),
    ).toEqual([])
    expect(verdicts(find(noNumber, { fields: fields({ direction: 'milestone' }) }))).toEqual(['KR4 warn'])
    const milestone = fields({ direction: 'milestone', milestoneReason: 'The law asks for it' })
    expect(verdicts(find(noNumber, { fields: milestone }))).toEqual([])
  })
})

describe('[KR5] from where', () => {
  const level = {
    hasBaseline: false,
    measure: { direction: null, unit: '', baseline: null, target: 4.6 },
  } as const
  const moves = { hasBaseline: false } as const

  it('warns where only a level stands, hints where it moves or says how far', () => {
    expect(find(level)).toMatchObject([{ rule: 'KR5', verdict: 'warn', helps: ['add-baseline'] }])
    expect(verdicts(find(moves))).toEqual(['KR5 hint'])
    expect(verdicts(find({ hasBaseline: 'relative' }))).toEqual(['KR5 hint'])
  })

  it.each(['Get 50 new customers by June', 'Save 200,000 euros in rent', 'Win 12 schools'])(
    'asks for the cycle before where the count begins at zero: %s',
    (text) => {
      expect(find(level, { text })).toMatchObject([
        { rule: 'KR5', verdict: 'hint', prompt: 'How many was it in the cycle before?' },
      ])
    },
  )

  it('takes the baseline beside the words, and the direction', () => {
    expect(find(level, { fields: fields({ baseline: 4.1 }) })).toEqual([])
    expect(find(level, { fields: fields({ baseline: 0 }) })).toEqual([])
    expect(verdicts(find(level, { fields: fields({ direction: 'increase' }) }))).toEqual(['KR5 hint'])
  })

  it('takes “not known yet” for an answer, and asks for the first step', () => {
    const [hint] = find(level, { fields: fields({ baseline: 'unknown' }) })
    expect(hint).toMatchObject({
      rule: 'KR5',
      verdict: 'hint',
      prompt: 'Who finds out where it stands, and by when?',
    })
  })

  it('is silent about what we do, a milestone, and where no number stands at all', () => {
    const milestone = fields({ direction: 'milestone', milestoneReason: 'The law asks for it' })
    expect(verdicts(find({ ...level, type: 'output' }))).toEqual(['KR1 warn'])
    expect(verdicts(find({ ...level, type: 'activity_metric' }))).toEqual(['KR2 warn'])
    expect(verdicts(find(level, { fields: milestone }))).toEqual([])
    expect(verdicts(find({ ...level, measurable: false }))).toEqual(['KR4 warn'])
  })
})

describe('[KR6] confidence', () => {
  it.each([
    ['aspirational', 2, 'Little confidence in it'],
    ['aspirational', 3, undefined],
    ['aspirational', 7, undefined],
    ['aspirational', 8, 'Very sure of it'],
    ['committed', 6, 'Little confidence in it'],
    ['committed', 7, undefined],
    ['committed', 9, undefined],
    ['committed', 10, 'Very sure of it'],
    [null, 2, 'Little confidence in it'],
    [null, 5, undefined],
    [null, 8, undefined],
    [null, 10, 'Very sure of it'],
  ] as const)('%s at %d', (commitment, confidence, title) => {
    const findings = find({}, { commitment, fields: fields({ confidence }) })
    expect(findings.map((finding) => finding.title)).toEqual(title === undefined ? [] : [title])
    expect(findings.every(({ rule, verdict }) => rule === 'KR6' && verdict === 'hint')).toBe(true)
  })

  it('takes the key result’s own kind where the card’s is not given', () => {
    const own = fields({ confidence: 8, commitment: 'aspirational' })
    expect(verdicts(find({}, { fields: own }))).toEqual(['KR6 hint'])
    expect(verdicts(find({}, { fields: own, commitment: 'committed' }))).toEqual([])
  })
})

it('[KR7] warns about an orphan only where it is known that it serves none', () => {
  expect(verdicts(find({}, { objective: '' }))).toEqual(['KR7 warn'])
  expect(verdicts(find({}, { objective: null }))).toEqual([])
  expect(verdicts(find({}, { objective: 'Win back our large customers' }))).toEqual([])
})

describe('[KR8] by when', () => {
  it('warns without a date, and counts the card’s', () => {
    expect(find({ timeBound: false })).toMatchObject([
      { rule: 'KR8', verdict: 'warn', helps: ['set-due-date'] },
    ])
    expect(verdicts(find({ timeBound: false }, { fields: fields({ dueOn: '2027-02-15' }) }))).toEqual([])
  })

  it('warns about a day outside the cycle', () => {
    const due = { fields: fields({ dueOn: '2027-05-15' }), cycle: CYCLE }
    expect(find({}, due)).toMatchObject([{ rule: 'KR8', title: 'Due outside the cycle' }])
    expect(verdicts(find({}, { ...due, cycle: null }))).toEqual([])
    expect(verdicts(find({}, { ...due, fields: fields({ dueOn: '2027-03-31' }) }))).toEqual([])
  })
})

it('[KR9] lets the owner wait while people draft, and hints at review', () => {
  expect(verdicts(find({}, { fields: fields({}) }))).toEqual([])
  expect(verdicts(find({}, { fields: fields({}), isReview: true }))).toEqual(['KR9 hint'])
  expect(verdicts(find({}, { fields: fields({ ownerId: 'ines' }), isReview: true }))).toEqual([])
  expect(verdicts(find({}, { fields: null, isReview: true }))).toEqual([])
})

it('[KR10] asks for no unit of what is no measure', () => {
  expect(verdicts(find({}, { text: 'Reasons for churn fall from 5 to 3' }))).toEqual(['KR10 hint'])
  expect(verdicts(find({ type: 'output' }, { text: 'Find the reasons for churn' }))).toEqual(['KR1 warn'])
})

it('puts what it is first, what is missing next, and hints last', () => {
  const all = find(
    { type: 'activity_metric', measurable: false, hasBaseline: false, timeBound: false },
    {
      text: 'Help users to 10,000 visits',
      objective: '',
      fields: fields({ confidence: 10 }),
      isReview: true,
    },
  )
  expect(verdicts(all)).toEqual([
    'KR2 warn',
    'KR3 warn',
    'KR4 warn',
    'KR7 warn',
    'KR8 warn',
    'KR6 hint',
    'KR10 hint',
    'KR9 hint',
  ])
})
