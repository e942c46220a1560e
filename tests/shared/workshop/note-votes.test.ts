import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readNotes } from '../../../shared/board/notes.ts'
import { createNote, groupNotes, moveNotes, renameGroup } from '../../../shared/board/sort-edits.ts'
import { replaceText } from '../../../shared/board/write.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import { queueFor } from '../../../shared/workshop/discussion-queue.ts'
import { noteProposals } from '../../../shared/workshop/note-proposals.ts'
import { passTime } from '../../../shared/workshop/pass-time.ts'
import { followBoard } from '../../../shared/workshop/run-ballot.ts'
import type { RoomState } from '../../../shared/workshop/state.ts'
import { castOf, dotSettings, dots, openOf } from '../../support/ballots.ts'
import { retroAt } from './retro-room.ts'
import { boardOf, done, GOOD_BOARD, NOW_MS, refusalOf } from './support.ts'

const ME = 'test'

/** What a retro has sorted: a named group, one without a name, two single cards, and what is no proposal. */
function sorted(): Y.Doc {
  const doc = new Y.Doc()
  const note = (id: string, parentId: string, text = `Words of ${id}`) =>
    createNote(doc, { id, parentId, text }, ME)
  for (const id of ['n-1', 'n-2', 'n-3', 'n-4']) note(id, 'reflect--learned')
  note('n-5', 'reflect--worked')
  note('n-6', 'reflect--differently', ' ')
  note('n-7', 'decisions')
  note('n-8', 'icebreaker')
  groupNotes(doc, { ids: ['n-1', 'n-2'], groupId: 'g-1', name: 'Vendors' }, ME)
  groupNotes(doc, { ids: ['n-3', 'n-4'], groupId: 'g-2', name: '' }, ME)
  return doc
}

const IDS = ['g-1', 'g-2', 'n-5']
const VOTE = openOf(IDS, dotSettings({ cutLine: 1, tieRule: 'facilitator' }))
const beside = (doc: Y.Doc) => ({ notes: readNotes(doc) })
const readersOf = (doc: Y.Doc) => ({ readBoard: () => GOOD_BOARD, readNotes: () => readNotes(doc) })
const opened = (doc: Y.Doc, command: Command = VOTE) =>
  done(retroAt('vote'), command, 'faye', GOOD_BOARD, NOW_MS, beside(doc)).state
const itemsOf = ({ visible }: RoomState) => visible.ballots.at(-1)?.items ?? []

describe('a vote on what was written', () => {
  test('is on groups and single cards of the stages in which people write, column by column', () => {
    const { visible } = retroAt('vote')
    expect(noteProposals(visible, readNotes(sorted()))).toEqual([
      { id: 'n-5', text: 'Words of n-5' },
      { id: 'g-1', text: 'Vendors' },
      { id: 'g-2', text: 'Words of n-3 · Words of n-4' },
    ])
  })

  test('[BA8] copies their words: of a group its name, or its cards where it has none', () => {
    expect(itemsOf(opened(sorted()))).toMatchObject([
      { id: 'n-5', kind: 'note', text: 'Words of n-5' },
      { id: 'g-1', kind: 'note', text: 'Vendors' },
      { id: 'g-2', kind: 'note', text: 'Words of n-3 · Words of n-4' },
    ])
  })

  test('is on nothing else that lies there, and may be on the set as well', () => {
    const doc = sorted()
    for (const id of ['n-1', 'n-6', 'n-7', 'n-8', 'n-9']) {
      const answer = refusalOf(retroAt('vote'), openOf([id]), 'faye', GOOD_BOARD, NOW_MS, beside(doc))
      expect(answer, id).toBe('nothing-to-vote-on')
    }
    const both = itemsOf(opened(doc, openOf(['n-5', 'k-1'])))
    expect(both.map(({ id, kind }) => [id, kind])).toEqual([
      ['k-1', 'keyResult'],
      ['n-5', 'note'],
    ])
  })

  test('[BA8] follows their words while it is open, and forgets none that is taken into a group', () => {
    const doc = sorted()
    const state = opened(doc)
    expect(followBoard(state, readersOf(doc), NOW_MS)).toBe(state)
    moveNotes(doc, { ids: ['n-5'], parentId: 'g-1' }, ME)
    // A name stays what it is, whatever comes into the group.
    expect(followBoard(state, readersOf(doc), NOW_MS)).toBe(state)
    renameGroup(doc, 'g-1', 'Vendors in winter', ME)
    replaceText(doc, 'n-5', 'We were quick', ME)
    moveNotes(doc, { ids: ['n-4'], parentId: 'reflect--learned' }, ME)
    const followed = itemsOf(followBoard(state, readersOf(doc), NOW_MS))
    expect(followed.map(({ id, rewordedTo }) => [id, rewordedTo])).toEqual([
      ['n-5', 'We were quick'],
      ['g-1', 'Vendors in winter'],
      ['g-2', 'Words of n-3'],
    ])
  })

  test('[BA10] that was planned takes the words of the time at which it opens', () => {
    const doc = sorted()
    const state = opened(doc, { ...VOTE, opensAtMs: NOW_MS + 60_000 })
    renameGroup(doc, 'g-1', 'Vendors in winter', ME)
    const inputs = { ...readersOf(doc), seed: 'seed', newId: () => 'new' }
    const there = passTime(state, NOW_MS + 60_000, inputs).state
    expect(itemsOf(there).find(({ id }) => id === 'g-1')).toMatchObject({
      ...{ text: 'Vendors in winter', rewordedTo: null },
    })
  })

  test('says what to talk about first, and parks nothing', () => {
    const doc = sorted()
    const cast = done(opened(doc), castOf('id-0', dots({ 'g-2': 2, 'n-5': 1 })), 'pat').state
    const close = { type: 'close-ballot', ballotId: 'id-0' } as const
    const { state } = done(cast, close, 'faye', GOOD_BOARD, NOW_MS, beside(doc))
    const discussable = { board: GOOD_BOARD, notes: readNotes(doc) }
    expect(queueFor('votes', state.visible, discussable)).toEqual(['g-2', 'n-5', 'g-1'])
    expect(refusalOf(state, { type: 'apply-cut-line', ballotId: 'id-0' })).toBe('no-cut')
    const queue = done(
      { ...state, visible: { ...state.visible, stageId: 'discuss' } },
      { type: 'plan-discussion', order: 'votes', minutes: 5 },
      ...(['faye', GOOD_BOARD, NOW_MS, beside(doc)] as const),
    )
    expect(queue.state.visible.discussion?.cardIds).toEqual(['g-2', 'n-5', 'g-1'])
  })
})

test('the board’s order is, in a retro, that of what was sorted; the set it looks back on where nothing was', () => {
  const { visible } = retroAt('discuss')
  const notes = readNotes(sorted())
  const inRetro = queueFor('board', visible, { board: GOOD_BOARD, notes })
  expect(inRetro).toContain('g-1')
  expect(inRetro).not.toContain('k-1')
  expect(queueFor('board', visible, { board: GOOD_BOARD, notes: readNotes(new Y.Doc()) })).toEqual([
    ...['o-1', 'k-1', 'k-2'],
  ])
  expect(queueFor('board', visible, { board: boardOf([]), notes: readNotes(new Y.Doc()) })).toEqual([])
})
