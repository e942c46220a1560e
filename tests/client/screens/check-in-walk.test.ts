import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import type { CheckInState, OpenCheckIn } from '../../../client/screens/team/check-in/check-in-model.ts'
import { neighbour, nextAsked, placeOf } from '../../../client/screens/team/check-in/check-in-walk.ts'
import { DUE_STATUSES, type DueStatus } from '../../../shared/okr/rhythm.ts'
import { ROLLBACKS } from '../support/sample-living.ts'

const EDITING: CheckInState = { kind: 'editing', problems: {}, refusal: null }

/** Key results a, b, c …, each with how its check-in stands. */
function walkOf(...all: readonly (DueStatus | CheckInState['kind'])[]): OpenCheckIn[] {
  return all.map((how, index) => {
    const id = String.fromCharCode(97 + index)
    const status = DUE_STATUSES.find((one) => one === how)
    const state: CheckInState = how === 'waiting' ? { kind: 'waiting' } : EDITING
    return {
      keyResult: { ...ROLLBACKS, id, due: { status: status ?? 'due', dueOn: null, daysLate: 0 } },
      draft: signal({ value: '', confidence: null, note: '', nextText: '', nextOwnerId: '' }),
      state: signal(status === undefined ? state : EDITING),
    }
  })
}

describe('going through check-ins', () => {
  it('[CH1] goes on to the next that is due, over those that are made or on their way, and round to the first', () => {
    const walk = walkOf('due', 'done', 'waiting', 'stale')
    expect(nextAsked(walk, 'a')).toBe('d')
    expect(nextAsked(walk, 'd')).toBe('a')
    expect(nextAsked(walk, 'b')).toBe('d')
  })

  it('stays where it alone is due, and ends where nothing is', () => {
    expect(nextAsked(walkOf('done', 'overdue'), 'b')).toBe('b')
    expect(nextAsked(walkOf('done', 'not-yet', 'waiting'), 'a')).toBeNull()
  })

  it('by hand goes to each of them, and stops at either end', () => {
    const walk = walkOf('due', 'done', 'waiting')
    expect(neighbour(walk, 'a', 1)).toBe('b')
    expect(neighbour(walk, 'b', 1)).toBe('c')
    expect(neighbour(walk, 'c', 1)).toBeNull()
    expect(neighbour(walk, 'a', -1)).toBeNull()
    expect(placeOf(walk, 'c')).toBe(2)
  })
})
