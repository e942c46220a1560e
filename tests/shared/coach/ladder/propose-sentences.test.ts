import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess } from '../../../../shared/coach/assess.ts'
import { type Assessment, type CardContext, NO_CONTEXT } from '../../../../shared/coach/assessment.ts'
import { classifyKeyResult } from '../../../../shared/coach/key-result/classify-key-result.ts'
import type { LadderAnswers } from '../../../../shared/coach/ladder/answers.ts'
import { proposeSentences } from '../../../../shared/coach/ladder/propose-sentences.ts'
import { METRIC_FAMILIES } from '../../../../shared/coach/metrics/metric-families.ts'
import { MAX_TEXT_LENGTH } from '../../../../shared/okr/model.ts'
import { findTargetProblem } from '../../../../shared/okr/target.ts'

const FEATURE_X: LadderAnswers = {
  output: 'Deploy Feature X',
  who: 'Weekly users',
  changes: ['They finish their task with Feature X.'],
  measure: 'Engagement with Feature X',
  unit: '% of weekly users',
  baseline: 20,
  target: 35,
  dueOn: '2027-03-31',
}

function sentencesOf(answers: Partial<LadderAnswers>): readonly string[] {
  return proposeSentences({ ...FEATURE_X, ...answers }).map(({ sentence }) => sentence)
}

/** What each ladder ends in, in full: grammar shows only in whole sentences. */
const LADDERS: readonly {
  readonly answers: Partial<LadderAnswers>
  readonly sentences: readonly string[]
}[] = [
  {
    answers: {},
    sentences: [
      'Increase engagement with Feature X from 20% to 35% of weekly users by 31 March',
      'Engagement with Feature X rises from 20% to 35% of weekly users by 31 March',
      'By 31 March, 35% of weekly users finish their task with Feature X, up from 20%',
    ],
  },
  {
    answers: {
      measure: 'Deployment time',
      unit: 'minutes',
      baseline: 48,
      target: 24,
      who: 'Every engineer who waits for a release',
      changes: ['They see a change live before they move on'],
    },
    sentences: [
      'Reduce deployment time from 48 to 24 minutes by 31 March',
      'Deployment time falls from 48 to 24 minutes by 31 March',
      'For every engineer who waits for a release, deployment time falls from 48 to 24 minutes by 31 March',
    ],
  },
  {
    answers: {
      measure: 'deployment time',
      unit: 'minutes',
      baseline: 48,
      target: 24,
      who: 'Engineers',
      changes: ['They see a change live before they move on', ' '],
    },
    sentences: [
      'Reduce deployment time from 48 to 24 minutes by 31 March',
      'Deployment time falls from 48 to 24 minutes by 31 March',
      'Engineers see a change live before they move on: deployment time falls from 48 to 24 minutes by 31 March',
    ],
  },
  {
    answers: {
      who: 'Shoppers in Germany',
      changes: ['They can finish checkout'],
      measure: 'Checkout completion rate',
      unit: '%',
      baseline: 54,
      target: 68,
    },
    sentences: [
      'Increase checkout completion rate from 54% to 68% by 31 March',
      'Checkout completion rate rises from 54% to 68% by 31 March',
      'By 31 March, 68% of shoppers in Germany finish checkout, up from 54%',
    ],
  },
  {
    answers: {
      who: '',
      changes: [],
      measure: 'share of shoppers who finish checkout',
      unit: '%',
      baseline: 54,
      target: 68,
    },
    sentences: [
      'Increase the share of shoppers who finish checkout from 54% to 68% by 31 March',
      'The share of shoppers who finish checkout rises from 54% to 68% by 31 March',
      'By 31 March, 68% of shoppers finish checkout, up from 54%',
    ],
  },
  {
    answers: {
      measure: 'Number of critical findings',
      unit: 'findings',
      baseline: 9,
      target: 3,
      who: '',
      changes: [],
    },
    sentences: [
      'Reduce the number of critical findings from 9 to 3 by 31 March',
      'The number of critical findings falls from 9 to 3 by 31 March',
    ],
  },
  {
    answers: {
      measure: 'share of incidents that customers report first',
      unit: '%',
      baseline: 40,
      target: 10,
      who: 'Customers',
      changes: ['They hear from us before they notice'],
    },
    sentences: [
      'Reduce the share of incidents that customers report first from 40% to 10% by 31 March',
      'The share of incidents that customers report first falls from 40% to 10% by 31 March',
      'Customers hear from us before they notice: the share of incidents that customers report first falls from 40% to 10% by 31 March',
    ],
  },
  {
    answers: {
      measure: 'deals lost over security',
      unit: 'deals per quarter',
      baseline: 6,
      target: 1,
      who: '',
    },
    sentences: [
      'Reduce deals lost over security from 6 to 1 a quarter by 31 March',
      'Deals lost over security fall from 6 to 1 a quarter by 31 March',
    ],
  },
  {
    answers: {
      measure: 'How long a team waits for a change',
      unit: 'days',
      baseline: 21,
      target: 1,
      who: 'Product teams',
      changes: ['They wait less'],
      dueOn: '2027-06-01',
    },
    sentences: [
      'Reduce how long a team waits for a change from 21 to 1 day by 1 June',
      'How long a team waits for a change falls from 21 to 1 day by 1 June',
      'Product teams wait less: how long a team waits for a change falls from 21 to 1 day by 1 June',
    ],
  },
  {
    answers: {
      measure: 'members who borrow every month',
      unit: 'members',
      baseline: 1200,
      target: 2000,
      who: 'IT, HR and finance',
      changes: ['Nothing'],
    },
    sentences: [
      'Increase members who borrow every month from 1,200 to 2,000 by 31 March',
      'Members who borrow every month rise from 1,200 to 2,000 by 31 March',
    ],
  },
  {
    answers: {
      measure: 'calls to support',
      unit: '/day',
      baseline: 'unknown',
      target: 30,
      who: 'we',
      changes: [],
    },
    sentences: [
      'Reduce calls to support to 30 a day by 31 March',
      'Calls to support fall to 30 a day by 31 March',
      'For us, calls to support fall to 30 a day by 31 March',
    ],
  },
  {
    answers: { measure: 'availability', unit: '%', baseline: 99.9, target: 99.9, who: 'we', changes: [] },
    sentences: [
      'Keep availability at 99.9% until 31 March',
      'Availability stays at 99.9% until 31 March',
      'For us, availability stays at 99.9% until 31 March',
    ],
  },
  {
    answers: { measure: 'Reduce churn', unit: '%', baseline: 'unknown', target: 3, who: '', dueOn: null },
    sentences: ['Reduce churn to 3%', 'Churn falls to 3%'],
  },
]

