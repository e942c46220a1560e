import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { frameOf } from '../../party/hosts/sockets.ts'
import { readBoard, textOf } from '../../shared/board/read.ts'
import { createObjective } from '../../shared/board/write.ts'
import { writeCommand } from '../../shared/protocol/messages.ts'
import { join, RoomClient, roomUrl } from './support/room-client.ts'
import { openRoomInMemory } from './support/room-in-memory.ts'
import { FAYE, freshId, OLA, PAT, type TestPerson } from './support/signing.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom } from './support/worker-stand-in.ts'

/*
 * The faults for which the server half of y-partykit is not used, each with a test that it is not ours. That a room is kept
 * through SIGKILL is in `durability.test.ts`, that it sleeps in a real runtime in `hibernation.test.ts`, and that it syncs
 * at compatibility dates on both sides of 2026-03-17 is shown by running this whole suite there.
 */

const live = useRoom()

test('its process-wide document map is keyed by room id alone: rooms of two parties with one id know nothing of each other', async () => {
  const room = `w-${freshId()}`
  await createRoom(live.server.origin, room)
  await createRoom(live.server.origin, room, 'twin')
  const faye = await join(live.server.host, room, FAYE)
  createObjective(faye.doc, { id: 'o-1', text: 'In main only' }, null)
  await faye.untilSaved()
  const twin = new RoomClient(await roomUrl(live.server.host, room, PAT, {}, 'twin'), new Y.Doc())
  await twin.until('it has the document', () => twin.isSynced)
  expect(readBoard(twin.doc).objectives).toEqual([])
  expect(Object.keys(twin.visible?.roster ?? {})).toEqual([PAT.personId])
})

async function roomOf(...names: readonly TestPerson[]) {
  const room = await openRoomInMemory()
  const people = []
  for (const name of names) {
    const doc = new Y.Doc()
    people.push({ doc, client: await room.join(name, doc) })
  }
  const [first, second] = people
  if (!first || !second) throw new Error('two at least')
  await room.pass(1_000)
  return { room, first, second, people }
}

test('it swallows storage errors while clients stay “synced”: people are told, and nothing is called saved', async () => {
  const { room, first, second } = await roomOf(FAYE, PAT)
  const savedBefore = first.client.savedFrames
  room.storage.fault = 'failing'
  createObjective(first.doc, { id: 'o-1', text: 'Not stored' }, null)
  await room.pass(3_000)
  expect(readBoard(second.doc).objectives).toHaveLength(1)
  for (const { client } of [first, second]) {
    expect(client.messages.map(({ type }) => type)).toContain('save-failed')
  }
  expect(first.client.savedFrames).toBe(savedBefore)
  expect(room.reports.length).toBeGreaterThan(0)
  room.storage.fault = 'none'
  await room.pass(10_000)
  expect(first.client.messages.map(({ type }) => type)).toContain('save-recovered')
  expect(first.client.savedFrames).toBe(first.client.sentFrames)
})

test('one failed load poisons a room: the next who comes finds it', async () => {
  const { room, first } = await roomOf(FAYE, PAT)
  createObjective(first.doc, { id: 'o-1', text: 'Stored' }, null)
  await room.pass(1_000)
  room.sleep()
  room.reading.isFailing = true
  const early = await room.join(OLA)
  expect(early.closed).toBe('room-not-ready')
  room.reading.isFailing = false
  const late = await room.join(OLA)
  expect(late.closed).toBeNull()
  expect(late.doc && readBoard(late.doc).objectives).toHaveLength(1)
})

test('it cannot acknowledge: each frame is said to be saved, once it is', async () => {
  const { room, first } = await roomOf(FAYE, PAT)
  for (let at = 0; at < 5; at++) createObjective(first.doc, { id: `o-${at}`, text: 'Kept' }, null)
  expect(first.client.savedFrames).toBeLessThan(first.client.sentFrames)
  await room.pass(1_000)
  expect(first.client.savedFrames).toBe(first.client.sentFrames)
})

