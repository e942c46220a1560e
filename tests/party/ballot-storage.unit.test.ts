import { describe, expect, test } from 'vitest'
import { createKeyResult, createObjective } from '../../shared/board/write.ts'
import { castOf, dotSettings, dots, openOf } from '../support/ballots.ts'
import { type MemoryClient, openRoomInMemory } from './support/room-in-memory.ts'
import { FAYE, type TestPerson } from './support/signing.ts'

type Room = Awaited<ReturnType<typeof openRoomInMemory>>

const ITEMS = ['k-a', 'k-b', 'k-c', 'k-d', 'k-e']

/** So many with so much to say that the state is more than one value of the storage takes. */
const MANY = 60

const personOf = (at: number): TestPerson => {
  return { personId: `p-voter-${at}`, name: `Voter ${at}`, role: 'participant' }
}

/** What this person, and nobody else, writes about an item. */
const reasonOf = (at: number, item: string) => `because-${at}-${item} `.padEnd(500, 'so ')

async function openVote(people: number, settings = dotSettings({ reasons: 'optional' })) {
  const room = await openRoomInMemory()
  const faye = await room.join(FAYE)
  const { doc } = faye
  if (!doc) throw new Error('Faye has a document.')
  createObjective(doc, { id: 'o-1', text: 'Ship with confidence' }, null)
  for (const id of ITEMS) createKeyResult(doc, { id, objectiveId: 'o-1', text: `Proposal ${id}` }, null)
  await room.pass(1_000)
  const voters: MemoryClient[] = []
  for (let at = 0; at < people; at++) voters.push(await room.join(personOf(at), null))
  expect(await room.give(faye, openOf(ITEMS, settings))).toBe('done')
  const ballotId = ballotIdOf(faye)
  for (const [at, voter] of voters.entries()) {
    const reasons = Object.fromEntries(ITEMS.map((item) => [item, reasonOf(at, item)]))
    expect(await room.give(voter, castOf(ballotId, dots({ 'k-a': 1 }, reasons)))).toBe('done')
  }
  return { room, faye, voters, ballotId }
}

function ballotIdOf(client: MemoryClient): string {
  return client.visible.ballots.at(-1)?.ballotId ?? ''
}

/** All that is in the storage, value by value in the order of keys, so that what is split over keys is whole again. */
function storedText({ storage }: Room): string {
  return storage
    .keys('')
    .map((key) => `${key}\n${textIn(storage.entries.get(key))}`)
    .join('')
}

function textIn(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1')
  if (typeof value === 'object' && value !== null) return Object.values(value).map(textIn).join(' ')
  return String(value)
}

