/** The most characters that vote: nobody writes more in one statement, and a long paste must not take long. */
const MAX_VOTING_LENGTH = 600

const TOKEN = /\p{L}[\p{L}\p{M}'’]*|\p{N}+(?:[.,:]\p{N}+)*\p{L}*|[%$€£¥+<>≥≤=&/:;,()?→⇒#-]+|[^\s\p{L}\p{N}]/gu
const PREFIX = /^[\s*•>[(-]*(?:kr|key result|o|objective)?[\s#]*\d*(?:\.\d+)*\s*[\])]?\s*[:.–—-]+\s+/iu
const YEAR = /^(?:19|20)\d\d$/
const QUARTER = /^(?:[qh]\d|fy\d+)$/
const CURRENCY = /[$€£¥]/
const ARROW = /->|=>|→|⇒/

/**
 * The words of a statement in a form that the weights know: lower case, roughly stemmed, numbers by their kind alone
 * (`#n`, `#%`, `#$`, `#y` a year, `#q` a quarter), with a mark for what moves (`#>` an arrow) or bounds (`#<`).
 */
export function voteTokens(text: string): string[] {
  const head = text.slice(0, MAX_VOTING_LENGTH).replace(PREFIX, '').toLowerCase()
  const tokens: string[] = []
  for (const [raw] of head.matchAll(TOKEN)) {
    const token = tokenOf(raw, tokens)
    if (token !== null) tokens.push(token)
  }
  return tokens
}

function tokenOf(raw: string, before: string[]): string | null {
  if (/^\p{L}/u.test(raw)) return QUARTER.test(raw) ? '#q' : stem(raw.replace(/['’].*$/u, ''))
  if (/^\p{N}/u.test(raw)) return YEAR.test(raw) ? '#y' : raw.includes('%') ? '#%' : '#n'
  if (ARROW.test(raw)) return '#>'
  if (raw.startsWith('%')) {
    if (before.at(-1) === '#n') before[before.length - 1] = '#%'
    return null
  }
  if (CURRENCY.test(raw)) return '#$'
  if (/[<>≥≤]/.test(raw)) return '#<'
  if (raw === '+' || raw === ':' || raw === '(' || raw === ',' || raw === ';' || raw === '&') return raw
  return null
}

/** Endings off, so that "deploys", "deployed" and "deploying" vote as one; wrong stems only need to be the same ones. */
export function stem(word: string): string {
  let rest = word
  if (rest.length > 4) {
    if (rest.endsWith('ies')) rest = `${rest.slice(0, -3)}y`
    else if (rest.endsWith('sses')) rest = rest.slice(0, -2)
    else if (rest.endsWith('s') && !rest.endsWith('ss') && !rest.endsWith('us')) rest = rest.slice(0, -1)
  }
  if (rest.length > 5 && rest.endsWith('ing')) rest = rest.slice(0, -3)
  else if (rest.length > 4 && rest.endsWith('ed')) rest = rest.slice(0, -2)
  if (rest.length > 4 && rest.endsWith('e')) rest = rest.slice(0, -1)
  const last = rest.at(-1) ?? ''
  if (rest.length > 4 && last === rest.at(-2) && !'ls'.includes(last)) rest = rest.slice(0, -1)
  return rest
}
