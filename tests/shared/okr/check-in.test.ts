import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import {
  asksForNextStep,
  type CheckInFacts,
  findCheckInProblems,
  MAX_NOTE_LENGTH,
  type NewCheckIn,
  NewCheckInSchema,
} from '../../../shared/okr/check-in.ts'

const CHECK_IN: NewCheckIn = { value: 40, confidence: 7, note: 'The cache helps', nextStep: null }
const FACTS: CheckInFacts = {
  direction: 'decrease',
  before: 7,
  by: 'person',
  isKnownPerson: (personId) => personId === 'ana',
}
const STEP = { text: 'Ask the database team', ownerId: 'ana' }

describe('[CH1] a check-in is a value, a confidence and one line', () => {
  it('and nothing more has to be said by a program', () => {
    expect(v.parse(NewCheckInSchema, { value: 31.5, confidence: 6 })).toEqual({
      value: 31.5,
      confidence: 6,
      note: '',
      nextStep: null,
    })
  })

  it('may say that it was not measured', () => {
    expect(v.is(NewCheckInSchema, { ...CHECK_IN, value: null })).toBe(true)
  })

  it('keeps its words without the spaces around them', () => {
    const said = v.parse(NewCheckInSchema, { ...CHECK_IN, note: '  Better \n', nextStep: STEP })
    expect(said).toMatchObject({ note: 'Better', nextStep: STEP })
  })

  it.each([
    ['no value', { value: undefined }, 'value'],
    ['a value in words', { value: '40' }, 'value'],
    ['a value that is no number', { value: Number.NaN }, 'value'],
    ['an endless value', { value: Number.POSITIVE_INFINITY }, 'value'],
    ['no confidence', { confidence: undefined }, 'confidence'],
    ['half a confidence', { confidence: 6.5 }, 'confidence'],
    ['confidence below 0', { confidence: -1 }, 'confidence'],
    ['confidence above 10', { confidence: 11 }, 'confidence'],
    ['a page instead of a line', { note: 'x'.repeat(MAX_NOTE_LENGTH + 1) }, 'note'],
    ['a next step without words', { nextStep: { ...STEP, text: '  ' } }, 'nextStep.text'],
    ['a next step that nobody takes', { nextStep: { text: 'Ask' } }, 'nextStep.ownerId'],
  ])('not %s', (_, change, field) => {
    const parsed = v.safeParse(NewCheckInSchema, { ...CHECK_IN, ...change })
    expect(parsed.issues?.map((issue) => v.getDotPath(issue))).toEqual([field])
  })
})

describe('[CH5] a next step is asked for', () => {
  it.each([
    [7, 6, null],
    [7, 5, 'fell'],
    [9, 1, 'fell'],
    [6, 4, 'fell'],
    [5, 4, null],
    [4, 3, 'low'],
    [3, 3, 'low'],
    [0, 3, 'low'],
    [3, 8, null],
    [null, 4, null],
    [null, 3, 'low'],
  ] as const)('where confidence was %s and is %s: %s', (before, confidence, why) => {
    expect(asksForNextStep(before, confidence)).toBe(why)
  })

  it('of people', () => {
    expect(findCheckInProblems({ ...CHECK_IN, confidence: 5 }, FACTS)).toEqual({
      nextStep: expect.stringContaining('fell by 2'),
    })
    expect(findCheckInProblems({ ...CHECK_IN, confidence: 3 }, { ...FACTS, before: 4 })).toEqual({
      nextStep: expect.stringContaining('below 4'),
    })
    expect(findCheckInProblems({ ...CHECK_IN, confidence: 3, nextStep: STEP }, FACTS)).toEqual({})
  })

  it('not of programs: nobody is there to ask', () => {
    expect(findCheckInProblems({ ...CHECK_IN, confidence: 1 }, { ...FACTS, by: 'program' })).toEqual({})
  })

  it('and whoever takes it is somebody of the team, also where it is given freely', () => {
    const nextStep = { ...STEP, ownerId: 'stranger' }
    const wrong = { 'nextStep.ownerId': expect.any(String) }
    expect(findCheckInProblems({ ...CHECK_IN, nextStep }, FACTS)).toEqual(wrong)
    expect(findCheckInProblems({ ...CHECK_IN, nextStep }, { ...FACTS, by: 'program' })).toEqual(wrong)
  })
})

it.each([
  [0, false],
  [1, false],
  [null, false],
  [0.5, true],
  [2, true],
  [-1, true],
])('[CH2] a milestone at %s is refused: %s', (value, isRefused) => {
  const problems = findCheckInProblems({ ...CHECK_IN, value }, { ...FACTS, direction: 'milestone' })
  expect(Object.keys(problems)).toEqual(isRefused ? ['value'] : [])
})
