import { describe, expect, it } from 'vitest'
import { indexLearnings, SIMILAR_FROM, suggestLearnings } from '../../../shared/retro/similar.ts'
import { fastestMs } from '../../support/fastest.ts'
import {
  isForValidation,
  isSuggested,
  type Measured,
  measurePairs,
  readPairs,
  sharesAnyWord,
} from './similar-pairs.ts'

/** For one draft; many times what it takes. */
const ENOUGH_MS = 50

const pairs = readPairs()
const validation = pairs.filter(isForValidation)
const development = pairs.filter((pair) => !isForValidation(pair))

describe('[RE6] learnings that are offered beside a draft', () => {
  it('120 labelled pairs, half of them alike, in both parts', () => {
    expect(new Set(pairs.map(({ id }) => id)).size).toBe(120)
    for (const part of [validation, development]) {
      expect(part.filter(({ similar }) => similar)).toHaveLength(part.length / 2)
    }
  })

  it('four of five that are offered are worth it, and half of those that are worth it are offered', () => {
    const parts = { development, validation, all: pairs }
    for (const [name, part] of Object.entries(parts)) {
      console.log(tell(`${name}, from ${SIMILAR_FROM}`, measurePairs(part)))
    }
    for (const threshold of [1.5, 2.25, 2.5, 3]) {
      console.log(tell(`validation, from ${threshold}`, measurePairs(validation, isSuggested(threshold))))
    }
    console.log(tell('validation, any word of four letters shared', measurePairs(validation, sharesAnyWord)))
    for (const part of Object.values(parts)) {
      const { precision, recall } = measurePairs(part)
      expect(precision).toBeGreaterThanOrEqual(0.8)
      expect(recall).toBeGreaterThanOrEqual(0.5)
    }
  })

  it('among the learnings of all pairs together few are offered that were not meant', () => {
    const index = indexLearnings(pairs.map(({ id, learning }) => ({ ...learning, id })))
    const drafts = new Map(pairs.map(({ draft }) => [draft.text, draft]))
    const meant = (text: string) =>
      new Set(pairs.filter(({ draft, similar }) => similar && draft.text === text).map(({ id }) => id))
    const counts = { offered: 0, first: 0, firstMeant: 0, meantOffered: 0 }
    for (const draft of drafts.values()) {
      const offered = suggestLearnings(draft, index)
      const its = meant(draft.text)
      counts.offered += offered.length
      counts.meantOffered += offered.filter(({ learning }) => its.has(learning.id)).length
      const [first] = offered
      if (first) counts.first += 1
      if (first && its.has(first.learning.id)) counts.firstMeant += 1
    }
    console.log(
      `${drafts.size} drafts among ${pairs.length} learnings: ${counts.offered} offered, ${counts.meantOffered} of the ${drafts.size} meant ones; ${counts.first} drafts were offered one, first the meant one to ${counts.firstMeant}`,
    )
    expect(counts.firstMeant / counts.first).toBeGreaterThanOrEqual(0.7)
  })

  it('says why: the words that both have, and the unit', () => {
    const learning = {
      text: 'Without a load test like Black Friday we only guess at latency',
      keyResult: { text: 'P99 latency of checkout falls from 900 to 500 ms', unit: 'ms' },
    }
    const draft = { text: 'Latency of the checkout falls from 700 to 400 ms', unit: 'ms' }
    const [offered] = suggestLearnings(draft, indexLearnings([learning]))
    expect(offered?.learning).toBe(learning)
    expect(offered?.words.map(({ inDraft }) => inDraft)).toEqual(['Latency', 'checkout'])
    expect(offered?.unit).toBe('ms')
  })

  it('knows one thing by two names, and says both', () => {
    const learning = {
      text: 'Ask why',
      keyResult: { text: 'Customers who churn fall from 5% to 3%', unit: '%' },
    }
    const draft = { text: 'Cancellations of customers fall from 4% to 2%', unit: '%' }
    const [offered] = suggestLearnings(draft, indexLearnings([learning]))
    expect(offered?.words[0]).toEqual({ inDraft: 'Cancellations', inLearning: 'churn' })
  })

  it('knows a measure by its name of two words, each of which says little', () => {
    const learning = {
      text: 'Caching halved it',
      keyResult: { text: 'P90 build time falls from 31 to 15 minutes', unit: 'minutes' },
    }
    const draft = { text: 'Build time of the main branch falls from 25 to 10 minutes', unit: 'minutes' }
    const [offered] = suggestLearnings(draft, indexLearnings([learning]))
    expect(offered?.words).toEqual([{ inDraft: 'Build time', inLearning: 'build time' }])
    const other = { ...draft, text: 'Build a team and take the time from 25 to 10 minutes' }
    expect(suggestLearnings(other, indexLearnings([learning]))).toEqual([])
  })

  it('offers nothing for an empty draft, and nothing from an empty library', () => {
    const learning = { text: 'Deploy on Fridays', keyResult: null }
    expect(suggestLearnings({ text: '', unit: '' }, indexLearnings([learning]))).toEqual([])
    expect(suggestLearnings({ text: 'Deploy on Fridays', unit: '' }, indexLearnings([]))).toEqual([])
  })

  it('tells less by a word that many learnings of the team have', () => {
    const about = { text: 'Search results without a click fall from 45% to 30%', unit: '%' }
    const alone = { text: 'Search went down with its cache', keyResult: about }
    const others = Array.from({ length: 20 }, (_, at) => ({
      text: `Search and subject${at}`,
      keyResult: null,
    }))
    const draft = { text: 'Availability of search is kept at 99.9%', unit: '%' }
    const score = (learnings: readonly (typeof alone | (typeof others)[number])[]) =>
      suggestLearnings(draft, indexLearnings(learnings), Number.NEGATIVE_INFINITY).find(
        ({ learning }) => learning === alone,
      )?.score ?? Number.NaN
    expect(score([alone, ...others])).toBeLessThan(score([alone]))
  })

  it('is quick enough for every pause in typing, with 500 learnings', () => {
    const many = Array.from({ length: 500 }, (_, at) => pairs[at % pairs.length]?.learning).filter(
      (learning) => learning !== undefined,
    )
    const startedMs = performance.now()
    const index = indexLearnings(many)
    const readMs = performance.now() - startedMs
    const suggestAll = () => {
      for (const { draft } of pairs) suggestLearnings(draft, index)
    }
    const eachMs = fastestMs(suggestAll, ENOUGH_MS * pairs.length) / pairs.length
    console.log(`500 learnings: read in ${readMs.toFixed(1)} ms, then ${eachMs.toFixed(2)} ms for each draft`)
    expect(eachMs).toBeLessThan(ENOUGH_MS)
  })
})

function tell(name: string, { pairs: count, offered, precision, recall }: Measured): string {
  return `${name.padEnd(46)} precision ${precision.toFixed(2)}  recall ${recall.toFixed(2)}  (${offered} of ${count} offered)`
}
