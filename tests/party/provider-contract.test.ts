import { afterEach, expect, test } from 'vitest'
import WebSocket from 'ws'
import YPartyKitProvider from 'y-partykit/provider'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { readBoard } from '../../shared/board/read.ts'
import { createObjective } from '../../shared/board/write.ts'
import { PROTOCOL_VERSION, parseRoomMessage, type RoomMessage } from '../../shared/protocol/messages.ts'
import { join } from './support/room-client.ts'
import { FAYE, PAT, ticketFor } from './support/signing.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom } from './support/worker-stand-in.ts'

/*
 * The provider, with everything that our client reaches into it for. When one of these breaks with a new version of
 * y-partykit, the client's connection does too.
 */

const live = useRoom()
const made: { destroy(): void }[] = []

afterEach(() => {
  for (const each of made.splice(0)) each.destroy()
})

async function connect(room: string, doc: Y.Doc) {
  const awareness = new Awareness(doc)
  const provider = new YPartyKitProvider(live.server.host, room, doc, {
    connect: false,
    disableBc: true,
    awareness,
    params: { ticket: await ticketFor(room, PAT), v: String(PROTOCOL_VERSION) },
    // Node 20 has no WebSocket of its own. What `ws` lacks of the browser's type the provider does not use.
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  made.push(provider, awareness)
  clearInterval(provider._checkInterval)
  clearInterval(awareness._checkInterval)
  awareness.off('update', provider._awarenessUpdateHandler)
  const messages: RoomMessage[] = []
  provider.on('status', ({ status }: { status: string }) => {
    if (status !== 'connecting') return
    provider.ws?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const message = typeof data === 'string' ? parseRoomMessage(data) : null
      if (message) messages.push(message)
    })
  })
  provider.on('connection-close', () => {
    provider.shouldConnect = false
  })
  await provider.connect()
  return { provider, awareness, messages }
}

test('it syncs both ways, and the text frames can be read from the first one on', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  createObjective(faye.doc, { id: 'o-1', text: 'Written before' }, null)
  const doc = new Y.Doc()
  createObjective(doc, { id: 'o-2', text: 'Written offline' }, null)
  const { provider, messages } = await connect(room, doc)
  await expect.poll(() => provider.synced).toBe(true)
  await expect.poll(() => readBoard(doc).objectives.length).toBe(2)
  await faye.until('both are there', () => readBoard(faye.doc).objectives.length === 2)
  expect(messages[0]).toMatchObject({ type: 'welcome', personId: PAT.personId, protocol: PROTOCOL_VERSION })
  createObjective(doc, { id: 'o-3', text: 'Written online' }, null)
  await faye.until('the third is there', () => readBoard(faye.doc).objectives.length === 3)
  // Its step 1, its step 2 and the update.
  await expect
    .poll(() => messages.findLast(({ type }) => type === 'saved'))
    .toEqual({ type: 'saved', frames: 3 })
})

test('a document of more than 1 MB written offline arrives, in the provider’s own pieces', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const doc = new Y.Doc()
  for (let at = 0; at < 700; at++) {
    createObjective(doc, { id: `o-${at}`, text: 'A long objective, written offline. '.repeat(50) }, null)
  }
  expect(Y.encodeStateAsUpdate(doc).byteLength).toBeGreaterThan(1_000_000)
  const { messages } = await connect(room, doc)
  await faye.until('all are there', () => readBoard(faye.doc).objectives.length === 700)
  await expect
    .poll(() => messages.findLast(({ type }) => type === 'saved'))
    .toEqual({ type: 'saved', frames: 2 })
})

test('it goes on after the room was killed, once, with what was written meanwhile', async () => {
  const room = await createRoom(live.server.origin)
  const doc = new Y.Doc()
  const first = await connect(room, doc)
  await expect.poll(() => first.provider.synced).toBe(true)
  let closes = 0
  first.provider.on('connection-close', () => {
    closes += 1
  })
  await live.server.kill()
  await expect.poll(() => first.provider.ws).toBe(null)
  first.provider.destroy()
  createObjective(doc, { id: 'o-1', text: 'Written while the room was down' }, null)
  await live.server.start()
  expect(closes).toBe(1)
  const second = await connect(room, doc)
  await expect.poll(() => second.provider.synced).toBe(true)
  const faye = await join(live.server.host, room, FAYE)
  await faye.until('the card is there', () => readBoard(faye.doc).objectives.length === 1)
})

test('presence begins anew with each connection, and the others still see it', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const doc = new Y.Doc()
  for (const editing of ['o-1', 'o-2']) {
    const { provider, awareness } = await connect(room, doc)
    // The provider sends the local state when it opens; the clock of a new `Awareness` begins at 0.
    awareness.setLocalState({ personId: 'forged', name: 'forged', editing })
    const seen = await faye.until(`Pat edits ${editing}`, () =>
      faye.presence.find(({ state }) => JSON.stringify(state).includes(editing)),
    )
    const state = { personId: PAT.personId, name: 'Pat', role: 'participant', editing }
    expect(seen).toEqual({ clientId: doc.clientID, state })
    provider.destroy()
    await faye.until('Pat is gone', () => faye.presence.at(-1)?.state === null)
  }
})

test('a refusal reaches it as a close code', async () => {
  const doc = new Y.Doc()
  const { provider } = await connect('w-unknown', doc)
  const code = await new Promise<number>((closed) => {
    provider.on('connection-close', (event: { code: number }) => closed(event.code))
  })
  expect(code).toBe(4411)
})