describe('proposed sentences', () => {
  it.each(LADDERS)(
    '[KR1] say the outcome with its numbers and its date: $sentences.0',
    ({ answers, sentences }) => {
      expect(sentencesOf(answers)).toEqual(sentences)
    },
  )

  it('[KR4] propose fields that pass the gate', () => {
    for (const { fields } of proposeSentences(FEATURE_X)) {
      expect(findTargetProblem({ ...fields, milestoneReason: '' })).toBeNull()
    }
  })

  it('[KR5] leave an unknown baseline out of the words and keep it in the fields', () => {
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

  it('[CH2] move a suggested metric its own way while the start is not known', () => {
    for (const { name, direction, unit } of METRIC_FAMILIES.flatMap(({ metrics }) => metrics)) {
      for (const measure of [name, `The ${name}`]) {
        const [first] = proposeSentences({ ...FEATURE_X, measure, unit, baseline: 'unknown' })
        expect(first?.fields.direction, name).toBe(direction)
      }
    }
  })

  it('[KR8] say no date where there is none', () => {
    expect(sentencesOf({ dueOn: null }).join()).not.toContain('March')
  })

  it('are none before the measure and the target are known', () => {
    expect(sentencesOf({ measure: ' ' })).toEqual([])
    expect(sentencesOf({ target: null })).toEqual([])
  })

  it('keep names and acronyms as they are written', () => {
    expect(sentencesOf({ measure: 'API errors', unit: '' })[0]).toContain('API errors')
    expect(sentencesOf({ measure: 'Leeds footfall', output: 'Open the Leeds shop' })[0]).toContain(
      'Leeds footfall',
    )
  })

  it.each(METRIC_FAMILIES.flatMap(({ metrics }) => metrics))(
    '[KR1] leave the coach nothing to warn of, for every suggested metric: $name',
    ({ name, direction, unit }) => {
      const [baseline, target] = direction === 'decrease' ? [20, 10] : [10, 20]
      const answers = { ...FEATURE_X, measure: name.replace(/[{}]/g, ''), unit, baseline, target }
      const proposals = proposeSentences(answers, { assess })
      expect(proposals.length).toBeGreaterThanOrEqual(2)
      for (const { assessment, sentence } of proposals) {
        const warned = assessment?.findings.filter(
          ({ verdict }) => verdict === 'warn' || verdict === 'strong-warn',
        )
        expect(warned, sentence).toEqual([])
      }
    },
  )

  it('do not trip over the names of built-in properties', () => {
    expect(sentencesOf({ who: 'toString', measure: 'constructor' })).toHaveLength(3)
  })

  describe('with the coach', () => {
    /** Stands in for the coach: it warns of every text that `isBad`, so that only the choice is tested here. */
    const coachThatWarnsOf =
      (isBad: (text: string) => boolean) =>
      ({ text }: { readonly text: string }): Assessment => ({
        kind: 'objective',
        classification: { problems: [] },
        findings: isBad(text)
          ? [
              {
                rule: 'KR1',
                verdict: 'warn',
                span: null,
                title: '',
                prompt: '',
                reason: '',
                example: { weak: '', strong: '' },
                helps: [],
              },
            ]
          : [],
      })

    it('[KR1] word anew what it warns of', () => {
      const proposals = proposeSentences(FEATURE_X, {
        assess: coachThatWarnsOf((text) => text.startsWith('Increase')),
      })
      expect(proposals.map(({ sentence }) => sentence)).toContain(
        'Bring engagement with Feature X up from 20% to 35% of weekly users by 31 March',
      )
      for (const { assessment } of proposals) expect(assessment?.findings).toEqual([])
    })

    it('[KR1] drop a form that it warns of in every wording', () => {
      const assess = coachThatWarnsOf((text) => /^(?:Increase|Bring)/.test(text))
      expect(proposeSentences(FEATURE_X, { assess }).map(({ sentence }) => sentence)).toEqual([
        'Engagement with Feature X rises from 20% to 35% of weekly users by 31 March',
        'By 31 March, 35% of weekly users finish their task with Feature X, up from 20%',
      ])
    })

    it('[KR2] are proposed with what it says when it warns of every one', () => {
      const proposals = proposeSentences(FEATURE_X, { assess: coachThatWarnsOf(() => true) })
      expect(proposals).toHaveLength(3)
      for (const { assessment } of proposals) expect(assessment?.findings).toHaveLength(1)
    })

    it('[KR2] hide nothing by their wording when the measure counts our own work', () => {
      const readAsOwnWork = proposeSentences(
        { ...FEATURE_X, measure: 'number of deployments', unit: 'a week', baseline: 5, target: 20 },
        {
          assess: (statement, card) => {
            const assessment = coachThatWarnsOf((text) => /^(?:Increase|The number)/.test(text))(statement)
            const classification = { ...classifyKeyResult(statement.text), type: 'activity_metric' as const }
            expect(card.fields?.target).toBe(20)
            return { ...assessment, kind: 'key_result', classification }
          },
        },
      )
      expect(readAsOwnWork.map(({ sentence }) => sentence)).toEqual([
        'Increase the number of deployments from 5 to 20 a week by 31 March',
        'The number of deployments rises from 5 to 20 a week by 31 March',
      ])
    })

    it('[KR8] are read with the fields that they set and what else the card knows', () => {
      const seen: CardContext[] = []
      const context = { ...NO_CONTEXT, objective: 'Make the first week easy' }
      proposeSentences(FEATURE_X, {
        context,
        assess: (statement, card) => {
          seen.push(card)
          return coachThatWarnsOf(() => false)(statement)
        },
      })
      for (const card of seen) {
        expect(card).toMatchObject({ ...context, fields: { dueOn: '2027-03-31', target: 35, baseline: 20 } })
      }
    })
  })

  it('are two or three different ones with the target, for any answers', () => {
    fc.assert(
      fc.property(
        fc.record({
          output: fc.string({ unit: 'binary' }),
          who: fc.string({ unit: 'grapheme' }),
          changes: fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }),
          measure: fc.string({ minLength: 1 }).filter((text) => /^\p{L}/u.test(text)),
          unit: fc.constantFrom('%', 'minutes', '€ a month', '', '% of users'),
          baseline: fc.oneof(fc.integer(), fc.constant('unknown' as const), fc.constant(null)),
          target: fc.integer({ min: -999, max: 999 }),
          dueOn: fc.constantFrom(null, '2027-03-31'),
        }),
        (answers) => {
          const sentences = proposeSentences(answers).map(({ sentence }) => sentence)
          expect(sentences).toEqual(proposeSentences(answers).map(({ sentence }) => sentence))
          expect(sentences.length).toBeGreaterThanOrEqual(2)
          expect(sentences.length).toBeLessThanOrEqual(3)
          expect(new Set(sentences).size).toBe(sentences.length)
          for (const sentence of sentences) expect(sentence).toContain(String(Math.abs(answers.target)))
        },
      ),
    )
  })

  it('are never longer than a card may be', () => {
    const long = 'deployment time of the service '.repeat(400)
    for (const sentence of sentencesOf({ measure: long, who: long, changes: [long], output: long })) {
      expect(sentence.length).toBeLessThanOrEqual(MAX_TEXT_LENGTH)
    }
  })

  it('are found quickly for texts of 10,000 characters', () => {
    for (const piece of ['.', ' ', '. ', 'a', 'A ', 'who ', 'share of a who b ', 'ed ', '1,', '(', '%']) {
      const text = `${piece.repeat(10_000).slice(0, 9_999)}x`
      const started = performance.now()
      proposeSentences({ ...FEATURE_X, measure: text, who: text, changes: [text], output: text })
      expect(performance.now() - started).toBeLessThan(300)
    }
  })
})
