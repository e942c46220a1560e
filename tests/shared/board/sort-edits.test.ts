import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
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
import { becameOf, turnInto } from '../../../shared/board/turn-note.ts'
import { createUndo } from '../../../shared/board/undo.ts'
import { deleteCard } from '../../../shared/board/write.ts'
import { ME } from './board-kit.ts'
import { AREA, areaOf, GROUPS, makeGroupsDoc, OTHER_AREA } from './sort-kit.ts'

describe('grouping', () => {
  test('puts notes together in the order given, in the area of the first', () => {
    expect(areaOf(makeGroupsDoc())).toEqual(GROUPS)
    const doc = makeGroupsDoc()
    expect(groupNotes(doc, { ids: ['w2', 'n3', 'n2'], groupId: 'c', name: '' }, ME)).toBe(true)
    expect(areaOf(doc, OTHER_AREA)).toEqual(['c “”: w2 n3 n2', 'loose: w1'])
    expect(areaOf(doc)).toEqual(['a “Releases”: n4', 'b “Trust”: n1', 'loose: n5'])
  })

  test('of a note that is in a group makes one right behind that', () => {
    const doc = makeGroupsDoc()
    groupNotes(doc, { ids: ['n4', 'n5'], groupId: 'c', name: 'Third' }, ME)
    expect(areaOf(doc)).toEqual(['a “Releases”: n2', 'c “Third”: n4 n5', 'b “Trust”: n1', 'loose: n3'])
  })

  test('notes move into a group, out of it, and beside another', () => {
    const doc = makeGroupsDoc()
    moveNotes(doc, { ids: ['n3', 'n1'], parentId: 'a', after: 'n2' }, ME)
    expect(areaOf(doc)).toEqual(['a “Releases”: n2 n3 n1 n4', 'b “Trust”:', 'loose: n5'])
    moveNotes(doc, { ids: ['n4', 'n2'], parentId: AREA, after: null }, ME)
    expect(areaOf(doc)).toEqual(['a “Releases”: n3 n1', 'b “Trust”:', 'loose: n4 n2 n5'])
    moveNotes(doc, { ids: ['n5'], parentId: OTHER_AREA }, ME)
    expect(areaOf(doc, OTHER_AREA)).toEqual(['loose: w1 w2 n5'])
  })

  test('groups change places and areas with all that is in them', () => {
    const doc = makeGroupsDoc()
    moveGroup(doc, { id: 'b', areaId: AREA, after: null }, ME)
    expect(areaOf(doc)).toEqual(['b “Trust”: n1', 'a “Releases”: n2 n4', 'loose: n3 n5'])
    moveGroup(doc, { id: 'a', areaId: OTHER_AREA }, ME)
    expect(areaOf(doc, OTHER_AREA)).toEqual(['a “Releases”: n2 n4', 'loose: w1 w2'])
    expect(readNotes(doc).areas.get(OTHER_AREA)?.groups[0]?.notes[0]).toMatchObject({ areaId: OTHER_AREA })
  })

  test('a merge takes the notes along, and a name where there is none', () => {
    const doc = makeGroupsDoc()
    expect(mergeGroups(doc, { fromId: 'a', intoId: 'b' }, ME)).toBe(true)
    expect(areaOf(doc)).toEqual(['b “Trust”: n1 n2 n4', 'loose: n3 n5'])
    groupNotes(doc, { ids: ['n3'], groupId: 'c', name: '' }, ME)
    mergeGroups(doc, { fromId: 'b', intoId: 'c' }, ME)
    expect(areaOf(doc)).toEqual(['c “Trust”: n3 n1 n2 n4', 'loose: n5'])
    expect(mergeGroups(doc, { fromId: 'a', intoId: 'c' }, ME)).toBe(false)
    expect(mergeGroups(doc, { fromId: 'c', intoId: 'c' }, ME)).toBe(false)
  })

  test('a split lays the notes out before the loose ones, and restoring brings an empty group', () => {
    const doc = makeGroupsDoc()
    expect(splitGroup(doc, 'a', 1_000, ME)).toBe(true)
    expect(areaOf(doc)).toEqual(['b “Trust”: n1', 'loose: n2 n4 n3 n5'])
    restoreSorted(doc, 'a', ME)
    expect(areaOf(doc)).toEqual(['a “Releases”:', 'b “Trust”: n1', 'loose: n2 n4 n3 n5'])
  })

  test('a group is deleted and restored with what was in it then', () => {
    const doc = makeGroupsDoc()
    deleteSorted(doc, ['n4'], 500, ME)
    deleteSorted(doc, ['a'], 1_000, ME)
    expect(areaOf(doc)).toEqual(['b “Trust”: n1', 'loose: n3 n5'])
    expect(readNotes(doc).deleted.map(({ id }) => id)).toEqual(['n2', 'a', 'n4'])
    restoreSorted(doc, 'a', ME)
    expect(areaOf(doc)).toEqual(['a “Releases”: n2', 'b “Trust”: n1', 'loose: n3 n5'])
    restoreSorted(doc, 'n4', ME)
    expect(areaOf(doc)).toEqual(GROUPS)
  })

  test('what is parked comes back to where it was', () => {
    const doc = makeGroupsDoc()
    parkSorted(doc, ['a', 'n3'], 1_000, ME)
    expect(areaOf(doc)).toEqual(['b “Trust”: n1', 'loose: n5'])
    expect(readNotes(doc).parked).toMatchObject([{ id: 'n3' }, { id: 'a', notes: [{}, {}] }])
    unparkSorted(doc, 'a', ME)
    unparkSorted(doc, 'n3', ME)
    expect(areaOf(doc)).toEqual(GROUPS)
  })

  test('names and notes are typed together', () => {
    const doc = makeGroupsDoc()
    renameGroup(doc, 'a', 'Safe releases', ME)
    expect(textOf(doc, 'a')?.toString()).toBe('Safe releases')
    expect(textOf(doc, 'n1')?.toString()).toBe('Note n1')
  })

  test('each is one step of undo', () => {
    const doc = makeGroupsDoc()
    const undo = createUndo(doc, ME)
    for (const edit of [
      () => groupNotes(doc, { ids: ['n3', 'n1', 'n2'], groupId: 'c', name: 'New' }, ME),
      () => moveNotes(doc, { ids: ['n3', 'n2'], parentId: 'b', after: null }, ME),
      () => mergeGroups(doc, { fromId: 'b', intoId: 'a' }, ME),
      () => splitGroup(doc, 'a', 1_000, ME),
      () => deleteSorted(doc, ['a', 'n3'], 1_000, ME),
      () => parkSorted(doc, ['a', 'n3'], 1_000, ME),
    ]) {
      undo.stopCapturing()
      expect(edit()).toBe(true)
      expect(areaOf(doc)).not.toEqual(GROUPS)
      undo.undo()
      expect(areaOf(doc)).toEqual(GROUPS)
    }
  })

  test('what cannot be done changes nothing', () => {
    const doc = makeGroupsDoc()
    deleteSorted(doc, ['n5', 'b'], 1_000, ME)
    const before = Y.encodeStateVector(doc)
    const edits: readonly (() => boolean)[] = [
      () => createNote(doc, { id: 'n9', parentId: 'b', text: 'Into a deleted group' }, ME),
      () => createNote(doc, { id: 'n1', parentId: AREA, text: 'A taken id' }, ME),
      () => moveNotes(doc, { ids: ['n3', 'n5'], parentId: 'a' }, ME),
      () => moveNotes(doc, { ids: ['n3'], parentId: 'b' }, ME),
      () => moveNotes(doc, { ids: ['k1'], parentId: 'a' }, ME),
      () => moveNotes(doc, { ids: [], parentId: 'a' }, ME),
      () => moveNotes(doc, { ids: ['n3'], parentId: 'not an id' }, ME),
      () => groupNotes(doc, { ids: ['n3'], groupId: 'a', name: '' }, ME),
      () => groupNotes(doc, { ids: ['n3', 'nobody'], groupId: 'c', name: '' }, ME),
      () => groupNotes(doc, { ids: [], groupId: 'c', name: '' }, ME),
      () => groupNotes(doc, { ids: ['n3'], groupId: 'c', name: 'x'.repeat(2_001) }, ME),
      () => mergeGroups(doc, { fromId: 'a', intoId: 'b' }, ME),
      () => mergeGroups(doc, { fromId: 'a', intoId: 'n3' }, ME),
      () => splitGroup(doc, 'b', 1_000, ME),
      () => splitGroup(doc, 'a', Number.NaN, ME),
      () => deleteSorted(doc, ['n3', 'n5'], 1_000, ME),
      () => restoreSorted(doc, 'n3', ME),
      () => parkSorted(doc, ['n5'], 1_000, ME),
      () => unparkSorted(doc, 'n3', ME),
      () => renameGroup(doc, 'n3', 'A note is no group', ME),
      () => moveGroup(doc, { id: 'a', areaId: 'b' }, ME),
    ]
    for (const edit of edits) expect(edit(), String(edit)).toBe(false)
    expect(Y.encodeStateVector(doc)).toEqual(before)
  })
})

