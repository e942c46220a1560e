import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  directionOf,
  type LadderAnswers,
  proposeSentences,
  suggestMeasures,
} from '../../../shared/okr/outcome-sentences.ts'
import { findTargetProblem } from '../../../shared/okr/target.ts'

const FEATURE_X: LadderAnswers = {
  who: 'Weekly users',
  change: 'They finish their task with Feature X.',
  measure: 'Engagement with Feature X',
  unit: '% of weekly users',
  baseline: 20,
  target: 35,
  dueOn: '2027-03-31',
}

describe('proposed sentences', () => {
  it('[KR1] says the article’s own case with its numbers and its date', () => {
    const [first, ...others] = proposeSentences(FEATURE_X)
    expect(first?.sentence).toBe(
      'Increase engagement with Feature X from 20% to 35% of weekly users by 31 March',
    )
    expect(others).toHaveLength(2)
  })

  it('[KR4] proposes fields that pass the gate', () => {
    for (const { fields } of proposeSentences(FEATURE_X)) {
      expect(findTargetProblem({ ...fields, milestoneReason: '' })).toBeNull()
    }
  })

  it('[KR5] leaves an unknown baseline out of the words and keeps it in the fields', () => {
    const [first] = proposeSentences({
      ...FEATURE_X,
      measure: 'Deployment time',
      unit: 'minutes',
      baseline: 'unknown',
      target: 24,
    })
    expect(first?.sentence).toBe('Reduce deployment time to 24 minutes by 31 March')
    expect(first?.fields).toMatchObject({ baseline: 'unknown', direction: 'decrease' })
  })

  it('[KR8] says no date where there is none', () => {
    expect(proposeSentences({ ...FEATURE_X, dueOn: null })[0]?.sentence).not.toContain(' by ')
  })

  it('proposes nothing before the measure and the target are known', () => {
    expect(proposeSentences({ ...FEATURE_X, measure: ' ' })).toEqual([])
    expect(proposeSentences({ ...FEATURE_X, target: null })).toEqual([])
  })

  it('keeps names and acronyms as they are written', () => {
    expect(proposeSentences({ ...FEATURE_X, measure: 'API errors', unit: '' })[0]?.sentence).toContain(
      'API errors',
    )
  })

  it('gives two or three different sentences, each with the target, for any answers', () => {
    fc.assert(
      fc.property(
        fc.record({
          who: fc.string(),
          change: fc.string(),
          measure: fc.string({ minLength: 1 }).filter((text) => /\p{L}/u.test(text)),
          unit: fc.constantFrom('%', 'minutes', '€ a month', '', '% of users'),
          baseline: fc.oneof(fc.integer(), fc.constant('unknown' as const), fc.constant(null)),
          target: fc.integer(),
          dueOn: fc.constantFrom(null, '2027-03-31'),
        }),
        (answers) => {
          const sentences = proposeSentences(answers).map(({ sentence }) => sentence)
          expect(sentences.length).toBeGreaterThanOrEqual(2)
          expect(sentences.length).toBeLessThanOrEqual(3)
          expect(new Set(sentences).size).toBe(sentences.length)
          for (const sentence of sentences) expect(sentence).toContain(String(answers.target))
        },
      ),
    )
  })
})

describe('direction', () => {
  it('[CH2] follows the numbers', () => {
    expect(directionOf({ measure: 'x', baseline: 48, target: 24 })).toBe('decrease')
    expect(directionOf({ measure: 'x', baseline: 20, target: 35 })).toBe('increase')
    expect(directionOf({ measure: 'x', baseline: 5, target: 5 })).toBe('maintain')
    expect(directionOf({ measure: 'x', baseline: 5, target: null })).toBeNull()
  })
})

describe('suggested measures', () => {
  it('[KR1] come from the output’s words', () => {
    expect(suggestMeasures('Deploy the new pipeline').map(({ name }) => name)).toContain('rollback rate')
    expect(suggestMeasures('Write the docs').map(({ unit }) => unit)).toContain('a week')
    expect(suggestMeasures('Deploy Feature X').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['deployment time', 'engagement with it']),
    )
    expect(suggestMeasures('Zebra')).toEqual([])
  })
})
