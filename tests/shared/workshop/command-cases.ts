import type { CommandType } from '../../../shared/workshop/authority.ts'
import type { RefusalCode } from '../../../shared/workshop/command.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import { castOf, dotSettings, dots, openOf } from '../../support/ballots.ts'
import { atStage, PRIVATE, pulseOf, withStage, writeOf } from '../../support/private-writing.ts'
import { grade, missed, played, REVEAL_ALL, readyToClose, retroAt } from './retro-room.ts'
import {
  type Beside,
  boardOf,
  comment,
  discussAt,
  done,
  GOOD_BOARD,
  ladder,
  NOW_MS,
  workshopAt,
} from './support.ts'

/** An open ballot on the good board. */
function voting() {
  return done(workshopAt('vote'), openOf(['k-1', 'k-2'])).state
}

/** A clock runs. */
function timed() {
  return done(workshopAt(), { type: 'start-timer', ms: 60_000, atEnd: 'nothing' }).state
}

/** Closed on a tie across the cut line, for the facilitator to settle. */
function tied() {
  const settings = dotSettings({ cutLine: 1, tieRule: 'facilitator' })
  const open = done(workshopAt('vote'), openOf(['k-1', 'k-2'], settings)).state
  const cast = done(open, castOf('id-0', dots({ 'k-1': 1, 'k-2': 1 })), 'pat').state
  return done(cast, { type: 'close-ballot', ballotId: 'id-0' }).state
}

/** Closed with one of two below the cut line. */
function withLoser() {
  const open = done(workshopAt('vote'), openOf(['k-1', 'k-2'], dotSettings({ cutLine: 1 }))).state
  const cast = done(open, castOf('id-0', dots({ 'k-1': 1 })), 'pat').state
  return done(cast, { type: 'close-ballot', ballotId: 'id-0' }).state
}

export function finalised() {
  return done(workshopAt('review'), { type: 'finalise', dropReasons: {} }).state
}

function published() {
  const state = finalised()
  return {
    ...state,
    visible: {
      ...state.visible,
      publication: { status: 'published', revision: 1, publishedAtMs: 1 } as const,
    },
  }
}

/** At a stage where people write alone, with a card of the facilitator's and one of Pat's. */
function writing() {
  const state = atStage(workshopAt(), 'objectives', PRIVATE)
  const first = done(state, writeOf('card-one', 'Ship faster')).state
  return done(first, writeOf('card-one', 'Answer sooner'), 'pat').state
}

/** With a comment of Faye's. */
function commented() {
  const state = workshopAt('key-results')
  return { ...state, visible: { ...state.visible, authors: { 'comment-1': 'faye' } } }
}

const COMMENTS = { comments: [comment('comment-1', 'k-1')] }

function discussing() {
  return done(discussAt(), { type: 'plan-discussion', order: 'board', minutes: null }).state
}

/** With a learning that is kept. */
function learned() {
  return done(retroAt('discuss'), {
    ...{ type: 'keep-learning', learningId: 'learning-1', text: 'Vendors are late', kind: 'learned' },
    ...{ noteId: null, objectiveId: null, keyResultId: null },
  }).state
}

/** With an action that nobody owns yet. */
function acting() {
  return done(retroAt('actions'), {
    ...{ type: 'add-action', actionId: 'action-1', text: 'Call the vendor', ownerId: null, dueOn: null },
  }).state
}

export const LADDER_BOARD = boardOf(GOOD_BOARD.objectives, [ladder('l-1', 'k-1')])

export type Outcome = RefusalCode | 'done'
type Case = {
  readonly state: ReturnType<typeof workshopAt>
  readonly command: Command
  readonly facilitator: Outcome
  readonly participant: Outcome
  readonly observer: Outcome
  readonly board?: typeof GOOD_BOARD
  readonly beside?: Beside
}

const LEADS = { facilitator: 'done', participant: 'not-allowed', observer: 'not-allowed' } as const
const WRITES = { facilitator: 'done', participant: 'done', observer: 'not-allowed' } as const
const ALL = { facilitator: 'done', participant: 'done', observer: 'done' } as const

