import { describe, expect, it } from 'vitest'
import { createPendingCommands, whyTooLong } from '../../client/room/pending-commands.ts'
import { memoryStorage } from './support/memory-storage.ts'

const READY = { type: 'set-ready', ready: true } as const
const MINUTE_MS = 60_000

describe('a command', () => {
  it('that is longer than a text frame may be is refused before it is sent, and every other is not', () => {
    const finalise = (items: number) => {
      const reasons = Array.from({ length: items }, (_, at) => [`k-${at}`, 'x'.repeat(2_000)] as const)
      return { type: 'finalise', dropReasons: Object.fromEntries(reasons) } as const
    }
    expect(whyTooLong('id', READY)).toBeNull()
    expect(whyTooLong('id', finalise(100))).toBeNull()
    expect(whyTooLong('id', finalise(200))).toMatchObject({ code: 'too-long' })
  })
})

describe('pending commands', () => {
  it('stay until the room answers, in order', async () => {
    const pending = createPendingCommands(memoryStorage(), 'k', 0)
    const first = pending.add({ id: 'one', command: READY, sinceMs: 0 })
    const second = pending.add({ id: 'two', command: { type: 'reopen' }, sinceMs: 0 })
    expect(pending.all(0).map(({ id }) => id)).toEqual(['one', 'two'])
    pending.settle('one', null)
    pending.settle('two', { code: 'wrong-stage', message: 'Not now.' })
    expect(await first).toEqual({ ok: true, value: null })
    expect(await second).toEqual({ ok: false, refusal: { code: 'wrong-stage', message: 'Not now.' } })
    expect(pending.all(0)).toEqual([])
  })

  it('outlive a reload of the tab with their ids, so that they are done once', () => {
    const tab = memoryStorage()
    void createPendingCommands(tab, 'k', 0).add({ id: 'one', command: READY, sinceMs: 0 })
    const after = createPendingCommands(tab, 'k', MINUTE_MS)
    expect(after.all(MINUTE_MS)).toEqual([{ id: 'one', command: READY, sinceMs: 0 }])
    after.settle('one', null)
    expect(createPendingCommands(tab, 'k', MINUTE_MS).all(MINUTE_MS)).toEqual([])
  })

  it('are dropped before the room forgets its answers', () => {
    const tab = memoryStorage()
    void createPendingCommands(tab, 'k', 0).add({ id: 'one', command: READY, sinceMs: 0 })
    expect(createPendingCommands(tab, 'k', 51 * MINUTE_MS).all(51 * MINUTE_MS)).toEqual([])
  })

  it('are not repeated by a tab that was away for longer than the room remembers, and say so', async () => {
    const tab = memoryStorage()
    const pending = createPendingCommands(tab, 'k', 0)
    const old = pending.add({ id: 'one', command: READY, sinceMs: 0 })
    void pending.add({ id: 'two', command: { type: 'reopen' }, sinceMs: 30 * MINUTE_MS })
    expect(pending.all(51 * MINUTE_MS).map(({ id }) => id)).toEqual(['two'])
    expect(await old).toMatchObject({ ok: false, refusal: { code: 'unanswered' } })
    expect(
      createPendingCommands(tab, 'k', 0)
        .all(0)
        .map(({ id }) => id),
    ).toEqual(['two'])
  })

  it('pass over what is no command', () => {
    const tab = memoryStorage()
    tab.setItem('k', JSON.stringify([{ id: 'x', sinceMs: 0, command: { type: 'open-sesame' } }]))
    expect(createPendingCommands(tab, 'k', 0).all(0)).toEqual([])
    tab.setItem('k', 'not json')
    expect(createPendingCommands(tab, 'k', 0).all(0)).toEqual([])
  })
})
