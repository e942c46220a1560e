import { describe, expect, it } from 'vitest'
import { WRITING_PAUSE_MS } from '../../client/models/writing-model.ts'
import { MAX_PRIVATE_TEXT_LENGTH } from '../../shared/workshop/writing.ts'
import { fakeConnection, openWriting, STAGE, settle, textsSent } from './writing-room.ts'

describe('a card that the room does not take', () => {
  const FULL = { code: 'too-many-cards', message: 'You have 60 cards here.' }

  it('stays on screen with the reason, and can be tried again', async () => {
    const { room, model } = openWriting()
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
    const { room, model, storage } = openWriting()
    room.refuseNext(FULL)
    model.add({ stageId: STAGE, text: 'One too many' })
    await settle()
    expect(openWriting(fakeConnection(), { storage }).words()).toEqual(['One too many'])
  })

  it('is offered to be copied where its stage is not shown any more', async () => {
    const { room, model, visible, kept } = openWriting()
    room.refuseNext(FULL)
    visible.value = { ...visible.value, stageId: 'review' }
    model.add({ stageId: STAGE, text: 'Too late' })
    await settle()
    expect(kept).toEqual([{ why: FULL.message, words: 'Too late' }])
    expect(model.cardsOf(STAGE)).toEqual([])
  })

  it('because the room was busy goes again by itself', async () => {
    const { room, model, timers } = openWriting()
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
    const { room, model, timers } = openWriting()
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
    const { room, model, timers } = openWriting()
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
    const { room, model, words } = openWriting()
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
    const { room, model, words } = openWriting()
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
    const before = openWriting(room)
    const id = before.model.add({ stageId: STAGE, text: 'One' })
    await settle()
    room.isLive.value = false
    before.model.withdraw(id)
    const after = openWriting(room, { storage: before.storage })
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
    const { room, model, timers, storage } = openWriting()
    room.isLive.value = false
    model.givePulse('pulse', { score: 4, word: '' })
    expect(model.pulseOf('pulse')).toMatchObject({ score: 4, word: '' })
    expect(openWriting(fakeConnection(), { storage }).model.pulseOf('pulse')).toMatchObject({ score: 4 })
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
    const { room, model } = openWriting()
    room.refuseNext({ code: 'pulse-shown', message: 'The answers have been shown already.' })
    model.givePulse('pulse', { score: 2, word: '' })
    await settle()
    expect(model.pulseOf('pulse')?.refusal).toBe('The answers have been shown already.')
  })
})
