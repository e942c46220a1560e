import * as Y from 'yjs'
import { ok, type Refusal, refuse } from '../result.ts'
import type { EntryChange } from './changes.ts'
import {
  BOARD_LIMITS,
  BOARD_ROOTS,
  type EntryRoot,
  isBoardRoot,
  isId,
  isKey,
  isKeyOf,
  isPlainText,
  KEY,
  rootMap,
} from './layout.ts'
import { readUpdateShape } from './update-shape.ts'
import { isValueOf } from './values.ts'

/*
 * What may come into the document from outside, in two steps: `inspectUpdate` on the bytes alone, before they touch any
 * document, and `checkBoard` on a shadow document that they were applied to. The second sees what the first cannot: an
 * update that overwrites a key, or types into a text, does not say which.
 */

export const GUARD_CODES = [
  'malformed',
  'unknown-root',
  'wrong-type',
  'by-command-only',
  'text-too-long',
  'too-many-cards',
  'too-many-changes',
  'document-too-large',
] as const
export type GuardCode = (typeof GUARD_CODES)[number]

/** A refusal that points at the card, where one can be named. */
export type GuardRefusal = Refusal<GuardCode> & { readonly cardId: string | null }
export type Guarded<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: GuardRefusal }

/** What an update that may pass holds. */
export type UpdateSummary = {
  /** Nothing inserted and nothing deleted: need not be stored. */
  readonly isEmpty: boolean
  /** Yjs client ids that the inserted items are signed with. */
  readonly clientIds: readonly number[]
}

const MESSAGES: Record<GuardCode, string> = {
  malformed: 'This change could not be read. Reload the page and try again.',
  'unknown-root':
    'This change is for a part of the board that does not exist. Reload the page and try again.',
  'wrong-type': 'This change has something in it that a board cannot hold.',
  'by-command-only': 'Comments are not written into the board by hand. Reload the page and try again.',
  'text-too-long': `A text on the board can have ${BOARD_LIMITS.maxTextLength} characters at most.`,
  'too-many-cards': `A board can hold ${BOARD_LIMITS.maxCards} cards at most.`,
  'too-many-changes': 'These are too many changes at once.',
  'document-too-large': 'The board is full. Export it and start a new one.',
}

/**
 * Checks an update (V1 encoding) by its bytes alone: it can be read, writes only to known roots, and brings only content
 * that the layout uses. Never throws.
 */
export function inspectUpdate(update: Uint8Array): Guarded<UpdateSummary> {
  const shape = readUpdateShape(update)
  if (!shape.ok) return refuseWith(shape.refusal.code, null)
  const decoded = decode(update)
  if (decoded === null) return refuseWith('malformed', null)

  const clientIds = new Set<number>()
  let newEntries = 0
  for (const struct of decoded.structs) {
    if (struct instanceof Y.Skip) continue
    clientIds.add(struct.id.client)
    if (!(struct instanceof Y.Item)) continue
    const code = problemOfPlace(struct) ?? problemOfContent(struct, decoded.ds)
    if (code !== null) return refuseWith(code, cardIdOf(struct))
    if (struct.content instanceof Y.ContentType && struct.content.type instanceof Y.Map) newEntries += 1
  }
  // No board has more entries than this over all its roots, so neither has an update to it.
  if (newEntries > BOARD_LIMITS.maxCards * BOARD_ROOTS.length) return refuseWith('too-many-cards', null)
  return ok({
    isEmpty: decoded.structs.length === 0 && decoded.ds.clients.size === 0,
    clientIds: [...clientIds],
  })
}

/**
 * Checks a document after an update was applied to it: number of cards, lengths, and that every entry is made of the
 * layout's keys and values. `documentBytes` is the size of the stored document, if known. With `changedIds` (see
 * `changesIn`) only those entries are looked into, so that one bad card, however it came, does not stop the others.
 */
export function checkBoard(
  doc: Y.Doc,
  options: { readonly documentBytes?: number; readonly changedIds?: ReadonlySet<string> } = {},
): Guarded<null> {
  if ((options.documentBytes ?? 0) > BOARD_LIMITS.maxDocumentBytes)
    return refuseWith('document-too-large', null)
  let cards = 0
  for (const root of BOARD_ROOTS) {
    const map = rootMap(doc, root)
    if (map === null || map._length > 0) return refuseWith('wrong-type', null)
    if (root === 'meta') continue
    const isCardRoot = root === 'objectives' || root === 'keyResults' || root === 'initiatives'
    if (isCardRoot) cards += map.size
    if (map.size > BOARD_LIMITS.maxCards || cards > BOARD_LIMITS.maxCards)
      return refuseWith('too-many-cards', null)
    for (const [id, entry] of map.entries()) {
      if (options.changedIds !== undefined && !options.changedIds.has(id)) continue
      const code = problemOfEntry(root, id, entry)
      if (code !== null) return refuseWith(code, id)
    }
  }
  return ok(null)
}

/** What only the room writes: an edit made under a person's own Yjs id would tell whose it is. */
const ROOTS_OF_THE_ROOM: readonly EntryRoot[] = ['comments']

/** Checks what an update from outside did (see `changesIn`): it left alone what only the room writes. */
export function checkChanges(changes: readonly EntryChange[]): Guarded<null> {
  const own = changes.find(({ root }) => ROOTS_OF_THE_ROOM.includes(root))
  return own === undefined ? ok(null) : refuseWith('by-command-only', own.id)
}

