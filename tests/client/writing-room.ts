import { signal } from '@preact/signals'
import * as v from 'valibot'
import { createWritingModel, type WritingCommand } from '../../client/models/writing-model.ts'
import type { Refusal, Result } from '../../shared/result.ts'
import { startAgenda } from '../../shared/workshop/agenda.ts'
import { AgendaPlanSchema } from '../../shared/workshop/agenda-plan.ts'
import type { Mine } from '../../shared/workshop/state.ts'
import { createManualTimers } from './manual-timers.ts'
import { memoryStorage } from './support/memory-storage.ts'

export const STAGE = 'objectives'

/** What I may know of my own, as the room would hold it: this much of a room, and no more. */
export function fakeConnection() {
  const mine = signal<Pick<Mine, 'cards' | 'pulses'>>({ cards: [], pulses: {} })
  const isLive = signal(true)
  const sent: WritingCommand[] = []
  const refusals: Refusal[] = []
  /** Answers wait until they are let go: what is typed meanwhile is what is tried. */
  let held: (() => void)[] | null = null

  const carryOut = (command: WritingCommand): Result<null> => {
    const refusal = refusals.shift()
    if (refusal !== undefined) return { ok: false, refusal }
    const { cards, pulses } = mine.peek()
    if (command.type === 'give-pulse') {
      const { score, word, stageId } = command
      mine.value = { cards, pulses: { ...pulses, [stageId]: { score, word } } }
    } else if (command.type === 'withdraw-private') {
      mine.value = { pulses, cards: cards.filter(({ id }) => id !== command.cardId) }
    } else {
      const { type: _type, cardId: id, isChange, ...words } = command
      const isThere = cards.some((card) => card.id === id)
      if (isChange && !isThere) {
        return { ok: false, refusal: { code: 'unknown-card', message: 'It was revealed meanwhile.' } }
      }
      const card = { id, ...words }
      mine.value = {
        pulses,
        cards: isThere ? cards.map((one) => (one.id === id ? card : one)) : [...cards, card],
      }
    }
    return { ok: true, value: null }
  }
  return {
    mine,
    isLive,
    sent,
    refuseNext: (refusal: Refusal) => void refusals.push(refusal),
    hold: () => {
      held = []
    },
    letGo: async () => {
      const waiting = held ?? []
      held = null
      for (const answer of waiting) answer()
      await settle()
    },
    send: async (command: WritingCommand): Promise<Result<null>> => {
      sent.push(command)
      if (held !== null) {
        const line = held
        await new Promise<void>((resolve) => line.push(resolve))
      }
      return carryOut(command)
    },
  }
}

/** Lets every promise that can go on do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

export function openWriting(
  room = fakeConnection(),
  {
    storage = memoryStorage(),
    personId = 'ines',
    naming = 'named',
  }: { storage?: Storage; personId?: string; naming?: 'named' | 'anonymous' } = {},
) {
  const timers = createManualTimers()
  const kept: { why: string; words: string }[] = []
  const agenda = startAgenda(v.parse(AgendaPlanSchema, [{ kind: 'objectives', settings: { naming } }]), 0)
  const visible = signal({ stageId: STAGE, agenda: [...agenda] })
  const model = createWritingModel({
    ...{ workshopId: 'w', visible, mine: room.mine, isLive: room.isLive, send: room.send, storage },
    personId: signal(personId),
    keepWords: (why, words) => kept.push({ why, words }),
    later: timers.later,
  })
  return {
    room,
    storage,
    timers,
    kept,
    visible,
    model,
    words: () => model.cardsOf(STAGE).map(({ text }) => text),
  }
}

export const textsSent = (sent: readonly WritingCommand[]) =>
  sent.flatMap((command) => (command.type === 'write-private' ? [command.text] : []))
