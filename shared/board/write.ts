import * as v from 'valibot'
import * as Y from 'yjs'
import type { Commitment, KeyResultFields } from '../okr/model.ts'
import { type Partner, PartnersSchema, tidyPartners } from '../okr/partners.ts'
import type { CardKind } from './cards.ts'
import {
  BOARD_LIMITS,
  BOARD_ROOT,
  BOARD_ROOTS,
  type EntryRoot,
  entryOf,
  isId,
  isPlainText,
  KEY,
  rootMap,
} from './layout.ts'
import { byPlace, type Placed, placesAtEnd, placesFor } from './places.ts'
import { textOf } from './read.ts'
import { editText } from './text-change.ts'
import { areAllowed, asPos, CommitmentSchema, FieldsPatchSchema, isValueOf, partnersValue } from './values.ts'

/*
 * The edits of the board. Each is one transaction with the caller's `origin` (so that undo can tell mine from theirs) and
 * returns `false`, changing nothing, when the card or its parent is not there or the value is not allowed.
 */

/** Behind which sibling a card lands: an id, `null` for the first place, left out (or an unknown id) for the last. */
export type After = string | null | undefined

const ROOT_OF_KIND = {
  objective: 'objectives',
  keyResult: 'keyResults',
  initiative: 'initiatives',
} as const satisfies Record<CardKind, EntryRoot>

const CARD_ROOTS = Object.values(ROOT_OF_KIND)

export function createObjective(
  doc: Y.Doc,
  card: { readonly id: string; readonly text: string; readonly after?: After },
  origin: unknown,
): boolean {
  return createCard(doc, 'objectives', { ...card, parentId: BOARD_ROOT }, origin)
}

export function createKeyResult(
  doc: Y.Doc,
  card: { readonly id: string; readonly objectiveId: string; readonly text: string; readonly after?: After },
  origin: unknown,
): boolean {
  return createCard(doc, 'keyResults', { ...card, parentId: card.objectiveId }, origin)
}

export function createInitiative(
  doc: Y.Doc,
  card: { readonly id: string; readonly keyResultId: string; readonly text: string; readonly after?: After },
  origin: unknown,
): boolean {
  return createCard(doc, 'initiatives', { ...card, parentId: card.keyResultId }, origin)
}

/** Sets some of a key result's values, each last writer wins. One invalid value refuses the whole patch. */
export function setKeyResultFields(
  doc: Y.Doc,
  id: string,
  patch: Partial<KeyResultFields>,
  origin: unknown,
): boolean {
  const entry = entryOf(doc, 'keyResults', id)
  const parsed = v.safeParse(FieldsPatchSchema, patch)
  if (entry === null || !parsed.success) return false
  return setValues(doc, entry, parsed.output, origin)
}

export function setObjectiveCommitment(
  doc: Y.Doc,
  id: string,
  commitment: Commitment | null,
  origin: unknown,
): boolean {
  const entry = entryOf(doc, 'objectives', id)
  if (entry === null || !v.is(CommitmentSchema, commitment)) return false
  return setValues(doc, entry, { [KEY.commitment]: commitment }, origin)
}

/** [SE7] The other teams that share an objective: one value, the last writer wins. Rows that name no team are left out. */
export function setPartners(doc: Y.Doc, id: string, partners: readonly Partner[], origin: unknown): boolean {
  const entry = entryOf(doc, 'objectives', id)
  const tidy = tidyPartners(partners)
  if (entry === null || !v.is(PartnersSchema, tidy)) return false
  return setValues(doc, entry, { [KEY.partners]: partnersValue(tidy) }, origin)
}

export function setInitiativeOwner(doc: Y.Doc, id: string, ownerId: string | null, origin: unknown): boolean {
  const entry = entryOf(doc, 'initiatives', id)
  return entry !== null && setValues(doc, entry, { [KEY.ownerId]: ownerId }, origin)
}

/**
 * Moves a card to a parent and a place there: for an objective `BOARD_ROOT`, for a key result an objective, for an
 * initiative a key result. Both travel in one value, so of two moves at once one wins whole.
 */
export function moveCard(
  doc: Y.Doc,
  move: { readonly id: string; readonly parentId: string; readonly after: After },
  origin: unknown,
): boolean {
  const root = CARD_ROOTS.find((name) => isCard(entryOf(doc, name, move.id)))
  if (root === undefined || !hasParent(doc, root, move.parentId)) return false
  doc.transact(() => placeCard(doc, root, move), origin)
  return true
}

