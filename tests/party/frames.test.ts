import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readBoard } from '../../shared/board/read.ts'
import { createObjective } from '../../shared/board/write.ts'
import { join, RoomClient, roomUrl } from './support/room-client.ts'
import { FAYE, PAT } from './support/signing.ts'
import { sendInPieces, syncFrame } from './support/sync-frames.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom } from './support/worker-stand-in.ts'

const live = useRoom()

test('a whole document larger than one frame comes in pieces, and only as the first step 2', async () => {
  const room = await createRoom(live.server.origin)
  const doc = new Y.Doc()
  for (let at = 0; at < 700; at++) {
    createObjective(doc, { id: `o-${at}`, text: 'A long objective, written offline. '.repeat(50) }, null)
  }
  const whole = syncFrame(1, Y.encodeStateAsUpdate(doc))
  expect(whole.byteLength).toBeGreaterThan(1_000_000)
  const options = { sendsEdits: false, answersStep1: false }
  const client = new RoomClient(await roomUrl(live.server.host, room, PAT), new Y.Doc(), options)
  await client.until('it is welcome', () => client.welcome)
  sendInPieces(client, whole)
  client.syncFramesSent += 1
  const reader = await join(live.server.host, room, FAYE)
  await reader.until('all cards are there', () => readBoard(reader.doc).objectives.length === 700)
  await client.untilSaved()
  sendInPieces(client, whole)
  expect((await client.untilClosed()).name).toBe('document-reset')
  expect(client.messages.at(-1)).toMatchObject({ type: 'edit-refused', code: 'frame-too-large' })
})

test.each([
  ['bytes that are no message', (client: RoomClient) => client.sendBinary(new Uint8Array([99, 1, 2]))],
  ['a frame that ends too early', (client: RoomClient) => client.sendBinary(new Uint8Array([0, 2, 200, 1]))],
  [
    'a state vector that is none',
    (client: RoomClient) => client.sendBinary(new Uint8Array([0, 0, 2, 5, 255])),
  ],
  ['presence that is none', (client: RoomClient) => client.sendBinary(new Uint8Array([1, 3, 1, 9, 9]))],
  ['a text frame without end', (client: RoomClient) => client.sendText('x'.repeat(300_000))],
  [
    'a flood',
    (client: RoomClient) => Array.from({ length: 3_000 }, () => client.sendText('{"type":"ping"}')),
  ],
])('sends away who sends %s', async (_what, misbehave) => {
  const room = await createRoom(live.server.origin)
  const pat = await join(live.server.host, room, PAT)
  misbehave(pat)
  expect((await pat.untilClosed()).name).toBe('abusive')
  const again = await join(live.server.host, room, PAT)
  await again.leave()
})
