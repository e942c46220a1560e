/** A lexicon's words, written as one text: lower case, separated by spaces or line ends, `_` for a space inside one. */
export function wordList(text: string): ReadonlySet<string> {
  return new Set(
    text
      .trim()
      .split(/\s+/)
      .map((entry) => entry.replaceAll('_', ' ')),
  )
}

/** A lexicon of words with their values: "two 2 three 3". */
export function wordValues(text: string): ReadonlyMap<string, number> {
  return new Map(Array.from(text.matchAll(/(\S+) (\S+)/g), ([, word = '', value]) => [word, Number(value)]))
}
