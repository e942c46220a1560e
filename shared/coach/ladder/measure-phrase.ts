import type { Direction } from '../../okr/model.ts'

/** A measure as it stands in the middle of a sentence, and what grammar needs to know of it. */
export type MeasurePhrase = {
  /** "deployment time", "the share of shoppers who finish". */
  readonly words: string
  readonly isPlural: boolean
  /** What the words themselves said of the way: "fewer tickets", "reduce churn". */
  readonly direction: Extract<Direction, 'increase' | 'decrease'> | null
}

const MORE =
  /^(?:to )?(?:increase|raise|grow|lift|boost|improve|more|higher|better|push up|maximi[sz]e)(?: (?:of|in))? (?=\S)/i
const LESS =
  /^(?:to )?(?:reduce|decrease|lower|cut|shorten|less|fewer|drop|minimi[sz]e|bring down|shrink|shorter)(?: (?:of|in))? (?=\S)/i

/** These are nothing without an article; "deployment time" and "churn" are. */
const NEEDS_ARTICLE =
  /^(?:number|share|percentage|proportion|amount|ratio|rate|sum|fraction|count|volume|length|cost|price|value|quality|speed|size) (?:of|per)\b|^(?:time|length of time) (?:to|until|till|from|between|it takes|that|spent|for)\b|^(?:total|overall) (?:number|amount|time|cost|share)\b|^(?:average|mean|median|typical|longest|maximum) (?:number|share|amount|time|length|cost) (?:of|to|until|from|between|it takes|that|spent|for)\b/i

/** The head of a noun phrase ends before one of these. */
const AFTER_THE_HEAD =
  /\s+(?:of|for|from|to|in|into|that|which|who|whose|with|without|about|per|a|an|by|after|before|until|till|between|at|on|over|under|among|through|during|within|outside|against|beyond|towards?|despite|since|when|where|than|as|older|waiting|open|\p{L}{2,}ed|lost|spent|paid|sent|kept|left|made|seen|found|won|held|done|taken|given|sold|built|written|available|hurt|due|ahead|behind|there)(?!\p{L}).*$/iu

const SINGULAR_HEADS =
  /^(?:.*(?:ss|us|is)|news|analytics|logistics|nps|enps|ces|aws|sms|saas|access|process|diabetes|economics|okr progress)$/i
const PLURAL_HEADS =
  /^(?:people|children|men|women|staff members|feet|criteria|media hits|data points|data errors)$/i

/** @param names words that are written with a capital letter wherever they stand */
export function measurePhrase(measure: string, names: ReadonlySet<string>): MeasurePhrase {
  const written = trimSentence(measure)
  const isLess = LESS.test(written)
  const isMore = !isLess && MORE.test(written)
  const bare = written.replace(isLess ? LESS : isMore ? MORE : /^(?!)/, '')
  const low = startLow(bare.replace(/^%\s+(?=of\b)/, 'share '), names)
  const words = NEEDS_ARTICLE.test(low) ? `the ${low}` : low
  return {
    words,
    isPlural: isPluralPhrase(low),
    direction: isLess ? 'decrease' : isMore ? 'increase' : null,
  }
}

export function isPluralPhrase(words: string): boolean {
  const head = words
    .replace(AFTER_THE_HEAD, '')
    .replace(/[()[\]"“”,;:].*$/, '')
    .trim()
  if (/\S (?:and|&) \S/.test(head)) return true
  const last = head.split(' ').at(-1) ?? ''
  if (PLURAL_HEADS.test(last)) return true
  // An acronym is one thing, unless a small "s" makes it many: "NPS", "SLAs".
  if (/^\P{Ll}+$/u.test(last)) return false
  return /s$/.test(last) && !SINGULAR_HEADS.test(last)
}

const AT_THE_END = new Set(' .!?;:,')

/** One line, no space at its ends, no full stop. Counted from the end: an expression would be slow on rows of dots. */
export function trimSentence(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  let end = line.length
  while (end > 0 && AT_THE_END.has(line.charAt(end - 1))) end -= 1
  return line.slice(0, end)
}

const ALWAYS_NAMES =
  /^(?:I|English|German\w*|French|Fran\w+|Spa\w+|Ital\w+|Europe\w*|Asia\w*|Afric\w+|America\w*|Brit\w+|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)(?:['’]s)?$/

/** The first letter small, but for names and for words with a capital inside or at the end ("API", "iOS", "SaaS"). */
export function startLow(text: string, names: ReadonlySet<string>): string {
  const [first = ''] = text.split(/[ ,;:]/, 1)
  const isWord = /^\p{Lu}[\p{Ll}'’-]*$/u.test(first) && first.length > 1
  const isName = names.has(first) || ALWAYS_NAMES.test(first)
  return (isWord || first === 'A') && !isName ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

export function startHigh(text: string): string {
  // A name such as iOS keeps its small letter.
  return /^\p{Ll}\p{Lu}/u.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}

/** Words that stand with a capital letter in the middle of a sentence somewhere: names. */
export function namesIn(texts: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const text of texts) {
    for (const [, word = ''] of text.matchAll(/[\p{Ll}\p{N},] (\p{Lu}\p{Ll}+)/gu)) names.add(word)
  }
  return names
}
