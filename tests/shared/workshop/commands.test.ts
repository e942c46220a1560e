import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { RefusalCode } from '../../../shared/workshop/command.ts'
import { allowed, COMMANDS, type Command, type CommandType } from '../../../shared/workshop/decide.ts'
import type { StageKind } from '../../../shared/workshop/stages.ts'
import { RoomStateSchema } from '../../../shared/workshop/state.ts'
import { castOf, dotSettings, dots, openOf } from '../../support/ballots.ts'
import { atStage, PRIVATE, pulseOf, withStage, writeOf } from '../../support/private-writing.ts'
import {
  type Beside,
  boardOf,
  comment,
  discussAt,
  done,
  GOOD_BOARD,
  give,
  ladder,
  NOW_MS,
  objective,
  refusalOf,
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

function finalised() {
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

/** With a comment of Faye's. */
function commented() {
  const state = workshopAt('key-results')
  return { ...state, visible: { ...state.visible, authors: { 'comment-1': 'faye' } } }
}

const COMMENTS = { comments: [comment('comment-1', 'k-1')] }

function discussing() {
  return done(discussAt(), { type: 'plan-discussion', order: 'board', minutes: null }).state
}

const LADDER_BOARD = boardOf(GOOD_BOARD.objectives, [ladder('l-1', 'k-1')])

type Outcome = RefusalCode | 'done'
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

const CASES: { readonly [Type in CommandType]: Case } = {
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
}

describe.each(Object.entries(CASES))('%s', (type, { state, command, board, beside, ...outcomes }) => {
  test.each([
    ['facilitator', 'faye'],
    ['participant', 'pat'],
    ['observer', 'ola'],
  ] as const)('for a %s', (role, personId) => {
    expect(refusalOf(state, command, personId, board, NOW_MS, beside)).toBe(outcomes[role])
  })

  test('not for a stranger, nor for somebody who was removed', () => {
    expect(refusalOf(state, command, 'stranger', board)).toBe('not-in-room')
    expect(refusalOf(state, command, 'constructor', board)).toBe('not-in-room')
    const removed = done(state, { type: 'remove-person', personId: 'pat' }).state
    expect(refusalOf(removed, command, 'pat', board)).toBe('not-in-room')
  })

  test('what `allowed` refuses, `decide` refuses with the same words', () => {
    for (const personId of ['faye', 'pat', 'ola', 'stranger']) {
      const asked = allowed(state.visible, command, { personId }, NOW_MS)
      if (!asked.ok) expect(give(state, command, personId, board)).toEqual(asked)
    }
  })

  test('changes nothing it was given, and leaves a state that can be stored', () => {
    const before = structuredClone(state)
    const personId = type === 'accept-ownership' ? 'pat' : 'faye'
    const decision = done(state, command, personId, board, NOW_MS, beside)
    expect(state).toEqual(before)
    expect(v.parse(RoomStateSchema, JSON.parse(JSON.stringify(decision.state)))).toEqual(decision.state)
  })
})

test('every command has its case', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(COMMANDS).sort())
})

describe('people', () => {
  test('the last facilitator can neither step down nor be removed', () => {
    const state = workshopAt()
    expect(refusalOf(state, { type: 'set-role', personId: 'faye', role: 'participant' })).toBe(
      'last-facilitator',
    )
    expect(refusalOf(state, { type: 'remove-person', personId: 'faye' })).toBe('last-facilitator')
    const two = done(state, { type: 'set-role', personId: 'pat', role: 'facilitator' }).state
    expect(refusalOf(two, { type: 'set-role', personId: 'faye', role: 'participant' })).toBe('done')
    expect(refusalOf(two, { type: 'remove-person', personId: 'faye' }, 'pat')).toBe('done')
  })

  test.each(['nobody', 'constructor', '__proto__', 'toString'])('%s is no person', (personId) => {
    expect(refusalOf(workshopAt(), { type: 'set-role', personId, role: 'observer' })).toBe('unknown-person')
    expect(refusalOf(workshopAt(), { type: 'remove-person', personId })).toBe('unknown-person')
  })

  test('each change is told to the Worker, and a removal ends the connections', () => {
    const { effects } = done(workshopAt(), { type: 'remove-person', personId: 'pat' })
    expect(effects).toEqual([
      {
        type: 'emit',
        payload: {
          type: 'roster-changed',
          people: [{ personId: 'pat', name: 'Pat', role: 'participant', removed: true }],
          joiningLocked: false,
        },
      },
      { type: 'disconnect', personId: 'pat' },
    ])
  })
})

