import { describe, expect, test } from 'vitest'
import type { ObjectiveProblem } from '../../../../shared/coach/classification.ts'
import { FUNCTION_WORDS } from '../../../../shared/coach/key-result/empty-words.ts'
import {
  BUZZWORDS,
  CODE_NAME_NOUNS,
  GENERIC_WORDS,
  KEEPING_VERBS,
  KNOWN_ACRONYMS,
  PRAISE,
  ROUTINE_WORDS,
  STANDINGS,
  TASK_VERBS,
  VAGUE_NOUNS,
} from '../../../../shared/coach/lexicon/objective-words.ts'
import { classifyObjective } from '../../../../shared/coach/objective/classify-objective.ts'

/** A list of words, a sentence to carry each of them, and the problem that it must, or must not, bring. */
type Carried = {
  readonly entries: Iterable<string>
  readonly carrier: (entry: string) => string
  readonly problem: ObjectiveProblem
  readonly brings: boolean
}

/** Said in each pattern of phrases. */
const ROUTINE_PHRASES = `as always,as before,as in previous years,as planned,as usual,on schedule,on time,according to law,to plan,
  within the agreed time,within budget,under contract,with the lights on,up and running,up to date,every month,
  to the headcount plan,to the hiring plan,to the staffing plan`
const SLOGANS =
  'move the needle,customer centricity,customer obsession,think big,win together,go the extra mile,full potential'
const BUZZ_PHRASES = `at scale,blue ocean,boil the ocean,double-click,go to market,go-to-market,low hanging fruit,
  low-hanging fruit,move the needle,north star,north-star,shift left,shift-left,single source of truth,tech debt,
  thought leader,thought leadership,value chain,value stream,value-stream`
/** What nouns and adverbs of no particular thing end in, and compounds. */
const ABSTRACT = `innovation,mission,development,effectiveness,excellence,performance,productivity,leadership,quickly,
  dramatically,customer-centric,best-in-class,data-driven,customer-focused,future-ready`

const LISTS: Record<string, Carried> = {
  TASK_VERBS: task(TASK_VERBS, (verb) => `${verb} the booking portal`, true),
  'verbs of making': task(
    parts('build,create,develop,establish,deliver'),
    (verb) => `${verb} the booking portal`,
    true,
  ),
  'verbs of making standings': task(parts('build,create,give,make'), (verb) => `${verb} a reputation`, false),
  STANDINGS: task(STANDINGS, (noun) => `Create a ${noun} that regulars talk about`, false),
  'abstract standings': task(
    parts('ownership,readiness,confidence,alliance,community'),
    (noun) => `Start a ${noun} that regulars talk about`,
    false,
  ),
  PRAISE: task(PRAISE, (word) => `Build a ${word} portal for tenants`, false),
  KEEPING_VERBS: routine(KEEPING_VERBS, (verb) => `${verb} the annual licences`),
  ROUTINE_WORDS: routine(ROUTINE_WORDS, (word) => `Meet our ${word} on the ferry line`),
  ROUTINE_PHRASE: routine(parts(ROUTINE_PHRASES), (phrase) => `Deliver the ferry ${phrase}`),
  SLOGAN: vague(parts(SLOGANS), (slogan) => slogan),
  GENERIC_WORDS: vague(GENERIC_WORDS, (word) => `Improve ${word}`),
  VAGUE_NOUNS: vague(VAGUE_NOUNS, (word) => `Improve ${word}`),
  'PRAISE of nobody': vague(PRAISE, (word) => `Improve our ${word} quality`),
  FUNCTION_WORDS: vague(FUNCTION_WORDS, (word) => `Improve quality ${word} growth`),
  'words by their ending': vague(parts(ABSTRACT), (word) => `Improve ${word}`),
  BUZZWORDS: jargon(BUZZWORDS, (word) => `Bring the ${word} to the harbour`, true),
  BUZZ_PHRASE: jargon(parts(BUZZ_PHRASES), (phrase) => `Bring the ${phrase} to the harbour`, true),
  KNOWN_ACRONYMS: jargon(KNOWN_ACRONYMS, (word) => `Bring ${word.toUpperCase()} to the harbour`, false),
  CODE_NAME_NOUNS: jargon(CODE_NAME_NOUNS, (noun) => `Bring the Falcon ${noun} to the harbour`, true),
}

function parts(text: string): readonly string[] {
  return text.split(/,\s*/)
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
function vague(entries: Iterable<string>, carrier: Carried['carrier']): Carried {
  return { entries, carrier, problem: 'vague', brings: true }
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
