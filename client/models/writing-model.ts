import { computed, effect, type ReadonlySignal } from '@preact/signals'
import * as v from 'valibot'
import type { Result } from '../../shared/result.ts'
import { findStage } from '../../shared/workshop/agenda.ts'
import type { Mine, Visible } from '../../shared/workshop/state.ts'
import {
  MAX_PRIVATE_TEXT_LENGTH,
  PrivateCardSchema,
  type PulseAnswer,
  PulseAnswerSchema,
} from '../../shared/workshop/writing.ts'
import { createOutgoing, type OutgoingPorts } from './outgoing.ts'
import { randomId } from './random-id.ts'

/** What the room is told of private writing. */
export type WritingCommand =
  | ({
      readonly type: 'write-private'
      readonly cardId: string
      readonly isChange: boolean
      readonly isAnonymous: boolean
    } & Omit<Words, 'id'>)
  | { readonly type: 'withdraw-private'; readonly cardId: string }
  | ({ readonly type: 'give-pulse'; readonly stageId: string } & PulseAnswer)

export type WritingPorts = Pick<OutgoingPorts<unknown>, 'storage' | 'isLive' | 'later'> & {
  readonly workshopId: string
  readonly visible: ReadonlySignal<Pick<Visible, 'stageId' | 'agenda'> | null>
  readonly mine: ReadonlySignal<Pick<Mine, 'cards' | 'pulses'>>
  readonly personId: ReadonlySignal<string | null>
  readonly send: (command: WritingCommand) => Promise<Result<null>>
  /** Keeps words on screen to copy whose own place is not shown any more. */
  readonly keepWords: (why: string, words: string) => void
}

const WordsSchema = v.pick(PrivateCardSchema, [
  'id',
  'stageId',
  'text',
  'objectiveId',
  'keyResultId',
  'column',
  'isAnonymous',
])
type Words = v.InferOutput<typeof WordsSchema>

/** A card of mine that only I can read. `refusal`: why the room did not take it as it stands. */
export type MyCard = Words & {
  readonly state: 'saved' | 'waiting' | 'refused'
  readonly refusal: string | null
}

/** So long after the last keystroke a card is sent. */
export const WRITING_PAUSE_MS = 600

const KeptCardSchema = v.object({
  card: WordsSchema,
  isWithdrawn: v.boolean(),
  /** The room has had it: where it has not any more, it was turned over, and must not come back as a second one. */
  isKnown: v.boolean(),
})
type KeptCard = v.InferOutput<typeof KeptCardSchema>
const KeptPulseSchema = v.object({ stageId: v.string(), answer: PulseAnswerSchema })
type KeptPulse = v.InferOutput<typeof KeptPulseSchema>

/**
 * What I write alone: what the room has of it, with what I typed since laid over it. Nothing is ever lost on the way: it is
 * kept in this browser until the room has confirmed it, goes out when the room is back, and stays on screen with the reason
 * where the room does not take it.
 */
