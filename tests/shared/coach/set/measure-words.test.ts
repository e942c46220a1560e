import { describe, expect, it } from 'vitest'
import { assessSet } from '../../../../shared/coach/set/assess-set.ts'
import {
  LAGGING_MEASURES,
  LEADING_MEASURES,
  QUALITY_MEASURES,
  QUANTITY_MEASURES,
} from '../../../../shared/coach/set/measure-words.ts'

const LAGGING = LAGGING_MEASURES.split('|')
const LEADING = LEADING_MEASURES.split('|')
const QUANTITY = QUANTITY_MEASURES.split('|')
const QUALITY = QUALITY_MEASURES.split('|')
const LISTS = { LAGGING, LEADING, QUANTITY, QUALITY }

function rulesOf(...texts: readonly string[]): readonly string[] {
  const keyResults = texts.map((text, place) => ({ id: String(place), text, fields: null }))
  return assessSet({
    objectives: [{ id: 'o', text: 'Make shipping an everyday thing', keyResults }],
    cycle: null,
    proposals: null,
    notDoing: null,
    isReview: false,
  }).map(({ rule }) => rule)
}

describe.each(Object.entries(LISTS))('%s', (_, words) => {
  it('is in lower case, with no entry twice', () => {
    expect(words.filter((word) => word !== word.toLowerCase())).toEqual([])
    expect(new Set(words).size).toBe(words.length)
  })
})

it.each(LAGGING)('[SE4] “%s” moves late', (word) => {
  expect(rulesOf(`The ${word} of parcels`, 'Profit of the north')).toContain('SE4')
})

it.each(LEADING)('[SE4] “%s” moves early', (word) => {
  expect(rulesOf(`The ${word} of parcels, for profit`, 'Profit of the north')).not.toContain('SE4')
})

it.each(QUANTITY)('[KR11] “%s” is a quantity', (word) => {
  expect(rulesOf(`The ${word} of lorries`, 'A second thing')).toContain('KR11')
})

it.each(QUALITY)('[KR11] “%s” is a quality', (word) => {
  expect(rulesOf(`The ${word} of lorries`, 'Number of lorries')).not.toContain('KR11')
})
