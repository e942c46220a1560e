import * as v from 'valibot'
import { isId } from '../../board/layout.ts'
import { ok, type Result, refuse } from '../../result.ts'
import { findKeyResult } from '../../retro/basis.ts'
import { findStage } from '../agenda.ts'
import { decided, defineCommand, type RefusalCode } from '../command.ts'
import { mayWriteAlone } from '../private-permission.ts'
import { isPrivate, REFLECT_COLUMNS, type Stage, type StageKind } from '../stages.ts'
import { mineOf, type RoomState, type Visible } from '../state.ts'
import {
  MAX_PRIVATE_CARDS,
  MAX_PRIVATE_CARDS_IN_ROOM,
  MAX_PRIVATE_TEXT_LENGTH,
  type PrivateCard,
  PrivateCardSchema,
} from '../writing.ts'
import { withWritingProgress } from '../writing-progress.ts'

const CardIdSchema = PrivateCardSchema.entries.id
const PlaceSchema = v.optional(v.nullable(v.pipe(v.string(), v.maxLength(64))), null)

const WritePrivateSchema = v.object({
  type: v.literal('write-private'),
  /** Made by the author's device. The same id again changes the card. */
  cardId: CardIdSchema,
  stageId: v.string(),
  text: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'Write something first.'),
    v.maxLength(MAX_PRIVATE_TEXT_LENGTH, `Use at most ${MAX_PRIVATE_TEXT_LENGTH} characters.`),
  ),
  /** What a key result is proposed for. */
  objectiveId: PlaceSchema,
  /** What a card of a retro’s reflection is about. */
  keyResultId: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(64)))),
  column: PlaceSchema,
  /** Only if the card is still there: one that was revealed meanwhile is not written a second time. */
  isChange: v.optional(v.boolean(), false),
  /** The stage was anonymous when its author wrote it, as far as their device knew. */
  isAnonymous: v.optional(v.boolean(), false),
})
type WritePrivate = v.InferOutput<typeof WritePrivateSchema>

/** Writes or changes a card of one's own that nobody else sees until its stage is revealed. */
export const writePrivate = defineCommand({
  schema: WritePrivateSchema,
  allowed: (visible, { stageId }, actor) => mayWriteAlone(visible, stageId, actor),
  decide(state, command, { personId }) {
    const stage = findStage(state.visible, command.stageId)
    if (stage === null) return refuse('unknown-stage', 'That stage is not on the agenda any more.')
    const cards = mineOf(state.secret, personId).cards
    const before = cards.find(({ id }) => id === command.cardId)
    const fits = checkCard(state.visible, stage, command, before, cards)
    if (!fits.ok) return fits
    const card = cardOf(state.visible, stage, command, before)
    const next = before ? cards.map((one) => (one === before ? card : one)) : [...cards, card]
    return decided(withWritingProgress(withCards(state, personId, next), stage.id))
  },
})

/** Takes a card of one's own back before it is revealed. */
export const withdrawPrivate = defineCommand({
  schema: v.object({ type: v.literal('withdraw-private'), cardId: CardIdSchema }),
  decide(state, { cardId }, { personId }) {
    const cards = mineOf(state.secret, personId).cards
    const card = cards.find(({ id }) => id === cardId)
    if (card === undefined) return NOT_WAITING
    const rest = cards.filter((one) => one !== card)
    return decided(withWritingProgress(withCards(state, personId, rest), card.stageId))
  },
})

const NOT_WAITING = refuse('unknown-card', 'This card was revealed or withdrawn meanwhile.')

function checkCard(
  visible: Visible,
  stage: Stage,
  command: WritePrivate,
  before: PrivateCard | undefined,
  cards: readonly PrivateCard[],
): Result<null, RefusalCode> {
  if (before !== undefined && before.stageId !== stage.id) {
    return refuse('unknown-card', 'This card was written in another stage.')
  }
  if (before === undefined && command.isChange) return NOT_WAITING
  // What waited when the stage was opened to all may still be finished.
  if (before === undefined && !isPrivate(stage)) {
    return refuse('not-private', 'In this stage everybody writes on the board together.')
  }
  if (stage.kind === 'reflect' && !REFLECT_COLUMNS.some((column) => column === command.column)) {
    return refuse('invalid-command', 'Write it under one of the columns.')
  }
  if (before !== undefined) return ok(null)
  if (cards.filter(({ stageId }) => stageId === stage.id).length >= MAX_PRIVATE_CARDS) {
    return refuse('too-many-cards', `You have written ${MAX_PRIVATE_CARDS} cards here. Withdraw one first.`)
  }
  return countInRoom(visible, stage) >= MAX_PRIVATE_CARDS_IN_ROOM
    ? refuse('too-many-cards', 'There is no room for more cards in this workshop.')
    : ok(null)
}

/** Answers are counted with the cards of their stage, and never come to the board. */
const ASKING_KINDS: readonly StageKind[] = ['pulse', 'process-pulse']

/** Cards that wait or were revealed, in all stages whose cards come to the same part of the board. */
function countInRoom({ agenda, writing, revealed }: Visible, { kind }: Stage): number {
  return agenda
    .filter(
      (stage) =>
        (stage.kind === 'key-results') === (kind === 'key-results') && !ASKING_KINDS.includes(stage.kind),
    )
    .reduce((sum, { id }) => sum + (writing[id]?.cards ?? 0) + (revealed[id]?.cards ?? 0), 0)
}

/** What belongs to the stage's kind. An objective that is gone by now is no reason to refuse: the reveal looks again. */
function cardOf(
  { retro }: Visible,
  { id, kind, settings }: Stage,
  { cardId, text, objectiveId, keyResultId, column, isAnonymous }: WritePrivate,
  before: PrivateCard | undefined,
): PrivateCard {
  return {
    id: cardId,
    stageId: id,
    text,
    objectiveId: kind === 'key-results' && isId(objectiveId) ? objectiveId : null,
    column: kind === 'reflect' ? column : null,
    ...(kind === 'reflect' && isOfRetro(retro, keyResultId) ? { keyResultId } : {}),
    isAnonymous: isAnonymous || settings.naming === 'anonymous' || before?.isAnonymous === true,
  }
}

function isOfRetro(retro: Visible['retro'], keyResultId: string | null | undefined): keyResultId is string {
  return retro !== null && keyResultId != null && findKeyResult(retro.basis, keyResultId) !== null
}

function withCards(state: RoomState, personId: string, cards: readonly PrivateCard[]): RoomState {
  const { [personId]: _before, ...others } = state.secret.cards
  // In their place, so that what is stored is what this person wrote and no more.
  const all = cards.length === 0 ? others : { ...state.secret.cards, [personId]: [...cards] }
  return { ...state, secret: { ...state.secret, cards: all } }
}
