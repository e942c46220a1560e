import { describe, expect, test } from 'vitest'
import { subjectOf } from '../../client/models/set-subject.ts'
import type { CoachRule } from '../../shared/coach/finding.ts'
import { WHOLE_SET } from '../../shared/workshop/dismissals.ts'
import { boardOf, done, keyResult, objective, workshopAt } from '../shared/workshop/support.ts'

const BOARD = boardOf([
  objective('o-1', [keyResult('k-1'), keyResult('k-2')]),
  objective('o-2', [keyResult('k-3')]),
])

describe('what is said of several cards is dismissed on', () => {
  test.each<[string, CoachRule, readonly string[], string]>([
    ['the set, where it names no card', 'SE1', [], WHOLE_SET],
    ['the card, where it names one', 'SE2', ['o-2'], 'o-2'],
    ['the objective that they share', 'KR11', ['k-1', 'k-2'], 'o-1'],
    ['the objective that they share', 'SE4', ['k-1', 'k-2'], 'o-1'],
    ['the later of two that say the same', 'SE8', ['k-1', 'k-3'], 'k-3'],
    ['the last objective, so that another asks again', 'SE3', ['o-1', 'o-2'], 'o-2'],
    ['the set, where it is a rule of single cards', 'KR8', ['k-1', 'k-2', 'k-3'], WHOLE_SET],
  ])('%s: %s', (_where, rule, cardIds, expected) => {
    const cardId = subjectOf(BOARD, { rule, cardIds })
    expect(cardId).toBe(expected)
    // The room takes it there.
    const dismiss = { type: 'dismiss-finding', cardId, rule, reason: 'why' } as const
    expect(done(workshopAt('review'), dismiss, 'pat', BOARD)).toBeDefined()
  })
})
