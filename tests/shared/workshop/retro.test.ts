import { describe, expect, test } from 'vitest'
import { EMPTY_NOTES } from '../../../shared/board/notes.ts'
import { parseClientMessage } from '../../../shared/protocol/client-messages.ts'
import { withVisible } from '../../../shared/workshop/command.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import { passTime } from '../../../shared/workshop/pass-time.ts'
import { findLeftHidden } from '../../../shared/workshop/retro-grades.ts'
import { revealStage } from '../../../shared/workshop/reveal.ts'
import { startDeadline } from '../../../shared/workshop/run-timer.ts'
import { mineOf } from '../../../shared/workshop/state.ts'
import { agree, cause, grade, item, missed, played, REVEAL_ALL, retroAt, retroOf, say } from './retro-room.ts'
import { GOOD_BOARD, NOW_MS, refusalOf, workshopAt } from './support.ts'

const REVEAL: Command = { type: 'reveal-grades', keyResultId: 'k-1' }

describe('[RE1] grades', () => {
  test('are known before the reveal by who gave them, and of others that they gave any', () => {
    const state = played(retroAt('grade'), ['pat', grade('k-1', 0.4)], ['mika', grade('k-1', null)])
    expect(item(state)).toMatchObject({ gradedIds: ['mika', 'pat'], revealed: null, score: null })
    expect(mineOf(state.secret, 'pat').grades).toEqual({ 'k-1': 0.4 })
    expect(mineOf(state.secret, 'mika').grades).toEqual({ 'k-1': null })
    expect(mineOf(state.secret, 'faye').grades).toEqual({})
    expect(JSON.stringify(state.visible)).not.toContain('0.4')
  })

  test('given anew change nothing that others see; whoever takes theirs back has not graded', () => {
    const once = played(retroAt('grade'), ['pat', grade('k-1', 0.4)])
    const again = played(once, ['pat', grade('k-1', 0.9)])
    expect(again.visible).toBe(once.visible)
    expect(mineOf(again.secret, 'pat').grades).toEqual({ 'k-1': 0.9 })
    const back = played(again, ['pat', { type: 'withdraw-grade', keyResultId: 'k-1' }])
    expect(item(back).gradedIds).toEqual([])
    expect(back.secret.retro.grades).toEqual({})
    // Twice is once.
    expect(played(back, ['pat', { type: 'withdraw-grade', keyResultId: 'k-1' }]).secret).toEqual(back.secret)
  })

  test('are shown in ascending order and leave the secrets; who cannot say counts among those who graded', () => {
    const given = played(
      retroAt('grade'),
      ...([
        ['pat', grade('k-1', 0.9)],
        ['mika', grade('k-1', 0.2)],
        ['faye', grade('k-1', null)],
        ['pat', grade('k-2', 1)],
      ] as const),
    )
    const state = played(given, REVEAL)
    expect(item(state).revealed).toEqual({ grades: [0.2, 0.9], revealedAtMs: NOW_MS })
    expect(item(state).gradedIds).toEqual(['faye', 'mika', 'pat'])
    expect(state.secret.retro.grades).toEqual({ 'k-2': { pat: 1 } })
    expect(item(state, 'k-2').revealed).toBeNull()
    const all = played(given, REVEAL_ALL)
    expect(all.secret.retro.grades).toEqual({})
    expect(item(all, 'k-2').revealed?.grades).toEqual([1])
    expect(item(all, 'k-3').revealed).toBeNull()
  })

  test('are over with the reveal: nobody grades any more, and nothing is revealed twice', () => {
    const state = played(retroAt('grade'), ['pat', grade('k-1', 0.4)], REVEAL)
    expect(refusalOf(state, grade('k-1', 0.5), 'mika')).toBe('grades-shown')
    expect(refusalOf(state, { type: 'withdraw-grade', keyResultId: 'k-1' }, 'pat')).toBe('grades-shown')
    expect(refusalOf(state, REVEAL)).toBe('nothing-to-reveal')
    expect(refusalOf(state, REVEAL_ALL)).toBe('nothing-to-reveal')
    expect(refusalOf(state, { type: 'reveal-grades', keyResultId: 'k-9' })).toBe('unknown-key-result')
  })

  test('wait for the stage of grading, and may come later than it', () => {
    expect(refusalOf(retroAt('open-actions'), grade('k-1', 0.4), 'pat')).toBe('wrong-stage')
    expect(refusalOf(retroAt('reflect'), grade('k-1', 0.4), 'pat')).toBe('done')
  })

  test.each(['k-9', 'constructor', '__proto__'])('are of key results of this retro, and not of %s', (id) => {
    expect(refusalOf(retroAt('grade'), grade(id, 0.4), 'pat')).toBe('unknown-key-result')
    expect(refusalOf(workshopAt('vote'), grade(id, 0.4), 'pat')).toBe('no-retro')
  })

  test('left hidden by a clock that goes on are told of, and wait for the room to come back', () => {
    const given = played(retroAt('grade'), ['pat', grade('k-1', 0.4)], ['mika', grade('k-3', 0.6)])
    expect(findLeftHidden(given.visible)).toBeNull()
    const timer = startDeadline('grade', { endsAtMs: NOW_MS + 1, atEnd: 'advance' }, NOW_MS)
    const inputs = {
      readBoard: () => GOOD_BOARD,
      readNotes: () => EMPTY_NOTES,
      newId: () => 'id',
      seed: 'seed',
    }
    const { state: gone } = passTime(withVisible(given, { timer }), NOW_MS + 1, inputs)
    expect(gone.visible.stageId).toBe('reflect')
    expect(findLeftHidden(gone.visible)).toEqual({ stageId: 'grade', keyResultIds: ['k-1', 'k-3'] })
    expect(refusalOf(gone, agree(0.4))).toBe('grades-hidden')

    const back = played(gone, { type: 'go-to-stage', stageId: 'grade' })
    expect(findLeftHidden(back.visible)).toBeNull()
    // Whoever came too late for the deadline grades all the same, also what nobody had graded.
    const late = played(back, ['mika', grade('k-1', 0.8)], ['pat', grade('k-2', 1)], REVEAL_ALL)
    expect(item(late).revealed?.grades).toEqual([0.4, 0.8])
    const agreed = played(late, agree(0.6), { type: 'advance-stage', from: 'grade' })
    expect(findLeftHidden(agreed.visible)).toBeNull()
    expect(item(agreed)).toMatchObject({ score: 0.6 })
  })

  test('are all shown where the clock of their stage was asked to reveal', () => {
    const state = played(retroAt('grade'), ['pat', grade('k-1', 0.4)], ['pat', grade('k-3', 0.6)])
    const inputs = { readBoard: () => GOOD_BOARD, newId: () => 'id', seed: 'seed' }
    const { state: shown, effects } = revealStage(state, 'grade', 7, inputs)
    expect(effects).toEqual([])
    expect(item(shown).revealed).toEqual({ grades: [0.4], revealedAtMs: 7 })
    expect(item(shown, 'k-3').revealed?.grades).toEqual([0.6])
    expect(shown.secret.retro.grades).toEqual({})
    expect(revealStage(shown, 'grade', 8, inputs).state).toBe(shown)
  })
})

