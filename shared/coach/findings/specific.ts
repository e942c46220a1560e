import type { KeyResultClassification } from '../classification.ts'
import type { Finding, Span } from '../finding.ts'
import { isEmptyWord } from '../key-result/empty-words.ts'
import { DETERMINERS } from '../key-result/noun-phrases.ts'
import { PEOPLE_NOUNS } from '../lexicon/nouns.ts'
import { VAGUE_NOUNS } from '../lexicon/objective-words.ts'
import { entryFor, lowerAt, nounForms, readTokens, type Token } from '../reading/words.ts'
import { makeFinding, quote } from '../rules/make-finding.ts'
import { WEASEL_VERBS, WEASEL_VERBS_OR_NOUNS } from './weasel-verbs.ts'

/** What may stand before the verb that a statement begins with. */
const BEFORE_A_VERB = /ly$|^(?:we(?:'ll)?|will|to|continue|also)$/
/** After these, "support" is what we do; after "support", "tickets" is what there is. */
const FOLLOWS_A_VERB = /^(?:with|on|into|in|at|towards?)$/
/** "Support for passkeys" names a thing, whatever is done about it. */
const FOLLOWS_A_NOUN = /^(?:for|of|from|by|is|are|has)$/

/**
 * [KR3] What changes, for whom or where: a leading weasel verb hides it, and so does an object that could be anything. A
 * measured outcome says it whatever its verb is ("Optimise checkout so that conversion rises from 3% to 4%").
 */
export function specificFindings(
  { type, measurable }: KeyResultClassification,
  text: string,
): readonly Finding[] {
  // With a number it can at least be checked; without one nothing holds it.
  const verdict = measurable ? 'hint' : 'warn'
  const tokens = readTokens(text)
  const isOutcome = type === 'outcome'
  const verb = isOutcome && measurable ? null : findWeaselVerb(tokens, isOutcome)
  if (verb !== null) {
    const said = quote(text, verb)
    const title = `${said} hides the change`
    return [makeFinding('KR3', { verdict, span: verb, title, seen: `${said} can mean anything.` })]
  }
  const words = tokens.filter(({ kind, lower }) => kind === 'word' && !isEmptyWord(lower))
  const isVague = ({ lower }: Token) => nounForms(lower).some((form) => VAGUE_NOUNS.has(form))
  return words.length > 0 && words.every(isVague)
    ? [makeFinding('KR3', { verdict, seen: 'It does not say whose, or of what.' })]
    : []
}

function findWeaselVerb(tokens: readonly Token[], isOutcome: boolean): Span | null {
  let at = 0
  while (BEFORE_A_VERB.test(lowerAt(tokens, at))) at += 1
  const verb = tokens[at]
  if (verb === undefined) return null
  const next = lowerAt(tokens, at + 1)
  const isVerb = isOutcome
    ? FOLLOWS_A_VERB.test(next) || DETERMINERS.has(next) || entryFor(PEOPLE_NOUNS, next) !== null
    : !FOLLOWS_A_NOUN.test(next)
  const spelled = verb.lower.replace(/(?<=[iy])z/, 's')
  const isWeasel =
    entryFor(WEASEL_VERBS, spelled) !== null || (isVerb && entryFor(WEASEL_VERBS_OR_NOUNS, spelled) !== null)
  return isWeasel ? { start: verb.start, end: verb.end } : null
}