type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>

function decode(update: Uint8Array): DecodedUpdate | null {
  try {
    return Y.decodeUpdate(update)
  } catch {
    // Bytes that are no update: whatever the decoder stumbled on, the answer is the same.
    return null
  }
}

/** Where an item says it goes. One that only names its neighbours goes where they are, and they were checked. */
function problemOfPlace(item: Y.Item): GuardCode | null {
  // A root is a name here, which the library's types leave out.
  const parent: unknown = item.parent
  const { parentSub, content } = item
  const isGone = content instanceof Y.ContentDeleted
  if (typeof parent === 'string') {
    if (!isBoardRoot(parent)) return 'unknown-root'
    if (parentSub === null) return 'wrong-type'
    if (parent === 'meta')
      return parentSub === KEY.schema && !(content instanceof Y.ContentType) ? null : 'wrong-type'
    const isEntry = content instanceof Y.ContentType && isEntryMap(content.type)
    return isId(parentSub) && (isEntry || isGone) ? null : 'wrong-type'
  }
  if (parent !== null) {
    if (parentSub === null) return content instanceof Y.ContentString || isGone ? null : 'wrong-type'
    if (!isKey(parentSub)) return 'wrong-type'
    const isText = content instanceof Y.ContentType && isPlainText(content.type)
    if (parentSub === KEY.text) return isText || isGone ? null : 'wrong-type'
    return content instanceof Y.ContentAny || isGone ? null : 'wrong-type'
  }
  // Over something that stands there already. Entries and texts are made once and never put over another.
  return content instanceof Y.ContentType ? 'wrong-type' : null
}

function problemOfContent(item: Y.Item, deleted: DecodedUpdate['ds']): GuardCode | null {
  const { content } = item
  if (content instanceof Y.ContentString) {
    // An honest client keeps what it deleted for its undo, and may send it joined into one long string.
    if (content.str.length <= BOARD_LIMITS.maxTextLength) return null
    const visible = content.str.length - deletedLength(item, deleted)
    return visible > BOARD_LIMITS.maxTextLength ? 'text-too-long' : null
  }
  if (content instanceof Y.ContentAny) {
    for (const value of content.arr) {
      const code = problemOfValue(value, item.parentSub)
      if (code !== null) return code
    }
    return null
  }
  return content instanceof Y.ContentDeleted || content instanceof Y.ContentType ? null : 'wrong-type'
}

/** Keys whose lists are overwritten by others. */
const LISTS = [KEY.pos, KEY.partners] as const

/** A value under `key`; without a key (it overwrites, and does not say what) it may be any that some key allows. */
function problemOfValue(value: unknown, key: string | null): GuardCode | null {
  if (typeof value === 'string' && value.length > BOARD_LIMITS.maxTextLength) return 'text-too-long'
  if (key !== null) return isKey(key) && isValueOf(key, value) ? null : 'wrong-type'
  if (value === null || typeof value === 'string' || Number.isFinite(value)) return null
  return LISTS.some((list) => isValueOf(list, value)) ? null : 'wrong-type'
}

function problemOfEntry(root: EntryRoot, id: string, entry: unknown): GuardCode | null {
  if (!isId(id) || !(entry instanceof Y.Map) || !isEntryMap(entry) || entry._length > 0) return 'wrong-type'
  for (const [key, value] of entry.entries()) {
    if (!isKey(key) || !isKeyOf(root, key)) return 'wrong-type'
    if (typeof value === 'string' && value.length > BOARD_LIMITS.maxTextLength) return 'text-too-long'
    if (!isValueOf(key, value)) return 'wrong-type'
    if (isPlainText(value)) {
      if (value.length > BOARD_LIMITS.maxTextLength) return 'text-too-long'
      // Anything in it but characters, or beside them, would be stored and never shown.
      if (value.length !== value.toString().length || value._map.size > 0) return 'wrong-type'
    }
  }
  return isComplete(root, entry) ? null : 'wrong-type'
}

/** Taking a card's text or place away would hide it from everyone, which is what soft deletion is there to prevent. */
function isComplete(root: EntryRoot, entry: Y.Map<unknown>): boolean {
  const needed = root === 'ladders' ? [KEY.cardId, KEY.original] : [KEY.text, KEY.pos]
  return needed.every((key) => entry.has(key))
}

/** `Y.XmlHook` is a `Y.Map` to `instanceof`, and is none of ours. */
function isEntryMap(type: unknown): boolean {
  return type instanceof Y.Map && !(type instanceof Y.XmlHook)
}

/** How many of the item's characters the same update deletes. */
function deletedLength(item: Y.Item, deleted: DecodedUpdate['ds']): number {
  const from = item.id.clock
  const to = from + item.length
  let length = 0
  for (const range of deleted.clients.get(item.id.client) ?? []) {
    if (range.clock >= to) break
    length += Math.max(0, Math.min(to, range.clock + range.len) - Math.max(from, range.clock))
  }
  return Math.min(length, item.length)
}

/** The card, where the item itself says: an entry made in a root. */
function cardIdOf(item: Y.Item): string | null {
  const parent: unknown = item.parent
  return typeof parent === 'string' && isId(item.parentSub) ? item.parentSub : null
}

function refuseWith(
  code: GuardCode,
  cardId: string | null,
): { readonly ok: false; readonly refusal: GuardRefusal } {
  return { ok: false, refusal: { ...refuse(code, MESSAGES[code]).refusal, cardId } }
}
