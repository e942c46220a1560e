import { nounClassOf, phraseEnd } from '../key-result/noun-phrases.ts'
import { NUMBER_WORDS } from '../lexicon/numbers.ts'
import {
  BUZZ_PHRASES,
  BUZZWORDS,
  CODE_NAME_NOUNS,
  GENERIC_WORDS,
  KEEPING_VERBS,
  KNOWN_ACRONYMS,
  MAKING_VERBS,
  ROUTINE_ONLY_VERBS,
  ROUTINE_PHRASES,
  ROUTINE_WORDS,
  SLOGANS,
  STANDING_ADJECTIVES,
  STANDINGS,
  TASK_VERBS,
} from '../lexicon/objective-words.ts'
import { DOING_VERBS, MOVING_VERBS } from '../lexicon/verbs.ts'
import { wordList } from '../lexicon/word-list.ts'
import { nounForms, plainForms, type Token } from '../reading/words.ts'
import { isVerb, type ObjectiveReading } from './read-objective.ts'

/** A problem that the words point to, and which words: token indexes, the end not included. */
export type Suspicion = { readonly confidence: number; readonly from: number; readonly to: number }

const lowerAt = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? ''
const DETERMINERS = wordList('the a an our all its their these every each of this my your new first own')

/** What is done every month again: a routine (OB4) before it is a task. */
const ROUTINE_WORK = wordList(
  'close fill handle operate process pay provide support serve keep maintain retain',
)

/** [OB1] A leading verb of doing and a thing that is then done, where no standing is the point. */
export function findTask({ tokens, verb }: ObjectiveReading): Suspicion | null {
  if (verb === null) return null
  const isTask = TASK_VERBS.has(verb.lemma)
  const isMaking = MAKING_VERBS.has(verb.lemma)
  if (!isTask && !isMaking && !DOING_VERBS.has(verb.lemma)) return null
  if (ROUTINE_WORK.has(verb.lemma)) return null
  let start = verb.to
  while (DETERMINERS.has(lowerAt(tokens, start)) || tokens[start]?.kind === 'number') start += 1
  const end = phraseEnd(tokens, start, tokens.length)
  const object = tokens.slice(start, end).map(({ lower }) => lower)
  if (object.length === 0) return null
  const head = object.at(-1) ?? ''
  const isStanding =
    object.some((word) => STANDING_ADJECTIVES.has(word)) ||
    nounForms(head).some((form) => STANDINGS.has(form))
  if (isStanding && !/^(?:hire|recruit)$/.test(verb.lemma)) return null
  const kind = nounClassOf(tokens, start, end)
  const says = (confidence: number): Suspicion => ({ confidence, from: verb.from, to: end })
  if (isTask) {
    if (kind === 'measure' || kind === 'result' || kind === 'people')
      return /^(?:hire|recruit|appoint|onboard a)$/.test(verb.lemma) ? says(0.75) : null
    return says(kind === 'deliverable' || kind === 'own-work' ? 0.92 : 0.72)
  }
  if (verb.lemma === 'make' || verb.lemma === 'give' || verb.lemma === 'get' || verb.lemma === 'put')
    return null
  return kind === 'deliverable' || kind === 'own-work' ? says(verb.lemma === 'deliver' ? 0.6 : 0.8) : null
}

const FUNCTION_WORDS = wordList(
  'the a an our we us you your their its it that which this these those and or of in on for to with across at by from as into through within up is are be than who what how new more all each every any',
)

/** [OB3] A slogan, or nothing but words that any company could use. */
export function findVagueness({ tokens, words, targets }: ObjectiveReading): Suspicion | null {
  const whole = (confidence: number): Suspicion => ({ confidence, from: 0, to: tokens.length })
  const content = tokens.filter(({ kind, lower }) => kind === 'word' && !FUNCTION_WORDS.has(lower))
  const specific = content.filter(({ lower }) => !isGeneric(lower))
  if (targets.length > 0) return null
  if (SLOGANS.some((slogan) => words.includes(slogan)) && specific.length <= 3) return whole(0.8)
  if (content.length === 0) return null
  return specific.length === 0 ? whole(content.length <= 4 ? 0.88 : 0.72) : null
}

function isGeneric(word: string): boolean {
  return plainForms(word).some(
    (form) =>
      GENERIC_WORDS.has(form) ||
      BUZZWORDS.has(form) ||
      KEEPING_VERBS.has(form) ||
      MOVING_VERBS.has(form) ||
      FUNCTION_WORDS.has(form),
  )
}

