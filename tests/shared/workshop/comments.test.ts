import { describe, expect, test } from 'vitest'
import type { NoteBoard, NoteCard } from '../../../shared/board/cards.ts'
import { MAX_COMMENTS, MAX_COMMENTS_ON_CARD } from '../../../shared/board/comments.ts'
import { EMPTY_NOTES } from '../../../shared/board/notes.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import type { RoomState } from '../../../shared/workshop/state.ts'
import {
  type Beside,
  boardOf,
  comment,
  done,
  GOOD_BOARD,
  give,
  keyResult,
  NOW_MS,
  objective,
  refusalOf,
  workshopAt,
} from './support.ts'

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>

function adding(change: Partial<CommandOf<'add-comment'>> = {}): CommandOf<'add-comment'> {
  const base = { type: 'add-comment', commentId: 'comment-1', cardId: 'k-1', mentionIds: [] } as const
  return { ...base, text: 'Is that ours to move?', ...change, mentionIds: change.mentionIds ?? [] }
}

/** At a stage in which people write without a name. */
function anonymously(state = workshopAt('key-results')): RoomState {
  const agenda = state.visible.agenda.map((stage) =>
    stage.kind === 'key-results'
      ? {
          ...stage,
          settings: { ...stage.settings, writing: 'private' as const, naming: 'anonymous' as const },
        }
      : stage,
  )
  return { ...state, visible: { ...state.visible, agenda } }
}

function note(id: string, change: Partial<NoteCard> = {}): NoteCard {
  const base = { kind: 'note', place: 'a0', text: id, deletedAt: null, parkedAt: null } as const
  return { ...base, id, areaId: 'reflect', groupId: null, becameId: null, aboutId: null, ...change }
}

const addingWith = (command: CommandOf<'add-comment'>, board = GOOD_BOARD, beside: Beside = {}) =>
  refusalOf(workshopAt('key-results'), command, 'pat', board, NOW_MS, beside)

describe('a comment', () => {
  test('is written by the room, and its author is known where the stage is named', () => {
    const { state, effects, isUnsigned } = done(
      workshopAt('key-results'),
      adding({ mentionIds: ['mika', 'mika'] }),
      'pat',
    )
    expect(state.visible.authors).toEqual({ 'comment-1': 'pat' })
    expect(isUnsigned).toBeUndefined()
    expect(effects).toEqual([
      {
        type: 'edit-board',
        edit: {
          edit: 'add-comment',
          commentId: 'comment-1',
          cardId: 'k-1',
          text: 'Is that ours to move?',
          mentionIds: ['mika'],
          atMs: NOW_MS,
        },
      },
    ])
  })

  test('has no author in an anonymous stage, no exact time, and leaves nothing in the state', () => {
    const before = anonymously()
    const { state, effects, isUnsigned } = done(before, adding(), 'pat')
    expect(state).toBe(before)
    expect(isUnsigned).toBe(true)
    expect(effects).toMatchObject([{ edit: { commentId: 'comment-1', atMs: 960_000 } }])
    expect(JSON.stringify(effects)).not.toContain('pat')
  })

  test('that is there already is not added again: its command may come twice', () => {
    const again = done(anonymously(), adding(), 'pat', GOOD_BOARD, NOW_MS, {
      comments: [comment('comment-1', 'k-1', { deletedAt: 5 })],
    })
    expect(again.effects).toEqual([])
  })

  test.each<[string, string]>([
    ['an objective', 'o-1'],
    ['a key result', 'k-1'],
    ['an initiative', 'i-1'],
    ['a loose key result', 'k-loose'],
    ['a parked objective', 'o-parked'],
    ['a key result on a parked objective', 'k-parked'],
    ['a note', 'n-1'],
    ['a group', 'g-1'],
    ['a note in a group', 'n-2'],
    ['a parked note', 'n-parked'],
  ])('may be about %s', (_what, cardId) => {
    const initiative = { kind: 'initiative', place: 'a0', text: '', deletedAt: null, ownerId: null } as const
    const board = {
      ...boardOf([
        objective('o-1', [
          keyResult('k-1', { initiatives: [{ ...initiative, id: 'i-1', keyResultId: 'k-1' }] }),
        ]),
      ]),
      loose: { keyResults: [keyResult('k-loose')], initiatives: [] },
      parked: [{ ...objective('o-parked', [keyResult('k-parked')]), parkedAt: 3 }],
    }
    const group = { ...note('g-1'), kind: 'group', notes: [note('n-2', { groupId: 'g-1' })] } as const
    const notes: NoteBoard = {
      areas: new Map([['reflect', { areaId: 'reflect', groups: [group], loose: [note('n-1')] }]]),
      parked: [note('n-parked', { parkedAt: 4 })],
      deleted: [],
    }
    expect(addingWith(adding({ cardId }), board, { notes })).toBe('done')
  })

  test('is refused about what is deleted, or was never there', () => {
    const board = { ...GOOD_BOARD, deleted: [keyResult('k-gone', { deletedAt: 1 })] }
    const notes = { ...EMPTY_NOTES, deleted: [note('n-gone', { deletedAt: 1 })] }
    for (const cardId of ['k-gone', 'n-gone', 'nowhere', 'constructor']) {
      expect(addingWith(adding({ cardId }), board, { notes })).toBe('unknown-card')
    }
  })

  test.each(['nobody', 'constructor', ''])('mentions people of the room alone, and not %j', (id) => {
    expect(addingWith(adding({ mentionIds: ['mika', id] }))).toBe('unknown-person')
  })

  test('mentions nobody who was removed', () => {
    const state = done(workshopAt('key-results'), { type: 'remove-person', personId: 'mika' }).state
    expect(refusalOf(state, adding({ mentionIds: ['mika'] }), 'pat')).toBe('unknown-person')
  })

  test('is refused on a card that has too many, and on a board that has', () => {
    const many = (count: number, cardId: string, change = {}) =>
      Array.from({ length: count }, (_, at) => comment(`comment-${at}-${cardId}`, cardId, change))
    const onCard = many(MAX_COMMENTS_ON_CARD, 'k-1')
    expect(addingWith(adding(), GOOD_BOARD, { comments: onCard.slice(1) })).toBe('done')
    expect(addingWith(adding(), GOOD_BOARD, { comments: onCard })).toBe('too-many-comments')
    const elsewhere = many(MAX_COMMENTS, 'k-2', { deletedAt: 5 })
    expect(addingWith(adding(), GOOD_BOARD, { comments: elsewhere })).toBe('too-many-comments')
  })

  test('may be added while the board is locked, and after the end: it is talk and no OKR', () => {
    const locked = done(workshopAt('key-results'), { type: 'lock-board', locked: true }).state
    expect(refusalOf(locked, adding(), 'pat')).toBe('done')
    expect(refusalOf(workshopAt('finalised'), adding(), 'pat')).toBe('done')
  })
})

