/** A lexicon's words, written as one text: lower case, separated by spaces or line ends, `_` for a space inside one. */
export function wordList(text: string): ReadonlySet<string> {
  return new Set(
    text
      .trim()
      .split(/\s+/)
      .map((entry) => entry.replaceAll('_', ' ')),
  )
}
