import type * as Y from 'yjs'
import { type EntryRoot, entryOf, isId, isPlainText, KEY, rootMap } from './layout.ts'
import { mergedGroupOf } from './notes.ts'
import { asPos } from './values.ts'
import { siblingsOf } from './write.ts'

/* How the edits of sorting find their way among notes and groups. */

/** The notes of a group in order, deleted and parked ones too, with those of groups that were merged into it. */
export function notesOf(doc: Y.Doc, groupId: string): readonly string[] {
  const parents = [...(rootMap(doc, 'groups')?.keys() ?? [])].filter((id) => rootGroupOf(doc, id) === groupId)
  return parents
    .toSorted((left, right) => Number(right === groupId) - Number(left === groupId))
    .flatMap((parentId) => siblingsOf(doc, 'notes', parentId, '').map(({ id }) => id))
}

export function rootGroupOf(doc: Y.Doc, groupId: string): string {
  return mergedGroupOf(
    groupId,
    (id) => entryOf(doc, 'groups', id)?.get(KEY.mergedInto),
    (id) => isGroup(doc, id),
  )
}

/** The group that a parent stands for, if it is there and not deleted. */
export function liveGroupOf(doc: Y.Doc, parentId: string): string | null {
  if (!isGroup(doc, parentId)) return null
  const id = rootGroupOf(doc, parentId)
  return isLive(entryOf(doc, 'groups', id)) ? id : null
}

/** The area that a parent is in or is. */
export function areaOfParent(doc: Y.Doc, parentId: string): string | null {
  if (!isGroup(doc, parentId)) return parentId
  return asPos(entryOf(doc, 'groups', rootGroupOf(doc, parentId))?.get(KEY.pos))?.[0] ?? null
}

/** Whether notes may be put there: an area, or a group that stands by itself and is not deleted. */
export function hasRoom(doc: Y.Doc, parentId: string): boolean {
  return isGroup(doc, parentId) ? liveGroupOf(doc, parentId) === parentId : isId(parentId)
}

export function isGroup(doc: Y.Doc, id: string): boolean {
  return isCard(doc, 'groups', id)
}

function isCard(doc: Y.Doc, root: EntryRoot, id: string): boolean {
  return isPlainText(entryOf(doc, root, id)?.get(KEY.text))
}

/** A note or a group, or `null`. */
export function sortedOf(doc: Y.Doc, id: string): Y.Map<unknown> | null {
  for (const root of ['notes', 'groups'] as const) {
    if (isCard(doc, root, id)) return entryOf(doc, root, id)
  }
  return null
}

export function isLive(entry: Y.Map<unknown> | null): boolean {
  return entry !== null && isPlainText(entry.get(KEY.text)) && entry.get(KEY.deletedAt) === null
}
