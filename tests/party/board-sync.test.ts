import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readBoard, textOf } from '../../shared/board/read.ts'
import { createObjective, deleteCard, replaceText } from '../../shared/board/write.ts'
import { join, RoomClient, roomUrl } from './support/room-client.ts'
import { FAYE, PAT } from './support/signing.ts'
import { writeStep } from './support/sync-frames.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom } from './support/worker-stand-in.ts'

const live = useRoom()

test('two people write at once and see the same board', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const pat = await join(live.server.host, room, PAT)
  createObjective(faye.doc, { id: 'o-1', text: 'Ship with confidence' }, null)
  createObjective(pat.doc, { id: 'o-2', text: 'Expand into the European market' }, null)
  await faye.until('both objectives are there', () => readBoard(faye.doc).objectives.length === 2)
  await pat.until('both objectives are there', () => readBoard(pat.doc).objectives.length === 2)
  expect(readBoard(faye.doc)).toEqual(readBoard(pat.doc))
})

test('what is written offline comes in with the next connection, beside what others wrote', async () => {
  const room = await createRoom(live.server.origin)
  const pat = await join(live.server.host, room, PAT)
  createObjective(pat.doc, { id: 'o-1', text: 'Ship' }, null)
  await pat.untilSaved()
  const faye = await join(live.server.host, room, FAYE)
  await pat.leave()
  replaceText(pat.doc, 'o-1', 'Ship with confidence', null)
  deleteCard(faye.doc, 'o-1', 1_000, null)
  await faye.untilSaved()
  const again = await join(live.server.host, room, PAT, pat.doc)
  await faye.until(
    'the words are there',
    () => textOf(faye.doc, 'o-1')?.toString() === 'Ship with confidence',
  )
  await again.until('the deletion is there', () => readBoard(again.doc).deleted.length === 1)
  expect(readBoard(again.doc)).toEqual(readBoard(faye.doc))
})

test('an edit that comes before the step 2 that it builds on waits for it, and is not saved until then', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const doc = new Y.Doc()
  createObjective(doc, { id: 'o-1', text: 'Written offline' }, null)
  const offline = Y.encodeStateAsUpdate(doc)
  const before = Y.encodeStateVector(doc)
  replaceText(doc, 'o-1', 'Written offline, and online', null)
  const options = { sendsEdits: false, answersStep1: false }
  const pat = new RoomClient(await roomUrl(live.server.host, room, PAT), new Y.Doc(), options)
  await pat.until('it has the document', () => pat.isSynced)
  pat.sendSync((encoder) => writeStep(encoder, 2, Y.encodeStateAsUpdate(doc, before)))
  await pat.until('its step 1 is saved', () => pat.savedFrames === 1)
  expect(readBoard(faye.doc).objectives).toEqual([])
  pat.sendSync((encoder) => writeStep(encoder, 1, offline))
  await faye.until(
    'both are there',
    () => textOf(faye.doc, 'o-1')?.toString() === 'Written offline, and online',
  )
  await pat.untilSaved()
  expect(pat.savedFrames).toBe(3)
})

test('an edit whose predecessors never come is refused', async () => {
  const room = await createRoom(live.server.origin)
  const pat = await join(live.server.host, room, PAT)
  const doc = new Y.Doc()
  createObjective(doc, { id: 'o-1', text: 'Never sent' }, null)
  const before = Y.encodeStateVector(doc)
  replaceText(doc, 'o-1', 'Never sent, and more', null)
  pat.sendSync((encoder) => writeStep(encoder, 2, Y.encodeStateAsUpdate(doc, before)))
  expect((await pat.untilClosed()).name).toBe('document-reset')
  expect(pat.messages.at(-1)).toMatchObject({ type: 'edit-refused', code: 'missing-predecessors' })
})

test('an edit is not echoed to the one who made it', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const pat = await join(live.server.host, room, PAT)
  const binary = (client: RoomClient) => client.frames.filter((frame) => typeof frame !== 'string').length
  const before = { faye: binary(faye), pat: binary(pat) }
  createObjective(pat.doc, { id: 'o-1', text: 'Once' }, null)
  await faye.until('the card is there', () => readBoard(faye.doc).objectives.length === 1)
  await pat.untilSaved()
  expect(binary(faye)).toBe(before.faye + 1)
  expect(binary(pat)).toBe(before.pat)
})

test('thirty type at once: all see the same, all is saved, and frames are merged', async () => {
  const room = await createRoom(live.server.origin)
  const people = Array.from({ length: 30 }, (_, at) => ({
    ...PAT,
    personId: `p-${at}`,
    name: `Person ${at}`,
  }))
  const clients = await Promise.all(people.map((person) => join(live.server.host, room, person)))
  for (const [at, client] of clients.entries()) createObjective(client.doc, { id: `o-${at}`, text: '' }, null)
  for (const letter of 'typed at the same time') {
    for (const [at, client] of clients.entries()) {
      const text = textOf(client.doc, `o-${at}`)
      text?.insert(text.length, letter)
    }
    // Lets the frames go out one by one, as people's do.
    await new Promise((resume) => setImmediate(resume))
  }
  for (const client of clients) {
    await client.until('everything is there', () => {
      const { objectives } = readBoard(client.doc)
      return objectives.length === 30 && objectives.every(({ text }) => text === 'typed at the same time')
    })
    await client.untilSaved()
  }
  const [first] = clients
  for (const client of clients) expect(readBoard(client.doc)).toEqual(first && readBoard(first.doc))
  // Merged and sent in windows: far fewer frames than the 30 × 23 edits.
  expect(first?.frames.filter((frame) => typeof frame !== 'string').length).toBeLessThan(345)
})