describe('turning into the set', () => {
  test('a note becomes an objective or a key result, and knows it', () => {
    const doc = makeGroupsDoc()
    expect(turnInto(doc, { id: 'n3', target: { kind: 'objective' }, newId: 'o2' }, ME)).toBe(true)
    const keyResult = { kind: 'keyResult', objectiveId: 'o1' } as const
    expect(turnInto(doc, { id: 'n5', target: keyResult, newId: 'k3' }, ME)).toBe(true)
    const { objectives } = readBoard(doc)
    expect(objectives.map(({ text }) => text)).toEqual(['Establish a world-class CI/CD pipeline', 'Note n3'])
    expect(objectives[0]?.keyResults.at(-1)).toMatchObject({ id: 'k3', text: 'Note n5' })
    expect(readNotes(doc).areas.get(AREA)?.loose).toMatchObject([{ becameId: 'o2' }, { becameId: 'k3' }])
  })

  test('a group brings its name, or its first note where it has none', () => {
    const doc = makeGroupsDoc()
    turnInto(doc, { id: 'a', target: { kind: 'objective' }, newId: 'o2' }, ME)
    renameGroup(doc, 'b', '  ', ME)
    turnInto(doc, { id: 'b', target: { kind: 'objective' }, newId: 'o3' }, ME)
    expect(
      readBoard(doc)
        .objectives.map(({ text }) => text)
        .slice(1),
    ).toEqual(['Releases', 'Note n1'])
  })

  test('happens once, and again when what it became was deleted', () => {
    const doc = makeGroupsDoc()
    const target = { kind: 'objective' } as const
    turnInto(doc, { id: 'n3', target, newId: 'o2' }, ME)
    expect(turnInto(doc, { id: 'n3', target, newId: 'o3' }, ME)).toBe(false)
    deleteCard(doc, 'o2', 1_000, ME)
    expect(becameOf(doc, 'n3')).toBeNull()
    expect(turnInto(doc, { id: 'n3', target, newId: 'o3' }, ME)).toBe(true)
    expect(becameOf(doc, 'n3')).toBe('o3')
  })

  test('is refused without words, without an objective, for what is gone, and under a taken id', () => {
    const doc = makeGroupsDoc()
    createNote(doc, { id: 'n6', parentId: AREA, text: ' ' }, ME)
    deleteSorted(doc, ['n5'], 1_000, ME)
    deleteCard(doc, 'o1', 1_000, ME)
    const under = { kind: 'keyResult', objectiveId: 'o1' } as const
    const objective = { kind: 'objective' } as const
    const before = Y.encodeStateVector(doc)
    expect(turnInto(doc, { id: 'n6', target: objective, newId: 'o2' }, ME)).toBe(false)
    expect(turnInto(doc, { id: 'n3', target: under, newId: 'k3' }, ME)).toBe(false)
    expect(turnInto(doc, { id: 'n5', target: objective, newId: 'o2' }, ME)).toBe(false)
    expect(turnInto(doc, { id: 'n3', target: objective, newId: 'n1' }, ME)).toBe(false)
    expect(turnInto(doc, { id: 'k1', target: objective, newId: 'o2' }, ME)).toBe(false)
    expect(Y.encodeStateVector(doc)).toEqual(before)
  })

  test('is one step of undo: the card goes, the note has become nothing', () => {
    const doc = makeGroupsDoc()
    const undo = createUndo(doc, ME)
    turnInto(doc, { id: 'n3', target: { kind: 'objective' }, newId: 'o2' }, ME)
    undo.undo()
    expect(readBoard(doc).objectives.map(({ id }) => id)).toEqual(['o1'])
    expect(becameOf(doc, 'n3')).toBeNull()
  })
})
