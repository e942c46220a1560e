/** A list of words, and all others of a shape. */
class WordList extends Set<string> {
  constructor(
    words: readonly string[],
    private readonly shape: RegExp | undefined,
  ) {
    super(words)
  }

  override has(word: string): boolean {
    return super.has(word) || this.shape?.test(word) === true
  }
}

/**
 * A lexicon's words, written as one text: lower case, separated by spaces or line ends, `_` for a space inside one. What is
 * spelled with "-iz-" is also in the list with "-is-". A word that is not written there is in the list if it has the shape.
 */
export function wordList(text: string, shape?: RegExp): ReadonlySet<string> {
  const words = `${text} ${text.replace(/iz(?=e\b|ation)/g, 'is')}`.trim().split(/\s+/)
  return new WordList(
    words.map((entry) => entry.replaceAll('_', ' ')),
    shape,
  )
}

/** The words of several lexicons. */
export function joined(...lexicons: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(lexicons.flatMap((words) => [...words]))
}
