import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { BallotChoiceSchema, checkChoice } from '../../../shared/ballot/choice.ts'
import {
  ABSTAIN,
  approvals,
  approveSettings,
  dotSettings,
  dots,
  fingers,
  fistSettings,
  scoreSettings,
  scores,
} from '../../support/ballots.ts'

const ITEMS = ['a', 'b', 'c', 'd']

describe('[BA3] a choice', () => {
  test.each([
    ['within budget and cap', dots({ a: 3, b: 2 }), 'ok'],
    ['of nothing at all', dots({}), 'ok'],
    ['over the cap', dots({ a: 4 }), 'over-cap'],
    ['over the budget', dots({ a: 3, b: 3 }), 'over-budget'],
    ['on something else', dots({ z: 1 }), 'unknown-item'],
    ['with a zero on something else', dots({ z: 0 }), 'ok'],
    ['of another method', fingers({ a: 3 }), 'wrong-method'],
    ['with a reason where none is asked for', dots({ a: 1 }, { a: 'It hurts most.' }), 'reasons-off'],
    ['with a blank reason', dots({ a: 1 }, { a: '  ' }), 'ok'],
    ['to abstain', ABSTAIN, 'ok'],
  ])('%s: %s', (_what, choice, code) => {
    const checked = checkChoice(choice, dotSettings(), ITEMS)
    expect(checked.ok ? 'ok' : checked.refusal.code).toBe(code)
  })

  test('that is over budget says how many to take back', () => {
    const checked = checkChoice(dots({ a: 3, b: 3 }), dotSettings(), ITEMS)
    expect(checked).toMatchObject({ refusal: { message: 'You have 5 dots; this uses 6. Take 1 back.' } })
  })

  test('is kept without its zeros and blanks, so that equal ballots are equal', () => {
    const settings = dotSettings({ reasons: 'optional' })
    const checked = checkChoice(dots({ a: 0, b: 2 }, { b: ' Yes ', c: ' ' }), settings, ITEMS)
    expect(checked).toEqual({ ok: true, value: dots({ b: 2 }, { b: 'Yes' }) })
  })

  test('names no item by a word that every object knows', () => {
    const checked = checkChoice(dots(JSON.parse('{"__proto__":1,"constructor":1}')), dotSettings(), ITEMS)
    expect(checked).toMatchObject({ refusal: { code: 'unknown-item' } })
  })
})

describe('[BA2] the other methods', () => {
  test.each([
    ['a score', scores({ a: [5, 1] }), scoreSettings()],
    ['an approval', approvals({ a: 'no', b: 'abstain' }), approveSettings()],
    ['a fist and a hand', fingers({ a: 0, b: 5 }), fistSettings()],
  ])('take %s', (_what, choice, settings) => {
    expect(checkChoice(choice, settings, ITEMS)).toEqual({ ok: true, value: choice })
    expect(checkChoice(choice, settings, ['b'])).toMatchObject({ refusal: { code: 'unknown-item' } })
  })

  test.each([
    ['dots below none', dots({ a: -1 })],
    ['half a dot', dots({ a: 0.5 })],
    ['a score of six', scores({ a: [6, 1] })],
    ['six fingers', fingers({ a: 6 })],
    ['a reason of 501 characters', dots({ a: 1 }, { a: 'x'.repeat(501) })],
  ])('refuse %s before anything is decided', (_what, choice) => {
    expect(v.is(BallotChoiceSchema, choice)).toBe(false)
  })
})

describe('reasons', () => {
  test('that are required are asked for with every answer, and with no more', () => {
    const settings = approveSettings({ reasons: 'required' })
    const given = approvals({ a: 'yes', b: 'no' }, { a: 'Because' })
    expect(checkChoice(given, settings, ITEMS)).toMatchObject({ refusal: { code: 'reason-missing' } })
    expect(checkChoice(approvals({ a: 'yes' }, { a: 'Because' }), settings, ITEMS).ok).toBe(true)
    expect(checkChoice(ABSTAIN, settings, ITEMS).ok).toBe(true)
  })
})
