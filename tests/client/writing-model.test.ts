import { signal } from '@preact/signals'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import {
  createWritingModel,
  WRITING_PAUSE_MS,
  type WritingCommand,
} from '../../client/models/writing-model.ts'
import type { Refusal, Result } from '../../shared/result.ts'
import { startAgenda } from '../../shared/workshop/agenda.ts'
import { AgendaPlanSchema } from '../../shared/workshop/agenda-plan.ts'
import type { Mine } from '../../shared/workshop/state.ts'
import { MAX_PRIVATE_TEXT_LENGTH } from '../../shared/workshop/writing.ts'
import { createManualTimers } from './manual-timers.ts'

const STAGE = 'objectives'

function memoryStorage(): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size
    },
  }
}

/** What I may know of my own, as the room would hold it: this much of a room, and no more. */
function fakeConnection() {
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
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

function open(
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

const textsSent = (sent: readonly WritingCommand[]) =>
  sent.flatMap((command) => (command.type === 'write-private' ? [command.text] : []))

describe('cards that only I can read', () => {
  it('are on screen at once and sent at once when they are added', async () => {
    const { room, model, words } = open()
    room.hold()
    model.add({ stageId: STAGE, text: 'One' })
    expect(words()).toEqual(['One'])
    expect(model.cardsOf(STAGE)[0]?.state).toBe('waiting')
    expect(model.unsent.value).toBe(1)
    await room.letGo()
    expect(model.cardsOf(STAGE)[0]?.state).toBe('saved')
    expect(model.unsent.value).toBe(0)
    expect(room.sent).toHaveLength(1)
    expect(room.sent[0]).toMatchObject({ type: 'write-private', text: 'One', isChange: false })
  })

  it('go out once the typing pauses, all of them under the id that the card began with', async () => {
    const { room, model, timers, words } = open()
    const id = model.add({ stageId: STAGE, text: 'One' })
    await settle()
    for (const text of ['One a', 'One an', 'One and']) model.edit(id, { text })
    expect(words()).toEqual(['One and'])
    timers.pass(WRITING_PAUSE_MS - 1)
    await settle()
    expect(textsSent(room.sent)).toEqual(['One'])
    timers.pass(1)
    await settle()
    expect(room.sent.slice(1)).toMatchObject([{ cardId: id, text: 'One and', isChange: true }])
    expect(model.unsent.value).toBe(0)
  })

  it('go out at once when their field is left', async () => {
    const { room, model } = open()
    const id = model.add({ stageId: STAGE, text: 'One' })
    await settle()
    model.edit(id, { text: 'One more' })
    model.flush(id)
    await settle()
    expect(textsSent(room.sent)).toEqual(['One', 'One more'])
  })

  it('are sent one wording after the other: while one is on its way only the newest waits', async () => {
    const { room, model, timers, words } = open()
    room.hold()
    const id = model.add({ stageId: STAGE, text: 'a' })
    for (const text of ['ab', 'abc', 'abcd']) {
      model.edit(id, { text })
      timers.pass(WRITING_PAUSE_MS)
    }
    await settle()
    expect(textsSent(room.sent)).toEqual(['a'])
    await room.letGo()
    expect(textsSent(room.sent)).toEqual(['a', 'abcd'])
    expect(words()).toEqual(['abcd'])
    expect(room.mine.value.cards.map(({ text }) => text)).toEqual(['abcd'])
  })

  it('wait while there is no connection, and go out when it is back', async () => {
    const { room, model, words } = open()
    room.isLive.value = false
    model.add({ stageId: STAGE, text: 'One' })
    const two = model.add({ stageId: STAGE, text: 'Two' })
    model.edit(two, { text: 'Two, longer' })
    await settle()
    expect(room.sent).toEqual([])
    expect(words()).toEqual(['One', 'Two, longer'])
    expect(model.unsent.value).toBe(2)
    room.isLive.value = true
    model.goOut()
    await settle()
    expect(textsSent(room.sent)).toEqual(['One', 'Two, longer'])
    expect(model.unsent.value).toBe(0)
  })

  it('outlive a reload at any moment, and then go out under the same ids', async () => {
    const room = fakeConnection()
    const before = open(room)
    const id = before.model.add({ stageId: STAGE, text: 'One' })
    await settle()
    before.model.edit(id, { text: 'One and a half' })
    room.isLive.value = false
    const other = before.model.add({ stageId: STAGE, text: 'Two', column: null, objectiveId: 'o-1' })
    before.model.dispose()

    const after = open(room, { storage: before.storage })
    expect(after.words()).toEqual(['One and a half', 'Two'])
    room.isLive.value = true
    after.model.goOut()
    await settle()
    expect(room.mine.value.cards).toMatchObject([
      { id, text: 'One and a half' },
      { id: other, text: 'Two', objectiveId: 'o-1' },
    ])
    expect(before.storage.length).toBe(0)
  })

  it('that another tab has sent meanwhile are not sent again in an older wording', async () => {
    const room = fakeConnection()
    room.isLive.value = false
    const first = open(room)
    const id = first.model.add({ stageId: STAGE, text: 'One' })
    const second = open(room, { storage: first.storage })
    expect(second.words()).toEqual(['One'])
    first.model.edit(id, { text: 'One and more' })
    room.isLive.value = true
    first.model.goOut()
    await settle()
    second.model.goOut()
    await settle()
    expect(textsSent(room.sent)).toEqual(['One and more'])
    expect(second.words()).toEqual(['One and more'])
  })

  it('of somebody else who used this browser are neither shown nor sent', async () => {
    const room = fakeConnection()
    room.isLive.value = false
    const ines = open(room)
    ines.model.add({ stageId: STAGE, text: 'Mine alone' })
    const jonas = open(room, { storage: ines.storage, personId: 'jonas' })
    expect(jonas.words()).toEqual([])
    room.isLive.value = true
    jonas.model.goOut()
    await settle()
    expect(room.sent).toEqual([])
    expect(open(room, { storage: ines.storage }).words()).toEqual(['Mine alone'])
  })

  it('stay without a name where they were written so, whatever the stage is when they go out', async () => {
    const { room, model, visible } = open(fakeConnection(), { naming: 'anonymous' })
    room.isLive.value = false
    const id = model.add({ stageId: STAGE, text: 'Unnamed' })
    const named = open(fakeConnection()).visible.value
    visible.value = named
    model.edit(id, { text: 'Unnamed still' })
    room.isLive.value = true
    model.goOut()
    await settle()
    expect(room.sent).toMatchObject([{ text: 'Unnamed still', isAnonymous: true }])
  })

  it('written on another device of mine are here too', () => {
    const { room, words } = open()
    const card = { id: 'from-phone', stageId: STAGE, text: 'On the train', objectiveId: null, column: null }
    room.mine.value = { pulses: {}, cards: [{ ...card, isAnonymous: false }] }
    expect(words()).toEqual(['On the train'])
  })

  it('work where the browser refuses to keep anything', async () => {
    const broken: Storage = {
      ...memoryStorage(),
      setItem: () => {
        throw new Error('Quota exceeded.')
      },
      removeItem: () => {
        throw new Error('Refused.')
      },
    }
    const { room, model, words } = open(fakeConnection(), { storage: broken })
    model.add({ stageId: STAGE, text: 'One' })
    await settle()
    expect(textsSent(room.sent)).toEqual(['One'])
    expect(words()).toEqual(['One'])
  })
})

describe('a card that the room does not take', () => {
  const FULL = { code: 'too-many-cards', message: 'You have 60 cards here.' }

  it('stays on screen with the reason, and can be tried again', async () => {
    const { room, model } = open()
    room.refuseNext(FULL)
    const id = model.add({ stageId: STAGE, text: 'One too many' })
    await settle()
    expect(model.cardsOf(STAGE)).toMatchObject([
      { text: 'One too many', state: 'refused', refusal: FULL.message },
    ])
    expect(model.unsent.value).toBe(0)
    model.retry(id)
    await settle()
    expect(model.cardsOf(STAGE)).toMatchObject([{ text: 'One too many', state: 'saved', refusal: null }])
  })

  it('is kept over a reload as well', async () => {
    const { room, model, storage } = open()
    room.refuseNext(FULL)
    model.add({ stageId: STAGE, text: 'One too many' })
    await settle()
    expect(open(fakeConnection(), { storage }).words()).toEqual(['One too many'])
  })

  it('is offered to be copied where its stage is not shown any more', async () => {
    const { room, model, visible, kept } = open()
    room.refuseNext(FULL)
    visible.value = { ...visible.value, stageId: 'review' }
    model.add({ stageId: STAGE, text: 'Too late' })
    await settle()
    expect(kept).toEqual([{ why: FULL.message, words: 'Too late' }])
    expect(model.cardsOf(STAGE)).toEqual([])
  })

  it('because the room was busy goes again by itself', async () => {
    const { room, model, timers } = open()
    room.refuseNext({ code: 'too-many-commands', message: 'That was too fast.' })
    model.add({ stageId: STAGE, text: 'Quick' })
    await settle()
    expect(model.cardsOf(STAGE)[0]?.state).toBe('waiting')
    timers.pass(2_000)
    await settle()
    expect(model.cardsOf(STAGE)[0]?.state).toBe('saved')
    expect(textsSent(room.sent)).toEqual(['Quick', 'Quick'])
  })

  it('because it was turned over while I typed does not come back as a second one unless I say so', async () => {
    const { room, model, timers } = open()
    const id = model.add({ stageId: STAGE, text: 'Shown' })
    await settle()
    model.edit(id, { text: 'Shown, and more' })
    room.mine.value = { cards: [], pulses: {} } // Revealed.
    timers.pass(WRITING_PAUSE_MS)
    await settle()
    expect(room.mine.value.cards).toEqual([])
    expect(model.cardsOf(STAGE)).toMatchObject([{ text: 'Shown, and more', state: 'refused' }])
    model.addAsNew(id)
    await settle()
    expect(room.mine.value.cards).toMatchObject([{ text: 'Shown, and more' }])
    expect(room.mine.value.cards[0]?.id).not.toBe(id)
    expect(model.cardsOf(STAGE)).toMatchObject([{ state: 'saved' }])
  })
})

describe('words that cannot be sent as they stand', () => {
  it.each([
    ['none', '   '],
    ['too many', 'x'.repeat(MAX_PRIVATE_TEXT_LENGTH + 1)],
  ])('wait here: %s', async (_what, text) => {
    const { room, model, timers } = open()
    const id = model.add({ stageId: STAGE, text: 'One' })
    await settle()
    model.edit(id, { text })
    timers.pass(WRITING_PAUSE_MS)
    await settle()
    expect(textsSent(room.sent)).toEqual(['One'])
    expect(model.cardsOf(STAGE)[0]?.text).toBe(text)
    model.edit(id, { text: 'Two' })
    timers.pass(WRITING_PAUSE_MS)
    await settle()
    expect(textsSent(room.sent)).toEqual(['One', 'Two'])
  })
})

describe('a card that I take back', () => {
  it('is gone here and in the room, and comes back by undo', async () => {
    const { room, model, words } = open()
    const id = model.add({ stageId: STAGE, text: 'One' })
    await settle()
    const undo = model.withdraw(id)
    expect(words()).toEqual([])
    await settle()
    expect(room.mine.value.cards).toEqual([])
    undo()
    await settle()
    expect(room.mine.value.cards).toMatchObject([{ text: 'One' }])
    expect(words()).toEqual(['One'])
  })

  it('and was undone before the room heard of it, is simply still there', async () => {
    const { room, model, words } = open()
    const id = model.add({ stageId: STAGE, text: 'One' })
    await settle()
    room.isLive.value = false
    model.withdraw(id)()
    room.isLive.value = true
    model.goOut()
    await settle()
    expect(words()).toEqual(['One'])
    expect(room.mine.value.cards).toHaveLength(1)
    expect(model.unsent.value).toBe(0)
  })

  it('without a connection stays taken back over a reload', async () => {
    const room = fakeConnection()
    const before = open(room)
    const id = before.model.add({ stageId: STAGE, text: 'One' })
    await settle()
    room.isLive.value = false
    before.model.withdraw(id)
    const after = open(room, { storage: before.storage })
    expect(after.words()).toEqual([])
    room.isLive.value = true
    after.model.goOut()
    await settle()
    expect(room.mine.value.cards).toEqual([])
    expect(before.storage.length).toBe(0)
  })
})

describe('my answer to a pulse', () => {
  it('shows at once, is kept, and the word follows when the typing pauses', async () => {
    const { room, model, timers, storage } = open()
    room.isLive.value = false
    model.givePulse('pulse', { score: 4, word: '' })
    expect(model.pulseOf('pulse')).toMatchObject({ score: 4, word: '' })
    expect(open(fakeConnection(), { storage }).model.pulseOf('pulse')).toMatchObject({ score: 4 })
    room.isLive.value = true
    model.goOut()
    await settle()
    model.givePulse('pulse', { score: 4, word: 'cur' }, WRITING_PAUSE_MS)
    model.givePulse('pulse', { score: 4, word: 'curious' }, WRITING_PAUSE_MS)
    timers.pass(WRITING_PAUSE_MS)
    await settle()
    expect(room.sent).toMatchObject([
      { type: 'give-pulse', score: 4, word: '' },
      { type: 'give-pulse', score: 4, word: 'curious' },
    ])
    expect(model.pulseOf('pulse')).toMatchObject({ score: 4, word: 'curious', refusal: null })
  })

  it('that came too late says so', async () => {
    const { room, model } = open()
    room.refuseNext({ code: 'pulse-shown', message: 'The answers have been shown already.' })
    model.givePulse('pulse', { score: 2, word: '' })
    await settle()
    expect(model.pulseOf('pulse')?.refusal).toBe('The answers have been shown already.')
  })
})
