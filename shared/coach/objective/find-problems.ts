import { FUNCTION_WORDS } from '../key-result/empty-words.ts'
import { DETERMINERS, nounClassOf, phraseEnd } from '../key-result/noun-phrases.ts'
import { NUMBER_WORDS } from '../lexicon/numbers.ts'
import {
  BUZZ_PHRASE,
  BUZZWORDS,
  CODE_NAME_NOUNS,
  KEEPING_VERBS,
  KNOWN_ACRONYMS,
  PRAISE,
  ROUTINE_ONLY_VERBS,
  ROUTINE_PHRASE,
  ROUTINE_WORDS,
  SLOGAN,
  STANDINGS,
  TASK_VERBS,
} from '../lexicon/objective-words.ts'
import { DOING_VERBS } from '../lexicon/verbs.ts'
import { wordList } from '../lexicon/word-list.ts'
import { lowerAt, nounForms, plainForms, type Token } from '../reading/words.ts'
import { isGeneric } from './generic-words.ts'
import { isVerb, type ObjectiveReading } from './read-objective.ts'

/** A problem that the words point to, and which words: token indexes, the end not included. */
export type Suspicion = { readonly confidence: number; readonly from: number; readonly to: number }

/** What is done every month again: a routine (OB4) before it is a task. */
const ROUTINE_WORK = wordList(
  'close fill handle operate process pay provide support serve keep maintain retain',
)
/** Their object says nothing of what is done. */
const LIGHT_VERB = /^(?:make|give|get|put)$/

/** [OB1] A leading verb of doing and a thing that is then done, where no standing is the point. */
export function findTask({ tokens, verb }: ObjectiveReading): Suspicion | null {
  if (verb === null || ROUTINE_WORK.has(verb.lemma) || LIGHT_VERB.test(verb.lemma)) return null
  const isTask = TASK_VERBS.has(verb.lemma)
  if (!isTask && !DOING_VERBS.has(verb.lemma)) return null
  let start = verb.to
  while (DETERMINERS.has(lowerAt(tokens, start)) || tokens[start]?.kind === 'number') start += 1
  const end = phraseEnd(tokens, start, tokens.length)
  if (start === end) return null
  const says = (confidence: number): Suspicion => ({ confidence, from: verb.from, to: end })
  const kind = nounClassOf(tokens, start, end)
  const isThing = kind === 'deliverable' || kind === 'own-work'
  if (/^(?:hire|recruit)$/.test(verb.lemma)) return says(0.75)
  const head = lowerAt(tokens, end - 1)
  const isStanding =
    tokens.slice(start, end).some(({ lower }) => PRAISE.has(lower)) ||
    nounForms(head).some((form) => STANDINGS.has(form)) ||
    (!isThing && /(?:ship|ness|[ae]nce|ity)$/.test(head))
  if (isStanding) return null
  if (isThing) return says(isTask ? 0.92 : verb.lemma === 'deliver' ? 0.6 : 0.8)
  return isTask && /^(?:unknown|exposure)$/.test(kind) ? says(0.72) : null
}

/** [OB3] A slogan, or nothing but words that any company could use. */
export function findVagueness({ tokens, words, targets, verb }: ObjectiveReading): Suspicion | null {
  if (targets.length > 0) return null
  const whole = (confidence: number): Suspicion => ({ confidence, from: 0, to: tokens.length })
  // What a task does is told by its verb; another verb in front fits everybody.
  const from = verb === null || TASK_VERBS.has(verb.lemma) ? 0 : verb.to
  const content = tokens
    .slice(from)
    .filter(({ kind, lower }) => kind === 'word' && !FUNCTION_WORDS.has(lower))
  const specific = content.filter(({ lower }) => !isGeneric(lower)).length
  if (SLOGAN.test(words) && specific <= 3) return whole(0.8)
  return specific > 0 || content.length === 0 ? null : whole(content.length <= 4 ? 0.88 : 0.72)
}

