import { describe, expect, it } from 'vitest'
import { WRITING_PAUSE_MS } from '../../client/models/writing-model.ts'
import { memoryStorage } from './support/memory-storage.ts'
import { fakeConnection, openWriting, STAGE, settle, textsSent } from './writing-room.ts'

describe('cards that only I can read', () => {
  it('are on screen at once and sent at once when they are added', async () => {
    const { room, model, words } = openWriting()
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
    const { room, model, timers, words } = openWriting()
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
    const { room, model } = openWriting()
    const id = model.add({ stageId: STAGE, text: 'One' })
    await settle()
    model.edit(id, { text: 'One more' })
    model.flush(id)
    await settle()
    expect(textsSent(room.sent)).toEqual(['One', 'One more'])
  })

  it('are sent one wording after the other: while one is on its way only the newest waits', async () => {
    const { room, model, timers, words } = openWriting()
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
    const { room, model, words } = openWriting()
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
    const before = openWriting(room)
    const id = before.model.add({ stageId: STAGE, text: 'One' })
    await settle()
    before.model.edit(id, { text: 'One and a half' })
    room.isLive.value = false
    const other = before.model.add({ stageId: STAGE, text: 'Two', column: null, objectiveId: 'o-1' })
    before.model.dispose()

    const after = openWriting(room, { storage: before.storage })
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
    const first = openWriting(room)
    const id = first.model.add({ stageId: STAGE, text: 'One' })
    const second = openWriting(room, { storage: first.storage })
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
    const ines = openWriting(room)
    ines.model.add({ stageId: STAGE, text: 'Mine alone' })
    const jonas = openWriting(room, { storage: ines.storage, personId: 'jonas' })
    expect(jonas.words()).toEqual([])
    room.isLive.value = true
    jonas.model.goOut()
    await settle()
    expect(room.sent).toEqual([])
    expect(openWriting(room, { storage: ines.storage }).words()).toEqual(['Mine alone'])
  })

  it('stay without a name where they were written so, whatever the stage is when they go out', async () => {
    const { room, model, visible } = openWriting(fakeConnection(), { naming: 'anonymous' })
    room.isLive.value = false
    const id = model.add({ stageId: STAGE, text: 'Unnamed' })
    const named = openWriting(fakeConnection()).visible.value
    visible.value = named
    model.edit(id, { text: 'Unnamed still' })
    room.isLive.value = true
    model.goOut()
    await settle()
    expect(room.sent).toMatchObject([{ text: 'Unnamed still', isAnonymous: true }])
  })

  it('written on another device of mine are here too', () => {
    const { room, words } = openWriting()
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
    const { room, model, words } = openWriting(fakeConnection(), { storage: broken })
    model.add({ stageId: STAGE, text: 'One' })
    await settle()
    expect(textsSent(room.sent)).toEqual(['One'])
    expect(words()).toEqual(['One'])
  })
})
