import { expect, test } from 'vitest'
import { isReworded } from '../../../shared/okr/wording.ts'

test.each([
  ['Reduce churn', 'reduce  churn.'],
  ['Reduce churn', ' Reduce\nchurn !'],
  ['Reduce churn…', 'Reduce churn?!'],
  ['', ' . '],
  ['caf\u00e9', 'cafe\u0301'],
])('[BA8] “%s” says what “%s” says', (now, then) => {
  expect(isReworded(now, then)).toBe(false)
})

test.each([
  ['Reduce churn', 'Reduce churn to 3%'],
  ['Reduce churn by 3.5%', 'Reduce churn by 35%'],
  ['Reduce churn', ''],
])('[BA8] “%s” says something else than “%s”', (now, then) => {
  expect(isReworded(now, then)).toBe(true)
})

test('a text of nothing but marks and spaces takes no time', () => {
  const marks = '. '.repeat(50_000)
  const startedAt = performance.now()
  expect(isReworded(`${marks}x`, marks)).toBe(true)
  expect(performance.now() - startedAt).toBeLessThan(1_000)
})
