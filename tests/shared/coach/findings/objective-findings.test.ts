import { describe, expect, it } from 'vitest'
import { OBJECTIVE_PROBLEMS, type ProblemFound } from '../../../../shared/coach/classification.ts'
import { objectiveFindings } from '../../../../shared/coach/findings/objective-findings.ts'
import { CERTAIN, problem, verdicts } from './classified.ts'

const GOOD = 'Make regular guests feel known in every one of our hotels'

function find(problems: readonly ProblemFound[], text = GOOD, isReview = false) {
  return objectiveFindings({ problems }, text, { isReview }, CERTAIN)
}

it('says nothing about a good one, nor about a card without words', () => {
  expect(find([])).toEqual([])
  expect(find([problem('vague')], ' \n', true)).toEqual([])
})

describe('what is the matter', () => {
  it.each([
    ['OB1', 'is_task', ['open-ladder']],
    ['OB2', 'contains_metric', ['move-number']],
    ['OB3', 'vague', []],
    ['OB4', 'business_as_usual', []],
    ['OB5', 'compound', ['split']],
  ] as const)('[%s] warns about %s, and asks where that is unsure', (rule, name, helps) => {
    expect(find([problem(name)])).toMatchObject([{ rule, verdict: 'warn', helps }])
    const [asked] = find([problem(name, CERTAIN - 0.01)])
    expect(asked).toMatchObject({ rule, verdict: 'ask', helps })
    expect(asked?.prompt).not.toBe(find([problem(name)])[0]?.prompt)
    expect(asked?.title).toMatch(/\?$/)
  })

  it('[OB6] never speaks louder than a hint', () => {
    expect(verdicts(find([problem('jargon')]))).toEqual(['OB6 hint'])
    expect(verdicts(find([problem('jargon', 0.5)]))).toEqual(['OB6 hint'])
  })

  it.each(OBJECTIVE_PROBLEMS)('names the words it saw: %s', (name) => {
    const [seen] = find([{ ...problem(name), span: { start: 5, end: 12 } }])
    expect(seen?.reason).toContain('“regular”')
    expect(seen?.span).toEqual({ start: 5, end: 12 })
    expect(find([problem(name)])[0]?.reason).toMatch(/^[A-Z]/)
  })

  it('puts the deliverable first and the words last, in whatever order they were found', () => {
    const all = [...OBJECTIVE_PROBLEMS].reverse().map((name) => problem(name))
    expect(verdicts(find(all, 'Go', true))).toEqual([
      'OB1 warn',
      'OB2 warn',
      'OB3 warn',
      'OB4 warn',
      'OB5 warn',
      'OB6 hint',
      'OB7 hint',
      'OB8 ask',
    ])
  })
})

describe('[OB7] the length', () => {
  const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')

  it('is 4 to 18 words on one line', () => {
    expect(verdicts(find([], words(3)))).toEqual(['OB7 hint'])
    expect(verdicts(find([], words(4)))).toEqual([])
    expect(verdicts(find([], words(18)))).toEqual([])
    expect(verdicts(find([], words(19)))).toEqual(['OB7 hint'])
    expect(verdicts(find([], `${words(3)}\n${words(3)}`))).toEqual(['OB7 hint'])
    expect(verdicts(find([], `\n${words(6)}\n`))).toEqual([])
  })

  it('counts no dashes and bullets', () => {
    expect(verdicts(find([], '- one – two & three'))).toEqual(['OB7 hint'])
  })
})

it('[OB8] is asked at review alone', () => {
  expect(verdicts(find([]))).toEqual([])
  expect(verdicts(find([], GOOD, true))).toEqual(['OB8 ask'])
})
