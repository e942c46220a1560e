/*
 * Words are compared by their stems, so that "deployments", "localization" and "centres" call what "deployment",
 * "localisation" and "center" do. A stem need not be a word: it only has to be the same for forms of the same word.
 */

export type StemmedWord = {
  readonly stem: string
  /** Where the word stands in the text: `text.slice(start, end)`. */
  readonly start: number
  readonly end: number
}

/** Longer "words" are no words, and stemming must stay quick on any text. */
const MAX_WORD_LENGTH = 40

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu

/** The words of a text with their stems. Hyphens, slashes and spaces part words alike. */
export function stemmedWords(text: string): readonly StemmedWord[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    stem: stemOf(word.slice(0, MAX_WORD_LENGTH)),
    start: index,
    end: index + word.length,
  }))
}

/** British and American spelling, then plural, "-ing" and "-ed" are taken off. */
export function stemOf(word: string): string {
  const spelt = spellingOf(
    word
      .normalize('NFKC')
      .toLowerCase()
      .replace(/['’].*$/, ''),
  )
  const one = spelt
    .replace(/ies$/, 'y')
    .replace(/(s|x|ch|sh)es$/, '$1')
    .replace(/([^suia])s$/, '$1')
  const bare = one.replace(/^(.*[aeiouy].+)(?:ing|ed)$/, '$1')
  return (bare.length < 3 ? one : bare)
    .replace(/(?<=..)(.)\1+/g, '$1')
    .replace(/(..)e$/, '$1')
    .replace(/(..)y$/, '$1i')
}

/** The first letters of a word, for lists of beginnings: spelling is evened out, nothing is taken off. */
export function beginningOf(word: string): string {
  return spellingOf(word.normalize('NFKC').toLowerCase()).replace(/(?<=..)(.)\1+/g, '$1')
}

function spellingOf(word: string): string {
  return word
    .replace(/z/g, 's')
    .replace(/our/g, 'or')
    .replace(/ogue/g, 'og')
    .replace(/tre(s?)$/, 'ter$1')
    .replace(/mme/g, 'm')
    .replace(/ense/g, 'ence')
    .replace(/ae/g, 'e')
}
