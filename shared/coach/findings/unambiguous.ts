import type { Finding } from '../finding.ts'
import { betweenWords } from '../lexicon/between-words.ts'
import { makeFinding, quote } from '../rules/make-finding.ts'
import { AMBIGUOUS_MEASURES } from './ambiguous-measures.ts'

const CHECKS = AMBIGUOUS_MEASURES.map(({ term, settledBy, question }) => ({
  term: betweenWords(term),
  settledBy: betweenWords(settledBy),
  question,
}))

/** [KR10] The first measure in the words that could be counted in two ways, with the question that settles it. */
export function ambiguityFindings(text: string): readonly Finding[] {
  for (const { term, settledBy, question } of CHECKS) {
    const found = term.exec(text)
    if (found === null || settledBy.test(text)) continue
    const span = { start: found.index, end: found.index + found[0].length }
    const seen = `${quote(text, span)} can be counted in more than one way.`
    return [makeFinding('KR10', { span, prompt: question, seen })]
  }
  return []
}
