import { voteTokens } from './tokens.ts'

/** How many words, from the first, also vote in pairs: the head of a sentence says what it is about. */
const HEAD_WORDS = 6

/**
 * What of a statement votes on its type, each once. `w` is a word anywhere, `f` the first word, `b` two words in a row at
 * the head, `l` the last word, `s` the shape of the whole.
 */
export function typeFeatures(text: string): readonly string[] {
  const tokens = voteTokens(text)
  const features = new Set<string>()
  const words = tokens.filter((token) => /^\p{L}/u.test(token))
  for (const token of tokens) features.add(`w${token}`)
  features.add(`f${tokens[0] ?? ''}`)
  for (let at = 0; at + 1 < Math.min(tokens.length, HEAD_WORDS); at++)
    features.add(`b${tokens[at]} ${tokens[at + 1]}`)
  features.add(`l${words.at(-1) ?? ''}`)
  const numbers = tokens.filter((token) => token === '#n' || token === '#%' || token === '#$').length
  features.add(`sn${Math.min(numbers, 3)}`)
  features.add(`sl${words.length <= 3 ? 0 : words.length <= 7 ? 1 : words.length <= 14 ? 2 : 3}`)
  const first = text.match(/\p{L}+/u)?.[0].toLowerCase() ?? ''
  if (/(?:ed|en)\b/.test(text.slice(-30).toLowerCase())) features.add('sp')
  if (first.endsWith('ing')) features.add('si')
  return [...features]
}
