import { describe, expect, it } from 'vitest'
import type { KeyResultClassification } from '../../../../shared/coach/classification.ts'
import { specificFindings } from '../../../../shared/coach/findings/specific.ts'
import { WEASEL_VERBS, WEASEL_VERBS_OR_NOUNS } from '../../../../shared/coach/findings/weasel-verbs.ts'
import { FUNCTION_WORDS, OTHER_EMPTY_WORDS } from '../../../../shared/coach/key-result/empty-words.ts'
import { PRAISE, VAGUE_NOUNS } from '../../../../shared/coach/lexicon/objective-words.ts'
import { MEASURE_VERBS, MOVING_VERBS } from '../../../../shared/coach/lexicon/verbs.ts'
import { readAs, verdicts } from './classified.ts'

const OUTPUT = readAs({ type: 'output', measurable: false })
const OUTCOME = readAs({ measurable: false })

function find(text: string, classification: KeyResultClassification = OUTPUT) {
  return verdicts(specificFindings(classification, text))
}

/** Verbs with a particle or a hyphen are more than a word of a sentence. */
function isOneWord(entry: string): boolean {
  return /^[a-z]+$/.test(entry)
}

describe('the lists', () => {
  const verbs = [...WEASEL_VERBS, ...WEASEL_VERBS_OR_NOUNS]

  it('are in lower case, with no verb twice', () => {
    expect(verbs.filter((verb) => !/^[a-z]+$/.test(verb))).toEqual([])
    expect(new Set(verbs).size).toBe(verbs.length)
    for (const word of OTHER_EMPTY_WORDS) expect(word).toMatch(/^[a-z]+$/)
  })

  it.each(verbs)('[KR3] “%s” hides the change', (verb) => {
    const [finding] = specificFindings(OUTPUT, `We will ${verb} the new process`)
    expect(finding).toMatchObject({ rule: 'KR3', verdict: 'warn', span: { start: 8, end: 8 + verb.length } })
    expect(find(`${verb.toUpperCase()} it`)).toEqual(['KR3 warn'])
  })

  it.each([...VAGUE_NOUNS])('[KR3] “improve %s” names no object', (word) => {
    expect(find(`Improve ${word}`, OUTCOME)).toEqual(['KR3 warn'])
  })

  it.each([
    ...[...FUNCTION_WORDS, ...MEASURE_VERBS, ...MOVING_VERBS, ...OTHER_EMPTY_WORDS, ...PRAISE].filter(
      isOneWord,
    ),
    'significantly',
    'least',
    'under',
    'dramatically',
    'continuously',
    'effectively',
  ])('[KR3] “%s” adds none', (word) => {
    expect(find(`Improve quality ${word}`, OUTCOME)).toEqual(['KR3 warn'])
  })
})

describe('[KR3] weasel verbs', () => {
  it.each([
    'KR2: Support the sales team',
    'Key result 3 - helping the warehouse',
    '- we’ll analyze drop-offs in the shop',
    'Continue to participate in the industry group',
    'Optimizing the returns desk',
    'Work with suppliers',
  ])('are found at the head: %s', (text) => {
    expect(find(text)).toEqual(['KR3 warn'])
  })

  it.each([
    'Deploy support for passkeys',
    'Support for passkeys on every till',
    'Ship the help centre to Spain',
    'Helpful answers in every branch',
    '🙂',
    '42%',
  ])('are no other words: %s', (text) => {
    expect(find(text)).toEqual([])
  })

  it.each([
    'Support tickets per order fall',
    'Help desk answers come faster',
    'Review score of the shop app',
  ])('are no nouns in an outcome: %s', (text) => {
    expect(find(text, OUTCOME)).toEqual([])
  })

  it('hide nothing where a measured outcome follows', () => {
    expect(find('Optimise checkout so that 4% of visitors buy', readAs())).toEqual([])
    expect(find('Help customers find answers', OUTCOME)).toEqual(['KR3 warn'])
  })

  it('can at least be checked where a number stands beside them', () => {
    expect(find('Participate in 3 fairs', readAs({ type: 'activity_metric' }))).toEqual(['KR3 hint'])
  })
})

describe('[KR3] the object', () => {
  it('may be anything where only general words stand', () => {
    expect(find('Better quality and more efficiency', OUTCOME)).toEqual(['KR3 warn'])
    expect(find('Improve performance by 20%', readAs())).toEqual(['KR3 hint'])
  })

  it('is there as soon as one word says whose or of what', () => {
    expect(find('Improve the quality of translations', OUTCOME)).toEqual([])
    expect(find('Customer satisfaction improves', OUTCOME)).toEqual([])
    expect(find('Increase to 20%', readAs())).toEqual([])
  })
})
