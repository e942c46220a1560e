import type * as Y from 'yjs'
import { entryOf, isId, isPlainText, KEY } from './layout.ts'
import { placesBetween } from './places.ts'
import {
  areaOfParent,
  hasRoom,
  isGroup,
  isLive,
  liveGroupOf,
  notesOf,
  rootGroupOf,
  sortedOf,
} from './sort-lookup.ts'
import { editText } from './text-change.ts'
import { areAllowed, asPos } from './values.ts'
import { type After, createCard, placeCard, replaceText, setValues, siblingsOf } from './write.ts'

/*
 * Sorting: the edits of notes and groups. Each is one transaction with the caller's `origin`, so that one undo takes it back,
 * and returns `false`, changing nothing, when it cannot be done. Each moves a note by its one `pos`, so that of two people who
 * sort the same note at the same time one wins whole.
 */

/** Adds a note to an area or a group. `aboutId`: the key result of a retro that it is about. */
export function createNote(
  doc: Y.Doc,
  {
    aboutId = null,
    ...note
  }: {
    readonly id: string
    readonly parentId: string
    readonly text: string
    readonly after?: After
    readonly aboutId?: string | null
  },
  origin: unknown,
): boolean {
  const values = aboutId === null ? {} : { [KEY.aboutId]: aboutId }
  if (!areAllowed(values)) return false
  return hasRoom(doc, note.parentId) && createCard(doc, 'notes', { ...note, values }, origin)
}

/** Says which key result of a retro a note is about; `null`: none. */
export function setNoteAbout(doc: Y.Doc, id: string, aboutId: string | null, origin: unknown): boolean {
  const note = entryOf(doc, 'notes', id)
  return note !== null && isLive(note) && setValues(doc, note, { [KEY.aboutId]: aboutId }, origin)
}

/**
 * Moves notes, in the order given, into a group or an area, behind a note there (see `After`). All of them or none: `false` when
 * one is not there or is deleted, or the group is.
 */
export function moveNotes(
  doc: Y.Doc,
  move: { readonly ids: readonly string[]; readonly parentId: string; readonly after?: After },
  origin: unknown,
): boolean {
  const ids = [...new Set(move.ids)]
  if (ids.length === 0 || !ids.every((id) => isLive(entryOf(doc, 'notes', id)))) return false
  if (!hasRoom(doc, move.parentId)) return false
  doc.transact(() => putNotes(doc, { ...move, ids }), origin)
  return true
}

/** Moves a group among the groups of an area, or to another area with all its notes. */
export function moveGroup(
  doc: Y.Doc,
  move: { readonly id: string; readonly areaId: string; readonly after?: After },
  origin: unknown,
): boolean {
  const group = entryOf(doc, 'groups', move.id)
  if (!isLive(group) || !isId(move.areaId) || isGroup(doc, move.areaId)) return false
  doc.transact(() => {
    placeCard(doc, 'groups', { id: move.id, parentId: move.areaId, after: move.after })
  }, origin)
  return true
}

/**
 * Makes a group of these notes, in this order, in the area of the first: behind the group that it was in, else behind the other
 * groups.
 */
export function groupNotes(
  doc: Y.Doc,
  group: { readonly ids: readonly string[]; readonly groupId: string; readonly name: string },
  origin: unknown,
): boolean {
  const first = entryOf(doc, 'notes', group.ids[0] ?? '')
  const parentId = asPos(first?.get(KEY.pos))?.[0]
  if (parentId === undefined || !group.ids.every((id) => isLive(entryOf(doc, 'notes', id)))) return false
  const from = liveGroupOf(doc, parentId)
  const areaId = areaOfParent(doc, parentId)
  if (areaId === null) return false
  let isDone = false
  doc.transact(() => {
    const values = { [KEY.parkedAt]: null, [KEY.becameId]: null, [KEY.mergedInto]: null }
    const card = { id: group.groupId, parentId: areaId, text: group.name, after: from ?? undefined, values }
    isDone =
      createCard(doc, 'groups', card, origin) &&
      moveNotes(doc, { ids: group.ids, parentId: group.groupId }, origin)
  }, origin)
  return isDone
}

/** Puts all notes of one group behind those of another, which keeps its name unless it has none. */
export function mergeGroups(
  doc: Y.Doc,
  merge: { readonly fromId: string; readonly intoId: string },
  origin: unknown,
): boolean {
  const [from, into] = [entryOf(doc, 'groups', merge.fromId), entryOf(doc, 'groups', merge.intoId)]
  if (from === null || into === null || !isLive(from) || !isLive(into)) return false
  // Merged into something else already, by somebody or by a ring: it is no group of its own any more.
  const isRoot = (id: string) => rootGroupOf(doc, id) === id
  if (merge.fromId === merge.intoId || !isRoot(merge.fromId) || !isRoot(merge.intoId)) return false
  doc.transact(() => {
    putNotes(doc, { ids: notesOf(doc, merge.fromId), parentId: merge.intoId })
    const [name, other] = [into.get(KEY.text), from.get(KEY.text)]
    if (isPlainText(name) && isPlainText(other) && name.toString().trim() === '') {
      editText(name, other.toString())
    }
    from.set(KEY.mergedInto, merge.intoId)
    // What went round in a ring with it goes on from here.
    if (into.get(KEY.mergedInto) != null) into.set(KEY.mergedInto, null)
  }, origin)
  return true
}

