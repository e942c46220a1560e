import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { findRetroProblems } from '../../../shared/retro/retro-problems.ts'
import { canonicalRetroText, RetroRecordSchema } from '../../../shared/retro/retro-record.ts'
import type { RetroBasis } from '../../../shared/retro/retro-state.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import { recordRefused, recordRetroPublished } from '../../../shared/workshop/publication.ts'
import type { RoomState } from '../../../shared/workshop/state.ts'
import { BASIS, basisKeyResult } from '../../support/retros.ts'
import { agree, cause, grade, played, readyToClose, retroAt, say } from './retro-room.ts'
import { done, refusalOf } from './support.ts'

describe('closing', () => {
  const CLOSE: Command = { type: 'finalise-retro' }
  const problems = ({ visible }: RoomState) =>
    findRetroProblems(visible).map(({ rule, code, keyResultId, actionId }) => [
      ...[rule, code, keyResultId ?? actionId],
    ])

  test('[GR1] [RE4] [RE5] [RE7] says what is missing, at its key result or action', () => {
    expect(problems(readyToClose())).toEqual([])
    expect(refusalOf(readyToClose(), CLOSE)).toBe('done')
    const bare = played(retroAt('close'), ['pat', grade('k-3', 0.5)], ['mika', grade('k-4', 0)])
    expect(problems(bare)).toEqual([
      ['GR1', 'score-missing', 'k-1'],
      ['RE5', 'verdict-missing', 'k-1'],
      ['GR1', 'score-missing', 'k-2'],
      ['RE5', 'verdict-missing', 'k-2'],
      ['GR1', 'grades-hidden', 'k-3'],
      ['RE5', 'verdict-missing', 'k-3'],
    ])
    expect(refusalOf(bare, CLOSE)).toBe('gates-not-met')
    const uncaused = played(readyToClose(), cause(null))
    expect(problems(uncaused)).toEqual([['RE4', 'cause-missing', 'k-1']])
    // Of a committed one short of 1.0 a cause is welcome, and not asked for.
    expect(problems(played(readyToClose(), agree(0.9), cause(null)))).toEqual([])
    const acting = played(readyToClose(), {
      ...{ type: 'add-action', actionId: 'action-1', text: 'Call', ownerId: null, dueOn: null },
    })
    expect(problems(acting)).toEqual([
      ['RE7', 'owner-missing', 'action-1'],
      ['RE7', 'date-missing', 'action-1'],
    ])
    const left = played(
      acting,
      { type: 'change-action', actionId: 'action-1', ownerId: 'mika', dueOn: '2027-04-01' },
      { type: 'remove-person', personId: 'mika' },
    )
    expect(problems(left)).toEqual([['RE7', 'owner-gone', 'action-1']])
  })

  test('sends what the retro says to the record, word for word', () => {
    const state = played(
      readyToClose(),
      ['pat', say('We waited for a vendor')],
      say('It was not ours to move', 'k-3'),
      {
        ...{ type: 'keep-learning', learningId: 'learning-1', text: 'Vendors are late', kind: 'learned' },
        ...{ noteId: 'note-1', objectiveId: null, keyResultId: 'k-1' },
      },
      {
        ...{ type: 'add-action', actionId: 'action-1', text: 'Call the vendor' },
        ...{ ownerId: 'pat', dueOn: '2027-04-15' },
      },
      { type: 'settle-last-action', actionId: 'action-old', outcome: 'open' },
    )
    const { state: closed, effects } = done(state, CLOSE)
    const published = effects.find(({ type }) => type === 'publish-retro')
    if (published?.type !== 'publish-retro') throw new Error('Nothing was published.')
    expect(published).toMatchObject({ revision: 1, finalisedBy: 'faye' })
    expect(v.parse(RetroRecordSchema, published.retro)).toEqual(published.retro)
    expect(published.retro.keyResults).toEqual([
      {
        ...{ id: 'k-1', score: 0.4, grades: [0.3, 0.4], ownerWord: 'We waited for a vendor' },
        ...{ cause: 'dependency', causeNote: 'The vendor was late', verdict: 'keep', why: 'Why k-1' },
      },
      {
        ...{ id: 'k-2', score: 1, grades: [], ownerWord: null, cause: null, causeNote: '' },
        ...{ verdict: 'keep', why: 'Why k-2' },
      },
      {
        ...{ id: 'k-3', score: 0.7, grades: [], cause: null, causeNote: '' },
        ...{ ownerWord: 'It was not ours to move', ownerWordBy: 'facilitator' },
        ...{ verdict: 'drop', why: 'Why k-3' },
      },
      // Dropped on the way: for the reason of then.
      {
        ...{ id: 'k-4', score: null, grades: [], ownerWord: null, cause: null, causeNote: '' },
        ...{ verdict: 'drop', why: 'The vendor gave up the product' },
      },
    ])
    expect(published.retro.learnings).toEqual([
      {
        ...{ id: 'learning-1', text: 'Vendors are late', kind: 'learned' },
        ...{ objectiveId: 'o-1', keyResultId: 'k-1' },
      },
    ])
    expect(published.retro.outcomes).toEqual([{ actionId: 'action-old', outcome: 'open' }])
    expect(published.retro.actions).toHaveLength(1)
    expect(published.retro.processPulse).toBeNull()
    // [GR3] Nothing in it says who graded what, or who spoke.
    expect(canonicalRetroText({ ...published.retro, actions: [] })).not.toMatch(/"(pat|mika|faye)"/)
    expect(closed.visible).toMatchObject({
      stageId: 'finalised',
      publication: { status: 'publishing', revision: 1 },
    })
  })

  test('a long reason of a drop is shortened to a line; what was decided of it here counts', () => {
    const basis: RetroBasis = {
      ...BASIS,
      objectives: [
        {
          ...{ id: 'o-1', text: 'Ship', commitment: null },
          keyResults: [basisKeyResult('k-4', { droppedReason: 'so on '.repeat(300) })],
        },
      ],
    }
    const closed = (state: RoomState) => {
      const published = done(state, CLOSE).effects.find(({ type }) => type === 'publish-retro')
      return published?.type === 'publish-retro' ? published.retro.keyResults[0] : undefined
    }
    expect(closed(retroAt('close', basis))?.why.length).toBeLessThanOrEqual(500)
    const decide: Command = {
      ...{ type: 'decide-key-result', keyResultId: 'k-4', verdict: 'modify', why: 'It was right' },
    }
    expect(closed(played(retroAt('close', basis), decide))).toMatchObject({
      ...{ verdict: 'modify', why: 'It was right', score: null },
    })
  })

  test('asks why one was dropped on the way where nobody said so then, and for nothing else of it', () => {
    const basis = (droppedReason: string): RetroBasis => ({
      ...BASIS,
      objectives: [
        {
          ...{ id: 'o-1', text: 'Ship', commitment: null },
          keyResults: [basisKeyResult('k-4', { droppedReason })],
        },
      ],
    })
    expect(problems(retroAt('close', basis('The vendor gave up')))).toEqual([])
    const graded = played(retroAt('close', basis('The vendor gave up')), agree(0.1, 'k-4'))
    expect(problems(graded)).toEqual([])
    expect(problems(retroAt('close', basis(' ')))).toEqual([['RE5', 'verdict-missing', 'k-4']])
  })

  test('counts the answers on how we worked that nobody has shown yet', () => {
    const answers = { clear: 5, ours: null, useful: null, focus: null, safe: 1 } as const
    const given: Command = { type: 'give-process-pulse', stageId: 'process-pulse', answers }
    const { state, effects } = done(played(readyToClose(), ['pat', given]), CLOSE)
    const published = effects.find(({ type }) => type === 'publish-retro')
    expect(published).toMatchObject({
      retro: { processPulse: { answered: 1, counts: { clear: [0, 0, 0, 0, 1], safe: [1, 0, 0, 0, 0] } } },
    })
    expect(state.secret.retro.processAnswers).toEqual({})
    expect(state.visible.writing).toEqual({})
  })

  test('of a cycle without key results can be closed as well', () => {
    expect(refusalOf(retroAt('close', { ...BASIS, objectives: [] }), CLOSE)).toBe('done')
  })

  test('happens once at a time, at its stage, and in a retro', () => {
    expect(refusalOf(retroAt('actions'), CLOSE)).toBe('wrong-stage')
    const underway = done(readyToClose(), CLOSE).state
    const back = { ...underway, visible: { ...underway.visible, stageId: 'close' } }
    expect(refusalOf(back, CLOSE)).toBe('already-publishing')
    expect(refusalOf(readyToClose(), { type: 'finalise', dropReasons: {} })).toBe('wrong-stage')
  })

  test('is followed by the record’s word; re-opened, the next revision takes its place', () => {
    const underway = done(readyToClose(), CLOSE).state
    expect(refusalOf(underway, { type: 'reopen' })).toBe('already-publishing')
    const published = recordRetroPublished(underway, 1, 5)
    expect(published.visible).toMatchObject({
      publication: { status: 'published', revision: 1, publishedAtMs: 5 },
      publishedRevision: 1,
    })
    expect(refusalOf(published, agree(1))).toBe('wrong-stage')
    const reopened = played(published, { type: 'reopen' })
    expect(reopened.visible.stageId).toBe('close')
    const again = done(played(reopened, agree(1)), CLOSE).effects
    expect(again).toContainEqual(expect.objectContaining({ type: 'publish-retro', revision: 2 }))
    const reasons = [{ cardId: 'k-1', message: 'Not known' }]
    const refused = recordRefused(underway, { revision: 1, code: 'unknown', reasons })
    expect(refused.visible).toMatchObject({ stageId: 'close', publication: { status: 'refused' } })
    expect(refusalOf(refused, CLOSE)).toBe('done')
  })
})