/** Soft: the card stays in the document, so that an edit made at the same time is not lost. `now` in ms. */
export function deleteCard(doc: Y.Doc, id: string, now: number, origin: unknown): boolean {
  return setDeletedAt(doc, id, now, origin)
}

export function restoreCard(doc: Y.Doc, id: string, origin: unknown): boolean {
  return setDeletedAt(doc, id, null, origin)
}

/**
 * Takes objectives and key results out of the set, all of them or none: `false` when one is neither, or is deleted. Those that
 * are parked already keep the time of then. `nowMs` in ms.
 */
export function parkCards(doc: Y.Doc, ids: readonly string[], nowMs: number, origin: unknown): boolean {
  const entries = ids.map((id) => parkableOf(doc, id))
  const values = { [KEY.parkedAt]: nowMs }
  if (entries.length === 0 || !areAllowed(values)) return false
  if (!entries.every((entry) => entry !== null && entry.get(KEY.deletedAt) === null)) return false
  doc.transact(() => {
    for (const entry of entries) if (entry !== null && !isParked(entry)) setValues(doc, entry, values, origin)
  }, origin)
  return true
}

/**
 * Takes a parked card back into the set, to where it was: a key result whose objective is parked too, to that one's card, and
 * one whose objective is gone, to the loose ones.
 */
export function unparkCard(doc: Y.Doc, id: string, origin: unknown): boolean {
  const entry = parkableOf(doc, id)
  return entry !== null && isParked(entry) && setValues(doc, entry, { [KEY.parkedAt]: null }, origin)
}

/** Makes the text of a card or rung read `text`, by the smallest change. `false` when it is over the limit, too. */
export function replaceText(doc: Y.Doc, cardId: string, text: string, origin: unknown): boolean {
  const shared = textOf(doc, cardId)
  if (shared === null || text.length > BOARD_LIMITS.maxTextLength) return false
  doc.transact(() => editText(shared, text), origin)
  return true
}

/** A card with a text at a place, and nothing else set. */
type NewCard = {
  readonly id: string
  readonly parentId: string
  readonly text: string
  readonly after?: After
  readonly values?: Record<string, unknown>
}

/**
 * Makes an entry with its text at its place. Refused when the id is taken (an entry made twice loses one of the two) or
 * the parent is not there.
 */
export function createCard(doc: Y.Doc, root: EntryRoot, card: NewCard, origin: unknown): boolean {
  const entries = rootMap(doc, root)
  if (entries === null || !isId(card.id) || isIdTaken(doc, card.id)) return false
  if (card.text.length > BOARD_LIMITS.maxTextLength || !hasParent(doc, root, card.parentId)) return false
  doc.transact(() => {
    // In the document first: its place may mean re-dealing its neighbours, and they are written with it.
    entries.set(card.id, newEntry(root, card))
    placeCard(doc, root, { id: card.id, parentId: card.parentId, after: card.after })
  }, origin)
  return true
}

/**
 * Makes many cards of one root at the end of their parents, in their order, in one transaction and one look at the siblings.
 * All of them or none.
 */
export function createCards(
  doc: Y.Doc,
  root: EntryRoot,
  cards: readonly Omit<NewCard, 'after'>[],
  origin: unknown,
): boolean {
  const isFine = cards.every(
    ({ id, text, parentId, values = {} }) =>
      isId(id) &&
      areAllowed(values) &&
      !isIdTaken(doc, id) &&
      text.length <= BOARD_LIMITS.maxTextLength &&
      hasParent(doc, root, parentId),
  )
  const entries = rootMap(doc, root)
  if (entries === null || !isFine || new Set(cards.map(({ id }) => id)).size < cards.length) return false
  doc.transact(() => {
    for (const [parentId, children] of groupByParent(cards)) {
      const places = placesAtEnd(siblingsOf(doc, root, parentId, ''), children.length)
      children.forEach((card, at) => {
        const place = places?.[at]
        if (place === undefined) createCard(doc, root, card, origin)
        else entries.set(card.id, newEntry(root, card, [parentId, place]))
      })
    }
  }, origin)
  return true
}

