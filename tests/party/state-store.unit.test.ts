import { describe, expect, test } from 'vitest'
import { StateStore } from '../../party/decisions/state-store.ts'
import { ANSWERS_KEPT_MS } from '../../party/limits.ts'
import { DamageLog } from '../../party/storage/damage-log.ts'
import { writeJsonRecord } from '../../party/storage/records.ts'
import type { RoomEvent } from '../../shared/events/room-events.ts'
import { createRoomState } from '../../shared/workshop/create-room.ts'
import type { RoomState } from '../../shared/workshop/state.ts'
import { MemoryHost } from './support/memory-host.ts'

const WORKSHOP = {
  workshopId: 'w-1',
  title: 'Delivery team, first quarter',
  teamName: 'Delivery',
  kind: 'planning',
  cycle: { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
  timeZone: 'Europe/Berlin',
} as const

function stateAt(boardLocked: boolean, ladders: Record<string, string> = {}): RoomState {
  const { visible, secret } = createRoomState(WORKSHOP, 0)
  return { visible: { ...visible, boardLocked, ladders }, secret }
}

/** States that can be told apart. */
const FIRST = stateAt(false, { first: 'l-1' })
const SECOND = stateAt(true, { second: 'l-2' })
const THIRD = stateAt(false, { third: 'l-3' })

function eventAt(sequence: number): RoomEvent {
  const payload = { type: 'stage-changed', stageId: 'objectives' } as const
  return { eventId: `event-00${sequence}`, workshopId: 'w-1', sequence, happenedAtMs: 0, payload }
}

async function put(host: MemoryHost, store: StateStore, state: RoomState, lastSequence = 0) {
  const next = store.stateEntries(state, lastSequence)
  await host.storage.write(next.entries)
  await host.storage.sync()
  next.stored()
}

async function open(host: MemoryHost) {
  const store = new StateStore({ host })
  const damage = new DamageLog(host)
  const stored = await store.load(damage)
  await damage.finish()
  return { store, ...stored, notices: damage.notices.map(({ code }) => code) }
}

/** A room that stored these states one after the other. */
async function storedRoom(...states: readonly RoomState[]) {
  const host = new MemoryHost()
  const { store, state } = await open(host)
  expect(state).toBeNull()
  for (const each of states) await put(host, store, each)
  return { host, storage: host.storage }
}

/** The first key under which this state is told: the whole of it, or else the change that led to it. */
function keyOf({ storage }: MemoryHost, { visible }: RoomState): string {
  const [ladder = ''] = Object.keys(visible.ladders)
  const found = storage.keys('state').find((key) => {
    const value = storage.entries.get(key)
    const bytes = typeof value === 'object' && value !== null && 'bytes' in value ? value.bytes : null
    return bytes instanceof Uint8Array && new TextDecoder().decode(bytes).includes(`"${ladder}"`)
  })
  if (!found) throw new Error(`Nothing tells of ${ladder}.`)
  return found
}

describe('the state', () => {
  test('is the newest that was stored, and the one before is still there', async () => {
    const { host, storage } = await storedRoom(FIRST, SECOND, THIRD)
    expect((await open(host)).state).toEqual(THIRD)
    // The first two as a whole, and the changes that led to the second and to the third.
    expect(storage.keys('state#').length + storage.keys('state-b#').length).toBe(2)
    expect(storage.keys('state-log/')).toHaveLength(2)
    storage.damage(keyOf(host, THIRD))
    const fallen = await open(host)
    expect(fallen.state).toEqual(SECOND)
    expect(fallen.notices).toEqual(['decisions-damaged'])
    expect(host.reports.join()).toContain('stored data is damaged')
    expect(storage.keys('damaged/')).toHaveLength(1)
    // It goes on from there, and the next generation is again the newest: as a whole, and as a change from the one before.
    await put(host, fallen.store, FIRST)
    expect((await open(host)).state).toEqual(FIRST)
    storage.damage(keyOf(host, FIRST))
    expect((await open(host)).state).toEqual(FIRST)
  })

  test('a damaged whole changes nothing, be it the older or the newer', async () => {
    const { host, storage } = await storedRoom(FIRST, SECOND)
    storage.damage(keyOf(host, FIRST))
    const again = await open(host)
    expect(again.state).toEqual(SECOND)
    await put(host, again.store, THIRD)
    const whole = keyOf(host, THIRD)
    expect(whole).toMatch(/^state(-b)?#/)
    storage.damage(whole)
    expect((await open(host)).state).toEqual(THIRD)
  })

  test('a put that never came to be leaves the turns as they were', async () => {
    const { host, storage } = await storedRoom(FIRST, SECOND)
    const { store } = await open(host)
    store.stateEntries(THIRD, 0)
    await put(host, store, THIRD)
    storage.damage(keyOf(host, THIRD))
    expect((await open(host)).state).toEqual(SECOND)
  })

  test('with both copies damaged the room stays closed, nothing is touched, and the log says what to do', async () => {
    const { host, storage } = await storedRoom(FIRST, SECOND)
    for (const key of storage.keys('state')) storage.damage(key)
    const before = storage.keys('')
    await expect(open(host)).rejects.toThrow(/Restore the storage/)
    expect(storage.keys('')).toEqual(before)
  })

  test('a board without any state is damage too, and no new room', async () => {
    const { host, storage } = await storedRoom(FIRST)
    await storage.write({ 'doc/log/000000000001#0': 'something' })
    for (const key of storage.keys('state')) storage.change(key, () => undefined)
    await expect(open(host)).rejects.toThrow(/stays closed/)
  })

  test('a large one is read from all of its parts', async () => {
    const ladders = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`k-${at}`, `l-${at}`]))
    const large = stateAt(true, ladders)
    const { host, storage } = await storedRoom(FIRST, large)
    expect(storage.keys('state').length).toBeGreaterThan(3)
    expect((await open(host)).state).toEqual(large)
  })

  test('as it was stored before there were two slots is read, and the next goes beside it', async () => {
    const host = new MemoryHost()
    await host.storage.write({
      ...writeJsonRecord('state', FIRST),
      ...writeJsonRecord('outbox/000000000008', eventAt(8)),
      delivered: 7,
    })
    const { store, state, outbox, lastSequence } = await open(host)
    expect(state).toEqual(FIRST)
    expect(outbox).toEqual([eventAt(8)])
    expect(lastSequence).toBe(8)
    await put(host, store, SECOND)
    expect((await open(host)).state).toEqual(SECOND)
    host.storage.damage(keyOf(host, SECOND))
    expect((await open(host)).state).toEqual(SECOND)
  })
})

