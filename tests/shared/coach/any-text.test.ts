import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess } from '../../../shared/coach/assess.ts'
import type { Statement } from '../../../shared/coach/assessment.ts'
import { KEY_RESULT_TYPES, OBJECTIVE_PROBLEMS } from '../../../shared/coach/classification.ts'
import type { Span } from '../../../shared/coach/finding.ts'
import { classifyKeyResult } from '../../../shared/coach/key-result/classify-key-result.ts'
import { classifyObjective } from '../../../shared/coach/objective/classify-objective.ts'
import { developmentExamples, trainingExamples } from '../../coach/examples.ts'
import { fastestMs } from '../../support/fastest.ts'

const MAX_LENGTH = 10_000

/** What people really write, so that pieces of it meet in odd ways. */
const { keyResults, objectives } = trainingExamples()
const TEXTS = [...keyResults, ...objectives].map(({ text }) => text)
const PIECES = [...new Set(TEXTS.flatMap((text) => text.split(' ')))]

const anyUnicode = fc.string({ unit: 'binary', maxLength: MAX_LENGTH, size: 'max' })
/** Halves of surrogate pairs too: a text may be cut anywhere. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 })
  .map((units) => String.fromCharCode(...units))
const mixture = fc
  .array(
    fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string() }),
    {
      maxLength: 40,
    },
  )
  .map((pieces) => pieces.join(' '))
const longMixture = fc
  .tuple(mixture, fc.integer({ min: 1, max: 400 }))
  .map(([text, times]) => `${text} `.repeat(times).slice(0, MAX_LENGTH))
const anyText = fc.oneof(anyUnicode, anyUnits, mixture, longMixture, fc.constantFrom(...TEXTS))

const seed = Number(process.env['TURNOUT_SEED'] ?? 20_270_331)
const isSoak = process.env['TURNOUT_SOAK'] === '1'

/** The seed is printed with what breaks, and `TURNOUT_SEED` chooses another one. */
function forAll<Value>(arbitrary: fc.Arbitrary<Value>, holds: (value: Value) => void): void {
  fc.assert(fc.property(arbitrary, holds), { seed, numRuns: isSoak ? 20_000 : 400, verbose: 1 })
}

function expectInside(span: Span | null, text: string): void {
  if (span === null) return
  expect(Number.isInteger(span.start) && Number.isInteger(span.end)).toBe(true)
  expect(span.start).toBeGreaterThanOrEqual(0)
  expect(span.end).toBeGreaterThan(span.start)
  expect(span.end).toBeLessThanOrEqual(text.length)
}

describe(`any text, seed ${seed}`, { timeout: isSoak ? 300_000 : 30_000 }, () => {
  it('KR1: a key result is always one of three types, with spans inside its text', () => {
    forAll(anyText, (text) => {
      const { type, confidence, typeSpan, targetSpan, timeSpan, measure } = classifyKeyResult(text)
      expect(KEY_RESULT_TYPES).toContain(type)
      expect(confidence).toBeGreaterThanOrEqual(0)
      expect(confidence).toBeLessThanOrEqual(1)
      for (const span of [typeSpan, targetSpan, timeSpan]) expectInside(span, text)
      for (const number of [measure.baseline, measure.target])
        if (number !== null) expect(Number.isFinite(number)).toBe(true)
    })
  })

  it('OB1: the problems of an objective come in their order, each once, at least half sure', () => {
    forAll(anyText, (text) => {
      const { problems } = classifyObjective(text)
      const places = problems.map(({ problem }) => OBJECTIVE_PROBLEMS.indexOf(problem))
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b))
      for (const { confidence, span } of problems) {
        expect(confidence).toBeGreaterThanOrEqual(0.5)
        expect(confidence).toBeLessThanOrEqual(1)
        expectInside(span, text)
      }
    })
  })

  it('KR1: the same text gets the same answer, with findings whose spans lie inside it', () => {
    const statement = fc.record({ kind: fc.constantFrom('objective', 'key_result'), text: anyText })
    forAll(statement, (given: Statement) => {
      const assessment = assess(given)
      for (const { span } of assessment.findings) expectInside(span, given.text)
      expect(assess(given)).toEqual(assessment)
    })
  })
})

describe('what does not matter', { timeout: isSoak ? 300_000 : 30_000 }, () => {
  const CHANGES: ReadonlyArray<readonly [name: string, change: (text: string) => string]> = [
    ['capitals', (text) => text.toUpperCase()],
    ['small letters', (text) => text.toLowerCase()],
    ['a capital in front', (text) => text.slice(0, 1).toUpperCase() + text.slice(1)],
    ['a full stop', (text) => `${text}.`],
    ['three dots', (text) => `${text}...`],
    ['an ellipsis', (text) => `${text}…`],
    ['space around', (text) => ` \t ${text}  \n`],
    ['unbreakable space around', (text) => `\u00a0${text}\u00a0`],
  ]
  // Of what people write; letters whose case changes the length of a word (ß) or its meaning (Turkish i) are not in it.
  const examples = developmentExamples()

  it.each(CHANGES)('KR1: %s: the type stays', (_, change) => {
    const changed = examples.keyResults.flatMap(({ text }) => {
      const before = classifyKeyResult(text).type
      const after = classifyKeyResult(change(text)).type
      return before === after ? [] : [`${before} → ${after}: ${change(text)}`]
    })
    expect(changed).toEqual([])
  })

  it.each(
    CHANGES.filter(([name]) => name.includes('space') || name.includes('dot') || name.includes('stop')),
  )('OB1: %s: the problems stay', (_, change) => {
    const problemsOf = (text: string) => classifyObjective(text).problems.map(({ problem }) => problem)
    for (const { text } of examples.objectives)
      expect(problemsOf(change(text)), text).toEqual(problemsOf(text))
  })

  it('KR1: any mixture: case, trailing dots and surrounding space keep the type', () => {
    const ascii = mixture.filter((text) => /^[ -~]*$/.test(text) && /\w$/.test(text))
    forAll(ascii, (text) => {
      const { type } = classifyKeyResult(text)
      for (const [name, change] of CHANGES) expect(classifyKeyResult(change(text)).type, name).toBe(type)
    })
  })
})

describe('time', () => {
  const HARD = [
    'a',
    ' ',
    '1',
    '1,',
    '1.',
    'from 1 to ',
    '-> ',
    '%',
    '$1',
    '(',
    ')(',
    'and ',
    'by ',
    ', ',
    'Q3 ',
    'users can ',
    'KR1: ',
    'increase the number of ',
    'ABC ',
    '🚀',
    'e\u0301',
    '\u200b',
    '\n',
  ]

  // A regular expression that backtracks needs minutes here, not milliseconds: the bound is far from both.
  it.each(HARD)('10,000 characters of %j take less than half a second', (piece) => {
    const text = piece.repeat(Math.ceil(MAX_LENGTH / piece.length)).slice(0, MAX_LENGTH)
    for (const kind of ['objective', 'key_result'] as const) {
      const assessBoth = () => {
        assess({ kind, text })
        assess({ kind, text: `Increase ${text} x` })
      }
      expect(fastestMs(assessBoth, 500)).toBeLessThan(500)
    }
  })
})