export function createWritingModel(ports: WritingPorts) {
  const { mine, visible, send, storage, isLive, workshopId } = ports
  const later = ports.later === undefined ? {} : { later: ports.later }
  const cards = createOutgoing<KeptCard>({
    ...{ storage, isLive, ...later },
    prefix: `turnout-card:${workshopId}`,
    schema: KeptCardSchema,
    isReady: ({ card: { text }, isWithdrawn }) => isWithdrawn || whyNotSent(text) === null,
    send: ({ card: { id: cardId, ...card }, isWithdrawn, isKnown }) =>
      send(
        isWithdrawn
          ? { type: 'withdraw-private', cardId }
          : {
              type: 'write-private',
              cardId,
              ...card,
              isChange: isKnown || hasCard(cardId),
            },
      ),
    onRefused: (cardId, { card, isWithdrawn }, { message }) => {
      // Not there any more, or not to be taken back now: either way there is nothing of mine to lose.
      if (isWithdrawn) cards.drop(cardId)
      else if (card.stageId !== visible.peek()?.stageId) {
        ports.keepWords(message, card.text)
        cards.drop(cardId)
      }
    },
  })
  const pulses = createOutgoing<KeptPulse>({
    ...{ storage, isLive, ...later },
    prefix: `turnout-pulse:${workshopId}`,
    schema: KeptPulseSchema,
    isReady: () => true,
    send: ({ stageId, answer }) => send({ type: 'give-pulse', stageId, ...answer }),
  })

  const all = computed<ReadonlyMap<string, MyCard>>(() => {
    const known = new Map<string, MyCard>()
    for (const card of mine.value.cards) known.set(card.id, { ...card, state: 'saved', refusal: null })
    for (const [id, { value, refusal }] of cards.entries.value) {
      if (value.isWithdrawn) known.delete(id)
      else known.set(id, { ...value.card, state: refusal === null ? 'waiting' : 'refused', refusal })
    }
    return known
  })
  const find = (cardId: string): MyCard | null => all.peek().get(cardId) ?? null
  const hasCard = (cardId: string) => mine.peek().cards.some(({ id }) => id === cardId)
  /** What was written where nobody was to learn who wrote it stays so, whatever the stage becomes before it is sent. */
  const isUnnamed = (stageId: string) => {
    const state = visible.peek()
    return state !== null && findStage(state, stageId)?.settings.naming === 'anonymous'
  }
  const put = (words: Words, isKnown: boolean, delayMs: number) => {
    const card = { ...plain(words), isAnonymous: words.isAnonymous || isUnnamed(words.stageId) }
    cards.put(card.id, { card, isWithdrawn: false, isKnown }, delayMs)
  }
  const wasKnown = (cardId: string) =>
    cards.entries.peek().get(cardId)?.value.isKnown === true || hasCard(cardId)

  const stopRecalling = effect(() => {
    const id = ports.personId.value
    if (id === null) return
    cards.recall(id)
    pulses.recall(id)
  })
  const unsent = computed(
    () =>
      [...cards.entries.value.values()].filter(
        ({ value, refusal }) => refusal === null && (value.isWithdrawn || value.card.text.trim() !== ''),
      ).length + [...pulses.entries.value.values()].filter(({ refusal }) => refusal === null).length,
  )

  return {
    /** My cards of a stage, in the order in which I wrote them. Reads signals. */
    cardsOf: (stageId: string): readonly MyCard[] =>
      [...all.value.values()].filter((card) => card.stageId === stageId),
    /** What the room has not confirmed and will be sent. */
    unsent,
    /** A new card, sent at once. */
    add(card: Pick<Words, 'stageId' | 'text'> & Partial<Words>): string {
      const id = randomId()
      put({ objectiveId: null, column: null, isAnonymous: false, ...card, id }, false, 0)
      return id
    },
    /** Changes a card of mine; typed words are sent when the typing pauses. */
    edit(
      cardId: string,
      change: Partial<Pick<Words, 'text' | 'objectiveId' | 'keyResultId' | 'column'>>,
    ): void {
      const card = find(cardId)
      if (card === null) return
      put({ ...card, ...change }, wasKnown(cardId), change.text === undefined ? 0 : WRITING_PAUSE_MS)
    },
    /** The field was left: what is typed goes out now. */
    flush: cards.flush,
    /** Takes a card back; the room forgets it. @returns how to bring it back */
    withdraw(cardId: string): () => void {
      const card = find(cardId)
      if (card === null) return () => {}
      cards.put(cardId, { card: plain(card), isWithdrawn: true, isKnown: wasKnown(cardId) })
      return () => put(card, false, 0)
    },
    /** Tries again what the room did not take. */
    retry: cards.retry,
    /** Adds refused words as a card of their own. */
    addAsNew(cardId: string): void {
      const card = find(cardId)
      if (card === null) return
      cards.drop(cardId)
      put({ ...card, id: randomId() }, false, 0)
    },
    /** Lets refused words go. */
    discard: cards.drop,
    /** My answer to a pulse, or `null`. Reads signals. */
    pulseOf: (stageId: string): (PulseAnswer & { readonly refusal: string | null }) | null => {
      const entry = pulses.entries.value.get(stageId)
      if (entry !== undefined) return { ...entry.value.answer, refusal: entry.refusal }
      const known = mine.value.pulses[stageId]
      return known === undefined ? null : { ...known, refusal: null }
    },
    /** Answers a pulse; the word when the typing pauses. */
    givePulse(stageId: string, answer: PulseAnswer, delayMs = 0): void {
      pulses.put(stageId, { stageId, answer }, delayMs)
    },
    /** The room answers again: what waited goes out. */
    goOut(): void {
      cards.flushAll()
      pulses.flushAll()
    },
    dispose(): void {
      stopRecalling()
      cards.dispose()
      pulses.dispose()
    },
  }
}
export type WritingModel = ReturnType<typeof createWritingModel>

/** Why words are not sent as they stand, or `null`. */
export function whyNotSent(text: string): 'empty' | 'too-long' | null {
  const { length } = text.trim()
  if (length === 0) return 'empty'
  return length > MAX_PRIVATE_TEXT_LENGTH ? 'too-long' : null
}

function plain({ id, stageId, text, objectiveId, keyResultId, column, isAnonymous }: Words): Words {
  return {
    ...{ id, stageId, text, objectiveId, column, isAnonymous },
    ...(keyResultId == null ? {} : { keyResultId }),
  }
}
