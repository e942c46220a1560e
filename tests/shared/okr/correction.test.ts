import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import {
  applyChanges,
  effectOf,
  findCorrectionProblems,
  type KeyResultChanges,
  KeyResultChangesSchema,
  listChanges,
  ReasonSchema,
} from '../../../shared/okr/correction.ts'
import { EMPTY_KEY_RESULT_FIELDS, type KeyResultFields } from '../../../shared/okr/model.ts'

const FALLING: KeyResultFields = {
  ...EMPTY_KEY_RESULT_FIELDS,
  ownerId: 'ana',
  direction: 'decrease',
  unit: 'min',
  baseline: 48,
  target: 24,
  dueOn: '2027-03-15',
  confidence: 7,
}
const RISING: KeyResultFields = { ...FALLING, direction: 'increase', baseline: 20, target: 35 }
const BAND: KeyResultFields = { ...FALLING, direction: 'maintain', baseline: 95, target: 99 }
const MILESTONE: KeyResultFields = {
  ...FALLING,
  direction: 'milestone',
  milestoneReason: 'The audit is a gate.',
  unit: '',
  baseline: null,
  target: null,
}
const CYCLE = { startsOn: '2027-01-01', endsOn: '2027-03-31' }
const TEXT = 'Deployments take 24 minutes'

const corrected = (fields: KeyResultFields, changes: KeyResultChanges) =>
  applyChanges({ text: TEXT, fields }, changes).fields
const problemsOf = (fields: KeyResultFields, changes: KeyResultChanges) =>
  findCorrectionProblems({ text: TEXT, fields }, changes, CYCLE, (personId) =>
    ['ana', 'ben'].includes(personId),
  )

describe('[CH3] what a correction changes', () => {
  it('is what it names, and the rest stays', () => {
    const before = { text: TEXT, fields: FALLING }
    const next = applyChanges(before, { target: 30, ownerId: 'ben' })
    expect(next).toEqual({ text: TEXT, fields: { ...FALLING, target: 30, ownerId: 'ben' } })
    expect(listChanges(before, next)).toEqual([
      { field: 'ownerId', from: 'ana', to: 'ben' },
      { field: 'target', from: 24, to: 30 },
    ])
  })

  it('is nothing where a field is set to what it was', () => {
    const before = { text: TEXT, fields: FALLING }
    expect(listChanges(before, applyChanges(before, { target: 24, text: TEXT }))).toEqual([])
    expect(problemsOf(FALLING, { target: 24 })).toEqual({ changes: expect.any(String) })
    expect(problemsOf(FALLING, {})).toEqual({ changes: expect.any(String) })
  })

  it('cannot be the owner’s absence, an endless number or a day that is none', () => {
    for (const changes of [{ ownerId: null }, { target: null }, { dueOn: null }, { dueOn: '2027-02-30' }]) {
      expect(v.is(KeyResultChangesSchema, changes)).toBe(false)
    }
    expect(v.is(KeyResultChangesSchema, { target: Number.POSITIVE_INFINITY })).toBe(false)
    expect(v.is(KeyResultChangesSchema, { text: '   ' })).toBe(false)
  })

  it('needs a reason', () => {
    expect(v.is(ReasonSchema, '  ')).toBe(false)
    expect(v.parse(ReasonSchema, ' The market moved ')).toBe('The market moved')
  })
})

