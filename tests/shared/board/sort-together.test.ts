import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkBoard, inspectUpdate } from '../../../shared/board/guard.ts'
import { KEY } from '../../../shared/board/layout.ts'
import { readNotes } from '../../../shared/board/notes.ts'
import { readBoard, textOf } from '../../../shared/board/read.ts'
import {
  createNote,
  deleteSorted,
  groupNotes,
  mergeGroups,
  moveGroup,
  moveNotes,
  parkSorted,
  renameGroup,
  restoreSorted,
  splitGroup,
  unparkSorted,
} from '../../../shared/board/sort-edits.ts'
import { becameOf, putAwayDouble, turnInto } from '../../../shared/board/turn-note.ts'
import { createKeyResult } from '../../../shared/board/write.ts'
import { exchangeAll, ME, replicaOf, updateOf } from './board-kit.ts'
import { AREA, allSorted, areaOf, makeGroupsDoc, makeNotesDoc, OTHER_AREA } from './sort-kit.ts'

describe('at the same time', () => {
  const together = (first: (doc: Y.Doc) => void, second: (doc: Y.Doc) => void): Y.Doc => {
    const mine = makeGroupsDoc()
    const theirs = replicaOf(mine, 2)
    first(mine)
    second(theirs)
    exchangeAll([mine, theirs])
    expect(readNotes(mine)).toEqual(readNotes(theirs))
    expect(readBoard(mine)).toEqual(readBoard(theirs))
    expect(checkBoard(mine)).toEqual({ ok: true, value: null })
    return mine
  }
  const noteIds = (doc: Y.Doc) =>
    allSorted(readNotes(doc))
      .filter(({ kind }) => kind === 'note')
      .map(({ id }) => id)
      .toSorted()
  const ALL = ['n1', 'n2', 'n3', 'n4', 'n5', 'w1', 'w2']

  test('two group the same note: it is whole in one of the groups', () => {
    const doc = together(
      (mine) => groupNotes(mine, { ids: ['n3', 'n5'], groupId: 'mine', name: 'Mine' }, ME),
      (theirs) => groupNotes(theirs, { ids: ['n5', 'w1'], groupId: 'theirs', name: 'Theirs' }, 'them'),
    )
    expect(noteIds(doc)).toEqual(ALL)
  })

  test('two merge two groups into each other: one is left, with everything', () => {
    const doc = together(
      (mine) => mergeGroups(mine, { fromId: 'a', intoId: 'b' }, ME),
      (theirs) => mergeGroups(theirs, { fromId: 'b', intoId: 'a' }, 'them'),
    )
    const [only, loose] = areaOf(doc)
    expect(only).toMatch(/^a “Releases”:/)
    expect(only?.match(/n\d/g)?.toSorted()).toEqual(['n1', 'n2', 'n4'])
    expect(loose).toBe('loose: n3 n5')
    // It is a group like any other from then on.
    groupNotes(doc, { ids: ['n3'], groupId: 'c', name: 'Third' }, ME)
    expect(mergeGroups(doc, { fromId: 'c', intoId: 'a' }, ME)).toBe(true)
    expect(splitGroup(doc, 'a', 1_000, ME)).toBe(true)
    expect(areaOf(doc)).toHaveLength(1)
    expect(noteIds(doc)).toEqual(ALL)
  })

  test('a note that somebody puts into a group while it is merged goes along', () => {
    const doc = together(
      (mine) => mergeGroups(mine, { fromId: 'a', intoId: 'b' }, ME),
      (theirs) => {
        moveNotes(theirs, { ids: ['n3'], parentId: 'a' }, 'them')
        createNote(theirs, { id: 'n6', parentId: 'a', text: 'Late' }, 'them')
      },
    )
    expect(areaOf(doc)).toHaveLength(2)
    expect(areaOf(doc)[0]).toMatch(/^b “Trust”:.* n3.* n6/)
    expect(areaOf(doc)[1]).toBe('loose: n5')
  })

  test('a note that somebody puts into a group while it is split, or deleted, lies loose', () => {
    for (const end of [splitGroup, (doc: Y.Doc) => deleteSorted(doc, ['a'], 1_000, ME)]) {
      const doc = together(
        (mine) => end(mine, 'a', 1_000, ME),
        (theirs) => moveNotes(theirs, { ids: ['n3'], parentId: 'a' }, 'them'),
      )
      expect(areaOf(doc).at(-1)).toContain('n3')
      expect(noteIds(doc)).toEqual(ALL)
    }
  })

  test('one merges while another splits, or deletes: nothing is lost', () => {
    for (const end of [splitGroup, (doc: Y.Doc) => deleteSorted(doc, ['a'], 1_000, 'them')]) {
      const doc = together(
        (mine) => mergeGroups(mine, { fromId: 'a', intoId: 'b' }, ME),
        (theirs) => end(theirs, 'a', 1_000, 'them'),
      )
      expect(noteIds(doc)).toEqual(ALL)
    }
  })

  test('two turn the same note: two cards, and the note knows one of them', () => {
    const doc = together(
      (mine) => turnInto(mine, { id: 'n3', target: { kind: 'objective' }, newId: 'o-mine' }, ME),
      (theirs) => turnInto(theirs, { id: 'n3', target: { kind: 'objective' }, newId: 'o-theirs' }, 'them'),
    )
    expect(
      readBoard(doc)
        .objectives.map(({ id }) => id)
        .toSorted(),
    ).toEqual(['o-mine', 'o-theirs', 'o1'])
    expect(['o-mine', 'o-theirs']).toContain(becameOf(doc, 'n3'))
  })

  test('two turn the same note: whoever the note does not know puts the double away, unless it was worked on', () => {
    for (const isWorkedOn of [false, true]) {
      const mine = makeGroupsDoc()
      const theirs = replicaOf(mine, 2)
      const both = [
        { doc: mine, newId: 'o-mine' },
        { doc: theirs, newId: 'o-theirs' },
      ]
      for (const { doc, newId } of both) {
        turnInto(doc, { id: 'n3', target: { kind: 'objective' }, newId }, ME)
        if (isWorkedOn) createKeyResult(doc, { id: `k-${newId}`, objectiveId: newId, text: 'Proof' }, ME)
      }
      exchangeAll([mine, theirs])
      const put = both.map(({ doc, newId }) =>
        putAwayDouble(doc, { id: 'n3', newId, text: 'Note n3' }, 1_000, ME),
      )
      exchangeAll([mine, theirs])
      expect(readBoard(mine)).toEqual(readBoard(theirs))
      expect(put.filter(Boolean)).toHaveLength(isWorkedOn ? 0 : 1)
      expect(readBoard(mine).objectives).toHaveLength(isWorkedOn ? 3 : 2)
      expect(readBoard(mine).objectives.map(({ id }) => id)).toContain(becameOf(mine, 'n3'))
    }
  })

  test('one renames a group while another types in its name: both are in it', () => {
    const doc = together(
      (mine) => renameGroup(mine, 'a', 'Safe Releases', ME),
      (theirs) => renameGroup(theirs, 'a', 'Releases on Fridays', 'them'),
    )
    expect(textOf(doc, 'a')?.toString()).toBe('Safe Releases on Fridays')
  })
})

