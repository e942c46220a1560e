import { describe, expect, test } from 'vitest'
import type { ObjectiveProblem } from '../../../../shared/coach/classification.ts'
import {
  BUZZ_PHRASES,
  BUZZWORDS,
  CODE_NAME_NOUNS,
  GENERIC_WORDS,
  KEEPING_VERBS,
  KNOWN_ACRONYMS,
  MAKING_VERBS,
  ROUTINE_PHRASES,
  ROUTINE_WORDS,
  SLOGANS,
  STANDING_ADJECTIVES,
  STANDINGS,
  TASK_VERBS,
} from '../../../../shared/coach/lexicon/objective-words.ts'
import { classifyObjective } from '../../../../shared/coach/objective/classify-objective.ts'

/** A list of words, a sentence to carry each of them, and the problem that it must, or must not, bring. */
type Carried = {
  readonly entries: Iterable<string>
  readonly carrier: (entry: string) => string
  readonly problem: ObjectiveProblem
  readonly brings: boolean
}

/** What they make decides: with these verbs it is never a task by itself. */
const NEVER_TASKS = ['make', 'give', 'get', 'put', 'provide']

const LISTS: Record<string, Carried> = {
  TASK_VERBS: task(TASK_VERBS, (verb) => `${verb} the booking portal`, true),
  MAKING_VERBS: task(without(MAKING_VERBS, NEVER_TASKS), (verb) => `${verb} the booking portal`, true),
  'MAKING_VERBS of standings': task(MAKING_VERBS, (verb) => `${verb} a reputation for honest repairs`, false),
  STANDINGS: task(STANDINGS, (noun) => `Create a ${noun} that regulars talk about`, false),
  STANDING_ADJECTIVES: task(STANDING_ADJECTIVES, (word) => `Build a ${word} portal for tenants`, false),
  KEEPING_VERBS: routine(KEEPING_VERBS, (verb) => `${verb} the annual licences`),
  ROUTINE_WORDS: routine(ROUTINE_WORDS, (word) => `Meet our ${word} on the ferry line`),
  ROUTINE_PHRASES: routine(ROUTINE_PHRASES, (phrase) => `Deliver the ferry ${phrase}`),
  SLOGANS: { entries: SLOGANS, carrier: (slogan) => slogan, problem: 'vague', brings: true },
  GENERIC_WORDS: {
    entries: GENERIC_WORDS,
    carrier: (word) => `Improve ${word}`,
    problem: 'vague',
    brings: true,
  },
  BUZZWORDS: jargon(BUZZWORDS, (word) => `Bring the ${word} to the harbour`, true),
  BUZZ_PHRASES: jargon(BUZZ_PHRASES, (phrase) => `Bring the ${phrase} to the harbour`, true),
  KNOWN_ACRONYMS: jargon(KNOWN_ACRONYMS, (word) => `Bring ${word.toUpperCase()} to the harbour`, false),
  CODE_NAME_NOUNS: jargon(CODE_NAME_NOUNS, (noun) => `Bring the Falcon ${noun} to the harbour`, true),
}

function task(entries: Iterable<string>, carrier: Carried['carrier'], brings: boolean): Carried {
  return { entries, carrier, problem: 'is_task', brings }
}
function routine(entries: Iterable<string>, carrier: Carried['carrier']): Carried {
  return { entries, carrier, problem: 'business_as_usual', brings: true }
}
function jargon(entries: Iterable<string>, carrier: Carried['carrier'], brings: boolean): Carried {
  return { entries, carrier, problem: 'jargon', brings }
}
function without(entries: ReadonlySet<string>, left: readonly string[]): readonly string[] {
  return [...entries].filter((entry) => !left.includes(entry))
}

describe.each(Object.entries(LISTS))('%s', (_name, { entries, carrier, problem, brings }) => {
  test.each([...entries])('%s', (entry) => {
    const found = classifyObjective(carrier(entry)).problems.map((each) => each.problem)
    if (brings) expect(found).toContain(problem)
    else expect(found).not.toContain(problem)
  })

  test('small letters, nothing twice', () => {
    const all = [...entries]
    expect(all.filter((entry) => entry !== entry.toLowerCase())).toEqual([])
    expect(new Set(all).size).toBe(all.length)
  })
})

test('the carriers alone bring no problem: it is the word that does', () => {
  for (const carrier of ['Bring the ferry to the harbour', 'Create a bakery that regulars talk about']) {
    expect(classifyObjective(carrier).problems).toEqual([])
  }
})