describe('[CH3] easing is told apart from hardening', () => {
  it.each([
    ['a nearer target, falling', FALLING, { target: 30 }, 'easing'],
    ['a farther target, falling', FALLING, { target: 12 }, 'hardening'],
    ['a nearer target, rising', RISING, { target: 30 }, 'easing'],
    ['a farther target, rising', RISING, { target: 50 }, 'hardening'],
    ['a wider band, by its target', BAND, { target: 100 }, 'easing'],
    ['a narrower band, by its target', BAND, { target: 97 }, 'hardening'],
    ['a wider band, by its other edge', BAND, { baseline: 90 }, 'easing'],
    ['a narrower band, by its other edge', BAND, { baseline: 98 }, 'hardening'],
    ['a band of the same width elsewhere', BAND, { baseline: 94, target: 98 }, 'neutral'],
    ['more time', FALLING, { dueOn: '2027-03-31' }, 'easing'],
    ['less time', FALLING, { dueOn: '2027-02-28' }, 'hardening'],
    ['more time for a milestone', MILESTONE, { dueOn: '2027-03-31' }, 'easing'],
    ['a farther target with more time', FALLING, { target: 12, dueOn: '2027-03-31' }, 'mixed'],
    ['a nearer target with less time', FALLING, { target: 30, dueOn: '2027-02-28' }, 'mixed'],
    ['a nearer target with more time', FALLING, { target: 30, dueOn: '2027-03-31' }, 'easing'],
    ['another start of the way', FALLING, { baseline: 60 }, 'neutral'],
    ['another owner and other words', FALLING, { ownerId: 'ben', text: 'Faster' }, 'neutral'],
  ] as const)('%s', (_, before, changes, effect) => {
    expect(effectOf(before, corrected(before, changes))).toBe(effect)
  })

  it('and undoing one is the other', () => {
    const opposite = { easing: 'hardening', hardening: 'easing', mixed: 'mixed', neutral: 'neutral' } as const
    for (const [before, change] of [
      [FALLING, { target: 30 }],
      [RISING, { target: 50, dueOn: '2027-02-28' }],
      [BAND, { baseline: 90 }],
      [FALLING, { target: 12, dueOn: '2027-03-31' }],
    ] as const) {
      const next = corrected(before, change)
      expect(effectOf(next, before)).toBe(opposite[effectOf(before, next)])
    }
  })
})

describe('a correction is refused', () => {
  it.each([
    ['[CH2] a target at its start', FALLING, { target: 48 }, 'changes.target'],
    ['[CH2] a start at its target', FALLING, { baseline: 24 }, 'changes.baseline'],
    ['[KR4] a target on the wrong side', FALLING, { target: 60 }, 'changes.target'],
    ['[KR4] a start on the wrong side', FALLING, { baseline: 10 }, 'changes.baseline'],
    ['[KR4] both, which then fit no better', FALLING, { baseline: 10, target: 20 }, 'changes.target'],
    ['[KR5] a start taken away', FALLING, { baseline: null }, 'changes.baseline'],
    ['[KR4] a milestone’s target', MILESTONE, { target: 5 }, 'changes.target'],
    ['[KR4] a milestone’s start', MILESTONE, { baseline: 5 }, 'changes.baseline'],
    ['[KR8] a day before the cycle', FALLING, { dueOn: '2026-12-31' }, 'changes.dueOn'],
    ['[KR8] a day after the cycle', FALLING, { dueOn: '2027-04-01' }, 'changes.dueOn'],
    ['[KR9] an owner whom nobody knows', FALLING, { ownerId: 'stranger' }, 'changes.ownerId'],
    ['[KR9] an owner without a name', FALLING, { ownerId: '' }, 'changes.ownerId'],
  ] as const)('%s', (_, before, changes, field) => {
    expect(problemsOf(before, changes)).toEqual({ [field]: expect.stringMatching(/\w/) })
  })

  it('for each of its fields at once', () => {
    const wrong = { target: 60, dueOn: '2028-01-01', ownerId: 'stranger' }
    expect(Object.keys(problemsOf(FALLING, wrong)).sort()).toEqual([
      'changes.dueOn',
      'changes.ownerId',
      'changes.target',
    ])
  })

  it('never for what it does not touch', () => {
    const imported = { ...FALLING, unit: '', ownerId: 'gone', dueOn: null }
    expect(problemsOf(imported, { text: 'Other words' })).toEqual({})
    expect(problemsOf(imported, { target: 30 })).toEqual({})
    expect(problemsOf(imported, { target: 48 })).toEqual({ 'changes.target': expect.any(String) })
  })

  it('not where it says better what was not known', () => {
    expect(problemsOf({ ...FALLING, baseline: 'unknown' }, { baseline: 50 })).toEqual({})
    expect(problemsOf(FALLING, { baseline: 'unknown' })).toEqual({})
    expect(problemsOf(MILESTONE, { dueOn: '2027-03-31', ownerId: 'ben' })).toEqual({})
  })
})
