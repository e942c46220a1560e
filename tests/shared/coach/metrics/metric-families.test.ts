import { describe, expect, it } from 'vitest'
import { classifyKeyResult } from '../../../../shared/coach/key-result/classify-key-result.ts'
import { proposeSentences } from '../../../../shared/coach/ladder/propose-sentences.ts'
import { DEPARTMENTS } from '../../../../shared/coach/metrics/metric.ts'
import { GENERAL_METRICS, METRIC_FAMILIES } from '../../../../shared/coach/metrics/metric-families.ts'
import { readFamilies } from '../../../../shared/coach/metrics/read-families.ts'
import { MAX_PHRASE_WORDS, suggestMetrics } from '../../../../shared/coach/metrics/suggest-metrics.ts'
import { stemmedWords } from '../../../../shared/coach/metrics/word-stems.ts'

const ALL_WORDS = METRIC_FAMILIES.flatMap(({ id, words }) => words.map((word) => ({ id, ...word })))
const ALL_METRICS = METRIC_FAMILIES.flatMap(({ id, metrics }) => metrics.map((metric) => ({ id, ...metric })))

describe('the families of metrics', () => {
  it('are at least sixty over every department, each with metrics and a name of its own', () => {
    expect(METRIC_FAMILIES.length).toBeGreaterThanOrEqual(60)
    expect(new Set(METRIC_FAMILIES.map(({ id }) => id)).size).toBe(METRIC_FAMILIES.length)
    for (const department of DEPARTMENTS) {
      expect(METRIC_FAMILIES.some((family) => family.department === department)).toBe(true)
    }
    for (const { id, metrics } of METRIC_FAMILIES) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(metrics.length, id).toBeGreaterThanOrEqual(2)
      expect(metrics.length, id).toBeLessThanOrEqual(5)
    }
  })

  it('know every word once in a family, in small letters, short enough to be found', () => {
    for (const { id, words } of METRIC_FAMILIES) {
      expect(new Set(words.map(({ word }) => word)).size, id).toBe(words.length)
    }
    for (const { word } of ALL_WORDS) {
      expect(word).toBe(word.toLowerCase().trim())
      expect(word).not.toBe('')
      expect(stemmedWords(word).length, word).toBeLessThanOrEqual(MAX_PHRASE_WORDS)
    }
  })

  it('share a telling word with no other family', () => {
    const telling = ALL_WORDS.filter(({ isWeak }) => !isWeak)
    const families = new Map<string, string>()
    for (const { id, word } of telling) {
      expect(families.get(word) ?? id, word).toBe(id)
      families.set(word, id)
    }
  })

  it.each(ALL_WORDS)('are called by their words: $word calls $id', ({ id, word, isBeginning }) => {
    const written = [word, word.toUpperCase(), isBeginning ? `${word}xx` : word]
    for (const each of written) {
      const called = suggestMetrics(`Zebra the ${each}, zebra`, { limit: 40 })
      expect(called.some(({ family }) => family === id)).toBe(true)
    }
  })

  it.each([...ALL_METRICS, ...GENERAL_METRICS.map((metric) => ({ id: 'general', ...metric }))])(
    '[KR10] [KR11] say what is counted, in which unit and what must not suffer: $name',
    ({ name, unit, definition, counter }) => {
      expect(name.length).toBeLessThanOrEqual(60)
      // It stands inside a sentence; only a shortened name begins with a capital letter.
      expect(name).toMatch(/^(?:[a-z]|[A-Z]{2})/)
      expect(unit).not.toBe('')
      expect(unit).toBe(unit.trim())
      expect(definition.length).toBeGreaterThan(2)
      expect(definition.length).toBeLessThanOrEqual(80)
      expect(counter.length).toBeGreaterThan(2)
      expect(counter).not.toBe(name)
    },
  )

  it.each(ALL_METRICS)(
    '[KR1] [KR4] [KR5] [KR8] are outcomes to the coach: $name',
    ({ name, direction, unit }) => {
      const [baseline, target] = direction === 'decrease' ? [20, 10] : [10, 20]
      const proposals = proposeSentences({
        output: '',
        who: '',
        changes: [],
        measure: name.replace(/[{}]/g, ''),
        unit,
        baseline,
        target,
        dueOn: '2027-03-31',
      })
      for (const { sentence } of proposals.slice(0, 2)) {
        expect(classifyKeyResult(sentence), sentence).toMatchObject({
          type: 'outcome',
          measurable: true,
          hasBaseline: true,
          timeBound: true,
        })
      }
    },
  )

  it('give a metric one meaning wherever it stands', () => {
    const known = new Map<string, string>()
    for (const { name, direction, unit } of ALL_METRICS) {
      expect(known.get(name) ?? `${direction} ${unit}`, name).toBe(`${direction} ${unit}`)
      known.set(name, `${direction} ${unit}`)
    }
  })

  it('cannot be written wrongly without notice', () => {
    expect(() => readFamilies('data', 'no words here')).toThrow(/no words/)
    expect(() => readFamilies('data', 'one: word\n- name | unit | definition')).toThrow(/Not a metric/)
    expect(() => readFamilies('data', 'one: word\nname | unit | definition | counter')).toThrow(
      /Not a metric/,
    )
    expect(() => readFamilies('data', 'one: word\n+ name | unit | a | b | c')).toThrow(/Not a metric/)
  })
})
