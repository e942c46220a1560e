import { describe, expect, test } from 'vitest'
import { findRetroProblems } from '../../../shared/retro/retro-problems.ts'
import { withVisible } from '../../../shared/workshop/command.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import { listAskedToGive, readinessOf } from '../../../shared/workshop/readiness.ts'
import { grantRole } from '../../../shared/workshop/roster.ts'
import { startDeadline } from '../../../shared/workshop/run-timer.ts'
import type { RoomState } from '../../../shared/workshop/state.ts'
import {
  agree,
  grade,
  item,
  missed,
  played,
  REVEAL_ALL,
  readyToClose,
  retroAt,
  retroOf,
  say,
} from './retro-room.ts'
import { done, NOW_MS, refusalOf } from './support.ts'

/* Pat owns the key result `k-1`, and is sent out in the middle of a retro. */

const SEND_OUT: Command = { type: 'remove-person', personId: 'pat' }
const REVEAL: Command = { type: 'reveal-grades', keyResultId: 'k-1' }

/** Pat is let in again by a facilitator's link. */
function letIn(state: RoomState): RoomState {
  return grantRole(state, { personId: 'pat', name: 'Pat', role: 'facilitator' }, NOW_MS)
}

describe('[RE1] a grade of somebody who is sent out', () => {
  const graded = played(retroAt('grade'), ['pat', grade('k-1', 0)], ['mika', grade('k-1', 0.8)])

  test('does not count before the reveal, and is gone with it', () => {
    const out = played(graded, SEND_OUT)
    expect(item(out).gradedIds).toEqual(['mika'])
    const state = played(out, REVEAL)
    expect(item(state)).toMatchObject({ gradedIds: ['mika'], revealed: { grades: [0.8] } })
    expect(JSON.stringify(state.secret)).not.toContain('"pat"')
  })

  test('counts again once they are back before the reveal', () => {
    const back = letIn(played(graded, SEND_OUT))
    expect(item(back).gradedIds).toEqual(['mika', 'pat'])
    expect(item(played(back, REVEAL)).revealed?.grades).toEqual([0, 0.8])
  })

  test('stays among those that were revealed, without a name', () => {
    const shown = played(graded, REVEAL)
    const out = played(shown, SEND_OUT)
    expect(retroOf(out)).toBe(retroOf(shown))
    expect(retroOf(letIn(out))).toBe(retroOf(shown))
  })

  test('that was the only one leaves nothing to reveal: the room agrees without it, and forgets it', () => {
    const alone = played(retroAt('grade'), ['pat', grade('k-1', 0.2)], SEND_OUT)
    expect(item(alone)).toMatchObject({ gradedIds: [], revealed: null })
    expect(refusalOf(alone, REVEAL)).toBe('nothing-to-reveal')
    expect(refusalOf(alone, REVEAL_ALL)).toBe('nothing-to-reveal')
    expect(findRetroProblems(alone.visible)[0]).toMatchObject({ code: 'score-missing', keyResultId: 'k-1' })
    const agreed = played(alone, agree(0.4))
    expect(agreed.secret.retro.grades).toEqual({})
    expect(item(letIn(agreed))).toMatchObject({ gradedIds: [], score: 0.4 })
    // While there is no score, whoever comes back has graded what they had.
    expect(item(letIn(played(alone, agree(null)))).gradedIds).toEqual(['pat'])
  })
})

describe('an owner who is sent out', () => {
  test('[RE1] has said what they said, and a facilitator writes down what they say later', () => {
    const said = played(missed(), ['pat', say('We waited')], SEND_OUT)
    expect(item(said).ownerWord).toEqual({ text: 'We waited', personId: 'pat', byOwner: true })
    expect(refusalOf(said, say('They waited'), 'mika')).toBe('not-the-owner')
    expect(item(played(said, say('Pat said more'))).ownerWord).toMatchObject({
      ...{ text: 'Pat said more', personId: 'faye', byOwner: false },
    })
  })

  test('still owned the key result: nothing of what the room said of it changes, and the retro can be closed', () => {
    const before = played(readyToClose(), ['pat', say('We waited')])
    const out = played(before, SEND_OUT)
    expect(retroOf(out)).toEqual(retroOf(before))
    const closed = done(out, { type: 'finalise-retro' }).effects
    expect(closed).toContainEqual(expect.objectContaining({ type: 'publish-retro' }))
  })

  test('is waited for no more, neither today nor in a stage of days', () => {
    const days = startDeadline('grade', { endsAtMs: NOW_MS + 86_400_000, atEnd: 'nothing' }, NOW_MS)
    for (const timer of [null, days]) {
      const { visible } = played(withVisible(retroAt('grade'), { timer }), SEND_OUT)
      expect(listAskedToGive(visible).map(([personId]) => personId)).not.toContain('pat')
      expect(readinessOf(visible).waitingFor.map(({ personId }) => personId)).toEqual(['mika'])
    }
  })

  test('[RE3] leaves their cards, which are revealed with the others’', () => {
    const card = (cardId: string): Command => ({
      ...{ type: 'write-private', cardId, stageId: 'reflect', text: 'Vendors are late' },
      ...{ objectiveId: null, keyResultId: 'k-1', column: 'learned', isChange: false, isAnonymous: true },
    })
    const out = played(
      retroAt('reflect'),
      ['pat', card('card-of-pat')],
      ['mika', card('card-of-mika')],
      SEND_OUT,
    )
    expect(out.visible.writing['reflect']).toEqual({ cards: 2, people: {} })
    const { effects, state } = done(out, { type: 'reveal', stageId: 'reflect' })
    expect(effects).toMatchObject([{ edit: { notes: [{ aboutId: 'k-1' }, { aboutId: 'k-1' }] } }])
    expect(state.secret.cards).toEqual({})
  })

  test('[RE7] has actions that need another owner, and keeps those of last time', () => {
    const acting = played(readyToClose(), {
      ...{ type: 'add-action', actionId: 'action-1', text: 'Call', ownerId: 'pat', dueOn: '2027-04-01' },
    })
    const out = played(acting, SEND_OUT)
    expect(findRetroProblems(out.visible)).toMatchObject([{ code: 'owner-gone', actionId: 'action-1' }])
    expect(refusalOf(out, { type: 'finalise-retro' })).toBe('gates-not-met')
    const given = played(out, { type: 'change-action', actionId: 'action-1', ownerId: 'mika' })
    expect(findRetroProblems(given.visible)).toEqual([])
    expect(
      refusalOf(given, { type: 'settle-last-action', actionId: 'action-old', outcome: 'let-go' }, 'mika'),
    ).toBe('done')
  })
})