describe('the guard', () => {
  test('lets all of it in', () => {
    const doc = makeNotesDoc()
    for (const edit of [
      () => createNote(doc, { id: 'n6', parentId: AREA, text: 'One more', after: null }, ME),
      () => groupNotes(doc, { ids: ['n2', 'n4'], groupId: 'a', name: 'Releases' }, ME),
      () => groupNotes(doc, { ids: ['n1'], groupId: 'b', name: '' }, ME),
      () => moveNotes(doc, { ids: ['n3', 'n5'], parentId: 'a', after: 'n2' }, ME),
      () => moveGroup(doc, { id: 'b', areaId: OTHER_AREA }, ME),
      () => renameGroup(doc, 'b', 'Trust', ME),
      () => mergeGroups(doc, { fromId: 'b', intoId: 'a' }, ME),
      () => turnInto(doc, { id: 'a', target: { kind: 'objective' }, newId: 'o2' }, ME),
      () => parkSorted(doc, ['n3', 'a'], 1_000, ME),
      () => unparkSorted(doc, 'a', ME),
      () => splitGroup(doc, 'a', 2_000, ME),
      () => deleteSorted(doc, ['n2', 'n4'], 3_000, ME),
      () => restoreSorted(doc, 'n2', ME),
    ]) {
      expect(inspectUpdate(updateOf(doc, edit)), String(edit)).toMatchObject({ ok: true })
      expect(checkBoard(doc), String(edit)).toEqual({ ok: true, value: null })
    }
  })

  test('refuses what is none of it, and points at the card', () => {
    for (const [root, id, key, value] of [
      ['notes', 'n1', KEY.becameId, 'not an id'],
      ['notes', 'n1', KEY.mergedInto, 'n2'],
      ['notes', 'n1', KEY.pos, ['objectives']],
      ['notes', 'n1', KEY.ownerId, 'pat'],
      ['groups', 'a', KEY.mergedInto, 7],
      ['groups', 'a', KEY.commitment, 'committed'],
      ['groups', 'a', KEY.parkedAt, -1],
    ] as const) {
      const doc = makeGroupsDoc()
      const entry = doc.getMap(root).get(id)
      if (!(entry instanceof Y.Map)) throw new Error(`no ${id}`)
      entry.set(key, value)
      expect(checkBoard(doc)).toMatchObject({ ok: false, refusal: { code: 'wrong-type', cardId: id } })
      // Whatever gets in all the same is read.
      expect(allSorted(readNotes(doc)).length).toBeGreaterThan(0)
    }
  })

  test('groups that point at each other, at themselves or at nothing are read, and none twice', () => {
    const rings: readonly (readonly [string, string][])[] = [
      [['a', 'a']],
      [['a', 'nobody']],
      [['a', 'n1']],
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
      [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'b'],
      ],
    ]
    for (const ring of rings) {
      const doc = makeGroupsDoc()
      groupNotes(doc, { ids: ['n3'], groupId: 'c', name: '' }, ME)
      for (const [id, into] of ring) {
        const entry = doc.getMap('groups').get(id)
        if (entry instanceof Y.Map) entry.set(KEY.mergedInto, into)
      }
      const ids = allSorted(readNotes(doc))
        .filter(({ kind }) => kind === 'note')
        .map(({ id }) => id)
      expect(ids.toSorted()).toEqual(['n1', 'n2', 'n3', 'n4', 'n5', 'w1', 'w2'])
    }
  })
})
