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
  /[$€£¥₹]?\d+(?:[.,:]\d+)*(?:[\p{L}%]+(?:-\p{L}+)*)?|\p{L}[\p{L}\p{M}\p{N}]*(?:(?:['’.&/+_-]|(?=\d))[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|->|=>|-->|→|➔|➜|⇒|↗|↘|➡|>=|<=|≥|≤|\p{P}|\p{S}/gu

/** "KR1:", "O2 -", "Key result 3.", "[P0]", bullets, numbering and pictographs in front of the statement. */
const PREFIX =
  /^(?:\s+|[-*•–—▪◦·‣]+\s+|\d{1,2}[.)]\s+|\(?\b(?:kr|o|okr|key\s?result|objective|obj|goal)[\s.#-]?\d*(?:[.-]\d+)*\)?\s*(?:[:.)]|\s[-–—])\s+|\[[^\]\n]{0,14}\]\s*|p\d\s*[:-]\s+|\p{Extended_Pictographic}\uFE0F?)+/iu

export function readTokens(text: string): readonly Token[] {
  const read = text.slice(0, endOfWords(text))
  const from = PREFIX.exec(read)?.[0].length ?? 0
  const tokens: Token[] = []
  for (const match of read.slice(from).matchAll(TOKEN)) {
    const start = from + match.index
    const word = match[0]
    tokens.push({ text: word, lower: fold(word), kind: kindOf(word), start, end: start + word.length })
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

const IRREGULAR: Readonly<Record<string, string>> = {
  won: 'win',
  sold: 'sell',
  built: 'build',
  written: 'write',
  wrote: 'write',
  ran: 'run',
  made: 'make',
  held: 'hold',
  kept: 'keep',
  grew: 'grow',
  grown: 'grow',
  fell: 'fall',
  fallen: 'fall',
  rose: 'rise',
  risen: 'rise',
  sent: 'send',
  met: 'meet',
  led: 'lead',
  taught: 'teach',
  chosen: 'choose',
  done: 'do',
  did: 'do',
  does: 'do',
  gave: 'give',
  given: 'give',
  got: 'get',
  gotten: 'get',
  left: 'leave',
  paid: 'pay',
  brought: 'bring',
  went: 'go',
  gone: 'go',
  spent: 'spend',
  found: 'find',
  drew: 'draw',
  drawn: 'draw',
  shrank: 'shrink',
  shrunk: 'shrink',
  spoke: 'speak',
  spoken: 'speak',
  bought: 'buy',
  came: 'come',
  saw: 'see',
  seen: 'see',
  took: 'take',
  taken: 'take',
  is: 'be',
  are: 'be',
  was: 'be',
  were: 'be',
  been: 'be',
  has: 'have',
  had: 'have',
  having: 'have',
  people: 'person',
  men: 'man',
  women: 'woman',
  children: 'child',
  analyses: 'analysis',
  lives: 'life',
  wives: 'wife',
  began: 'begin',
  begun: 'begin',
  broke: 'break',
  broken: 'break',
  rewritten: 'rewrite',
  rebuilt: 'rebuild',
  understood: 'understand',
  felt: 'feel',
  stood: 'stand',
  overhauled: 'overhaul',
  laid: 'lay',
  lost: 'lose',
  knew: 'know',
  known: 'know',
  split: 'split',
  overseen: 'oversee',
}

/** The plain forms that a word may be an inflection of, itself first: "migrated" → migrated, migrat, migrate. */
export function plainForms(lower: string): readonly string[] {
  const word = lower.replace(/'s?$/, '')
  const forms = [word]
  const irregular = IRREGULAR[word]
  if (irregular !== undefined) forms.push(irregular)
  if (word.length < 4) return forms
  if (word.endsWith('ies')) forms.push(`${word.slice(0, -3)}y`)
  if (word.endsWith('es')) forms.push(word.slice(0, -2))
  if (word.endsWith('s') && !word.endsWith('ss')) forms.push(word.slice(0, -1))
  if (word.endsWith('ied')) forms.push(`${word.slice(0, -3)}y`)
  if (word.endsWith('ed')) forms.push(...unsuffixed(word.slice(0, -2)))
  if (word.endsWith('ing')) forms.push(...unsuffixed(word.slice(0, -3)))
  return forms
}

function unsuffixed(stem: string): readonly string[] {
  const last = stem.at(-1)
  const forms = [stem, `${stem}e`]
  return last !== undefined && last === stem.at(-2) ? [...forms, stem.slice(0, -1)] : forms
}

/** A noun as it is written and its singulars: "policies" → policies, policy. */
export function nounForms(lower: string): readonly string[] {
  const word = lower.replace(/'s?$/, '')
  const irregular = IRREGULAR[word]
  const forms = irregular === undefined ? [word] : [word, irregular]
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss')) return forms
  if (word.endsWith('ies')) forms.push(`${word.slice(0, -3)}y`)
  if (word.endsWith('es')) forms.push(word.slice(0, -2))
  forms.push(word.slice(0, -1))
  return forms
}

/** The entry of a lexicon that a word is a form of, or `null`. */
export function entryFor(lexicon: ReadonlySet<string>, lower: string): string | null {
  for (const form of plainForms(lower)) if (lexicon.has(form)) return form
  return null
}
