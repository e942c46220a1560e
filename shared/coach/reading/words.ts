import type { Span } from '../finding.ts'

/*
 * The first step of reading: a statement as tokens. Prefixes such as "KR1:" or a list bullet are left out, but spans are
 * always places in the text as it was given.
 */

export type Token = Span & {
  /** As written. */
  readonly text: string
  /** Small letters, straight apostrophes. */
  readonly lower: string
  /** `word`: begins with a letter, also "v2.0" and "p95". `number`: begins with a digit or a currency sign. */
  readonly kind: 'word' | 'number' | 'mark'
}

/** The most characters that are read: nobody reads further either, and it bounds the time. */
const MAX_READ_LENGTH = 2_000

const TOKEN =
  /[$€£¥₹]?\d+(?:[.,:]\d+)*(?:[\p{L}%]+(?:-\p{L}+)*)?|\p{L}[\p{L}\p{M}\p{N}]*(?:['’.&/+_-]?[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|--?>|=>|[<>]=|[\p{P}\p{S}]/gu

/** "KR1:", "O2 -", "Key result 3.", "[P0]", bullets, numbering and pictographs in front of the statement. */
const PREFIX =
  /^(?:\s+|[-*•–—]+\s+|\d{1,2}[.)]\s+|\(?\b(?:kr|o|okr|key\s?result|obj(?:ective)?|goal)[\s.#-]?\d*(?:[.-]\d+)*\)?\s*(?:[:.)]|\s[-–—])\s+|\[[^\]\n]{0,14}\]\s*|p\d\s*[:-]\s+|\p{Extended_Pictographic}\uFE0F?)+/iu

export function readTokens(text: string): readonly Token[] {
  // A dash between spaces is none of a word or a range.
  const read = text.slice(0, endOfWords(text)).replace(/(?<=\s)-(?=\s)/g, '–')
  const from = PREFIX.exec(read)?.[0].length ?? 0
  const tokens: Token[] = []
  for (const match of read.slice(from).matchAll(TOKEN)) {
    const start = from + match.index
    const word = match[0]
    const end = start + word.length
    tokens.push({ text: text.slice(start, end), lower: fold(word), kind: kindOf(word), start, end })
  }
  return tokens
}

/** Before the space, full stops and dots that a statement ends in: they change nothing that it says. */
function endOfWords(text: string): number {
  let end = Math.min(text.length, MAX_READ_LENGTH)
  while (end > 0 && /[\s.…]/.test(text[end - 1] ?? '')) end -= 1
  return end
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll('’', "'")
}

function kindOf(word: string): Token['kind'] {
  if (/^[$€£¥₹]?\d/.test(word)) return 'number'
  return /^\p{L}/u.test(word) ? 'word' : 'mark'
}

/** The word at a place in small letters; '' outside the statement. */
export const lowerAt = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? ''

/** All words with a space before and behind each, for patterns that look at several. */
export const wordsOf = (tokens: readonly Token[]): string => ` ${tokens.map(({ lower }) => lower).join(' ')} `

/**
 * Which of the rules is the first that fits the words at a place, and how many tokens it takes. Their patterns may look
 * at all words around it.
 */
export function firstFitting<Rule extends readonly [pattern: string, ...meaning: unknown[]]>(
  rules: readonly Rule[],
): (
  words: string,
  place: number,
) => { readonly rule: Rule; readonly size: number; readonly text: string } | null {
  const pattern = new RegExp(`(?:${rules.map(([each]) => `(${each})`).join('|')})(?= )`, 'uy')
  return (words, place) => {
    pattern.lastIndex = place
    const [text = '', ...parts] = pattern.exec(words) ?? []
    const rule = rules[parts.findIndex((part) => part !== undefined)]
    return rule === undefined ? null : { rule, size: text.split(' ').length, text }
  }
}

/** The pattern that any of the words fits. */
export const anyOf = (words: Iterable<string>): string => `(?:${[...words].join('|')})`

/** Plain forms, each with those of its forms that no rule leads back to it. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `win won,sell sold,build built,write wrote written,run ran,make made,hold held,keep kept,grow grew grown,
  fall fell fallen,rise rose risen,send sent,meet met,lead led,teach taught,choose chosen,do did done does,
  give gave given,get got,leave left,pay paid,bring brought,go went gone,spend spent,find found,
  shrink shrank shrunk,buy bought,come came,see saw seen,take took taken,
  be is are was were been,have has had having,person people,man men,woman women,child children,
  analysis analyses,rewrite rewritten,rebuild rebuilt,
  understand understood,lay laid,know knew known`
    .split(/,\s*/)
    .flatMap((entry) => {
      const [plain = '', ...forms] = entry.split(' ')
      return forms.map((form) => [form, plain] as const)
    }),
)

/** A noun as it is written and its singulars: "policies" → policies, policy. */
export function nounForms(lower: string): readonly string[] {
  const word = lower.replace(/'s?$/, '')
  const irregular = IRREGULAR.get(word)
  const forms = irregular === undefined ? [word] : [word, irregular]
  if (/..[^s]s$/.test(word)) {
    if (/ies$/.test(word)) forms.push(`${word.slice(0, -3)}y`)
    if (/es$/.test(word)) forms.push(word.slice(0, -2))
    forms.push(word.slice(0, -1))
  }
  return forms
}

/** The plain forms that a word may be an inflection of, itself first: "migrated" → migrated, migrat, migrate. */
export function plainForms(lower: string): readonly string[] {
  const forms = nounForms(lower)
  const stem = /^(.{2,})(?:ed|ing)$/.exec(forms[0] ?? '')?.[1]
  if (stem === undefined) return forms
  return [...forms, stem.replace(/i$/, 'y'), stem.replace(/(.)\1$/, '$1'), stem, `${stem}e`]
}

/** The entry of a lexicon that a word is a form of, or `null`. */
export function entryFor(lexicon: ReadonlySet<string>, lower: string): string | null {
  for (const form of plainForms(lower)) if (lexicon.has(form)) return form
  return null
}
