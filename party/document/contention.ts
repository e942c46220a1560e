import * as Y from 'yjs'

/*
 * Yjs puts a new item between the two that its author saw. Where others have written between these meanwhile, it looks at
 * each of them to find the place; a few bytes can be made to look at everything, once for each of thousands of items.
 * So how many will be looked at is counted first.
 */

type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>

/** Items with one origin that stand in a row need no look at each other: each was put before the one before it. */
type Heads = Map<string, Set<string>>

/** How many items will be looked at to find the places of an update's new ones; `most` when it is that many or more. */
export function contentionOf(doc: Y.Doc, update: Uint8Array, most: number): number {
  const decoded = decode(update)
  if (decoded === null) return 0 // Refused for it by others.
  const heads: Heads = new Map()
  const hasRivals = decoded.structs.length > 1
  let looks = 0
  for (const struct of decoded.structs) {
    if (!(struct instanceof Y.Item) || isKnown(doc, lastIdOf(struct))) continue
    if (hasRivals && isRival(heads, struct)) looks += decoded.structs.length
    looks += looksInDocument(doc, struct, most - looks)
    if (looks >= most) return most
  }
  return looks
}

/** Whether another item of the update goes to the same place, and this one not right before it. */
function isRival(heads: Heads, item: Y.Item): boolean {
  const place = item.origin ? nameOf(item.origin) : `${parentNameOf(item)}/${item.parentSub ?? ''}`
  const present = heads.get(place)
  const head = nameOf(item.id)
  if (!present) {
    heads.set(place, new Set([head]))
    return false
  }
  const isInRow = item.rightOrigin !== null && present.delete(nameOf(item.rightOrigin))
  present.add(head)
  return !isInRow
}

/** The items of the document that stand between the neighbours that an item names. */
function looksInDocument(doc: Y.Doc, item: Y.Item, most: number): number {
  const { origin, rightOrigin } = item
  if (origin && !isKnown(doc, origin)) return 0
  if (rightOrigin && !isKnown(doc, rightOrigin)) return 0
  const right = rightOrigin && itemAt(doc, rightOrigin)
  let looks = 0
  if (!origin && right) {
    for (let before = right.left; before && looks < most; before = before.left) looks += 1
    return looks
  }
  const left = origin && itemAt(doc, origin)
  // Neighbours that are joined into one have nothing between them.
  if (left && left === right) return 0
  let between = left ? left.right : firstAt(doc, item)
  for (; between && between !== right && looks < most; between = between.right) looks += 1
  return looks
}

/** What stands first where an item without neighbours goes. */
function firstAt(doc: Y.Doc, item: Y.Item): Y.Item | null {
  // A root is a name here, which the library's types leave out.
  const parent: unknown = item.parent
  const type = typeof parent === 'string' ? doc.share.get(parent) : typeAt(doc, parent)
  if (!type) return null
  if (item.parentSub === null) return type._start
  let first = type._map.get(item.parentSub) ?? null
  while (first?.left) first = first.left
  return first
}

function typeAt(doc: Y.Doc, id: unknown): Y.AbstractType<unknown> | null {
  const holder = id instanceof Y.ID && isKnown(doc, id) ? itemAt(doc, id) : null
  return holder?.content instanceof Y.ContentType ? holder.content.type : null
}

function itemAt(doc: Y.Doc, id: Y.ID): Y.Item | null {
  const struct: unknown = Y.getItem(doc.store, id)
  return struct instanceof Y.Item ? struct : null
}

function isKnown(doc: Y.Doc, id: Y.ID): boolean {
  return id.clock < Y.getState(doc.store, id.client)
}

function lastIdOf({ id, length }: Y.Item): Y.ID {
  return Y.createID(id.client, id.clock + length - 1)
}

function nameOf({ client, clock }: Y.ID): string {
  return `${client}:${clock}`
}

function parentNameOf({ parent }: Y.Item): string {
  const named: unknown = parent
  return named instanceof Y.ID ? nameOf(named) : String(named)
}

function decode(update: Uint8Array): DecodedUpdate | null {
  try {
    return Y.decodeUpdate(update)
  } catch {
    return null
  }
}
