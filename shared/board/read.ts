import * as v from 'valibot'
import type * as Y from 'yjs'
import { tidyPartners } from '../okr/partners.ts'
import type {
  Board,
  Card,
  InitiativeCard,
  KeyResultCard,
  LadderCard,
  ObjectiveCard,
  ParkableCard,
  RungCard,
} from './cards.ts'
import { entriesOf, groupBy, readParkedAt, type TextEntry } from './entries.ts'
import { entryOf, isId, isPlainText, KEY, rootMap } from './layout.ts'
import { byPlace } from './places.ts'
import {
  asPartners,
  CommitmentSchema,
  OwnerSchema,
  plainValues,
  RungQuestionSchema,
  TotalFieldsSchema,
  TotalMeasureSchema,
} from './values.ts'

/**
 * Reads the board. Total: whatever a merge or a hostile client left in the document, it yields the valid cards, skips
 * the rest and never throws. A card is valid when it has a text and a place; values that make no sense read as unset.
 */
export function readBoard(doc: Y.Doc): Board {
  const bare = {
    objectives: entriesOf(doc, 'objectives').map(readObjective),
    keyResults: entriesOf(doc, 'keyResults').map(readKeyResult),
    initiatives: entriesOf(doc, 'initiatives').map(readInitiative),
  }

  const initiativesOf = groupBy(bare.initiatives.filter(isLive), (card) => card.keyResultId)
  const keyResults = bare.keyResults.map((card) => ({
    ...card,
    initiatives: initiativesOf.get(card.id) ?? [],
  }))
  const keyResultsOf = groupBy(keyResults.filter(isInSet), (card) => card.objectiveId)
  const objectives = bare.objectives
    .filter(isLive)
    .map((card) => ({ ...card, keyResults: keyResultsOf.get(card.id) ?? [] }))
  const parkable: readonly ParkableCard[] = [...objectives, ...keyResults.filter(isLive)]

  const keyResultIds = new Set(keyResults.map((card) => card.id))
  const objectiveIds = new Set(objectives.map((card) => card.id))
  const deleted: readonly Card[] = [...bare.objectives, ...keyResults, ...bare.initiatives]
  return {
    objectives: objectives.filter(isInSet),
    loose: {
      keyResults: keyResults.filter((card) => isInSet(card) && !objectiveIds.has(card.objectiveId)),
      initiatives: bare.initiatives.filter((card) => isLive(card) && !keyResultIds.has(card.keyResultId)),
    },
    parked: parkable.filter((card) => card.parkedAt !== null).sort(byLastParked),
    deleted: deleted.filter((card) => !isLive(card)).sort(byLastDeleted),
    ladders: readLadders(doc),
    cardCount: bare.objectives.length + keyResults.length + bare.initiatives.length,
  }
}

/** Every card of the board once, parked, deleted and loose ones included. */
export function allCards(board: Board): readonly Card[] {
  const tops: readonly Card[] = [
    ...board.objectives,
    ...board.loose.keyResults,
    ...board.loose.initiatives,
    ...board.parked,
    ...board.deleted,
  ]
  return tops.flatMap(withChildren)
}

/** The card with this id, wherever it is (parked, deleted and loose ones too), or `null`. */
export function findCard(board: Board, id: string): Card | null {
  return allCards(board).find((card) => card.id === id) ?? null
}

/** The ladder that was opened on a card, or `null`. */
export function ladderOf(board: Board, cardId: string): LadderCard | null {
  return board.ladders.find((ladder) => ladder.cardId === cardId) ?? null
}

/** Roots whose texts people type together. A comment's text is its author's, by command. */
const TYPED_ROOTS = ['objectives', 'keyResults', 'initiatives', 'rungs', 'notes', 'groups'] as const

/** The text that people type together of a card, note, group or rung; `null` where there is none. */
export function textOf(doc: Y.Doc, cardId: string): Y.Text | null {
  for (const root of TYPED_ROOTS) {
    const text = entryOf(doc, root, cardId)?.get(KEY.text)
    if (isPlainText(text)) return text
  }
  return null
}

function readObjective(entry: TextEntry): ObjectiveCard {
  const commitment = v.safeParse(CommitmentSchema, entry.values[KEY.commitment])
  return {
    kind: 'objective',
    id: entry.id,
    place: entry.place,
    text: entry.text,
    commitment: commitment.success ? commitment.output : null,
    partners: tidyPartners(asPartners(entry.values[KEY.partners]) ?? []),
    deletedAt: entry.deletedAt,
    parkedAt: readParkedAt(entry),
    keyResults: [],
  }
}

function readKeyResult(entry: TextEntry): KeyResultCard {
  return {
    kind: 'keyResult',
    id: entry.id,
    objectiveId: entry.parentId,
    place: entry.place,
    text: entry.text,
    fields: v.parse(TotalFieldsSchema, entry.values),
    origin: entry.values[KEY.origin] === 'ladder' ? 'ladder' : 'written',
    deletedAt: entry.deletedAt,
    parkedAt: readParkedAt(entry),
    initiatives: [],
  }
}

function readInitiative(entry: TextEntry): InitiativeCard {
  const ownerId = v.safeParse(OwnerSchema, entry.values[KEY.ownerId])
  return {
    kind: 'initiative',
    id: entry.id,
    keyResultId: entry.parentId,
    place: entry.place,
    text: entry.text,
    ownerId: ownerId.success ? ownerId.output : null,
    deletedAt: entry.deletedAt,
  }
}

function readLadders(doc: Y.Doc): readonly LadderCard[] {
  const rungsOf = groupBy(entriesOf(doc, 'rungs').flatMap(readRung), (rung) => rung.ladderId)
  const ladders: LadderCard[] = []
  for (const id of rootMap(doc, 'ladders')?.keys() ?? []) {
    const entry = entryOf(doc, 'ladders', id)
    const cardId = entry?.get(KEY.cardId)
    const original = entry?.get(KEY.original)
    if (entry === null || !isId(id) || !isId(cardId) || typeof original !== 'string') continue
    ladders.push({
      id,
      cardId,
      original,
      rungs: rungsOf.get(id) ?? [],
      measure: v.parse(TotalMeasureSchema, plainValues('ladders', entry)),
      chosen: typeof entry.get(KEY.chosenAt) === 'number',
    })
  }
  return ladders.sort((left, right) => (left.id < right.id ? -1 : 1))
}

function readRung(entry: TextEntry): readonly RungCard[] {
  const question = v.safeParse(RungQuestionSchema, entry.values[KEY.question])
  if (!question.success) return []
  return [
    {
      id: entry.id,
      ladderId: entry.parentId,
      place: entry.place,
      question: question.output,
      text: entry.text,
    },
  ]
}

function withChildren(card: Card): readonly Card[] {
  if (card.kind === 'objective') return [card, ...card.keyResults.flatMap(withChildren)]
  if (card.kind === 'keyResult') return [card, ...card.initiatives]
  return [card]
}

function isLive(card: { readonly deletedAt: number | null }): boolean {
  return card.deletedAt === null
}

function isInSet(card: ParkableCard): boolean {
  return isLive(card) && card.parkedAt === null
}

function byLastParked(left: ParkableCard, right: ParkableCard): number {
  const later = (right.parkedAt ?? 0) - (left.parkedAt ?? 0)
  return later !== 0 ? later : byPlace(left, right)
}

function byLastDeleted(left: Card, right: Card): number {
  const later = (right.deletedAt ?? 0) - (left.deletedAt ?? 0)
  return later !== 0 ? later : byPlace(left, right)
}