describe('after the reveal', () => {
  test('[RE1] the owner speaks, and a facilitator for an owner who cannot', () => {
    const revealed = played(
      retroAt('grade'),
      ...(['k-1', 'k-2', 'k-3'] as const).map((id) => ['pat', grade(id, 0.4)] as const),
      REVEAL_ALL,
    )
    expect(item(played(revealed, ['pat', say('We waited')])).ownerWord).toEqual({
      ...{ text: 'We waited', personId: 'pat', byOwner: true },
    })
    expect(refusalOf(revealed, say('They waited'), 'mika')).toBe('not-the-owner')
    expect(refusalOf(revealed, say('They waited'), 'faye')).toBe('not-the-owner')
    // Gil has left the team, and `k-3` was nobody's.
    for (const id of ['k-2', 'k-3']) {
      expect(item(played(revealed, say('It was not ours to move', id)), id).ownerWord).toMatchObject({
        ...{ personId: 'faye', byOwner: false },
      })
      expect(refusalOf(revealed, say('It was not', id), 'mika')).toBe('not-the-owner')
    }
    const sentOut = played(revealed, { type: 'remove-person', personId: 'pat' })
    expect(item(played(sentOut, say('Pat said so'))).ownerWord?.byOwner).toBe(false)
    const watching = played(revealed, { type: 'set-role', personId: 'pat', role: 'observer' })
    expect(refusalOf(watching, say('Pat said so'))).toBe('done')
    expect(item(played(revealed, ['pat', say('We waited')], ['pat', say('')])).ownerWord).toBeNull()
  })

  test('[RE1] and not before it', () => {
    const graded = played(retroAt('grade'), ['pat', grade('k-1', 0.4)])
    expect(refusalOf(graded, say('We waited'), 'pat')).toBe('grades-hidden')
    expect(refusalOf(graded, agree(0.4))).toBe('grades-hidden')
    // Where nobody grades there is nothing to wait for.
    expect(refusalOf(retroAt('grade'), say('We waited'), 'pat')).toBe('grades-hidden')
    expect(refusalOf(played(retroAt('grade'), agree(0.4)), say('We waited'), 'pat')).toBe('done')
    expect(refusalOf(retroAt('grade'), say('It was right to stop', 'k-4'))).toBe('done')
  })

  test('[GR1] the room agrees on a score, also of what nobody graded: then nobody grades it any more', () => {
    expect(item(missed()).score).toBe(0.4)
    const agreed = played(retroAt('grade'), agree(0.7, 'k-2'))
    expect(item(agreed, 'k-2').score).toBe(0.7)
    expect(refusalOf(agreed, grade('k-2', 0.4), 'pat')).toBe('grades-shown')
    expect(refusalOf(played(agreed, agree(null, 'k-2')), grade('k-2', 0.4), 'pat')).toBe('done')
  })

  test('[RE4] a miss has one cause, and what is none any more has lost it', () => {
    const named = played(missed(), ['mika', cause('focus')])
    expect(item(named)).toMatchObject({ cause: 'focus', causeNote: 'Two projects at once' })
    expect(item(played(named, agree(0.6))).cause).toBe('focus')
    // Committed, it is to be explained up to 1.0.
    expect(item(played(named, agree(0.9))).cause).toBe('focus')
    for (const score of [1, null]) {
      expect(item(played(named, agree(score)))).toMatchObject({ cause: null, causeNote: '' })
    }
    expect(item(played(named, ['pat', cause(null)]))).toMatchObject({ cause: null, causeNote: '' })
    const met = played(missed(), agree(1))
    expect(refusalOf(met, cause('focus'), 'mika')).toBe('not-a-miss')
    expect(refusalOf(retroAt('grade'), cause('focus'), 'mika')).toBe('not-a-miss')
  })
})

