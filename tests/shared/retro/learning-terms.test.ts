import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { learningTerms, searchTerms } from '../../../shared/retro/learning-terms.ts'

describe('[RE6] the terms that learnings are found by', () => {
  it('are the words that say what it is about, of the learning and of its key result, once each', () => {
    const terms = learningTerms(
      'We learned that the staging environment was the bottleneck of every deployment',
      'Median deployment time falls from 48 to 20 minutes',
    )
    expect(terms).toEqual([...new Set(terms)].toSorted())
    for (const word of ['staging', 'environment', 'bottleneck', 'median']) {
      expect(searchTerms(word).every((term) => terms.includes(term))).toBe(true)
    }
    // What every learning and every key result says finds nothing in particular.
    for (const word of ['we', 'learned', 'that', 'time', '48', 'minutes'])
      expect(searchTerms(word)).toEqual([])
  })

  it.each([
    ['deploying', 'deployments'],
    ['Cancelled', 'cancelling'],
    ['organisation', 'organizations'],
    ['policies', 'policy'],
    ['NPS', 'net promoter score'],
  ])('“%s” finds “%s”', (sought, written) => {
    const terms = learningTerms(written, null)
    expect(searchTerms(sought).some((term) => terms.includes(term))).toBe(true)
  })

  it.each(['CI', 'UX', 'qa'])('“%s” is short, and a word nevertheless', (word) => {
    expect(learningTerms(`Nobody owned ${word}`, null)).toContain(word.toLowerCase())
  })

  it('are of bounded length, and the same however often they are asked for, of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const terms = learningTerms(text, text)
        expect(terms).toEqual(learningTerms(text, null))
        for (const term of terms) expect(term.length).toBeLessThanOrEqual(40)
      }),
    )
  })
})
