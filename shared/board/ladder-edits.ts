import * as v from 'valibot'
import * as Y from 'yjs'
import type { KeyResultFields } from '../okr/model.ts'
import { assertNever } from '../result.ts'
import { type Card, type LadderCard, type LadderMeasure, RUNG_QUESTIONS } from './cards.ts'
import { BOARD_LIMITS, entryOf, isId, KEY, rootMap } from './layout.ts'
import { findCard, ladderOf, readBoard } from './read.ts'
import { areAllowed, FieldsPatchSchema, MeasurePatchSchema } from './values.ts'
import {
  createCard,
  createInitiative,
  isIdTaken,
  moveCard,
  replaceText,
  setKeyResultFields,
  setValues,
} from './write.ts'

/*
 * The outcome ladder (OB1, KR1, KR2). Opening and choosing are the room's own edits, made once for a command, with ids
 * fixed beforehand; the rungs' texts and the measure are typed by everyone. Each edit is one transaction, and returns
 * `false`, changing nothing, when it cannot be done.
 */

/**
 * Opens the one ladder of a card: five rungs in the order of `RUNG_QUESTIONS` (so five ids), the card's words kept as
 * the ladder's original and put on the first rung. `false` when the card is not there or already has a ladder.
 */
export function openLadder(
  doc: Y.Doc,
  ladder: { readonly ladderId: string; readonly rungIds: readonly string[]; readonly cardId: string },
  origin: unknown,
): boolean {
  const board = readBoard(doc)
  const card = findCard(board, ladder.cardId)
  const ladders = rootMap(doc, 'ladders')
  if (card === null || ladders === null || rootMap(doc, 'rungs') === null) return false
  if (card.deletedAt !== null || ladderOf(board, card.id) !== null) return false
  if (ladder.rungIds.length !== RUNG_QUESTIONS.length) return false
  if (!areFresh(doc, [ladder.ladderId, ...ladder.rungIds])) return false

  const original = card.text.slice(0, BOARD_LIMITS.maxTextLength)
  doc.transact(() => {
    const entry = new Y.Map<unknown>()
    entry.set(KEY.cardId, card.id)
    entry.set(KEY.original, original)
    ladders.set(ladder.ladderId, entry)
    RUNG_QUESTIONS.forEach((question, at) => {
      const id = ladder.rungIds[at]
      if (id === undefined) return
      const text = question === 'output' ? original : ''
      createCard(
        doc,
        'rungs',
        { id, parentId: ladder.ladderId, text, values: { [KEY.question]: question } },
        origin,
      )
    })
  }, origin)
  return true
}

/** Asks "so what?" once more: a rung behind the rung `after`. */
export function addSoWhatRung(
  doc: Y.Doc,
  rung: { readonly id: string; readonly ladderId: string; readonly after: string | null },
  origin: unknown,
): boolean {
  const values = { [KEY.question]: 'so-what' }
  return createCard(
    doc,
    'rungs',
    { id: rung.id, parentId: rung.ladderId, text: '', after: rung.after, values },
    origin,
  )
}

/** Sets some of the last rung's values, each last writer wins. One invalid value refuses the whole patch. */
export function setLadderMeasure(
  doc: Y.Doc,
  ladderId: string,
  patch: Partial<LadderMeasure>,
  origin: unknown,
): boolean {
  const entry = entryOf(doc, 'ladders', ladderId)
  const parsed = v.safeParse(MeasurePatchSchema, patch)
  if (entry === null || !parsed.success) return false
  return setValues(doc, entry, parsed.output, origin)
}

export type OutcomeChoice = {
  readonly ladderId: string
  /** The key result to make, needed when the ladder was opened on an objective or an initiative. */
  readonly keyResultId?: string
  /** The initiative to make of the original words. Not used when the ladder's card is an initiative already. */
  readonly initiativeId: string
  /** [KR5] One more initiative, which finds out where the number stands; `null` for none. */
  readonly baselineStep?: { readonly id: string; readonly text: string } | null
  readonly sentence: string
  readonly fields: Partial<KeyResultFields>
  /** In ms. */
  readonly now: number
}