/** Ends a group: its notes lie loose again, before the other loose notes of its area. `nowMs` in ms. */
export function splitGroup(doc: Y.Doc, groupId: string, nowMs: number, origin: unknown): boolean {
  const group = entryOf(doc, 'groups', groupId)
  const areaId = areaOfParent(doc, groupId)
  if (group === null || !isLive(group) || areaId === null || !areAllowed({ [KEY.deletedAt]: nowMs })) {
    return false
  }
  doc.transact(() => {
    putNotes(doc, { ids: notesOf(doc, groupId), parentId: areaId, after: null })
    group.set(KEY.deletedAt, nowMs)
  }, origin)
  return true
}

/** Makes a group's name read `name`, by the smallest change. */
export function renameGroup(doc: Y.Doc, groupId: string, name: string, origin: unknown): boolean {
  return entryOf(doc, 'groups', groupId) !== null && replaceText(doc, groupId, name, origin)
}

/** Soft, and a group takes its notes along. `nowMs` in ms. All of them or none. */
export function deleteSorted(doc: Y.Doc, ids: readonly string[], nowMs: number, origin: unknown): boolean {
  const entries = ids.map((id) => sortedOf(doc, id))
  if (ids.length === 0 || !entries.every(isLive) || !areAllowed({ [KEY.deletedAt]: nowMs })) return false
  doc.transact(() => {
    for (const [at, id] of ids.entries()) {
      for (const noteId of isGroup(doc, id) ? notesOf(doc, id) : []) {
        const note = entryOf(doc, 'notes', noteId)
        if (note !== null && isLive(note)) note.set(KEY.deletedAt, nowMs)
      }
      entries[at]?.set(KEY.deletedAt, nowMs)
    }
  }, origin)
  return true
}

/** Takes a note or group back to where it was; a group with the notes that were deleted along with it. */
export function restoreSorted(doc: Y.Doc, id: string, origin: unknown): boolean {
  const entry = sortedOf(doc, id)
  const deletedAt = entry?.get(KEY.deletedAt)
  if (entry === null || deletedAt === null) return false
  doc.transact(() => {
    for (const noteId of isGroup(doc, id) ? notesOf(doc, id) : []) {
      const note = entryOf(doc, 'notes', noteId)
      if (note !== null && deletedAt !== undefined && note.get(KEY.deletedAt) === deletedAt) {
        note.set(KEY.deletedAt, null)
      }
    }
    entry.set(KEY.deletedAt, null)
  }, origin)
  return true
}

/** Takes notes and groups aside for later, without deleting them. `nowMs` in ms. All of them or none. */
export function parkSorted(doc: Y.Doc, ids: readonly string[], nowMs: number, origin: unknown): boolean {
  const entries = ids.map((id) => sortedOf(doc, id))
  const values = { [KEY.parkedAt]: nowMs }
  if (ids.length === 0 || !entries.every(isLive) || !areAllowed(values)) return false
  doc.transact(() => {
    for (const entry of entries) {
      if (entry !== null && typeof entry.get(KEY.parkedAt) !== 'number') setValues(doc, entry, values, origin)
    }
  }, origin)
  return true
}

export function unparkSorted(doc: Y.Doc, id: string, origin: unknown): boolean {
  const entry = sortedOf(doc, id)
  if (entry === null || typeof entry.get(KEY.parkedAt) !== 'number') return false
  return setValues(doc, entry, { [KEY.parkedAt]: null }, origin)
}

/** Writes the places of notes that stand one after the other, with one look at their new siblings. */
function putNotes(
  doc: Y.Doc,
  move: { readonly ids: readonly string[]; readonly parentId: string; readonly after?: After },
): void {
  const moved = new Set(move.ids)
  const siblings = siblingsOf(doc, 'notes', move.parentId, '').filter(({ id }) => !moved.has(id))
  const index = move.after === null ? 0 : siblings.findIndex(({ id }) => id === move.after) + 1
  const at = move.after !== null && index === 0 ? siblings.length : index
  const places = placesBetween(siblings, at, move.ids.length)
  if (places !== null) {
    for (const { id, place } of places.map((place, which) => ({ id: move.ids[which] ?? '', place }))) {
      entryOf(doc, 'notes', id)?.set(KEY.pos, [move.parentId, place])
    }
    return
  }
  // There is no room: one by one, each behind the one before, with new places for whoever stands in the way.
  let after = siblings[at - 1]?.id ?? null
  for (const id of move.ids) {
    placeCard(doc, 'notes', { id, parentId: move.parentId, after })
    after = id
  }
}
