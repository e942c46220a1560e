import { wordList } from '../lexicon/word-list.ts'
import { lowerAt, type Token } from '../reading/words.ts'

/** Words that say how well something goes: what they stand with is a result, whoever does it. */
const MANNER = wordList(
  'w/o never always seldom rarely often without correctly unaided steady smoothly reliably punctually instantly properly only longer earlier quickly immediately again themselves alone fast',
)

/** "On time", "at the first attempt", "without errors", "less often". Token indexes, the end not included. */
export function hasManner(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const word = lowerAt(tokens, at)
    if (MANNER.has(word)) return true
    if (/^(?:on|in)$/.test(word) && lowerAt(tokens, at + 1) === 'time') return true
    if (word === 'first' && /^(?:time|attempt|try|contact|call|visit|go)$/.test(lowerAt(tokens, at + 1)))
      return true
  }
  return false
}