describe('[RE6] learnings', () => {
  const keep = (change: Partial<Extract<Command, { type: 'keep-learning' }>> = {}): Command => ({
    ...{ type: 'keep-learning', learningId: 'learning-1', text: 'Vendors are late', kind: 'learned' },
    ...{ noteId: 'note-1', objectiveId: null, keyResultId: null, ...change },
  })

  test('are kept once, each card once, and about a key result also about its objective', () => {
    const state = played(retroAt('discuss'), ['pat', keep({ keyResultId: 'k-3' })])
    expect(retroOf(state).learnings).toEqual([
      {
        ...{ id: 'learning-1', text: 'Vendors are late', kind: 'learned', noteId: 'note-1' },
        ...{ objectiveId: 'o-2', keyResultId: 'k-3' },
      },
    ])
    expect(played(state, ['pat', keep({ text: 'Again' })])).toEqual(state)
    expect(refusalOf(state, keep({ learningId: 'learning-2' }), 'mika')).toBe('already-kept')
    expect(refusalOf(state, keep({ learningId: 'learning-2', noteId: null }), 'mika')).toBe('done')
    expect(refusalOf(state, keep({ learningId: 'learning-2', noteId: null, keyResultId: 'k-9' }))).toBe(
      'unknown-key-result',
    )
    expect(refusalOf(state, keep({ learningId: 'learning-2', noteId: null, objectiveId: 'o-9' }))).toBe(
      'unknown-card',
    )
  })

  test('change in what is said, and nothing else', () => {
    const state = played(retroAt('discuss'), keep({ keyResultId: 'k-3' }))
    const change = (given: Partial<Extract<Command, { type: 'change-learning' }>>) =>
      retroOf(played(state, { type: 'change-learning', learningId: 'learning-1', ...given })).learnings[0]
    expect(change({ text: 'Ask twice' })).toMatchObject({ text: 'Ask twice', keyResultId: 'k-3' })
    expect(change({ kind: 'differently' })).toMatchObject({ text: 'Vendors are late', kind: 'differently' })
    expect(change({ objectiveId: 'o-1' })).toMatchObject({ objectiveId: 'o-1', keyResultId: null })
    const dropped = played(state, { type: 'drop-learning', learningId: 'learning-1' })
    expect(retroOf(dropped).learnings).toEqual([])
    expect(refusalOf(dropped, { type: 'change-learning', learningId: 'learning-1' })).toBe('unknown-learning')
  })
})

