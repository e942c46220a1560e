import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { entryOf, KEY } from '../../../shared/board/layout.ts'
import { readNotes, revealCards } from '../../../shared/board/notes.ts'
import { createNote, groupNotes, setNoteAbout } from '../../../shared/board/sort-edits.ts'
import { isValueOf } from '../../../shared/board/values.ts'

const AREA = 'reflect--learned'
const about = (doc: Y.Doc) => {
  const { loose = [], groups = [] } = readNotes(doc).areas.get(AREA) ?? {}
  const notes = [...loose, ...groups.flatMap((group) => group.notes)]
  return Object.fromEntries(notes.map(({ id, aboutId }) => [id, aboutId]))
}

describe('[RE3] what a note is about', () => {
  test('comes with it, is changed, and stays with it in a group', () => {
    const doc = new Y.Doc()
    createNote(doc, { id: 'n1', parentId: AREA, text: 'Vendors are late', aboutId: 'k1' }, 'me')
    createNote(doc, { id: 'n2', parentId: AREA, text: 'We are quick' }, 'me')
    expect(about(doc)).toEqual({ n1: 'k1', n2: null })
    expect(setNoteAbout(doc, 'n2', 'k2', 'me')).toBe(true)
    expect(setNoteAbout(doc, 'n1', null, 'me')).toBe(true)
    groupNotes(doc, { ids: ['n1', 'n2'], groupId: 'g1', name: 'Speed' }, 'me')
    expect(about(doc)).toEqual({ n1: null, n2: 'k2' })
  })

  test('is an id or nothing, in what is written as in what is read', () => {
    const doc = new Y.Doc()
    expect(createNote(doc, { id: 'n1', parentId: AREA, text: 'One', aboutId: 'no id' }, 'me')).toBe(false)
    expect(createNote(doc, { id: 'n1', parentId: AREA, text: 'One' }, 'me')).toBe(true)
    expect(setNoteAbout(doc, 'n1', 'no id', 'me')).toBe(false)
    expect(setNoteAbout(doc, 'gone', 'k1', 'me')).toBe(false)
    expect(isValueOf(KEY.aboutId, { id: 'k1' })).toBe(false)
    // A merge, or a hostile client, may leave anything there.
    entryOf(doc, 'notes', 'n1')?.set(KEY.aboutId, 7)
    expect(about(doc)).toEqual({ n1: null })
  })

  test('is put on the board by a reveal, all of it or nothing', () => {
    const doc = new Y.Doc()
    const notes = [
      { id: 'n1', areaId: AREA, text: 'Vendors are late', aboutId: 'k1' },
      { id: 'n2', areaId: AREA, text: 'We are quick' },
    ]
    expect(revealCards(doc, { notes, keyResults: [] }, 'room')).toBe(true)
    expect(about(doc)).toEqual({ n1: 'k1', n2: null })
    const bad = [...notes.map((note) => ({ ...note, id: `${note.id}-b` })), { ...NOTE, aboutId: 'no id' }]
    expect(revealCards(doc, { notes: bad, keyResults: [] }, 'room')).toBe(false)
    expect(Object.keys(about(doc))).toEqual(['n1', 'n2'])
  })
})

const NOTE = { id: 'n9', areaId: AREA, text: 'One' }
