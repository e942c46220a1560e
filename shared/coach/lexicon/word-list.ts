/**
 * A lexicon's words, written as one text: lower case, separated by spaces or line ends, `_` for a space inside one. What is
 * spelled with "-iz-" is also in the list with "-is-".
 */
export function wordList(text: string): ReadonlySet<string> {
  return new Set(
    `${text} ${text.replace(/iz(?=e\b|ation)/g, 'is')}`
      .trim()
      .split(/\s+/)
      .map((entry) => entry.replaceAll('_', ' ')),
  )
}