describe('[RE7] actions', () => {
  const add = (actionId: string, ownerId: string | null = null, dueOn: string | null = null): Command => ({
    ...{ type: 'add-action', actionId, text: 'Call the vendor', ownerId, dueOn },
  })

  test('are added once, owned by somebody in the room, and changed by parts', () => {
    const state = played(retroAt('actions'), ['pat', add('action-1', 'mika')])
    expect(played(state, ['pat', add('action-1', 'faye')])).toEqual(state)
    expect(refusalOf(state, add('action-2', 'stranger'))).toBe('unknown-person')
    const dated = played(state, { type: 'change-action', actionId: 'action-1', dueOn: '2027-04-15' })
    expect(retroOf(dated).actions).toEqual([
      { id: 'action-1', text: 'Call the vendor', ownerId: 'mika', dueOn: '2027-04-15' },
    ])
    const removed = played(dated, { type: 'remove-action', actionId: 'action-1' })
    expect(retroOf(removed).actions).toEqual([])
    expect(refusalOf(removed, { type: 'change-action', actionId: 'action-1' })).toBe('unknown-action')
  })

  test('of last time are settled, and not others', () => {
    const settle = (outcome: 'done' | 'open' | null, actionId = 'action-old'): Command => ({
      ...{ type: 'settle-last-action', actionId, outcome },
    })
    const state = played(retroAt('open-actions'), ['pat', settle('done')])
    expect(retroOf(state).outcomes).toEqual({ 'action-old': 'done' })
    expect(retroOf(played(state, settle(null))).outcomes).toEqual({})
    expect(refusalOf(state, settle('done', 'action-new'))).toBe('unknown-action')
    expect(refusalOf(state, settle('done', 'constructor'))).toBe('unknown-action')
  })
})