/** Writes plain values that differ. Returns `false`, writing nothing, when one is not allowed for its key. */
export function setValues(
  doc: Y.Doc,
  entry: Y.Map<unknown>,
  values: Record<string, unknown>,
  origin: unknown,
): boolean {
  if (!areAllowed(values)) return false
  doc.transact(() => {
    for (const [key, value] of Object.entries(values)) {
      if (value !== undefined && entry.get(key) !== value) entry.set(key, value)
    }
  }, origin)
  return true
}

function newEntry(
  root: EntryRoot,
  card: Omit<NewCard, 'after'>,
  pos?: readonly [string, string],
): Y.Map<unknown> {
  const entry = new Y.Map<unknown>()
  entry.set(KEY.text, new Y.Text(card.text))
  if (root !== 'rungs') entry.set(KEY.deletedAt, null)
  for (const [key, value] of Object.entries(card.values ?? {})) entry.set(key, value)
  if (pos !== undefined) entry.set(KEY.pos, [...pos])
  return entry
}

function groupByParent<Child extends { readonly parentId: string }>(
  cards: readonly Child[],
): ReadonlyMap<string, readonly Child[]> {
  const groups = new Map<string, Child[]>()
  for (const card of cards) groups.set(card.parentId, [...(groups.get(card.parentId) ?? []), card])
  return groups
}

/** Whether an entry of any root has this id: ids are unique over the whole board. */
export function isIdTaken(doc: Y.Doc, id: string): boolean {
  return BOARD_ROOTS.some((root) => rootMap(doc, root)?.has(id) === true)
}

/** Writes a card's parent and place, and its neighbours' places where nothing fits between them. In a transaction. */
export function placeCard(
  doc: Y.Doc,
  root: EntryRoot,
  target: { readonly id: string; readonly parentId: string; readonly after: After },
): void {
  const siblings = siblingsOf(doc, root, target.parentId, target.id)
  for (const placed of placesFor(target.id, siblings, indexAfter(siblings, target.after))) {
    entryOf(doc, root, placed.id)?.set(KEY.pos, [target.parentId, placed.place])
  }
}

function indexAfter(siblings: readonly Placed[], after: After): number {
  if (after === null) return 0
  const at = siblings.findIndex((sibling) => sibling.id === after)
  return at === -1 ? siblings.length : at + 1
}

/** Deleted siblings count: a restored card comes back to its place. */
export function siblingsOf(doc: Y.Doc, root: EntryRoot, parentId: string, except: string): readonly Placed[] {
  const siblings: Placed[] = []
  for (const id of rootMap(doc, root)?.keys() ?? []) {
    const entry = entryOf(doc, root, id)
    const pos = asPos(entry?.get(KEY.pos))
    if (id !== except && isCard(entry) && pos?.[0] === parentId) siblings.push({ id, place: pos[1] })
  }
  return siblings.sort(byPlace)
}

function isCard(entry: Y.Map<unknown> | null): boolean {
  return isPlainText(entry?.get(KEY.text))
}

function hasParent(doc: Y.Doc, root: EntryRoot, parentId: string): boolean {
  if (root === 'objectives') return parentId === BOARD_ROOT
  if (root === 'keyResults') return isCard(entryOf(doc, 'objectives', parentId))
  if (root === 'initiatives') return isCard(entryOf(doc, 'keyResults', parentId))
  if (root === 'rungs') return entryOf(doc, 'ladders', parentId) !== null
  return isId(parentId)
}

function parkableOf(doc: Y.Doc, id: string): Y.Map<unknown> | null {
  const entry = entryOf(doc, 'objectives', id)
  if (isCard(entry)) return entry
  const other = entryOf(doc, 'keyResults', id)
  return isCard(other) ? other : null
}

function isParked(entry: Y.Map<unknown>): boolean {
  const parkedAt = entry.get(KEY.parkedAt)
  return typeof parkedAt === 'number' && isValueOf(KEY.parkedAt, parkedAt)
}

function setDeletedAt(doc: Y.Doc, id: string, deletedAt: number | null, origin: unknown): boolean {
  const entry = CARD_ROOTS.map((root) => entryOf(doc, root, id)).find(isCard)
  return (
    entry !== undefined && entry !== null && setValues(doc, entry, { [KEY.deletedAt]: deletedAt }, origin)
  )
}
