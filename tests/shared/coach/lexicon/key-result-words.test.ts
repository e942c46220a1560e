import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { classifyKeyResult } from '../../../../shared/coach/key-result/classify-key-result.ts'
import { nounClassOf } from '../../../../shared/coach/key-result/noun-phrases.ts'
import { COMPARATIVES } from '../../../../shared/coach/lexicon/adjectives.ts'
import {
  DELIVERABLE_NOUNS,
  EXPOSURE_NOUNS,
  MEASURE_NOUNS,
  OWN_WORK_NOUNS,
  PEOPLE_NOUNS,
  RESULT_NOUNS,
} from '../../../../shared/coach/lexicon/nouns.ts'
import {
  FREQUENCY_WORDS,
  MULTIPLIER_WORDS,
  NAMING_WORDS,
  NUMBER_WORDS,
  SCALE_WORDS,
} from '../../../../shared/coach/lexicon/numbers.ts'
import { MONTHS, PERIOD_UNITS, SEASONS } from '../../../../shared/coach/lexicon/time.ts'
import {
  BEHAVIOUR_VERBS,
  DOING_VERBS,
  ENABLING_VERBS,
  FRAMING_VERBS,
  MEASURE_VERBS,
  MOVING_VERBS,
  REACHING_VERBS,
} from '../../../../shared/coach/lexicon/verbs.ts'
import { findPeriods } from '../../../../shared/coach/reading/periods.ts'
import { findQuantities } from '../../../../shared/coach/reading/quantities.ts'
import { entryFor, readTokens } from '../../../../shared/coach/reading/words.ts'

const FILES = ['adjectives', 'nouns', 'verbs', 'numbers', 'time']

function quantitiesOf(text: string) {
  const tokens = readTokens(text)
  return findQuantities(tokens, findPeriods(tokens))
}

