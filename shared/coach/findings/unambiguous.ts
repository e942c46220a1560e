import type { Finding } from '../finding.ts'
import { makeFinding, quote } from '../rules/make-finding.ts'
import { AMBIGUOUS_MEASURES } from './ambiguous-measures.ts'

const CHECKS = AMBIGUOUS_MEASURES.map(({ term, settledBy, question }) => ({
  term: new RegExp(`(?<![\\p{L}\\p{N}])(?:${term})(?![\\p{L}\\p{N}])`, 'iu'),
  // Shorthand such as "12%" or "/5" begins or ends with no letter, so only letters and digits bound it.
  settledBy: new RegExp(`(?<![\\p{L}\\p{N}])(?:${settledBy})(?![\\p{L}\\p{N}])`, 'iu'),
  question,
}))

/** [KR10] The first measure in the words that could be counted in two ways, with the question that settles it. */
export function ambiguityFindings(text: string): readonly Finding[] {
  for (const { term, settledBy, question } of CHECKS) {
    const found = term.exec(text)
    if (found === null || settledBy.test(text)) continue
    const span = { start: found.index, end: found.index + found[0].length }
    return [
      makeFinding('KR10', {
        span,
        prompt: question,
        seen: `${quote(text, span)} can be counted in more than one way.`,
      }),
    ]
  }
  return []
}
