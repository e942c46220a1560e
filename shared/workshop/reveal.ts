import { inSeededOrder } from '../ballot/seeded-order.ts'
import { areaIdOf, type Board } from '../board/cards.ts'
import { BOARD_LIMITS } from '../board/layout.ts'
import { countProcessAnswers } from '../retro/process-pulse.ts'
import { findStage } from './agenda.ts'
import { isLeading } from './brought.ts'
import { type BoardEdit, type Decision, withVisible } from './command.ts'
import { MIN_ANONYMOUS_NAMES } from './electorate.ts'
import { revealGrades, waitingForReveal } from './retro-grades.ts'
import { withRetro } from './retro-permission.ts'
import type { Stage } from './stages.ts'
import type { RoomState, Secret, Visible } from './state.ts'
import type { PulseAnswer, PulseResult, Reveal } from './writing.ts'
import { isNamed, type WaitingCard, waitingCards, withWritingProgress } from './writing-progress.ts'

export type RevealInputs = {
  readonly readBoard: () => Board
  readonly newId: () => string
  /** Random; never stored, so that the order cannot be worked out afterwards. */
  readonly seed: string
}

/**
 * Puts what people wrote alone in a stage on the board, all at once, in an order of its own and under ids that no author's
 * device has ever seen; of a pulse, shows the counts and the words. The same state, and nothing to do, where nothing waits.
 *
 * Cards of people who were sent out or watch by now are revealed with the others: removing somebody is no judgement on their
 * words, and leaving them out would tell whose they were.
 */
export function revealStage(
  state: RoomState,
  stageId: string,
  nowMs: number,
  inputs: RevealInputs,
): Decision {
  const stage = findStage(state.visible, stageId)
  if (stage === null) return { state, effects: [] }
  switch (stage.kind) {
    case 'pulse':
      return showPulse(state, stage, inputs)
    case 'process-pulse':
      return showProcessPulse(state, stage)
    case 'grade': {
      const waiting = waitingForReveal(state.visible)
      return { state: waiting.length === 0 ? state : revealGrades(state, waiting, nowMs), effects: [] }
    }
    default:
      return revealCards(state, stage, nowMs, inputs)
  }
}

type RevealedCard = WaitingCard & { readonly newId: string }

function revealCards(state: RoomState, stage: Stage, nowMs: number, inputs: RevealInputs): Decision {
  const { visible, secret } = state
  const waiting = waitingCards(secret, stage.id)
  if (waiting.length === 0) return { state, effects: [] }
  // The order comes first and the ids after it: neither says anything about who wrote what, or when.
  const cards = shuffled(waiting, inputs).map((card): RevealedCard => ({ ...card, newId: inputs.newId() }))
  const named = cards.filter(({ card }) => isNamed(visible, card))
  const revealed = withVisible(
    { ...state, secret: withoutStage(secret, stage.id) },
    {
      revealed: {
        ...visible.revealed,
        [stage.id]: noteReveal(visible, stage.id, cards.length, named.length === cards.length, nowMs),
      },
      authors:
        named.length === 0
          ? visible.authors
          : {
              ...visible.authors,
              ...Object.fromEntries(named.map(({ newId, personId }) => [newId, personId])),
            },
      proposals: countProposals(visible, stage, cards),
    },
  )
  return {
    state: withWritingProgress(revealed, stage.id),
    effects: [{ type: 'edit-board', edit: editOf(stage, cards, inputs.readBoard()) }],
  }
}

/**
 * Key results under their objectives, everything else as notes. What was written for an objective that is gone by now, or for
 * which the board has no more room, is a note too, in the stage's own area: seen and movable rather than lost.
 */
function editOf(stage: Stage, cards: readonly RevealedCard[], board: Board): BoardEdit {
  const objectiveIds = new Set(board.objectives.map(({ id }) => id))
  const notes: RevealCards['notes'][number][] = []
  const keyResults: RevealCards['keyResults'][number][] = []
  for (const { newId, card } of cards) {
    const { objectiveId, keyResultId = null, text } = card
    const hasRoom = board.cardCount + keyResults.length < BOARD_LIMITS.maxCards
    if (objectiveId !== null && objectiveIds.has(objectiveId) && hasRoom) {
      keyResults.push({ id: newId, objectiveId, text })
    } else
      notes.push({
        id: newId,
        areaId: areaIdOf(stage.id, card.column),
        text,
        ...(keyResultId === null ? {} : { aboutId: keyResultId }),
      })
  }
  return { edit: 'reveal-cards', notes, keyResults }
}