describe('the word lists', () => {
  it.each(FILES)('KR1: %s.ts has every entry in small letters and no entry twice in a list', (file) => {
    const source = readFileSync(`shared/coach/lexicon/${file}.ts`, 'utf8')
    const lists = [...source.matchAll(/export const (\w+) = wordList\(\s*[`']([^`']*)/g)]
    expect(lists.length).toBeGreaterThan(0)
    for (const [, name, words = ''] of lists) {
      // `${RECEIVERS}` stands in two lists.
      const entries = words
        .replace(/\$\{\w+\}/, '')
        .trim()
        .split(/\s+/)
      expect(entries, name).toEqual(entries.map((entry) => entry.toLowerCase()))
      const twice = entries.filter((entry, at) => entries.indexOf(entry) !== at)
      expect(twice, name).toEqual([])
    }
  })
})

describe('comparatives', () => {
  it.each([...COMPARATIVES])('KR1: “%s queues at the till” changes for somebody', (word) => {
    expect(classifyKeyResult(`${word} queues at the till`).type).toBe('outcome')
  })
})

describe('nouns', () => {
  // In the order in which the reader asks: the first list that has the word decides.
  const LISTS = [
    ['exposure', EXPOSURE_NOUNS],
    ['measure', MEASURE_NOUNS],
    ['result', RESULT_NOUNS],
    ['own-work', OWN_WORK_NOUNS],
    ['deliverable', DELIVERABLE_NOUNS],
    ['people', PEOPLE_NOUNS],
  ] as const
  const first = new Map<string, string>()
  for (const [kind, list] of LISTS) for (const noun of list) if (!first.has(noun)) first.set(noun, kind)

  it.each([...first].filter(([noun]) => /^\p{L}[\p{L} -]*$/u.test(noun)))(
    'KR2: “the %s” is of the class %s',
    (noun, kind) => {
      const tokens = readTokens(`the ${noun}`)
      expect(nounClassOf(tokens, 1, tokens.length)).toBe(kind)
    },
  )
})

describe('shapes of words', () => {
  it.each(['availability', 'readiness', 'literacy', 'tourism'])('KR2: “%s” can rise or fall', (noun) => {
    expect(MEASURE_NOUNS.has(noun)).toBe(true)
  })

  it.each(['activity', 'city', 'policy', 'agency', 'business', 'release frequency'])(
    'KR2: “%s” is no measure, although it ends like one',
    (noun) => {
      expect(MEASURE_NOUNS.has(noun)).toBe(false)
    },
  )

  it.each(['automate', 'certify', 'containerize', 'containerise', 'analyse', 'modernise'])(
    'KR1: “%s” makes or does something',
    (verb) => {
      expect(DOING_VERBS.has(verb)).toBe(true)
    },
  )

  it.each(['candidate', 'template', 'rate', 'climate', 'size', 'exercise', 'enterprise'])(
    'KR1: “%s” is no verb, although it ends like one',
    (noun) => {
      expect(DOING_VERBS.has(noun)).toBe(false)
    },
  )

  it('KR1: an unheard word in front of an article is a verb', () => {
    expect(classifyKeyResult('Varnish the tables of the café').type).toBe('output')
  })
})

describe('verbs', () => {
  const LISTS = [
    ...DOING_VERBS,
    ...MOVING_VERBS,
    ...REACHING_VERBS,
    ...ENABLING_VERBS,
    ...FRAMING_VERBS,
    ...BEHAVIOUR_VERBS,
    ...MEASURE_VERBS,
  ]
  const all = new Set(LISTS)

  it.each([...all].filter((verb) => /^[a-z]+$/.test(verb) && !/^(?:be|have|do|go|up|dm)$/.test(verb)))(
    'KR1: “%s” is found in its own inflections',
    (verb) => {
      const third = /(?:s|x|z|ch|sh)$/.test(verb)
        ? `${verb}es`
        : /[^aeiou]y$/.test(verb)
          ? `${verb.slice(0, -1)}ies`
          : `${verb}s`
      const stem = verb.endsWith('e') && !verb.endsWith('ee') ? verb.slice(0, -1) : verb
      expect(entryFor(all, third)).not.toBeNull()
      expect(entryFor(all, `${stem}ing`)).not.toBeNull()
    },
  )

  it.each([...DOING_VERBS].filter((verb) => !MOVING_VERBS.has(verb) && !REACHING_VERBS.has(verb)))(
    'KR1: “%s the invoice template” makes or does something',
    (verb) => {
      expect(classifyKeyResult(`${verb} the invoice template`).type).toBe('output')
    },
  )

  it.each([...MOVING_VERBS].filter((verb) => !DOING_VERBS.has(verb)))(
    'KR1: “%s the complaint rate from 10%% to 5%%” moves a measure',
    (verb) => {
      expect(classifyKeyResult(`${verb} the complaint rate from 10% to 5%`).type).toBe('outcome')
    },
  )
})

describe('numbers and dates', () => {
  it.each([...NUMBER_WORDS])('KR4: “%s” is %d', (word, value) => {
    expect(quantitiesOf(`win ${word} tenders`)[0]?.value).toBe(value)
  })

  it.each([...SCALE_WORDS])('KR4: “7 %s” is 7 times %d', (word, scale) => {
    expect(
      quantitiesOf(`reach 7${word === 'hundred' || word.length > 3 ? ' ' : ''}${word} readers`)[0]?.value,
    ).toBe(7 * scale)
  })

  it.each([...MULTIPLIER_WORDS])('KR5: “%s” is a change by the factor %d', (word, factor) => {
    expect(quantitiesOf(`we ${word} the income`)).toMatchObject([{ form: 'multiplier', value: factor }])
  })

  it.each([...FREQUENCY_WORDS])('KR4: “deployment frequency to %s” is a level to reach', (word) => {
    expect(quantitiesOf(`increase deployment frequency to ${word}`)).toMatchObject([{ form: 'frequency' }])
  })

  it.each([...NAMING_WORDS].filter((word) => /^[a-z]+$/.test(word)))(
    'KR4: the number of “%s 2” is a name',
    (word) => {
      expect(quantitiesOf(`we have ${word} 2`)).toEqual([])
    },
  )

  it.each([...MONTHS])('KR8: “by 3 %s” says when', (month) => {
    expect(findPeriods(readTokens(`open it by 3 ${month}`))).toMatchObject([{ isBound: true }])
  })

  it.each([...SEASONS])('KR8: “by %s” says when', (season) => {
    expect(findPeriods(readTokens(`open it by ${season}`))).toMatchObject([{ isBound: true }])
  })

  it.each([...PERIOD_UNITS])('KR8: “this %s” says over which period', (unit) => {
    expect(findPeriods(readTokens(`fewer complaints this ${unit}`))).toMatchObject([{ isBound: true }])
  })
})
