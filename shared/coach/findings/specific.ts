import type { KeyResultClassification } from '../classification.ts'
import type { Finding, Span } from '../finding.ts'
import { makeFinding, quote } from '../rules/make-finding.ts'
import { EMPTY_WORDS, VAGUE_OBJECTS, WEASEL_VERBS, WEASEL_VERBS_OR_NOUNS } from './weasel-verbs.ts'

const LEADING_WORDS =
  /^[^\p{L}\p{N}]*(?:(?:kr|key result)\s?[\d.]*\s?[:.)–-]?\s*)?(?:(?:we will|we['’]ll|we|to|continue to|actively|proactively|also)\s+)*(\p{L}+)(?:\s+(?:(?:and|to)\s+)?(\p{L}+))?/diu

/** After these, "support" is what we do; after "support", "tickets" is what there is. */
const FOLLOWS_A_VERB =
  /^(?:the|our|your|their|its|a|an|all|any|every|each|other|with|on|into|in|at|towards?|people|users|customers|teams?|colleagues)$/i

/** "Support for passkeys" names a thing, whatever is done about it. */
const FOLLOWS_A_NOUN = /^(?:for|of|from|by|is|are|has)$/i

const ONLY_VERBS = new Set(WEASEL_VERBS.flatMap(formsOf))
const VERBS_OR_NOUNS = new Set(WEASEL_VERBS_OR_NOUNS.flatMap(formsOf))
const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu

/**
 * [KR3] What changes, for whom or where: a leading weasel verb hides it, and so does an object that could be anything. A
 * measured outcome says it whatever its verb is ("Optimise checkout so that conversion rises from 3% to 4%").
 */
export function specificFindings(classification: KeyResultClassification, text: string): readonly Finding[] {
  const { type, measurable } = classification
  // With a number it can at least be checked; without one nothing holds it.
  const strength = measurable ? 'hint' : 'warn'
  const isMeasuredOutcome = type === 'outcome' && measurable
  const verb = isMeasuredOutcome ? null : findWeaselVerb(text, type === 'outcome')
  if (verb !== null) {
    const said = quote(text, verb)
    return [
      makeFinding('KR3', {
        verdict: strength,
        span: verb,
        title: `${said} hides the change`,
        seen: `${said} can mean anything.`,
      }),
    ]
  }
  return namesNoObject(text)
    ? [
        makeFinding('KR3', {
          verdict: strength,
          seen: 'It does not say whose, or of what.',
        }),
      ]
    : []
}

function findWeaselVerb(text: string, isOutcome: boolean): Span | null {
  const found = LEADING_WORDS.exec(text)
  const verb = found?.[1]
  if (found === null || verb === undefined) return null
  const next = found[2] ?? ''
  const isVerb = isOutcome ? FOLLOWS_A_VERB.test(next) : !FOLLOWS_A_NOUN.test(next)
  const isWeasel = ONLY_VERBS.has(verb.toLowerCase()) || (VERBS_OR_NOUNS.has(verb.toLowerCase()) && isVerb)
  if (!isWeasel) return null
  const [start, end] = found.indices?.[1] ?? [0, 0]
  return { start, end }
}

function namesNoObject(text: string): boolean {
  const rest = (text.toLowerCase().match(WORD) ?? []).filter((word) => !EMPTY_WORDS.has(word))
  return rest.length > 0 && rest.every((word) => VAGUE_OBJECTS.has(word))
}

/** "analyse", "analyses", "analysed", "analysing", and the same with z. */
function formsOf(verb: string): readonly string[] {
  const spellings =
    /[iy]se$/.test(verb) && !/^(?:advise)$/.test(verb) ? [verb, verb.replace(/se$/, 'ze')] : [verb]
  return spellings.flatMap((base) => {
    const stem = base.replace(/e$/, '')
    const past = base.endsWith('y') ? `${base.slice(0, -1)}ied` : `${stem}ed`
    const third = base.endsWith('y')
      ? `${base.slice(0, -1)}ies`
      : /(?:s|sh|ch)$/.test(base)
        ? `${base}es`
        : `${base}s`
    return [base, third, past, `${stem}ing`]
  })
}
