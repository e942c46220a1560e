import { expect, test } from 'vitest'
import { changedValues, valuesFromWords } from '../../client/models/values-from-words.ts'
import { EMPTY_KEY_RESULT_FIELDS } from '../../shared/okr/model.ts'

const SAID = { direction: 'decrease', unit: 'minutes', baseline: 48, target: 24 } as const

test('[KR4] [KR5] what nobody has set yet is offered as the words say it', () => {
  expect(valuesFromWords(EMPTY_KEY_RESULT_FIELDS, SAID)).toEqual({ ...EMPTY_KEY_RESULT_FIELDS, ...SAID })
})

test('[KR4] what somebody has set is never overruled, nor mixed with another start or target', () => {
  const fields = { ...EMPTY_KEY_RESULT_FIELDS, direction: 'increase', unit: '%', target: 90 } as const
  expect(valuesFromWords(fields, SAID)).toEqual(fields)
})

test('what did not change is not written', () => {
  const before = { ...EMPTY_KEY_RESULT_FIELDS, unit: '%' }
  expect(changedValues(before, before)).toEqual({})
  expect(changedValues(before, { ...before, target: 4, baseline: 'unknown' })).toEqual({
    target: 4,
    baseline: 'unknown',
  })
})
