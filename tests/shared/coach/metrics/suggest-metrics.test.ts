import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { METRIC_FAMILIES } from '../../../../shared/coach/metrics/metric-families.ts'
import { suggestMetrics } from '../../../../shared/coach/metrics/suggest-metrics.ts'

const namesOf = (output: string, who = '') => suggestMetrics(output, { who }).map(({ name }) => name)
const familiesOf = (output: string) => [
  ...new Set(suggestMetrics(output, { limit: 12 }).map(({ family }) => family)),
]

describe('suggested metrics', () => {
  it('[KR1] come from the words, families in turn', () => {
    expect(namesOf('Deploy Feature X')).toEqual([
      'median deployment time',
      'engagement with Feature X',
      'deployment frequency',
      'share of users who finish the task',
      'rollback rate',
      'retention after four weeks',
    ])
  })

  it.each([
    ['Deploy the pipeline', /deployment time|deployment frequency|rollback rate|lead time/],
    ['Ship a feature', /engagement|finish the task|retention/],
    ['Write the docs', /questions that the docs could answer/],
    ['Hire two people', /time to productivity/],
    ['Harden security', /time to patch|exposure/],
  ])('[KR1] are those of the method: %s', (output, expected) => {
    const [first] = namesOf(output)
    expect(first).toMatch(expected)
  })

  it('[KR1] say which words called them', () => {
    const [first] = suggestMetrics('We run our Pen-Tests')
    expect(first?.because).toEqual({ words: 'Pen-Tests', in: 'output', span: { start: 11, end: 20 } })
  })

  it('are called by every form of a word', () => {
    const forms = [
      ['Localise the shop', 'Localize the shop', 'Localisation of the shop'],
      ['Open a call centre', 'Open two call centers', 'a new call-centre'],
      ['Enrolment of students', 'Enrollment of student', 'enrolling students'],
      ['A new sign-up', 'new signups', 'a new sign up'],
      ['CI/CD', 'ci-cd', 'CICD'],
    ]
    for (const [first = '', ...others] of forms) {
      for (const other of others) expect(familiesOf(other)[0]).toBe(familiesOf(first)[0])
      expect(familiesOf(first)[0]).not.toBe('general')
    }
  })

  it('put a telling word before a general one', () => {
    expect(familiesOf('Launch the newsletter')[0]).toBe('newsletter')
    expect(familiesOf('Roll out single sign-on')[0]).toBe('access')
  })

  it('put what a general word calls behind everything that a telling word calls', () => {
    const families = suggestMetrics('Hire three engineers').map(({ family }) => family)
    expect(families.lastIndexOf('hiring')).toBeLessThan(families.indexOf('developer-tools'))
  })

  it('use who notices and what changes', () => {
    const output = 'Finish phase two'
    expect(suggestMetrics(output, { who: 'donors' })[0]?.family).toBe('fundraising')
    expect(suggestMetrics(output, { changes: ['fewer incidents at night'] })[0]?.because?.in).toBe('changes')
  })

  it('are those that fit anything when no word is known', () => {
    const general = suggestMetrics('Zebra')
    expect(general.length).toBeGreaterThanOrEqual(3)
    expect(general.every(({ because }) => because === null)).toBe(true)
  })

  it('are never empty, the same each time, and quick, for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc
            .array(fc.constantFrom(...METRIC_FAMILIES.flatMap(({ words }) => words.map(({ word }) => word))))
            .map((words) => words.join(' ')),
        ),
        fc.string({ unit: 'grapheme' }),
        (output, who) => {
          const suggested = suggestMetrics(output, { who, changes: [who], limit: 5 })
          expect(suggested.length).toBeGreaterThan(0)
          expect(suggested.length).toBeLessThanOrEqual(5)
          expect(suggestMetrics(output, { who, changes: [who], limit: 5 })).toEqual(suggested)
          for (const { because, name } of suggested) {
            expect(name).not.toMatch(/[{}]/)
            if (because?.in === 'output') {
              expect(output.slice(because.span.start, because.span.end)).toBe(because.words)
            }
          }
        },
      ),
    )
    for (const piece of ['deploy ', 'a', 'z-', 'ééé ', '\u{1F600}', 'sign up ', '’s', 'ing ed ']) {
      const started = performance.now()
      suggestMetrics(piece.repeat(10_000).slice(0, 10_000))
      expect(performance.now() - started).toBeLessThan(500)
    }
  })
})