test('a room that was stored before findings could be dismissed opens with none dismissed', async () => {
  const host = new MemoryHost()
  const { dismissals: _none, ...visible } = FIRST.visible
  const stored = { state: { visible, secret: FIRST.secret }, lastSequence: 3 }
  await host.storage.write(writeJsonRecord('state', stored))
  const { state, lastSequence } = await open(host)
  expect(state).toEqual(FIRST)
  expect(state?.visible.dismissals).toEqual({})
  expect(lastSequence).toBe(3)
})

describe('what is stored beside the state', () => {
  async function furnished() {
    const { host, storage } = await storedRoom(FIRST)
    const { store } = await open(host)
    await storage.write({
      ...store.eventEntries(eventAt(3)),
      ...store.eventEntries(eventAt(4)),
      ...store.deliveredEntries(2),
      ...store.doneEntries('p-pat/one', host.nowMs()),
      ...store.doneEntries('p-pat/two', host.nowMs()),
    })
    store.useTicket('t-one', host.nowMs() + 60_000)
    store.useTicket('t-two', host.nowMs() + 60_000)
    await put(host, store, SECOND, 4)
    return { host, storage }
  }

  test('a damaged event, answer or ticket is put aside, and the others are there', async () => {
    const { host, storage } = await furnished()
    storage.damage('outbox/000000000003#0')
    storage.change('answer/p-pat/one', () => 'damaged')
    storage.change('ticket/t-one', () => null)
    const { store, outbox, state, notices } = await open(host)
    expect(state).toEqual(SECOND)
    expect(outbox).toEqual([eventAt(4)])
    expect([store.wasDone('p-pat/one'), store.wasDone('p-pat/two')]).toEqual([false, true])
    expect(store.useTicket('t-two', host.nowMs())).toBe(false)
    expect(host.reports).toHaveLength(3)
    expect(storage.keys('damaged/')).toHaveLength(3)
    // None of it is anything that people could do something about.
    expect(notices).toEqual([])
  })

  test('without the number of the last delivery no event gets a number that was used before', async () => {
    const { host, storage } = await furnished()
    storage.change('delivered', () => 'damaged')
    for (const key of storage.keys('outbox/')) storage.change(key, () => undefined)
    expect((await open(host)).lastSequence).toBe(4)
  })

  test('answers are remembered for an hour, however many there are', async () => {
    const { host, storage } = await storedRoom(FIRST)
    const { store } = await open(host)
    for (let at = 0; at < 2_500; at++)
      await storage.write(store.doneEntries(`p-pat/${at}`, host.nowMs() + at))
    storage.largestAnswer = 0
    const again = await open(host)
    expect(storage.largestAnswer).toBeLessThanOrEqual(1_000)
    expect([again.store.wasDone('p-pat/0'), again.store.wasDone('p-pat/2499')]).toEqual([true, true])
    await host.pass(ANSWERS_KEPT_MS + 10_000)
    await again.store.tidy()
    expect(again.store.wasDone('p-pat/0')).toBe(false)
    expect(again.store.wasDone('p-pat/2499')).toBe(true)
  })
})