describe('the ladder', () => {
  test('one ladder for a card, with ids fixed by the room', () => {
    const first = done(workshopAt('outcomes'), { type: 'open-ladder', cardId: 'o-1' }, 'pat')
    expect(first.effects).toEqual([
      {
        type: 'edit-board',
        edit: {
          edit: 'open-ladder',
          ladderId: 'id-0',
          rungIds: ['id-1', 'id-2', 'id-3', 'id-4', 'id-5'],
          cardId: 'o-1',
        },
      },
    ])
    expect(refusalOf(first.state, { type: 'open-ladder', cardId: 'o-1' }, 'mika')).toBe('ladder-already-open')
    expect(refusalOf(first.state, { type: 'open-ladder', cardId: 'gone' }, 'mika')).toBe('unknown-card')
  })

  test.each([
    [
      'ladder-finished',
      'l-1',
      'A sentence',
      boardOf(GOOD_BOARD.objectives, [ladder('l-1', 'k-1', { chosen: true })]),
    ],
    ['unknown-ladder', 'l-9', 'A sentence', LADDER_BOARD],
    ['sentence-missing', 'l-1', '   ', LADDER_BOARD],
  ])('choosing is refused: %s', (code, ladderId, sentence, board) => {
    const fields = { direction: null, unit: '', baseline: null, target: null, dueOn: null }
    const command = { type: 'choose-outcome', ladderId, sentence, fields } as const
    expect(refusalOf(workshopAt('outcomes'), command, 'pat', board)).toBe(code)
  })

  test('the key result made from an objective’s ladder is known as the ladder’s', () => {
    const board = boardOf(GOOD_BOARD.objectives, [ladder('l-1', 'o-1')])
    const fields = { direction: null, unit: '', baseline: null, target: null, dueOn: null }
    const command = { type: 'choose-outcome', ladderId: 'l-1', sentence: 'Increase …', fields } as const
    expect(done(workshopAt('outcomes'), command, 'pat', board).state.visible.ladders).toEqual({
      'id-0': 'l-1',
    })
    expect(done(workshopAt('outcomes'), command, 'pat', LADDER_BOARD).state.visible.ladders).toEqual({})
  })
})

describe('[KR5] a baseline that is not known yet', () => {
  const choose = (baseline: 20 | 'unknown', baselineStep: string) => {
    const fields = { direction: null, unit: '', baseline, target: 35, dueOn: null }
    const sentence = 'Increase engagement to 35%'
    const command = { type: 'choose-outcome', ladderId: 'l-1', sentence, fields, baselineStep } as const
    const [effect] = done(workshopAt('outcomes'), command, 'pat', LADDER_BOARD).effects
    return effect?.type === 'edit-board' && effect.edit.edit === 'choose-outcome'
      ? effect.edit.baselineStep
      : undefined
  }

  test('brings the step that finds it', () => {
    expect(choose('unknown', ' Measure engagement for two weeks ')).toEqual({
      id: 'id-2',
      text: 'Measure engagement for two weeks',
    })
  })

  test('and no step where the start is known, or none was said', () => {
    expect(choose(20, 'Measure engagement for two weeks')).toBeNull()
    expect(choose('unknown', '  ')).toBeNull()
  })
})

describe('[KR9] ownership', () => {
  const accept = (accepted: boolean) => ({ type: 'accept-ownership', keyResultId: 'k-1', accepted }) as const

  test('is accepted by the owner, and can be taken back', () => {
    const yes = done(workshopAt('commit'), accept(true), 'pat').state
    expect(yes.visible.acceptances).toEqual({ 'k-1': 'pat' })
    expect(done(yes, accept(false), 'pat').state.visible.acceptances).toEqual({})
    expect(refusalOf(yes, accept(true), 'mika')).toBe('not-the-owner')
  })

  test('is not for a card that is gone, nor once it is finalised', () => {
    const board = boardOf([objective('o-1', [])])
    expect(refusalOf(workshopAt('commit'), accept(true), 'pat', board)).toBe('unknown-card')
    expect(refusalOf(finalised(), accept(true), 'pat')).toBe('wrong-stage')
  })
})

describe.each<[StageKind, boolean, Outcome]>([
  ['objectives', false, 'done'],
  ['objectives', true, 'not-allowed'],
  ['finalised', false, 'wrong-stage'],
])('a board command at %s, locked: %s', (stageId, locked, outcome) => {
  test(`is ${outcome}`, () => {
    const state = workshopAt(stageId)
    const now = { ...state, visible: { ...state.visible, boardLocked: locked } }
    expect(refusalOf(now, { type: 'open-ladder', cardId: 'k-1' }, 'pat')).toBe(outcome)
  })
})

test('set-ready changes only one’s own entry', () => {
  const { visible } = done(workshopAt(), { type: 'set-ready', ready: true }, 'pat').state
  expect(Object.values(visible.roster).filter(({ ready }) => ready)).toEqual([visible.roster['pat']])
})
