import { DOING_VERBS, MOVING_VERBS, REACHING_VERBS } from '../coach/lexicon/verbs.ts'
import { joined, wordList } from '../coach/lexicon/word-list.ts'
import type { LearningKind } from './retro-state.ts'

/*
 * [RE6] A card of the reflection as the beginning of a learning. A card is a statement, a proposal, or the name of a thing; only the
 * first can follow "We learned that". What the sentence is said with is the screen's; here is which of them fits.
 */

/** How a card is taken up, and its words as they read within the sentence. */
export type LearningStart = {
  readonly as:
    | 'said' // It says "We learned" itself.
    | 'fact' // That …
    | 'proposal' // That next time we should …
    | 'practice' // That this works: …
    | 'change' // That this should change next time: …
  readonly words: string
}

/** @param names words of names that a card may begin with, in small letters: they keep their capital */
export function startLearning(
  column: LearningKind,
  card: string,
  names: ReadonlySet<string> = new Set(),
): LearningStart {
  const words = card.trim()
  if (/^we learned\b/i.test(words)) return { as: 'said', words }
  // What worked was done already, also where it is said as if to others.
  const proposed = column === 'worked' ? null : proposalIn(column, words)
  if (proposed !== null) return { as: 'proposal', words: proposed }
  const as = column === 'learned' || isStatement(words) ? 'fact' : column === 'worked' ? 'practice' : 'change'
  return { as, words: withinSentence(words, names) }
}

const LETS = /^(?:(?:and|so|please|next time),?\s+)*(?:let[’']?s|let us)\s+(?=\w)/i
const OPENING = /^(?:(?:and|so|please|next time),?\s+)+(?=\w)/i
const NOT = /^(?:do not|don[’']?t)\s+(?=\w)/i
/** Before a verb, they leave it a proposal. */
const ADVERBS = wordList('never always also only')

/** What a card says to do, to follow "we should"; `null` when it says nothing of the kind. */
function proposalIn(column: LearningKind, words: string): string | null {
  if (LETS.test(words)) return negated(words.replace(LETS, ''))
  const rest = words.replace(OPENING, '')
  if (NOT.test(rest)) return negated(rest)
  const [first = '', second = '', third = ''] = rest.toLowerCase().split(/[\s,:]+/)
  const [verb, next] = ADVERBS.has(first) ? [second, third] : [first, second]
  if (!VERBS.has(verb)) return null
  const isClear = PLAIN_VERBS.has(verb) || OBJECTS.has(next)
  // "Test environments" names a thing where people say what they saw, and what to do where they were asked for that.
  return isClear || (column === 'differently' && !isStatement(rest)) ? decapitalised(rest) : null
}

const negated = (words: string): string => decapitalised(words.replace(NOT, 'not '))

/** No other word than a verb, where a card begins with it. */
const PLAIN_VERBS = wordList(`
  ask tell say make let be do give take bring choose find avoid ensure involve agree decide teach remove add include write send
  keep begin stop try invite
`)
const VERBS = joined(DOING_VERBS, MOVING_VERBS, REACHING_VERBS, PLAIN_VERBS, wordList('name rotate swap'))

/** What a verb, and no noun, is followed by. */
const OBJECTS = wordList(`
  the a an our us them it him her each every everybody everyone nobody somebody someone one two three all both any no more less
  fewer enough people what who whom how when where this that these those its their your only earlier sooner later
`)

/** What makes a sentence of a card, behind its first word. Regular verbs in "-ed" stand before nouns as often: only the usual ones. */
const FINITE = new RegExp(
  `\\s(?:${[
    ...wordList(`
      is are was were am has have had do does did can could will would shall should must may might cannot
      isn['’]t aren['’]t wasn['’]t weren['’]t hasn['’]t haven['’]t hadn['’]t don['’]t doesn['’]t didn['’]t can['’]t couldn['’]t won['’]t wouldn['’]t
      made kept took gave got went came found saw knew said told brought held led left lost paid ran sold sent spent thought
      understood won wrote grew fell rose cost felt began broke built became let hid meant needed wanted helped worked saved
      showed stopped reduced turned moved improved failed started changed slowed asked looked caught
      makes keeps takes gives gets goes comes finds brings holds leads leaves loses pays runs costs feels breaks builds becomes
      hides means needs wants helps works saves shows stops turns improves fails starts slows catches
    `),
  ].join('|')})(?![\\w’'])`,
  'i',
)

const isStatement = (words: string): boolean => FINITE.test(words)

const DAYS_AND_MONTHS = wordList(`
  monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
  january february april june july august september october november december christmas easter
`)

/** "Small releases …" within a sentence. Names, days, months, "I" and what is spelled with more capitals or figures stay as they are. */
function withinSentence(words: string, names: ReadonlySet<string>): string {
  const first = /^[\p{L}\p{N}]+/u.exec(words)?.[0] ?? ''
  const lower = first.toLowerCase()
  return lower === 'i' || names.has(lower) || DAYS_AND_MONTHS.has(lower) ? words : decapitalised(words)
}

/** Its first letter small, unless the first word is spelled with more than one capital, or with a figure. */
function decapitalised(words: string): string {
  const first = /^[\p{L}\p{N}]+/u.exec(words)?.[0] ?? ''
  return /^\p{Lu}[\p{Ll}]*$/u.test(first) ? `${words.slice(0, 1).toLowerCase()}${words.slice(1)}` : words
}