/** Kept away from, or up with, what would come else: a change. */
const STRIVING = /\b(?:out of|away from|ahead|competitive|pace|up with|from (?:leaving|falling))\b/
const OF_THE_YEAR = /\b(?:annual|yearly|statutory|routine|monthly(?! active)|this year's|compliance with)\b/
const AS_IT_IS = /\b(?:existing|current|day-to-day)\b/
/** With a phrase of routine behind them no launch, but what is due. */
const GOES_BY_PLAN = wordList('carry_out complete deliver execute file finish follow hire run submit')

/** [OB4] Going on as before, or a routine of the year. */
export function findBusinessAsUsual({ tokens, words, verb }: ObjectiveReading): Suspicion | null {
  const says = (confidence: number, to = tokens.length): Suspicion => ({ confidence, from: 0, to })
  if (verb === null) return null
  const { lemma } = verb
  const isInPhrase = ROUTINE_PHRASE.test(words)
  const hasRoutine = tokens.some(({ lower }) => nounForms(lower).some((form) => ROUTINE_WORDS.has(form)))
  if (KEEPING_VERBS.has(lemma)) {
    if (STRIVING.test(words)) return null
    if (ROUTINE_ONLY_VERBS.has(lemma)) return hasRoutine || isInPhrase ? says(0.8) : null
    return says(0.8, verb.to)
  }
  const isRoutine =
    (isInPhrase && (hasRoutine || GOES_BY_PLAN.has(lemma) || ROUTINE_WORK.has(lemma))) ||
    OF_THE_YEAR.test(words) ||
    (AS_IT_IS.test(words) && ROUTINE_WORK.has(lemma))
  return isRoutine ? says(0.72) : null
}

const JOINS = wordList('and plus while & + ; whilst')

/** [OB5] Two aims that could be reached one without the other. */
export function findCompound({ tokens, verb }: ObjectiveReading): Suspicion | null {
  for (let at = 1; at < tokens.length - 1; at += 1) {
    const word = lowerAt(tokens, at)
    if (!JOINS.has(word) && !(word === 'as' && lowerAt(tokens, at - 1) === 'well')) continue
    let right = at + 1
    while (/ly$|^(?:to|also|then|we)$/.test(lowerAt(tokens, right))) right += 1
    const confidence = joins(tokens, at, right, verb)
    if (confidence > 0) return { confidence, from: word === 'as' ? at - 2 : at, to: right + 1 }
  }
  return null
}

function joins(tokens: readonly Token[], at: number, right: number, verb: ObjectiveReading['verb']): number {
  const word = lowerAt(tokens, at)
  const next = lowerAt(tokens, right)
  const isAfterComma = lowerAt(tokens, at - 1) === ','
  const after = tokens.length - right
  if (/^(?:;|\+|plus)$/.test(word)) return after >= 3 && at >= 3 ? 0.85 : 0
  if (verb === null) return isAfterComma && at >= 4 && after >= 3 ? 0.7 : 0
  // "Attract and retain", "design, build and run": one object for all of them.
  if (after < 2 || at - verb.to - (isAfterComma ? 1 : 0) < 1) return 0
  if (/^whil/.test(word) && /ing$/.test(next)) return 0.85
  const object = lowerAt(tokens, right + 1)
  // "Make sharing easy and get it used": the second act is about the first one's object.
  if (!isVerb(next) || /^(?:it|them)$/.test(object)) return 0
  const hasObject =
    tokens[right + 1]?.kind === 'number' ||
    NUMBER_WORDS.has(object) ||
    /^(?:the|a|an|our|all|more|new|every|their|its|your)$/.test(object)
  return hasObject || nounClassOf(tokens, right, right + 1) === 'unknown' ? 0.85 : 0
}

/** [OB6] Fashion words, short forms and code names that somebody outside the team would have to ask about. */
export function findJargon({ tokens, words, verb }: ObjectiveReading): Suspicion | null {
  const isShouted = tokens.filter(({ text }) => /^\p{Lu}{2,}$/u.test(text)).length > tokens.length / 2
  for (const [at, token] of tokens.entries()) {
    const says = (confidence: number): Suspicion => ({ confidence, from: at, to: at + 1 })
    if (plainForms(token.lower).some((form) => BUZZWORDS.has(form))) return says(0.75)
    if (!isShouted && isUnknownShortForm(token.text)) return says(0.85)
    if (at > 0 && /^\p{Lu}\p{Ll}+$/u.test(token.text) && isCodeName(tokens, at, verb)) return says(0.6)
  }
  return BUZZ_PHRASE.test(words) ? { confidence: 0.65, from: 0, to: tokens.length } : null
}

/** "TX-3", "O2C", "R&D", "GTM/CS": two capitals or more, or a capital and a number. */
const SHORT_FORM = /^(?=.*[\p{Lu}\d].*[\p{Lu}\d])\p{Lu}(?:\p{L}?[-&/]?[\p{Lu}\d])+$/u

function isUnknownShortForm(text: string): boolean {
  const bare = text.replace(/'?s$/, '')
  const isKnown = (name: string) => KNOWN_ACRONYMS.has(name) || /^(?:q[1-4]|h[12]|[fc]y|v\d)/.test(name)
  return (
    SHORT_FORM.test(bare) && !isKnown(bare.toLowerCase()) && !bare.toLowerCase().split('/').every(isKnown)
  )
}

function isCodeName(tokens: readonly Token[], at: number, verb: ObjectiveReading['verb']): boolean {
  const next = lowerAt(tokens, at + 1)
  if (CODE_NAME_NOUNS.has(next) || CODE_NAME_NOUNS.has(lowerAt(tokens, at - 1)))
    return nounClassOf(tokens, at, at + 1) === 'unknown'
  // "Launch Phoenix": named like something that everybody knows, and nothing follows that would tell.
  return at === verb?.to && TASK_VERBS.has(verb.lemma) && /^(?:to)?$/.test(next)
}
