import { describe, expect, it } from 'vitest'
import { measurePhrase, namesIn } from '../../../../shared/coach/ladder/measure-phrase.ts'
import { METRIC_FAMILIES } from '../../../../shared/coach/metrics/metric-families.ts'

const NO_NAMES: ReadonlySet<string> = new Set()

describe('a measure in a sentence', () => {
  it.each([
    ['Deployment time', 'deployment time', false],
    ['Number of critical findings', 'the number of critical findings', false],
    ['share of shoppers who finish', 'the share of shoppers who finish', false],
    ['% of users who return', 'the share of users who return', false],
    ['time to first review', 'the time to first review', false],
    ['Support tickets about it', 'support tickets about it', true],
    ['hours spent on upkeep', 'hours spent on upkeep', true],
    ['customers at risk of leaving', 'customers at risk of leaving', true],
    ['API errors', 'API errors', true],
    ['NPS', 'NPS', false],
    ['iOS crash rate', 'iOS crash rate', false],
    ['Days to close the month', 'days to close the month', true],
    ['customer happiness', 'customer happiness', false],
    ['people hurt on the roads', 'people hurt on the roads', true],
    ['customers won through the campaign', 'customers won through the campaign', true],
    ['orders delivered on time', 'orders delivered on time', true],
    ['Spend outside contracts', 'spend outside contracts', false],
    ['Unplanned downtime', 'unplanned downtime', false],
    ['Cost and waste', 'cost and waste', true],
    ['median time to hire', 'the median time to hire', false],
    ['The number of tickets.', 'the number of tickets', false],
    ['German visitors', 'German visitors', true],
    ['A good rating', 'a good rating', false],
  ])('[KR1] "%s" is written "%s"', (measure, words, isPlural) => {
    const phrase = measurePhrase(measure, NO_NAMES)
    expect(phrase).toMatchObject({ words, isPlural })
  })

  it.each([
    ['Reduce churn', 'churn', 'decrease'],
    ['fewer tickets', 'tickets', 'decrease'],
    ['Increase in revenue', 'revenue', 'increase'],
    ['more returning users', 'returning users', 'increase'],
    ['reduced waiting', 'reduced waiting', null],
    ['lower', 'lower', null],
  ])('[CH2] "%s" says which way it goes', (measure, words, direction) => {
    expect(measurePhrase(measure, NO_NAMES)).toMatchObject({ words, direction })
  })

  it('keeps the capital letter of names that stand elsewhere', () => {
    expect(measurePhrase('Leeds footfall', namesIn(['Open the Leeds shop'])).words).toBe('Leeds footfall')
  })

  it('takes every suggested metric as it is named', () => {
    for (const { name } of METRIC_FAMILIES.flatMap(({ metrics }) => metrics)) {
      expect(measurePhrase(name, NO_NAMES).words.replace(/^the /, '')).toBe(name)
      expect(measurePhrase(name, NO_NAMES).direction, name).toBeNull()
    }
  })
})