describe('the process pulse', () => {
  const ANSWERS = { clear: 5, ours: 4, useful: null, focus: 2, safe: 3 } as const
  const answer = (
    answers: Extract<Command, { type: 'give-process-pulse' }>['answers'] = ANSWERS,
  ): Command => ({
    ...{ type: 'give-process-pulse', stageId: 'process-pulse', answers },
  })
  const SHOW: Command = { type: 'reveal', stageId: 'process-pulse' }

  test('is counted statement by statement, and names nobody', () => {
    const given = played(
      retroAt('process-pulse'),
      ['pat', answer()],
      ['pat', answer({ ...ANSWERS, clear: 4 })],
      ['mika', answer({ clear: 4, ours: null, useful: 1, focus: 2, safe: null })],
    )
    expect(given.visible.writing['process-pulse']).toEqual({ cards: 2, people: {} })
    expect(mineOf(given.secret, 'pat').processAnswers).toEqual({ 'process-pulse': { ...ANSWERS, clear: 4 } })
    const { visible, secret } = played(given, SHOW)
    expect(visible.retro?.processPulses).toEqual({
      'process-pulse': {
        answered: 2,
        counts: {
          clear: [0, 0, 0, 2, 0],
          ours: [0, 0, 0, 1, 0],
          useful: [1, 0, 0, 0, 0],
          focus: [0, 2, 0, 0, 0],
          safe: [0, 0, 1, 0, 0],
        },
      },
    })
    expect(secret.retro.processAnswers).toEqual({})
    expect(visible.writing).toEqual({})
  })

  test('is closed once it is shown, and asks in its own stage only', () => {
    const shown = played(retroAt('process-pulse'), ['pat', answer()], SHOW)
    expect(refusalOf(shown, answer(), 'mika')).toBe('pulse-shown')
    expect(refusalOf(shown, SHOW)).toBe('nothing-to-reveal')
    expect(refusalOf(retroAt('actions'), answer(), 'pat')).toBe('wrong-stage')
    expect(
      refusalOf(retroAt('close'), { ...{ type: 'give-process-pulse', stageId: 'pulse' }, answers: ANSWERS }),
    ).toBe('wrong-stage')
  })
})

describe('what comes from outside', () => {
  const take = (command: Record<string, unknown>) => {
    const message = parseClientMessage(JSON.stringify({ id: 'command-1', ...command }))
    return message.ok ? 'taken' : message.refusal.message
  }

  test.each([
    [0.7, 'taken'],
    [0, 'taken'],
    [null, 'taken'],
    [0.35, 'Use steps of a tenth, such as 0.7.'],
    [-0.1, 'A grade is 0.0 at least.'],
    [1.1, 'A grade is 1.0 at most.'],
    ['1', 'Choose a grade from 0.0 to 1.0.'],
    [undefined, /./],
  ])('[GR1] a grade of %s', (grade, said) => {
    const answer = take({ type: 'give-grade', keyResultId: 'k-1', grade })
    if (said instanceof RegExp) expect(answer).not.toBe('taken')
    else expect(answer).toBe(said)
  })

  test('[RE5] a decision comes with its why, a learning and an action with words, and lines are lines', () => {
    const decide = { type: 'decide-key-result', keyResultId: 'k-1', verdict: 'keep' }
    expect(take({ ...decide, why: ' ' })).toBe('Say why in one line.')
    expect(take({ ...decide, why: 'x'.repeat(501) })).toBe('Use at most 500 characters.')
    expect(take({ ...decide, why: 'It goes on' })).toBe('taken')
    const learn = { type: 'keep-learning', learningId: 'learning-1', kind: 'learned' }
    expect(take({ ...learn, text: '' })).toBe('Say what was learned.')
    expect(take({ ...learn, text: 'Ask', noteId: 'no id' })).toBe('That is no card.')
    const act = { type: 'add-action', actionId: 'action-1' }
    expect(take({ ...act, text: ' ' })).toBe('Say what is to be done.')
    expect(take({ ...act, text: 'Call', dueOn: '2027-02-31' })).toBe('This day is not in the calendar.')
    expect(take({ ...act, actionId: 'short', text: 'Call' })).not.toBe('taken')
  })

  test('answers on how we worked are 1 to 5, and one at least', () => {
    const answers = { clear: null, ours: null, useful: null, focus: null, safe: null }
    const give = { type: 'give-process-pulse', stageId: 'process-pulse' }
    expect(take({ ...give, answers })).toBe('Answer one of the statements at least.')
    expect(take({ ...give, answers: { ...answers, safe: 6 } })).not.toBe('taken')
    expect(take({ ...give, answers: { ...answers, safe: 2.5 } })).not.toBe('taken')
    expect(take({ ...give, answers: { ...answers, safe: 5 } })).toBe('taken')
  })
})
