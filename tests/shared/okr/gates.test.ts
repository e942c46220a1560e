import { describe, expect, it } from 'vitest'
import { findGateProblems } from '../../../shared/okr/gates.ts'
import { EMPTY_KEY_RESULT_FIELDS, type KeyResultFields } from '../../../shared/okr/model.ts'

const CONTEXT = {
  cycle: { startsOn: '2027-01-01', endsOn: '2027-03-31' },
  isKnownPerson: (personId: string) => personId === 'ines',
}
const COMPLETE: KeyResultFields = {
  ...EMPTY_KEY_RESULT_FIELDS,
  ownerId: 'ines',
  direction: 'decrease',
  unit: 'min',
  baseline: 48,
  target: 24,
}

function keyResult(id: string, change: Partial<KeyResultFields> = {}, text = 'Deployment time falls') {
  return { id, text, fields: { ...COMPLETE, ...change } }
}

function objective(id: string, keyResults = [keyResult('a'), keyResult('b'), keyResult('c')]) {
  return { id, text: 'Make shipping an everyday thing', keyResults }
}

describe('what stops finalising', () => {
  it('a complete set is not stopped', () => {
    expect(findGateProblems([objective('o')], CONTEXT)).toEqual([])
  })

  it.each([
    ['[KR4] without a target', { target: null }, 'KR4'],
    ['[KR8] due before the cycle', { dueOn: '2026-12-31' }, 'KR8'],
    ['[KR8] due after the cycle', { dueOn: '2027-04-01' }, 'KR8'],
    ['[KR9] without an owner', { ownerId: null }, 'KR9'],
    ['[KR9] with an owner who left', { ownerId: 'noor' }, 'KR9'],
  ])('%s', (_, change, rule) => {
    const problems = findGateProblems([objective('o', [keyResult('a', change)])], CONTEXT)
    expect(problems.map(({ rule: found, cardId }) => [found, cardId])).toEqual([[rule, 'a']])
  })

  it('[KR8] no due date is not stopped: it means the cycle’s last day', () => {
    expect(findGateProblems([objective('o', [keyResult('a', { dueOn: null })])], CONTEXT)).toEqual([])
  })

  it('[SE2] an objective without key results, and a board without objectives', () => {
    expect(findGateProblems([objective('o', [])], CONTEXT).map(({ rule }) => rule)).toEqual(['SE2'])
    expect(findGateProblems([], CONTEXT).map(({ rule }) => rule)).toEqual(['SE2'])
  })

  it('[SE1] [SE2] many objectives and many key results never stop anyone', () => {
    const many = Array.from({ length: 9 }, (_, index) => keyResult(`k${index}`))
    const set = Array.from({ length: 9 }, (_, index) => objective(`o${index}`, many))
    expect(findGateProblems(set, CONTEXT)).toEqual([])
  })

  it('cards without words', () => {
    const wordless = { ...objective('o', [keyResult('a', {}, ' ')]), text: '' }
    expect(findGateProblems([wordless], CONTEXT).map(({ cardId }) => cardId)).toEqual(['o', 'a'])
  })
})
