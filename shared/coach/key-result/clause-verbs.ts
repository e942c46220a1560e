import { PEOPLE_NOUNS } from '../lexicon/nouns.ts'
import {
  BEHAVIOUR_VERBS,
  DOING_VERBS,
  ENABLING_VERBS,
  MEASURE_VERBS,
  MOVING_VERBS,
  REACHING_VERBS,
} from '../lexicon/verbs.ts'
import { wordList } from '../lexicon/word-list.ts'
import { entryFor, lowerAt, nounForms, plainForms, type Token } from '../reading/words.ts'
import { classOfWord, DETERMINERS, HEDGES, nounClassOf, phraseEnd, STOPS } from './noun-phrases.ts'

const OWN_PEOPLE =
  /\b(?:team|squad|tribe|engineer|designer|staff|leader|department|manager|rep|member|developer|analyst|employee|agent|sales|we\b|us\b|everyone in)/

/** What people of our own do as part of their work: a number of it is an activity. */
const DUTIES = wordList(`
  hold shadow sign contribute do attend report spend devote dedicate complete speak present write document conduct book visit
  review submit publish post log set take train update make join
`)

/** Whether the noun phrase names people who work with us. */
export const isOwn = (tokens: readonly Token[], from: number, to: number): boolean =>
  OWN_PEOPLE.test(
    tokens
      .slice(from, to)
      .map(({ lower }) => lower)
      .join(' '),
  )

/** "Engineers shadow a call", "reps have booked demos": people who work with us, and behind them what is part of their work. */
export function isDuty(tokens: readonly Token[], from: number, to: number): boolean {
  const isPerfect = /^ha(?:s|ve)$/.test(lowerAt(tokens, to))
  return isOwn(tokens, from, to) && entryFor(DUTIES, lowerAt(tokens, isPerfect ? to + 1 : to)) !== null
}

/** Whether the head of the noun phrase is somebody, also where a number of them would count hires ("engineers"). */
export function isPerson(tokens: readonly Token[], from: number, to: number): boolean {
  const of = tokens.findIndex(
    ({ lower }, at) => at > from && at < to && /^(?:of|who|that|in|at|from|with|for|on)$/.test(lower),
  )
  const isShare = of > 0 && /^(?:half|most|majority|third|rest|all|many|%)$/.test(lowerAt(tokens, of - 1))
  const head = lowerAt(tokens, (of > from && !isShare ? of : to) - 1)
  return nounForms(head).some((form) => PEOPLE_NOUNS.has(form))
}

/** "Every team has a runbook", "80% of sites have a plan": something is in place there, and it is no measure. */
export function hasThing(tokens: readonly Token[], verbAt: number, to: number): boolean {
  if (!/^ha(?:s|ve)$/.test(lowerAt(tokens, verbAt)) || !/^an?$/.test(lowerAt(tokens, verbAt + 1)))
    return false
  const held = nounClassOf(tokens, verbAt + 2, phraseEnd(tokens, verbAt + 2, to))
  return held !== 'measure' && held !== 'result'
}

/** The place of the verb of a clause that has one: "admins see every attempt", "the handbook outlines the steps"; else -1. */
export function finiteVerbAt(tokens: readonly Token[], from: number, to: number): number {
  for (let at = from + 1; at < Math.min(to, from + 14); at += 1) {
    const token = tokens[at]
    if (token === undefined || token.kind !== 'word') continue
    const word = token.lower
    if (/^(?:is|are|was|has|have|do|does|don't|doesn't|will|won't|must)$/.test(word)) return at
    const before = tokens[at - 1]
    if (
      before === undefined ||
      before.kind !== 'word' ||
      STOPS.has(before.lower) ||
      DETERMINERS.has(before.lower)
    )
      continue
    const isPlural =
      /[^s]s$/.test(before.lower) ||
      /^(?:people|everyone|everybody|nobody|staff|children|they|we|you|all)$/.test(before.lower) ||
      /ly$/.test(before.lower)
    const next = tokens[at + 1]
    const opens =
      next === undefined ||
      next.kind === 'number' ||
      DETERMINERS.has(next.lower) ||
      HEDGES.has(next.lower) ||
      /^(?:us|it|them|when|where|what|how|why|that|to|about|on|for|with|without)$/.test(next.lower)
    const isThird = /[^s]s$/.test(word)
    if (
      isThird === isPlural &&
      !/ly$/.test(before.lower) &&
      !/^(?:everyone|everybody|nobody)$/.test(before.lower)
    )
      continue
    if (/(?:ed|ing)$/.test(word)) continue
    if (next === undefined && entryFor(MEASURE_VERBS, word) === null) continue
    const forms = isThird ? plainForms(word).slice(1) : [word]
    if (!forms.some((form) => isAnyVerb(form))) continue
    if (classOfWord(word) === null || opens) return at
  }
  return -1
}

const isAnyVerb = (form: string): boolean =>
  [BEHAVIOUR_VERBS, MEASURE_VERBS, DOING_VERBS, ENABLING_VERBS, MOVING_VERBS, REACHING_VERBS].some((verbs) =>
    verbs.has(form),
  )
