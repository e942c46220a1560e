import * as Y from 'yjs'
import { BOARD_ROOTS, type EntryRoot, rootMap } from './layout.ts'

/**
 * What a transaction did to one entry of the board.
 *
 * - `created`: it was not there before.
 * - `changed`: some of its keys were set, or its text was edited (`text` is then among the keys).
 * - `removed`: the entry itself was taken out of the document. Our clients never do that: they delete softly.
 * - `replaced`: another entry was put over it, and its text is gone. Our clients never do that either.
 */
export type EntryChange = {
  readonly root: EntryRoot
  readonly id: string
  readonly what: 'created' | 'changed' | 'removed' | 'replaced'
  /** The keys that a `changed` entry was changed in. */
  readonly keys: readonly string[]
}

/** The entries that a transaction touched: who brought a card, and whether a locked one was edited. */
export function changesIn(transaction: Y.Transaction): readonly EntryChange[] {
  const changes: EntryChange[] = []
  for (const root of BOARD_ROOTS) {
    if (root === 'meta') continue
    const entries = rootMap(transaction.doc, root)
    if (entries === null) continue
    const touched = new Set<string>()
    for (const id of changedIds(entries, transaction)) {
      touched.add(id)
      const what = changeOfEntry(entries, id, transaction.beforeState)
      if (what !== null) changes.push({ root, id, what, keys: [] })
    }
    for (const [id, keys] of changedKeys(entries, transaction)) {
      if (!touched.has(id)) changes.push({ root, id, what: 'changed', keys: [...keys].sort() })
    }
  }
  return changes
}

/** The Yjs client id that an entry was made under: its first author's tab, whoever brings it. `null`: there is no such entry. */
export function writerOf(doc: Y.Doc, root: EntryRoot, id: string): number | null {
  return rootMap(doc, root)?._map.get(id)?.id.client ?? null
}

/**
 * The ids that were set or taken away in a root. A root that nobody had asked the document for is another object in the
 * transaction than the one `rootMap` now gives; what the two share is the map inside.
 */
function changedIds(entries: Y.Map<unknown>, transaction: Y.Transaction): readonly string[] {
  for (const [type, keys] of transaction.changed) {
    if (type._map === entries._map) return [...keys].filter((key) => key !== null)
  }
  return []
}

function changeOfEntry(
  entries: Y.Map<unknown>,
  id: string,
  before: ReadonlyMap<number, number>,
): Exclude<EntryChange['what'], 'changed'> | null {
  const item = entries._map.get(id)
  if (item === undefined) return null
  const isNew = item.id.clock >= (before.get(item.id.client) ?? 0)
  if (isNew && item.left !== null) return 'replaced'
  if (isNew) return item.deleted ? null : 'created'
  // The entry that stands is an old one: either it was just deleted, or another's entry came and lost to it.
  return item.deleted ? 'removed' : 'replaced'
}

/** The keys changed inside the entries of a root, by entry. A text's own change counts as its key. */
function changedKeys(
  entries: Y.Map<unknown>,
  transaction: Y.Transaction,
): ReadonlyMap<string, ReadonlySet<string>> {
  const byEntry = new Map<string, Set<string>>()
  const note = (entry: unknown, key: string | null) => {
    const id = entry instanceof Y.Map ? (entry._item?.parentSub ?? null) : null
    if (id === null || key === null) return
    const keys = byEntry.get(id) ?? new Set()
    byEntry.set(id, keys.add(key))
  }
  for (const [type, keys] of transaction.changed) {
    if (type.parent === entries) for (const key of keys) note(type, key)
    else if (type.parent?.parent === entries) note(type.parent, type._item?.parentSub ?? null)
  }
  return byEntry
}
