import { expect, test } from 'vitest'
import { newsOf } from '../../client/models/room-news.ts'
import type { Command } from '../../shared/workshop/decide.ts'
import type { RoomState } from '../../shared/workshop/state.ts'
import { retroAt } from '../shared/workshop/retro-room.ts'
import { discussAt, done, NOW_MS, workshopAt } from '../shared/workshop/support.ts'

const PAT = { personId: 'pat', isLeading: false }
const FAYE = { personId: 'faye', isLeading: true }

/** What somebody hears of commands that Faye gives one after the other. */
function heard(start: RoomState, commands: readonly Command[], listener = PAT): readonly string[] {
  let state = start
  return commands.flatMap((command) => {
    const before = state.visible
    state = done(state, command).state
    return newsOf(before, state.visible, listener, NOW_MS)
  })
}

test('the clock is told as it is started, paused, given more and taken away', () => {
  const steps: Command[] = [
    { type: 'start-timer', ms: 360_000, atEnd: 'nothing' },
    { type: 'pause-timer' },
    { type: 'resume-timer' },
    { type: 'add-time', ms: 90_000 },
    { type: 'end-timer' },
    { type: 'end-timer' },
  ]
  expect(heard(workshopAt('objectives'), steps)).toEqual([
    'Timer started: 6 min.',
    'Timer paused, 6 min left.',
    'The timer goes on, 6 min left.',
    '1 min 30 s added, 7 min 30 s left.',
    'The timer is taken away.',
  ])
})

test('a stage that is left takes its clock along without a word', () => {
  const steps: Command[] = [
    { type: 'start-timer', ms: 60_000, atEnd: 'nothing' },
    { type: 'advance-stage', from: 'objectives' },
  ]
  expect(heard(workshopAt('objectives'), steps)).toEqual(['Timer started: 1 min.'])
})

test('whose role or name has changed hears it of themselves, and the others by name', () => {
  const steps: Command[] = [
    { type: 'set-role', personId: 'pat', role: 'observer' },
    { type: 'rename', name: 'Fay' },
    { type: 'remove-person', personId: 'mika' },
    { type: 'lock-joining', locked: true },
    { type: 'hand-over', personId: 'pat' },
  ]
  expect(heard(workshopAt(), steps)).toEqual([
    'You are an observer now.',
    'Faye is called Fay now.',
    'Mika was removed.',
    'Joining is locked: nobody new can come in.',
    'Fay is a participant now.',
    'You are a facilitator now.',
  ])
})

test('who edits the agenda is told by the editor, the others that it has changed; a skipped stage is news to all', () => {
  const change = { how: 'edit', stageId: 'review', name: 'Look again' } as const
  const steps: Command[] = [
    { type: 'change-agenda', change },
    { type: 'skip-stage', from: 'objectives' },
  ]
  expect(heard(workshopAt('objectives'), steps)).toEqual([
    'The agenda has changed.',
    'Objectives is skipped.',
  ])
  expect(heard(workshopAt('objectives'), steps, FAYE)).toEqual(['Objectives is skipped.'])
})

test('a discussion begins, is changed, pauses and ends', () => {
  const steps: Command[] = [
    { type: 'plan-discussion', order: 'board', minutes: null },
    { type: 'plan-discussion', order: 'board', minutes: 3 },
    { type: 'discuss-card', cardId: 'k-1' },
    { type: 'discuss-card', cardId: null },
    { type: 'end-discussion' },
  ]
  const told = heard(discussAt(), steps)
  expect(told[0]).toBe('The discussion begins: 3 cards.')
  expect(told).toContain('The discussion has another order or time now.')
  expect(told.slice(-2)).toEqual(['No card is up now.', 'The discussion is over.'])
})

test('who leads the view, and that nobody does any more', () => {
  const steps: Command[] = [
    { type: 'lead-view', on: true },
    { type: 'lead-view', on: false },
  ]
  expect(heard(workshopAt(), steps)).toEqual([
    'Faye leads the view: your board scrolls along.',
    'Nobody leads the view any more.',
  ])
  expect(heard(workshopAt(), steps, FAYE)[0]).toMatch(/^You lead the view/)
})

test('what did not change is no news', () => {
  const { visible } = workshopAt('sort')
  expect(newsOf(visible, { ...visible }, PAT, NOW_MS)).toEqual([])
})

test('[RE1] in a retro: where the room is, what is revealed and agreed on, and never what somebody graded', () => {
  const steps: Command[] = [
    { type: 'show-key-result', keyResultId: 'k-1' },
    { type: 'give-grade', keyResultId: 'k-1', grade: 0.4 },
    { type: 'reveal-grades', keyResultId: 'k-1' },
    { type: 'agree-score', keyResultId: 'k-1', score: 0.5 },
    { type: 'decide-key-result', keyResultId: 'k-1', verdict: 'keep', why: 'It still matters' },
    { type: 'add-action', actionId: 'action-new-1', text: 'Ask first', ownerId: null, dueOn: null },
    { type: 'show-key-result', keyResultId: null },
  ]
  expect(heard(retroAt('grade'), steps)).toEqual([
    'Everybody is at “Key result k-1” now.',
    '1 grade is revealed of “Key result k-1”.',
    'The score of “Key result k-1” is 0.5.',
    '“Key result k-1” is kept.',
    'An action is added.',
    'Everybody goes at their own pace now.',
  ])
})