/**
 * Makes the chosen sentence a key result with the output as an initiative beneath it (KR1). A ladder is chosen once:
 *
 * - opened on a key result, that card takes the sentence, and the original becomes an initiative under it;
 * - on an objective, a new key result under it takes the sentence, and the original becomes an initiative under that;
 * - on an initiative, a new key result beside its old one takes the sentence, and the initiative moves under it.
 */
export function chooseOutcome(doc: Y.Doc, choice: OutcomeChoice, origin: unknown): boolean {
  const board = readBoard(doc)
  const ladder = board.ladders.find((each) => each.id === choice.ladderId)
  const card = ladder === undefined ? null : findCard(board, ladder.cardId)
  if (ladder === undefined || ladder.chosen || card === null || card.deletedAt !== null) return false
  if (choice.sentence.trim() === '' || choice.sentence.length > BOARD_LIMITS.maxTextLength) return false
  if (!v.is(FieldsPatchSchema, choice.fields) || !areAllowed(choice.fields)) return false
  const parentId = newKeyResultParent(doc, card)
  const keyResultId = card.kind === 'keyResult' ? card.id : choice.keyResultId
  if (keyResultId === undefined || (card.kind !== 'keyResult' && parentId === null)) return false
  if (!areFresh(doc, newCardIds(choice, card))) return false

  doc.transact(() => {
    if (parentId === null) replaceText(doc, keyResultId, choice.sentence, origin)
    else createCard(doc, 'keyResults', { id: keyResultId, parentId, text: choice.sentence }, origin)
    const keyResult = entryOf(doc, 'keyResults', keyResultId)
    if (keyResult !== null) setValues(doc, keyResult, { [KEY.origin]: 'ladder' }, origin)
    setKeyResultFields(doc, keyResultId, choice.fields, origin)
    keepOutput(doc, { ladder, card, keyResultId, initiativeId: choice.initiativeId }, origin)
    if (choice.baselineStep) {
      const { id, text } = choice.baselineStep
      createInitiative(doc, { id, keyResultId, text }, origin)
    }
    entryOf(doc, 'ladders', ladder.id)?.set(KEY.chosenAt, choice.now)
  }, origin)
  return true
}

/** The objective that a new key result goes under; `null` when none is made, or there is none to put it under. */
function newKeyResultParent(doc: Y.Doc, card: Card): string | null {
  switch (card.kind) {
    case 'objective':
      return card.id
    case 'keyResult':
      return null
    case 'initiative': {
      const keyResult = findCard(readBoard(doc), card.keyResultId)
      const objectiveId = keyResult?.kind === 'keyResult' ? keyResult.objectiveId : ''
      return entryOf(doc, 'objectives', objectiveId) === null ? null : objectiveId
    }
    default:
      return assertNever(card)
  }
}

/** The ids of the cards that the choice will make. */
function newCardIds(choice: OutcomeChoice, card: Card): readonly string[] {
  const step = choice.baselineStep ? [choice.baselineStep.id] : []
  if (card.kind === 'keyResult') return [choice.initiativeId, ...step]
  const keyResultId = choice.keyResultId ?? ''
  return card.kind === 'objective' ? [keyResultId, choice.initiativeId, ...step] : [keyResultId, ...step]
}

/** Checked before anything is written, so that an edit is made whole or not at all. */
function areFresh(doc: Y.Doc, ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length && ids.every((id) => isId(id) && !isIdTaken(doc, id))
}

function keepOutput(
  doc: Y.Doc,
  output: {
    readonly ladder: LadderCard
    readonly card: Card
    readonly keyResultId: string
    readonly initiativeId: string
  },
  origin: unknown,
): void {
  const { ladder, card, keyResultId, initiativeId } = output
  if (card.kind === 'initiative') {
    moveCard(doc, { id: card.id, parentId: keyResultId, after: undefined }, origin)
  } else {
    createInitiative(doc, { id: initiativeId, keyResultId, text: ladder.original }, origin)
  }
}