describe('who may change or delete a comment', () => {
  const beside = { comments: [comment('comment-1', 'k-1')] }
  const named = done(workshopAt('key-results'), adding(), 'pat').state
  const unnamed = done(anonymously(), adding(), 'pat').state
  const change = { type: 'change-comment', commentId: 'comment-1', text: 'Otherwise' } as const
  const remove = { type: 'delete-comment', commentId: 'comment-1' } as const

  test.each<[string, RoomState, string, Command, string]>([
    ['its author changes it', named, 'pat', change, 'done'],
    ['its author deletes it', named, 'pat', remove, 'done'],
    ['somebody else changes it', named, 'mika', change, 'not-the-author'],
    ['somebody else deletes it', named, 'mika', remove, 'not-the-author'],
    ['a facilitator puts other words into a mouth', named, 'faye', change, 'not-the-author'],
    ['a facilitator deletes it', named, 'faye', remove, 'done'],
    ['the author of an anonymous one changes it', unnamed, 'pat', change, 'not-the-author'],
    ['the author of an anonymous one deletes it', unnamed, 'pat', remove, 'not-the-author'],
    ['a facilitator deletes an anonymous one', unnamed, 'faye', remove, 'done'],
  ])('%s', (_what, state, personId, command, outcome) => {
    expect(refusalOf(state, command, personId, GOOD_BOARD, NOW_MS, beside)).toBe(outcome)
  })

  test('that an anonymous comment has no author is said', () => {
    const asked = (command: Command) => give(unnamed, command, 'pat', GOOD_BOARD, NOW_MS, beside)
    expect(asked(change)).toMatchObject({
      refusal: { message: 'Nobody is named as its author, so nobody can change it.' },
    })
    expect(asked(remove)).toMatchObject({
      refusal: { message: 'Nobody is named as its author, so only a facilitator can delete it.' },
    })
  })

  test('a deleted comment has no author any more, and cannot be changed', () => {
    const { state, effects } = done(named, remove, 'pat', GOOD_BOARD, NOW_MS, beside)
    expect(state.visible.authors).toEqual({})
    expect(effects).toEqual([
      { type: 'edit-board', edit: { edit: 'delete-comment', commentId: 'comment-1' } },
    ])
    const gone = { comments: [comment('comment-1', 'k-1', { deletedAt: 9 })] }
    expect(refusalOf(named, change, 'pat', GOOD_BOARD, NOW_MS, gone)).toBe('unknown-comment')
    expect(refusalOf(named, remove, 'faye', GOOD_BOARD, NOW_MS, gone)).toBe('unknown-comment')
  })
})
