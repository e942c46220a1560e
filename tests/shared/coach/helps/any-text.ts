import fc from 'fast-check'
import { expect, it } from 'vitest'

/** Words that the coach's steps look for, so that random texts come near to what they match. */
const PIECES = [
  'Reduce ',
  'churn ',
  'from ',
  'to ',
  'by ',
  '5',
  '%',
  '1,000',
  '€',
  'k ',
  ' and ',
  ', ',
  '; ',
  ' while ',
  'winning ',
  'out of ',
  'keep ',
  'above ',
  'in ',
  'of ',
  'more than ',
  '31 March',
  'Q3 ',
  '\n',
  '.',
  ' (',
  ') ',
  '\u{1F600}',
  'ÅÉ',
  '０',
  '\u202E',
] as const

/** The same answer for the same text, no throw, and quick up to 10,000 characters. */
export function checkOnAnyText(what: string, act: (text: string) => unknown): void {
  it(`${what} any text, the same way each time`, () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
        ),
        (text) => {
          expect(act(text)).toEqual(act(text))
        },
      ),
    )
  })

  it(`${what} texts of 10,000 characters quickly`, () => {
    for (const piece of [...PIECES, 'a', ' ', 'aaaa and bbbb ', 'from 1 to 2 ', 'by 5% ', '1 of 2 ']) {
      const started = performance.now()
      act(piece.repeat(10_000).slice(0, 10_000))
      act(piece.repeat(2_000).slice(0, 2_000))
      expect(performance.now() - started).toBeLessThan(500)
    }
  })
}
