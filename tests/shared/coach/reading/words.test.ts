import { describe, expect, test } from 'vitest'
import { nounForms, plainForms, readTokens } from '../../../../shared/coach/reading/words.ts'

function wordsOf(text: string): readonly string[] {
  return readTokens(text).map(({ lower }) => lower)
}

describe('tokens', () => {
  test('keep numbers with their signs, arrows, and words with their hyphens whole', () => {
    expect(wordsOf('p95 latency: 1.8s -> 600ms (≥ 99.9%)')).toEqual([
      'p95',
      'latency',
      ':',
      '1.8s',
      '->',
      '600ms',
      '(',
      '≥',
      '99.9%',
      ')',
    ])
    expect(wordsOf('$1.2M self-serve CI/CD')).toEqual(['$1.2m', 'self-serve', 'ci/cd'])
  })

  test.each([
    ['KR1: Cut waste', 'cut'],
    ['KR 2.1 - Cut waste', 'cut'],
    ['O3. Cut waste', 'cut'],
    ['- Cut waste', 'cut'],
    ['1) Cut waste', 'cut'],
    ['[P0] Cut waste', 'cut'],
    ['🎯 Cut waste', 'cut'],
    ['Key result 4: Cut waste', 'cut'],
  ])('the label of “%s” is none of its words', (text, first) => {
    const [token] = readTokens(text)
    expect(token?.lower).toBe(first)
    expect(text.slice(token?.start, token?.end).toLowerCase()).toBe(first)
  })

  test('what only looks like a label stays', () => {
    expect(wordsOf('Oslo: open the office')[0]).toBe('oslo')
    expect(wordsOf('H1: finish the clean-up')[0]).toBe('h1')
  })

  test('curly and straight apostrophes are one', () => {
    expect(wordsOf('don’t')).toEqual(wordsOf("don't"))
  })
})

describe('plain forms', () => {
  test.each([
    ['migrated', 'migrate'],
    ['shipped', 'ship'],
    ['policies', 'policy'],
    ['running', 'run'],
    ['built', 'build'],
    ['fallen', 'fall'],
    ['children', 'child'],
  ])('%s → %s', (word, plain) => expect(plainForms(word)).toContain(plain))

  test('a noun is not taken back to a verb', () => {
    expect(nounForms('reported')).toEqual(['reported'])
    expect(nounForms('stories')).toContain('story')
  })
})
