import { describe, expect, test } from 'vitest'
import { mayWriteBoard } from '../../../shared/workshop/command.ts'
import { neighbourStage } from '../../../shared/workshop/stages.ts'
import { openOf } from '../../support/ballots.ts'
import { done, refusalOf, workshopAt } from './support.ts'

describe('going forward', () => {
  test('goes through every stage in order, up to review', () => {
    let state = workshopAt()
    const visited: string[] = [state.visible.stageId]
    while (state.visible.stageId !== 'review') {
      state = done(state, { type: 'advance-stage', from: state.visible.stageId }).state
      visited.push(state.visible.stageId)
    }
    expect(visited).toEqual(
      state.visible.agenda.filter(({ kind }) => kind !== 'finalised').map(({ id }) => id),
    )
    expect(refusalOf(state, { type: 'advance-stage', from: 'review' })).toBe('last-stage')
    expect(refusalOf(state, { type: 'skip-stage', from: 'review' })).toBe('last-stage')
  })

  test('pressed twice at once moves one stage', () => {
    const moved = done(workshopAt(), { type: 'advance-stage', from: 'welcome' }).state
    expect(refusalOf(moved, { type: 'advance-stage', from: 'welcome' })).toBe('stage-moved-on')
  })

  test('notes when a stage was first entered, clears who is ready, and tells the Worker', () => {
    const ready = done(workshopAt(), { type: 'set-ready', ready: true }, 'pat').state
    const { state, effects } = done(ready, { type: 'advance-stage', from: 'welcome' })
    expect(state.visible.agenda[1]).toMatchObject({
      id: 'objectives',
      skipped: false,
      enteredAtMs: 1_000_000,
    })
    expect(Object.values(state.visible.roster).some((participant) => participant.ready)).toBe(false)
    expect(effects).toEqual([{ type: 'emit', payload: { type: 'stage-changed', stageId: 'objectives' } }])
    const back = done(state, { type: 'go-to-stage', stageId: 'welcome' }, 'faye').state
    const again = done(back, { type: 'advance-stage', from: 'welcome' }, 'faye', undefined, 2_000_000).state
    expect(again.visible.agenda[1]?.enteredAtMs).toBe(1_000_000)
  })

  test('stops at an open vote', () => {
    const voting = done(workshopAt('vote'), openOf(['k-1'])).state
    for (const command of [
      { type: 'advance-stage', from: 'vote' },
      { type: 'skip-stage', from: 'vote' },
      { type: 'go-to-stage', stageId: 'welcome' },
    ] as const) {
      expect(refusalOf(voting, command)).toBe('ballot-open')
    }
  })
})

describe('skipping and going back', () => {
  test('a skipped stage is passed over in both directions, until somebody returns to it', () => {
    const skipped = done(workshopAt('outcomes'), { type: 'skip-stage', from: 'outcomes' }).state
    expect(skipped.visible.stageId).toBe('vote')
    expect(neighbourStage(skipped.visible.agenda, 'key-results', 1)).toBe('vote')
    expect(neighbourStage(skipped.visible.agenda, 'vote', -1)).toBe('key-results')
    const back = done(skipped, { type: 'go-to-stage', stageId: 'outcomes' }).state
    expect(back.visible.agenda.find(({ id }) => id === 'outcomes')?.skipped).toBe(false)
  })

  test('any stage can be gone to, ahead too', () => {
    expect(done(workshopAt('vote'), { type: 'go-to-stage', stageId: 'review' }).state.visible.stageId).toBe(
      'review',
    )
    expect(refusalOf(workshopAt('vote'), { type: 'go-to-stage', stageId: 'vote' })).toBe('stage-moved-on')
    expect(refusalOf(workshopAt('vote'), { type: 'go-to-stage', stageId: 'lunch' })).toBe('unknown-stage')
    expect(refusalOf(workshopAt('vote'), { type: 'go-to-stage', stageId: 'finalised' })).toBe('wrong-stage')
  })

  test('what is finalised is re-opened instead', () => {
    expect(refusalOf(workshopAt('finalised'), { type: 'go-to-stage', stageId: 'review' })).toBe('wrong-stage')
    expect(refusalOf(workshopAt('review'), { type: 'reopen' })).toBe('wrong-stage')
  })
})

describe('a stage for facilitators to write in', () => {
  test('is read-only for everybody else, and only while the room is there', () => {
    const state = workshopAt('objectives')
    const agenda = state.visible.agenda.map((stage) =>
      stage.kind === 'objectives'
        ? { ...stage, settings: { ...stage.settings, writers: 'facilitators' as const } }
        : stage,
    )
    const visible = { ...state.visible, agenda }
    expect(mayWriteBoard(visible, { personId: 'faye' }).ok).toBe(true)
    expect(mayWriteBoard(visible, { personId: 'pat' })).toMatchObject({ refusal: { code: 'not-allowed' } })
    expect(mayWriteBoard({ ...visible, stageId: 'outcomes' }, { personId: 'pat' }).ok).toBe(true)
  })
})