test('it cannot validate: what is no board never reaches the document, storage or the others', async () => {
  const { room, first, second } = await roomOf(FAYE, PAT)
  first.doc.getMap('elsewhere').set('a', 1)
  await room.pass(1_000)
  expect(first.client.messages.findLast(({ type }) => type === 'edit-refused')).toMatchObject({
    code: 'unknown-root',
  })
  expect(second.doc.share.has('elsewhere')).toBe(false)
  room.sleep()
  const late = await room.join(OLA)
  expect(late.doc?.share.has('elsewhere')).toBe(false)
})

test('it cannot change a role live: the next edit is refused on the connection that is open', async () => {
  const { room, first, second } = await roomOf(FAYE, PAT)
  createObjective(second.doc, { id: 'o-1', text: 'As a participant' }, null)
  await room.pass(1_000)
  const command = { type: 'set-role', personId: PAT.personId, role: 'observer' } as const
  first.client.send(writeCommand(freshId(), command))
  await room.pass(1_000)
  expect(second.client.closed).toBeNull()
  textOf(second.doc, 'o-1')?.insert(0, 'As an observer')
  await room.pass(1_000)
  expect(second.client.messages.findLast(({ type }) => type === 'edit-refused')).toMatchObject({
    code: 'not-allowed',
  })
  expect(textOf(first.doc, 'o-1')?.toString()).toBe('As a participant')
})

describe('it sends, lists and puts for every edit', () => {
  const PEOPLE = 30
  const EDITS_EACH = 40

  async function typeTogether() {
    const crowd = Array.from({ length: PEOPLE }, (_, at) => ({ ...PAT, personId: `p-${at}` }))
    const { room, people } = await roomOf(...crowd)
    for (const [at, { doc }] of people.entries()) createObjective(doc, { id: `o-${at}`, text: '' }, null)
    await room.pass(2_000)
    const before = { ...room.storage.counts }
    const framesBefore = people.map(({ client }) => client.binaryFrames)
    for (let at = 0; at < EDITS_EACH; at++) {
      for (const [author, { doc }] of people.entries()) textOf(doc, `o-${author}`)?.insert(0, 'x')
      await room.pass(25)
    }
    await room.pass(2_000)
    for (const { doc } of people) {
      expect(readBoard(doc).objectives.every(({ text }) => text.length === EDITS_EACH)).toBe(true)
    }
    const frames = people.map(({ client }, at) => client.binaryFrames - (framesBefore[at] ?? 0))
    return {
      frames: frames.reduce((sum, each) => sum + each, 0),
      lists: room.storage.counts.list - before.list,
      writes: room.storage.counts.put - before.put,
    }
  }

  test('so does not ours: frames are batched, nothing is listed, and a put holds what came within its time', async () => {
    const { frames, lists, writes } = await typeTogether()
    const edits = PEOPLE * EDITS_EACH
    // One for each reader and edit would be 34,800.
    expect(frames).toBeLessThan((edits * (PEOPLE - 1)) / 4)
    expect(lists).toBe(0)
    // They type for a second, and a put is made four times in it at the least.
    expect(writes).toBeLessThan(edits / 20)
    expect(writes).toBeGreaterThan(0)
  })
})

test('it cannot hibernate: nothing waits in a quiet room, and one that slept goes on with the sockets that stayed open', async () => {
  const { room, first, second } = await roomOf(FAYE, PAT)
  createObjective(first.doc, { id: 'o-1', text: 'Before' }, null)
  await room.pass(60_000)
  expect(room.waiting()).toBe(0)
  room.sleep()
  textOf(first.doc, 'o-1')?.insert(6, ' and after')
  await room.pass(1_000)
  expect(textOf(second.doc, 'o-1')?.toString()).toBe('Before and after')
  expect(first.client.closed).toBeNull()
  expect(first.client.savedFrames).toBe(first.client.sentFrames)
})

test('it takes binary frames in one form only: buffers and views of them are the same bytes', () => {
  const bytes = Uint8Array.of(0, 1, 2, 3)
  expect(frameOf(bytes.buffer)).toEqual(bytes)
  expect(frameOf(new DataView(bytes.buffer, 1, 2))).toEqual(Uint8Array.of(1, 2))
  expect(frameOf(bytes.subarray(2))).toEqual(Uint8Array.of(2, 3))
  expect(frameOf('text')).toBe('text')
})