type RevealCards = Extract<BoardEdit, { edit: 'reveal-cards' }>

function withoutStage(secret: Secret, stageId: string): Secret {
  const cards = Object.entries(secret.cards).flatMap(([personId, own]) => {
    const rest = own.filter((card) => card.stageId !== stageId)
    if (rest.length === 0) return []
    return [[personId, rest.length === own.length ? own : rest] as const]
  })
  return { ...secret, cards: Object.fromEntries(cards) }
}

function noteReveal(
  visible: Visible,
  stageId: string,
  cards: number,
  isNaming: boolean,
  atMs: number,
): Reveal {
  const before = Object.hasOwn(visible.revealed, stageId) ? visible.revealed[stageId] : undefined
  const wasNaming = before === undefined || before.naming === 'named'
  return {
    atMs,
    cards: (before?.cards ?? 0) + cards,
    naming: isNaming && wasNaming ? 'named' : 'anonymous',
  }
}

/**
 * [SE5] What facilitators and others proposed. Where authors are not told, it is counted only if enough people wrote for the
 * two numbers to say nothing about a single card: of one card by itself they would tell which side it came from.
 */
function countProposals(
  visible: Visible,
  { kind }: Stage,
  cards: readonly RevealedCard[],
): Visible['proposals'] {
  if (kind !== 'objectives' && kind !== 'key-results') return visible.proposals
  const unnamed = cards.filter(({ card }) => !isNamed(visible, card))
  const isTelling = new Set(unnamed.map(({ personId }) => personId)).size < MIN_ANONYMOUS_NAMES
  const counted = isTelling ? cards.filter((card) => !unnamed.includes(card)) : cards
  const byFacilitators = counted.filter(({ personId }) => isLeading(visible, personId)).length
  if (counted.length === 0) return visible.proposals
  return {
    byFacilitators: visible.proposals.byFacilitators + byFacilitators,
    byOthers: visible.proposals.byOthers + counted.length - byFacilitators,
  }
}

function showPulse(state: RoomState, { id }: Stage, inputs: RevealInputs): Decision {
  const { [id]: answers = {}, ...pulses } = state.secret.pulses
  const given = Object.values(answers)
  if (given.length === 0) return { state, effects: [] }
  const shown = withVisible(
    { ...state, secret: { ...state.secret, pulses } },
    { pulses: { ...state.visible.pulses, [id]: pulseResult(given, inputs) } },
  )
  return { state: withWritingProgress(shown, id), effects: [] }
}

/** Each statement counted by itself: no row of answers is left. */
function showProcessPulse(state: RoomState, { id }: Stage): Decision {
  const { [id]: answers = {}, ...processAnswers } = state.secret.retro.processAnswers
  const given = Object.values(answers)
  if (given.length === 0) return { state, effects: [] }
  const secret = { ...state.secret, retro: { ...state.secret.retro, processAnswers } }
  const shown = withRetro({ ...state, secret }, ({ processPulses }) => ({
    processPulses: { ...processPulses, [id]: countProcessAnswers(given) },
  }))
  return { state: withWritingProgress(shown, id), effects: [] }
}

/** Counts and words apart from each other, so that no word tells its score. */
function pulseResult(answers: readonly PulseAnswer[], inputs: RevealInputs): PulseResult {
  const count = (score: number) => answers.filter((answer) => answer.score === score).length
  const words = answers.map(({ word }) => word).filter((word) => word !== '')
  return {
    counts: [count(1), count(2), count(3), count(4), count(5)],
    words: shuffled(words, inputs),
  }
}

/**
 * In an order that only chance knows: by the seed, and by a random id for each entry rather than anything of its own, so that
 * not even somebody who found the seed out could work back from the order.
 */
function shuffled<Entry>(entries: readonly Entry[], { newId, seed }: RevealInputs): Entry[] {
  const tagged = entries.map((entry) => ({ entry, tag: newId() }))
  return inSeededOrder(tagged, ({ tag }) => tag, seed).map(({ entry }) => entry)
}