/** Places where a person stands beside what they wrote, or where somebody's choice is at all. */
function tracesIn(text: string, people: number): readonly string[] {
  const traces = /"answer"|"dots":\{/.test(text) ? ['a choice'] : []
  for (let at = 0; at < people; at++) {
    for (const item of ITEMS) {
      const reason = reasonOf(at, item).slice(0, 30)
      for (let from = text.indexOf(reason); from >= 0; from = text.indexOf(reason, from + 1)) {
        const around = text.slice(Math.max(0, from - 600), from + 1_200)
        if (/p-voter-\d+"/.test(around.replace(/"personId":null/g, '')))
          traces.push(`${reason} beside a person`)
      }
    }
  }
  return traces
}

const keysOfState = ({ storage }: Room) => storage.keys('state')

describe('[BA9] when an anonymous vote is closed', () => {
  test('nothing in the storage says who chose or wrote what, in either copy of the state', async () => {
    const { room, faye, voters, ballotId } = await openVote(MANY)
    // While it is open the room has to know.
    expect(tracesIn(storedText(room), MANY).length).toBeGreaterThan(MANY)
    expect(keysOfState(room).length).toBeGreaterThan(2)
    expect(await room.give(faye, { type: 'close-ballot', ballotId })).toBe('done')
    expect(tracesIn(storedText(room), MANY)).toEqual([])
    // The reasons are there, in an order that is neither that of the votes nor that of the people.
    const [row] = faye.visible.ballots[0]?.result?.rows ?? []
    const order = row?.reasons.map(({ text }) => Number(/because-(\d+)-/.exec(text)?.[1])) ?? []
    expect(order.toSorted((a, b) => a - b)).toEqual(voters.map((_, at) => at))
    expect(order).not.toEqual(voters.map((_, at) => at))
    // A machine that dies now finds nothing when it comes back, and one that loses a copy has it still.
    await room.crash()
    expect(tracesIn(storedText(room), MANY)).toEqual([])
    const again = await room.join(FAYE)
    expect(again.visible.ballots[0]?.result?.rows[0]?.reasons).toHaveLength(MANY)
    expect(room.reports).toEqual([])
  })

  test.each([0, 1])(
    'and the machine dies with %i writes on the disk: it is open, or without a trace',
    async (kept) => {
      const { room, faye, ballotId } = await openVote(6)
      room.storage.fault = 'unsynced'
      expect(await room.give(faye, { type: 'close-ballot', ballotId })).toBeNull()
      room.storage.fault = 'none'
      await room.crash(kept)
      const again = await room.join(FAYE)
      if (again.visible.ballots[0]?.closedAtMs !== null) {
        expect(tracesIn(storedText(room), 6)).toEqual([])
        return
      }
      expect(await room.give(again, { type: 'close-ballot', ballotId })).toBe('done')
      expect(again.visible.ballots[0]?.result?.turnout.cast).toBe(6)
      expect(tracesIn(storedText(room), 6)).toEqual([])
    },
  )

  test('a copy of the state that was found damaged meanwhile goes with it', async () => {
    const { room, ballotId } = await openVote(MANY)
    for (const key of keysOfState(room).filter((each) => each.startsWith('state#'))) room.storage.damage(key)
    await room.crash()
    expect(room.storage.keys('damaged/').length).toBeGreaterThan(0)
    expect(room.reports.join('\n')).toMatch(/stored data is damaged/)
    expect(room.reports.join('\n')).not.toMatch(/because-|p-voter-/)
    const again = await room.join(FAYE)
    expect(await room.give(again, { type: 'close-ballot', ballotId })).toBe('done')
    expect(again.visible.ballots[0]?.result?.turnout.cast).toBeGreaterThanOrEqual(MANY - 1)
    expect(tracesIn(storedText(room), MANY)).toEqual([])
    expect(room.storage.keys('damaged/')).toEqual([])
  })

  test('storage that fails at the close is tried again until nothing is left', async () => {
    const { room, faye, ballotId } = await openVote(6)
    room.storage.fault = 'failing'
    expect(await room.give(faye, { type: 'close-ballot', ballotId })).toBeNull()
    expect(faye.visible.ballots[0]?.closedAtMs).toBeNull()
    room.storage.fault = 'none'
    await room.pass(10_000)
    expect(faye.visible.ballots[0]?.result?.turnout.cast).toBe(6)
    expect(tracesIn(storedText(room), 6)).toEqual([])
  })

  test('by the clock, in a room that was down then, it is the same', async () => {
    const { room, faye } = await openVote(6)
    const ballotId = ballotIdOf(faye)
    const closesAtMs = room.nowMs() + 120_000
    expect(await room.give(faye, { type: 'extend-ballot', ballotId, closesAtMs })).toBe('done')
    expect(room.alarmAtMs()).toBe(closesAtMs)
    await room.crash()
    expect(room.alarmAtMs()).toBe(closesAtMs)
    await room.pass(120_000)
    expect(tracesIn(storedText(room), 6)).toEqual([])
    const again = await room.join(FAYE)
    expect(again.visible.ballots[0]?.closedAtMs).toBe(closesAtMs)
    expect(again.visible.ballots[0]?.result?.turnout.cast).toBe(6)
  })
})

test('[BA9] a vote that is called off leaves nothing of what was said in it', async () => {
  const { room, faye, ballotId } = await openVote(MANY)
  expect(await room.give(faye, { type: 'withdraw-ballot', ballotId })).toBe('done')
  expect(storedText(room)).not.toContain('because-')
  expect(tracesIn(storedText(room), MANY)).toEqual([])
})

test('a vote by name keeps in its result who chose what, and nowhere else', async () => {
  const { room, faye, ballotId } = await openVote(6, dotSettings({ anonymous: false, reasons: 'optional' }))
  expect(await room.give(faye, { type: 'close-ballot', ballotId })).toBe('done')
  expect(faye.visible.ballots[0]?.result?.named).toHaveLength(6)
  const inResults = storedText(room).replace(/"named":\[.*?\}\]/g, '')
  expect(inResults).not.toMatch(/"answer"/)
})