/** Every command once, at a state in which it may be given, and what comes of it by role. */
export const CASES: { readonly [Type in CommandType]: Case } = {
  'advance-stage': { state: workshopAt(), command: { type: 'advance-stage', from: 'welcome' }, ...LEADS },
  'skip-stage': { state: workshopAt(), command: { type: 'skip-stage', from: 'welcome' }, ...LEADS },
  'go-to-stage': {
    state: workshopAt('vote'),
    command: { type: 'go-to-stage', stageId: 'objectives' },
    ...LEADS,
  },
  'change-agenda': {
    state: workshopAt(),
    command: { type: 'change-agenda', change: { how: 'remove', stageId: 'vote' } },
    ...LEADS,
  },
  'start-timer': {
    state: workshopAt(),
    command: { type: 'start-timer', ms: 60_000, atEnd: 'nothing' },
    ...LEADS,
  },
  'pause-timer': { state: timed(), command: { type: 'pause-timer' }, ...LEADS },
  'resume-timer': {
    state: done(timed(), { type: 'pause-timer' }).state,
    command: { type: 'resume-timer' },
    ...LEADS,
  },
  'add-time': { state: timed(), command: { type: 'add-time', ms: 60_000 }, ...LEADS },
  'end-timer': { state: timed(), command: { type: 'end-timer' }, ...LEADS },
  'set-deadline': {
    state: workshopAt(),
    command: { type: 'set-deadline', endsAtMs: NOW_MS + 60_000, atEnd: 'nothing' },
    ...LEADS,
  },
  'set-ready': { state: workshopAt(), command: { type: 'set-ready', ready: true }, ...WRITES },
  'set-attendance': { state: workshopAt(), command: { type: 'set-attendance', attendance: 'away' }, ...ALL },
  'set-role': {
    state: workshopAt(),
    command: { type: 'set-role', personId: 'mika', role: 'observer' },
    ...LEADS,
  },
  'remove-person': { state: workshopAt(), command: { type: 'remove-person', personId: 'mika' }, ...LEADS },
  'lock-joining': { state: workshopAt(), command: { type: 'lock-joining', locked: true }, ...LEADS },
  'raise-hand': { state: workshopAt(), command: { type: 'raise-hand', raised: true }, ...ALL },
  'lower-hand': { state: workshopAt(), command: { type: 'lower-hand', personId: 'mika' }, ...LEADS },
  'hand-over': { state: workshopAt(), command: { type: 'hand-over', personId: 'mika' }, ...LEADS },
  'lead-view': { state: workshopAt(), command: { type: 'lead-view', on: true }, ...LEADS },
  rename: { state: workshopAt(), command: { type: 'rename', name: 'Kim' }, ...ALL },
  spotlight: { state: workshopAt(), command: { type: 'spotlight', cardId: 'k-1' }, ...LEADS },
  'lock-board': { state: workshopAt(), command: { type: 'lock-board', locked: true }, ...LEADS },
  'open-ballot': { state: workshopAt('vote'), command: openOf(['k-1', 'k-2']), ...LEADS },
  'cast-ballot': {
    state: voting(),
    command: castOf('id-0', dots({ 'k-1': 3 })),
    ...WRITES,
  },
  'set-ballot-done': {
    state: voting(),
    command: { type: 'set-ballot-done', ballotId: 'id-0', done: false },
    ...WRITES,
  },
  'extend-ballot': {
    state: voting(),
    command: { type: 'extend-ballot', ballotId: 'id-0', closesAtMs: NOW_MS + 3_600_000 },
    ...LEADS,
  },
  'remind-voters': { state: voting(), command: { type: 'remind-voters', ballotId: 'id-0' }, ...LEADS },
  'close-ballot': { state: voting(), command: { type: 'close-ballot', ballotId: 'id-0' }, ...LEADS },
  'withdraw-ballot': { state: voting(), command: { type: 'withdraw-ballot', ballotId: 'id-0' }, ...LEADS },
  'settle-tie': {
    state: tied(),
    command: { type: 'settle-tie', ballotId: 'id-0', itemIds: ['k-2'] },
    ...LEADS,
  },
  'apply-cut-line': {
    state: withLoser(),
    command: { type: 'apply-cut-line', ballotId: 'id-0' },
    ...LEADS,
  },
  'open-ladder': {
    state: workshopAt('outcomes'),
    command: { type: 'open-ladder', cardId: 'k-1' },
    ...WRITES,
  },
  'choose-outcome': {
    state: workshopAt('outcomes'),
    command: {
      type: 'choose-outcome',
      ladderId: 'l-1',
      sentence: 'Increase engagement from 20% to 35%',
      fields: { direction: 'increase', unit: '%', baseline: 20, target: 35, dueOn: '2027-03-31' },
    },
    board: LADDER_BOARD,
    ...WRITES,
  },
  'accept-ownership': {
    state: workshopAt('commit'),
    command: { type: 'accept-ownership', keyResultId: 'k-1', accepted: true },
    // Pat owns it; the facilitator may own key results and does not own this one.
    facilitator: 'not-the-owner',
    participant: 'done',
    observer: 'not-allowed',
  },
  'dismiss-finding': {
    state: workshopAt('key-results'),
    command: { type: 'dismiss-finding', cardId: 'k-1', rule: 'KR5', reason: 'We measure from May on' },
    ...WRITES,
  },
  'restore-finding': {
    state: workshopAt('key-results'),
    command: { type: 'restore-finding', cardId: 'k-1', rule: 'KR5' },
    ...WRITES,
  },
  'add-comment': {
    state: workshopAt('key-results'),
    command: {
      type: 'add-comment',
      commentId: 'comment-1',
      cardId: 'k-1',
      text: 'Is that ours to move?',
      mentionIds: ['mika'],
    },
    ...WRITES,
  },
  'change-comment': {
    state: commented(),
    command: { type: 'change-comment', commentId: 'comment-1', text: 'It is' },
    beside: COMMENTS,
    facilitator: 'done',
    participant: 'not-the-author',
    observer: 'not-allowed',
  },
  'delete-comment': {
    state: commented(),
    command: { type: 'delete-comment', commentId: 'comment-1' },
    beside: COMMENTS,
    facilitator: 'done',
    participant: 'not-the-author',
    observer: 'not-allowed',
  },
  'plan-discussion': {
    state: discussAt(),
    command: { type: 'plan-discussion', order: 'board', minutes: 5 },
    ...LEADS,
  },
  'discuss-card': { state: discussing(), command: { type: 'discuss-card', cardId: 'k-1' }, ...LEADS },
  'end-discussion': { state: discussing(), command: { type: 'end-discussion' }, ...LEADS },
  finalise: { state: workshopAt('review'), command: { type: 'finalise', dropReasons: {} }, ...LEADS },
  reopen: { state: published(), command: { type: 'reopen' }, ...LEADS },
  'write-private': {
    state: atStage(workshopAt(), 'objectives', PRIVATE),
    command: writeOf('card-one', 'Ship faster'),
    ...WRITES,
  },
  // Who wrote something and watches by now may still take it back.
  'withdraw-private': {
    state: writing(),
    command: { type: 'withdraw-private', cardId: 'card-one' },
    ...ALL,
    observer: 'unknown-card',
  },
  'give-pulse': {
    state: atStage(withStage(workshopAt(), { id: 'pulse', kind: 'pulse' }), 'pulse'),
    command: pulseOf(4, 'rested'),
    ...WRITES,
  },
  reveal: { state: writing(), command: { type: 'reveal', stageId: 'objectives' }, ...LEADS },
  'give-grade': { state: retroAt('grade'), command: grade('k-1', 0.7), ...WRITES },
  'withdraw-grade': {
    state: played(retroAt('grade'), ['pat', grade('k-1', 0.7)]),
    command: { type: 'withdraw-grade', keyResultId: 'k-1' },
    ...ALL,
  },
  'reveal-grades': { state: played(retroAt('grade'), grade('k-1', 0.7)), command: REVEAL_ALL, ...LEADS },
  'show-key-result': {
    state: retroAt('grade'),
    command: { type: 'show-key-result', keyResultId: 'k-2' },
    ...LEADS,
  },
  'say-as-owner': {
    state: missed(),
    command: { type: 'say-as-owner', keyResultId: 'k-1', text: 'We waited for a vendor' },
    // Pat owns it, and is here.
    facilitator: 'not-the-owner',
    participant: 'done',
    observer: 'not-allowed',
  },
  'agree-score': {
    state: missed(),
    command: { type: 'agree-score', keyResultId: 'k-1', score: 0.5 },
    ...LEADS,
  },
  'name-cause': {
    state: missed(),
    command: { type: 'name-cause', keyResultId: 'k-1', cause: 'dependency', note: '' },
    ...WRITES,
  },
  'decide-key-result': {
    state: missed(),
    command: { type: 'decide-key-result', keyResultId: 'k-1', verdict: 'keep', why: 'It still matters' },
    ...LEADS,
  },
  'keep-learning': {
    state: retroAt('discuss'),
    command: {
      ...{ type: 'keep-learning', learningId: 'learning-1', text: 'Vendors are late', kind: 'learned' },
      ...{ noteId: null, objectiveId: null, keyResultId: 'k-1' },
    },
    ...WRITES,
  },
  'change-learning': {
    state: learned(),
    command: { type: 'change-learning', learningId: 'learning-1', text: 'Vendors are late in winter' },
    ...WRITES,
  },
  'drop-learning': {
    state: learned(),
    command: { type: 'drop-learning', learningId: 'learning-1' },
    ...WRITES,
  },
  'add-action': {
    state: retroAt('actions'),
    command: {
      ...{ type: 'add-action', actionId: 'action-1', text: 'Call the vendor' },
      ...{ ownerId: 'pat', dueOn: '2027-04-15' },
    },
    ...WRITES,
  },
  'change-action': {
    state: acting(),
    command: { type: 'change-action', actionId: 'action-1', ownerId: 'mika' },
    ...WRITES,
  },
  'remove-action': { state: acting(), command: { type: 'remove-action', actionId: 'action-1' }, ...WRITES },
  'settle-last-action': {
    state: retroAt('open-actions'),
    command: { type: 'settle-last-action', actionId: 'action-old', outcome: 'done' },
    ...WRITES,
  },
  'give-process-pulse': {
    state: retroAt('process-pulse'),
    command: {
      ...{ type: 'give-process-pulse', stageId: 'process-pulse' },
      answers: { clear: 4, ours: 5, useful: null, focus: 2, safe: 3 },
    },
    ...WRITES,
  },
  'finalise-retro': { state: readyToClose(), command: { type: 'finalise-retro' }, ...LEADS },
}