/** [OB4] Going on as before, or a routine of the year. */
export function findBusinessAsUsual({ tokens, words, verb }: ObjectiveReading): Suspicion | null {
  const phrase = ROUTINE_PHRASES.find((each) => words.includes(each))
  const hasRoutine = tokens.some(({ lower }) => ROUTINE_WORDS.has(lower))
  const whole = (confidence: number, to = tokens.length): Suspicion => ({ confidence, from: 0, to })
  if (verb !== null && KEEPING_VERBS.has(verb.lemma)) {
    if (/\b(?:out of|away from|ahead|competitive|pace|up with|from (?:leaving|falling))\b/.test(words))
      return null
    if (ROUTINE_ONLY_VERBS.has(verb.lemma)) return hasRoutine || phrase !== undefined ? whole(0.8) : null
    return whole(verb.lemma === 'stay' || verb.lemma === 'remain' ? 0.72 : 0.85, verb.to)
  }
  if (
    phrase !== undefined &&
    verb !== null &&
    (hasRoutine ||
      /^(?:hire|fill|close|complete|carry out|deliver|run|process|finish|submit|file|execute|follow)/.test(
        verb.lemma,
      ))
  )
    return whole(0.7)
  if (
    verb !== null &&
    (/\b(?:annual|yearly|statutory|routine|monthly(?! active)|this year's)\b/.test(words) ||
      (/\b(?:existing|current|day-to-day)\b/.test(words) && ROUTINE_WORK.has(verb.lemma)))
  )
    return whole(0.72)
  if (
    /^(?:comply|compliance|continue|continued|maintaining compliance|ensure compliance|ensure continued)\b/.test(
      words,
    )
  )
    return whole(0.75)
  return null
}

const JOINS = wordList('and plus while & + ; whilst')

/** [OB5] Two aims that could be reached one without the other. */
export function findCompound({ tokens, verb }: ObjectiveReading): Suspicion | null {
  for (let at = 1; at < tokens.length - 1; at += 1) {
    const word = lowerAt(tokens, at)
    const isAsWell = word === 'as' && lowerAt(tokens, at + 1) === 'well' && lowerAt(tokens, at + 2) === 'as'
    if (!JOINS.has(word) && !isAsWell) continue
    let right = isAsWell ? at + 3 : at + 1
    while (
      /ly$/.test(lowerAt(tokens, right)) ||
      (/^(?:to|also|then|we|at|the|same|time)$/.test(lowerAt(tokens, right)) &&
        isVerb(lowerAt(tokens, right + 1)))
    )
      right += 1
    const confidence = joins(tokens, at, right, word, verb)
    if (confidence > 0) return { confidence, from: at, to: right + 1 }
  }
  return null
}

function joins(
  tokens: readonly Token[],
  at: number,
  right: number,
  word: string,
  verb: ObjectiveReading['verb'],
): number {
  const left = at - (verb?.to ?? 0) - (lowerAt(tokens, at - 1) === ',' ? 1 : 0)
  const after = tokens.length - right
  if (after < 2) return 0
  const next = lowerAt(tokens, right)
  // "Attract and retain", "design, build and run": one object for all of them.
  if (verb !== null && left < 1) return 0
  if (/ing$/.test(next) && (word === 'while' || word === 'whilst') && verb !== null) return 0.85
  if (word === ';' || word === '+' || word === 'plus') return after >= 3 && at >= 3 ? 0.85 : 0
  const isImperative = isVerb(next) && verb !== null
  if (isImperative) {
    const isNounToo = nounClassOf(tokens, right, right + 1) !== 'unknown'
    const hasObject =
      tokens[right + 1]?.kind === 'number' ||
      NUMBER_WORDS.has(lowerAt(tokens, right + 1)) ||
      /^(?:the|a|an|our|all|more|new|every|their|its|your)$/.test(lowerAt(tokens, right + 1))
    if (isNounToo && !hasObject) return 0
    if (/^(?:why|how|what|where)$/.test(next)) return 0
    // "Find and fix bugs": one thing done in two steps.
    if (
      left === 1 &&
      /^(?:and|&)$/.test(word) &&
      isVerb(lowerAt(tokens, at - 1)) &&
      lowerAt(tokens, at - 2) === ','
    )
      return 0
    // "Make sharing easy and get it used": the second act is about the first one's object.
    return /^(?:it|them)$/.test(lowerAt(tokens, right + 1)) ? 0 : 0.85
  }
  if (verb === null && lowerAt(tokens, at - 1) === ',' && at >= 4 && after >= 3) return 0.7
  return 0
}

/** [OB6] Fashion words, short forms and code names that somebody outside the team would have to ask about. */
export function findJargon({ tokens, words, verb }: ObjectiveReading): Suspicion | null {
  const phrase = BUZZ_PHRASES.find((each) => words.includes(each))
  const isShouted = tokens.filter(({ text }) => /^\p{Lu}{2,}$/u.test(text)).length > tokens.length / 2
  for (const [at, token] of tokens.entries()) {
    if (plainForms(token.lower).some((form) => BUZZWORDS.has(form)))
      return { confidence: 0.75, from: at, to: at + 1 }
    if (!isShouted && isUnknownShortForm(token)) return { confidence: 0.85, from: at, to: at + 1 }
    if (at > 0 && /^\p{Lu}\p{Ll}+$/u.test(token.text) && isCodeName(tokens, at, verb))
      return { confidence: 0.6, from: at, to: at + 1 }
  }
  return phrase === undefined ? null : { confidence: 0.65, from: 0, to: tokens.length }
}

function isUnknownShortForm({ text, lower }: Token): boolean {
  const parts = lower.split('/')
  if (KNOWN_ACRONYMS.has(lower) || parts.every((part) => KNOWN_ACRONYMS.has(part))) return false
  if (/^q[1-4]|^h[12]|^fy|^v\d|^cy/.test(lower)) return false
  const bare = text.replace(/(?:'s|s)$/, '')
  if (KNOWN_ACRONYMS.has(bare.toLowerCase())) return false
  return /^(?:\p{Lu}{2,}|\p{Lu}+[-&/]?\d+|\p{Lu}\p{L}?\p{Lu}|\p{Lu}+\d\p{Lu}+|\p{Lu}+(?:\/\p{Lu}+)+|\p{Lu}&\p{Lu}+|\p{Lu}\d\p{Lu})$/u.test(
    bare,
  )
}

function isCodeName(tokens: readonly Token[], at: number, verb: ObjectiveReading['verb']): boolean {
  const next = lowerAt(tokens, at + 1)
  if (CODE_NAME_NOUNS.has(next) || /^(?:project|operation|programme)$/.test(lowerAt(tokens, at - 1)))
    return nounClassOf(tokens, at, at + 1) === 'unknown'
  return (
    verb !== null &&
    /^(?:deploy|launch|ship|release|roll out)$/.test(verb.lemma) &&
    at === verb.to &&
    (next === '' || next === 'to')
  )
}
