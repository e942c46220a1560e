import { describe, expect, it } from 'vitest'
import { assess } from '../../../shared/coach/assess.ts'
import { type CardContext, NO_CONTEXT, type Statement } from '../../../shared/coach/assessment.ts'
import type { CoachRule, Finding } from '../../../shared/coach/finding.ts'
import { ruleEntry } from '../../../shared/coach/rules/rulebook.ts'
import { smartLights } from '../../../shared/coach/smart-lights.ts'
import { EMPTY_KEY_RESULT_FIELDS, type KeyResultFields } from '../../../shared/okr/model.ts'

const CYCLE = { startsOn: '2027-01-01', endsOn: '2027-12-31' }

function findingsOf(kind: Statement['kind'], text: string, change: Partial<CardContext> = {}) {
  return assess({ kind, text }, { ...NO_CONTEXT, ...change }).findings
}

function rulesOf(findings: readonly Finding[]): readonly CoachRule[] {
  return findings.map(({ rule }) => rule)
}

/** Rules that the words of a single statement can break. */
const OF_OBJECTIVES = ['OB1', 'OB2', 'OB3', 'OB4', 'OB5', 'OB6', 'OB7'] as const
const OF_KEY_RESULTS = ['KR1', 'KR2', 'KR3', 'KR4', 'KR5', 'KR8', 'KR10'] as const

describe('the rulebook’s own examples', () => {
  it.each(OF_OBJECTIVES)(
    '[%s] speaks of its weak example, and nothing speaks loudly of the strong one',
    (rule) => {
      const { weak, strong } = ruleEntry(rule).example
      expect(rulesOf(findingsOf('objective', weak))).toContain(rule)
      const loud = findingsOf('objective', strong).filter(({ verdict }) => verdict !== 'hint')
      expect(rulesOf(loud)).toEqual([])
      expect(rulesOf(findingsOf('objective', strong))).not.toContain(rule)
    },
  )

  it.each(OF_KEY_RESULTS)(
    '[%s] speaks of its weak example, and nothing speaks loudly of the strong one',
    (rule) => {
      const { weak, strong } = ruleEntry(rule).example
      expect(rulesOf(findingsOf('key_result', weak))).toContain(rule)
      const loud = findingsOf('key_result', strong).filter(({ verdict }) => verdict !== 'hint')
      expect(rulesOf(loud)).toEqual([])
      expect(rulesOf(findingsOf('key_result', strong))).not.toContain(rule)
    },
  )
})

describe('an assessment', () => {
  it('has nothing to say about a card without words', () => {
    expect(findingsOf('objective', ' ', { isReview: true })).toEqual([])
    expect(findingsOf('key_result', '\n', { objective: '', isReview: true })).toEqual([])
  })

  it('[KR1] puts what a key result is before what it lacks', () => {
    expect(rulesOf(findingsOf('key_result', 'Deploy Feature X'))).toEqual(['KR1', 'KR4', 'KR8'])
  })

  it('points into the words as they were given', () => {
    const text = '  Reduce P99 latency of payment processing by 30%'
    for (const { span } of findingsOf('key_result', text)) {
      if (span !== null) expect(text.slice(span.start, span.end).trim()).not.toBe('')
    }
  })
})

describe('SMART lights', () => {
  const OUTCOME = 'Share of patients who book online rises from 20% to 45% by 30 June'

  function lights(text: string, change: Partial<CardContext> = {}, dueByDefault = false) {
    const context = { ...NO_CONTEXT, ...change }
    const assessment = assess({ kind: 'key_result', text }, context)
    if (assessment.kind !== 'key_result') throw new Error('A key result was assessed as something else.')
    return smartLights(assessment, text, context, dueByDefault)
  }
  const fields = (change: Partial<KeyResultFields>) => ({ fields: { ...EMPTY_KEY_RESULT_FIELDS, ...change } })

  it('show nothing of a card without words but what its values say', () => {
    const dark = { specific: 'unknown', measurable: 'unknown', achievable: 'unknown', relevant: 'unknown' }
    expect(lights('')).toEqual({ ...dark, timeBound: 'unknown' })
    expect(lights('', fields({ dueOn: '2027-06-30' }))).toEqual({ ...dark, timeBound: 'met' })
  })

  it('[KR3] [KR4] [KR6] [KR7] [KR8] are all met by a good one that people believe in', () => {
    const card = { objective: 'Seeing a doctor is simple', ...fields({ confidence: 5 }) }
    expect(lights(OUTCOME, card)).toEqual({
      specific: 'met',
      measurable: 'met',
      achievable: 'unknown',
      relevant: 'met',
      timeBound: 'met',
    })
    expect(lights(OUTCOME, { ...card, commitment: 'aspirational' }).achievable).toBe('met')
    expect(lights(OUTCOME, { ...card, commitment: 'committed' }).achievable).toBe('not-yet')
  })

  it('[KR3] is not met by a weasel verb', () => {
    expect(lights('Help the sales team with demos').specific).toBe('not-yet')
  })

  it('[KR4] wants a target that was begun to be whole, and takes the words before that', () => {
    expect(lights(OUTCOME).measurable).toBe('met')
    expect(lights('Deploy Feature X').measurable).toBe('not-yet')
    expect(lights(OUTCOME, fields({ direction: 'increase' })).measurable).toBe('not-yet')
    const whole = fields({ direction: 'increase', unit: '%', baseline: 20, target: 45 })
    expect(lights('Deploy Feature X', whole).measurable).toBe('met')
  })

  it('[KR7] is met by an outcome under an objective, and by nothing that we do', () => {
    expect(lights(OUTCOME, { objective: null }).relevant).toBe('unknown')
    expect(lights(OUTCOME, { objective: '' }).relevant).toBe('not-yet')
    expect(lights('Deploy Feature X', { objective: 'Seeing a doctor is simple' }).relevant).toBe('not-yet')
    expect(lights('Number of deployments', { objective: 'Seeing a doctor is simple' }).relevant).toBe(
      'not-yet',
    )
  })

  it('[KR8] takes the card’s date, the words, or the cycle’s end where that is the rule', () => {
    const undated = 'Deploy Feature X'
    expect(lights(undated).timeBound).toBe('not-yet')
    expect(lights(undated, {}, true).timeBound).toBe('met')
    expect(lights(undated, { cycle: CYCLE, ...fields({ dueOn: '2027-06-30' }) }).timeBound).toBe('met')
    expect(lights(undated, { cycle: CYCLE, ...fields({ dueOn: '2028-01-01' }) }).timeBound).toBe('not-yet')
  })
})
