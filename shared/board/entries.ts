import * as v from 'valibot'
import type * as Y from 'yjs'
import { type EntryRoot, entryOf, isId, isPlainText, KEY, rootMap } from './layout.ts'
import { byPlace } from './places.ts'
import { asPos, ParkedAtSchema, plainValues } from './values.ts'

/** An entry that is a card: it has an id, a text and a place. */
export type TextEntry = {
  readonly id: string
  readonly parentId: string
  readonly place: string
  readonly text: string
  readonly deletedAt: number | null
  readonly values: Record<string, unknown>
}

/** The entries of a root that are cards (an id, a text and a place), in their order. */
export function entriesOf(doc: Y.Doc, root: EntryRoot): readonly TextEntry[] {
  const entries: TextEntry[] = []
  for (const id of rootMap(doc, root)?.keys() ?? []) {
    const entry = entryOf(doc, root, id)
    const text = entry?.get(KEY.text)
    const pos = asPos(entry?.get(KEY.pos))
    if (entry === null || !isId(id) || !isPlainText(text) || pos === null) continue
    const values = plainValues(root, entry)
    entries.push({
      id,
      parentId: pos[0],
      place: pos[1],
      text: text.toString(),
      deletedAt: readDeletedAt(values[KEY.deletedAt]),
      values,
    })
  }
  return entries.sort(byPlace)
}

/** A missing key is an undone creation (see `KEY.deletedAt`); what makes no sense counts as deleted, so restorable. */
function readDeletedAt(value: unknown): number | null {
  if (value === null) return null
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0
}

/** What makes no sense reads as "in the set": whoever sees the card there can park it. */
export function readParkedAt({ values }: TextEntry): number | null {
  // Nearly always, and boards are read for every edit.
  if (values[KEY.parkedAt] == null) return null
  const parkedAt = v.safeParse(ParkedAtSchema, values[KEY.parkedAt])
  return parkedAt.success ? parkedAt.output : null
}

export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}
