import { describe, expect, it } from 'vitest'
import { assess } from '../../../shared/coach/assess.ts'
import { NO_CONTEXT } from '../../../shared/coach/assessment.ts'
import type { Finding, Verdict } from '../../../shared/coach/finding.ts'
import { assessSet } from '../../../shared/coach/set/assess-set.ts'
import type { SetToAssess } from '../../../shared/coach/set/set-to-assess.ts'
import { EMPTY_KEY_RESULT_FIELDS } from '../../../shared/okr/model.ts'

// What the article gives as good and as bad, in its own words.
const GOOD_OBJECTIVES = [
  'Become the leading platform for scalable machine learning deployments',
  'Significantly improve the reliability of our core payment service',
  'Establish a world-class CI/CD pipeline',
  'Expand into the European market',
] as const
const GOOD_KEY_RESULTS = [
  'Reduce P99 latency of payment processing by 30%',
  'Increase automated test coverage from 60% to 85%',
  'Reduce deployment time by 50%',
  'Increase deployment frequency to daily',
  'Reduce rollback rate to under 1%',
  'Increase user engagement by 15% with Feature X',
  'Increase user engagement with Feature X by 20%',
] as const

const CYCLE = { startsOn: '2027-01-01', endsOn: '2027-03-31' }
const ABOVE_HINT: readonly Verdict[] = ['ask', 'warn', 'strong-warn']
const HAS_DUE_DATE = {
  ...NO_CONTEXT,
  cycle: CYCLE,
  objective: GOOD_OBJECTIVES[0],
  fields: { ...EMPTY_KEY_RESULT_FIELDS, dueOn: '2027-03-31' },
}

function aboveHint(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ verdict }) => ABOVE_HINT.includes(verdict))
    .map(({ rule, verdict, reason }) => `${rule} ${verdict}: ${reason}`)
}

function keyResultFindings(text: string): readonly Finding[] {
  return assess({ kind: 'key_result', text }, HAS_DUE_DATE).findings
}

describe('what the article gives as good', () => {
  it.each(GOOD_OBJECTIVES)('[OB1] [OB2] [OB3] [OB4] [OB5] has nothing above a hint: %s', (text) => {
    expect(aboveHint(assess({ kind: 'objective', text }).findings)).toEqual([])
  })

  it.each(GOOD_KEY_RESULTS)('[KR1] [KR2] [KR3] [KR4] [KR5] [KR8] has nothing above a hint: %s', (text) => {
    expect(aboveHint(keyResultFindings(text))).toEqual([])
  })

  it('[SE1] [SE2] [SE4] [SE8] [KR11] its start-up’s set has nothing above a hint', () => {
    const findings = assessSet(
      setOf([['Establish a world-class CI/CD pipeline', GOOD_KEY_RESULTS.slice(2, 5)]]),
    )
    expect(aboveHint(findings)).toEqual([])
    expect(findings.map(({ rule }) => rule)).toEqual([])
  })
})

describe('what the article gives as bad', () => {
  it.each(['Deploy Feature X', 'Complete Feature X'])('[KR1] is an output: %s', (text) => {
    expect(keyResultFindings(text)[0]).toMatchObject({ rule: 'KR1', verdict: 'warn' })
  })

  it('[KR2] is a vanity metric: Number of deployments', () => {
    expect(keyResultFindings('Number of deployments')[0]).toMatchObject({ rule: 'KR2', verdict: 'warn' })
  })

  it('[OB3] is vague: Improve customer satisfaction', () => {
    const { findings } = assess({ kind: 'objective', text: 'Improve customer satisfaction' })
    expect(findings[0]).toMatchObject({ rule: 'OB3', verdict: 'warn' })
  })

  it('[SE1] is too many objectives', () => {
    const many = Array.from({ length: 6 }, (_, place) => [`Objective of team number ${place}`, []] as const)
    expect(assessSet(setOf(many))[0]).toMatchObject({ rule: 'SE1', verdict: 'strong-warn' })
  })

  it('[SE5] is dictated from the top', () => {
    const findings = assessSet({
      ...setOf([[GOOD_OBJECTIVES[1], GOOD_KEY_RESULTS.slice(0, 3)]]),
      proposals: { byFacilitators: 4, byOthers: 0 },
    })
    expect(findings.find(({ rule }) => rule === 'SE5')).toMatchObject({
      verdict: 'show',
      title: '4 of 4 proposals came from the facilitators',
    })
  })
})

function setOf(objectives: readonly (readonly [text: string, keyResults: readonly string[]])[]): SetToAssess {
  return {
    objectives: objectives.map(([text, keyResults], place) => ({
      id: `o${place}`,
      text,
      keyResults: keyResults.map((words, index) => ({ id: `o${place}.${index}`, text: words, fields: null })),
    })),
    cycle: CYCLE,
    proposals: null,
    notDoing: null,
    isReview: false,
  }
}
