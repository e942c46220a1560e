import * as Y from 'yjs'

/** The layout's version, kept in the document under `meta`. A change that older readers cannot skip raises it. */
export const BOARD_SCHEMA = 1

/** The parent of every objective. */
export const BOARD_ROOT = 'board'

/** What one board may hold. The room refuses what goes over it, the client stops before it. */
export const BOARD_LIMITS = {
  /** Objectives, key results and initiatives together, deleted ones included; and entries of any one root. */
  maxCards: 1_000,
  /** Characters (UTF-16 units) of one text or plain string. */
  maxTextLength: 2_000,
  maxDocumentBytes: 8 * 1024 * 1024,
  maxIdLength: 64,
  /** Characters of a fractional key. Longer ones are re-dealt, so an honest client never writes one. */
  maxPlaceLength: 200,
  /** Items, or ranges of deletions, of one update. A board of this size that many people typed in has a tenth of them. */
  maxStructsInUpdate: 100_000,
} as const

/**
 * The root maps. Each is flat, entries by id, an entry being a `Y.Map` with the keys of {@link KEYS_OF_ROOT};
 * `meta` alone holds plain values.
 */
export const BOARD_ROOTS = [
  'objectives',
  'keyResults',
  'initiatives',
  'notes',
  'groups',
  'ladders',
  'rungs',
  'comments',
  'meta',
] as const
export type BoardRoot = (typeof BOARD_ROOTS)[number]
export type EntryRoot = Exclude<BoardRoot, 'meta'>

/** Key names. A key's name is part of stored documents: it is never renamed and never given another meaning. */
export const KEY = {
  /** `Y.Text`, made in the transaction that makes its card and never again: a key made twice loses one of the two. */
  text: 'text',
  /** `[parentId, fractionalKey]`, ONE value, so that two people moving a card cannot tear it. */
  pos: 'pos',
  /**
   * `null` while the card is there, the time in ms when it was deleted. *Missing* means that its creation was undone:
   * an undo removes this key alone, so that what others wrote in the card meanwhile can still be restored.
   */
  deletedAt: 'deletedAt',
  /** The time in ms when the card was taken out of the set, to be taken back at will; `null` or missing while it is in. */
  parkedAt: 'parkedAt',
  /** Plain `'ladder'` when the sentence was chosen on a ladder. */
  origin: 'origin',
  ownerId: 'ownerId',
  direction: 'direction',
  unit: 'unit',
  baseline: 'baseline',
  target: 'target',
  milestoneReason: 'milestoneReason',
  dueOn: 'dueOn',
  commitment: 'commitment',
  confidence: 'confidence',
  cardId: 'cardId',
  original: 'original',
  chosenAt: 'chosenAt',
  question: 'question',
  /** The objective or key result that was made of a note or group. */
  becameId: 'becameId',
  /** What a note of a retro is about: a key result that it looks back on, by its id in the record. */
  aboutId: 'aboutId',
  /**
   * The group that a group was merged into; `null` while it stands by itself. Beside moving the notes, so that one which somebody
   * else puts into the merged group at that moment goes along.
   */
  mergedInto: 'mergedInto',
  /** When a comment was made, in ms. */
  atMs: 'atMs',
  /** The people that a comment calls by name: ids. */
  mentionIds: 'mentionIds',
  /** [SE7] Other teams that share an objective, and what each brings: ONE flat value, `[team, brings, team, brings …]`. */
  partners: 'partners',
  schema: 'schema',
} as const
export type Key = (typeof KEY)[keyof typeof KEY]

/** The keys an entry of each root may have. */
export const KEYS_OF_ROOT = {
  objectives: [KEY.text, KEY.pos, KEY.deletedAt, KEY.parkedAt, KEY.commitment, KEY.partners],
  keyResults: [
    KEY.text,
    KEY.pos,
    KEY.deletedAt,
    KEY.parkedAt,
    KEY.origin,
    KEY.ownerId,
    KEY.direction,
    KEY.unit,
    KEY.baseline,
    KEY.target,
    KEY.milestoneReason,
    KEY.dueOn,
    KEY.commitment,
    KEY.confidence,
  ],
  initiatives: [KEY.text, KEY.pos, KEY.deletedAt, KEY.ownerId],
  notes: [KEY.text, KEY.pos, KEY.deletedAt, KEY.parkedAt, KEY.becameId, KEY.aboutId],
  groups: [KEY.text, KEY.pos, KEY.deletedAt, KEY.parkedAt, KEY.becameId, KEY.mergedInto],
  ladders: [KEY.cardId, KEY.original, KEY.chosenAt, KEY.unit, KEY.baseline, KEY.target, KEY.dueOn],
  rungs: [KEY.text, KEY.pos, KEY.question],
  comments: [KEY.text, KEY.pos, KEY.deletedAt, KEY.atMs, KEY.mentionIds],
} as const satisfies Record<EntryRoot, readonly Key[]>

/** Keys without which an entry is no card. They are never deleted, only overwritten; an undo leaves them alone. */
export const STRUCTURAL_KEYS: readonly Key[] = [KEY.text, KEY.pos, KEY.cardId, KEY.original, KEY.question]

const ALL_KEYS: ReadonlySet<string> = new Set(Object.values(KEY))

export function isBoardRoot(name: unknown): name is BoardRoot {
  return BOARD_ROOTS.some((root) => root === name)
}

export function isKey(name: string): name is Key {
  return ALL_KEYS.has(name)
}

export function isKeyOf(root: EntryRoot, name: string): boolean {
  const keys: readonly string[] = KEYS_OF_ROOT[root]
  return keys.includes(name)
}

/** Ids are kept for good, in URLs and in the record, so they are plain everywhere. */
const ID = /^[\w-]+$/

export function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= BOARD_LIMITS.maxIdLength && ID.test(value)
}

/**
 * A root map of the document, or `null` where this document already uses the name for another type
 * (`Doc.getMap` would throw).
 */
export function rootMap(doc: Y.Doc, root: BoardRoot): Y.Map<unknown> | null {
  const present = doc.share.get(root)
  if (present instanceof Y.Map) return present
  if (present !== undefined && present.constructor !== Y.AbstractType) return null
  return doc.getMap<unknown>(root)
}

/** The entry of a root by its id, or `null` where there is none or it is no map. */
export function entryOf(doc: Y.Doc, root: EntryRoot, id: string): Y.Map<unknown> | null {
  const entry = rootMap(doc, root)?.get(id)
  return entry instanceof Y.Map ? entry : null
}

/** `Y.XmlText` is a `Y.Text` to `instanceof`, and is none of ours. */
export function isPlainText(value: unknown): value is Y.Text {
  return value instanceof Y.Text && !(value instanceof Y.XmlText)
}

/** Notes the layout's version in the document, once. The room does it when it makes a board. */
export function stampSchema(doc: Y.Doc, origin: unknown): void {
  const meta = rootMap(doc, 'meta')
  if (meta === null || meta.get(KEY.schema) === BOARD_SCHEMA) return
  doc.transact(() => meta.set(KEY.schema, BOARD_SCHEMA), origin)
}
