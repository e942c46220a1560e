import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '../../party/limits.ts'
import { readBoard, textOf } from '../../shared/board/read.ts'
import { createObjective, replaceText } from '../../shared/board/write.ts'
import { join, RoomClient, roomUrl } from './support/room-client.ts'
import { FAYE, PAT } from './support/signing.ts'
import { sendInPieces, syncFrame, writeStep } from './support/sync-frames.ts'
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

const misdeeds: readonly (readonly [string, (client: RoomClient) => void])[] = [
  ['bytes that are no message', (client) => client.sendBinary(new Uint8Array([99, 1, 2]))],
  ['a frame that ends too early', (client) => client.sendBinary(new Uint8Array([0, 2, 200, 1]))],
  ['a state vector that is none', (client) => client.sendBinary(new Uint8Array([0, 0, 2, 5, 255]))],
  ['presence that is none', (client) => client.sendBinary(new Uint8Array([1, 3, 1, 9, 9]))],
  [
    'presence without end',
    (client) => client.sendPresence([{ clientId: 1, clock: 1, state: 'x'.repeat(3_000) }]),
  ],
  ['a text frame without end', (client) => client.sendText('x'.repeat(300_000))],
  ['text that is no JSON', (client) => client.sendText('{"type":')],
]

test.each(misdeeds)('%s: told once, sent away for a while the fifth time', async (_what, misbehave) => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const pat = await join(live.server.host, room, PAT)
  const other = await join(live.server.host, room, PAT)
  misbehave(pat)
  const refused = await pat.until('it is told', () => pat.messages.find(({ type }) => type === 'refused'))
  expect(refused).toMatchObject({ id: null, message: expect.stringMatching(/^[A-Z].*\.$/) })
  expect(await pat.command({ type: 'set-ready', ready: true })).toBe('done')
  // All tabs of a person count together, and all of them are sent away.
  for (let time = 1; time < LIMITS.abuse.strikes; time++) misbehave(time % 2 ? other : pat)
  for (const client of [pat, other]) {
    expect((await client.untilClosed()).name).toBe('abusive')
  }
  const back = new RoomClient(await roomUrl(live.server.host, room, PAT), new Y.Doc())
  expect((await back.untilClosed()).name).toBe('abusive')
  expect(await faye.command({ type: 'set-ready', ready: true })).toBe('done')
})

test('a flood is abuse at once, over all tabs together', async () => {
  const room = await createRoom(live.server.origin)
  const tabs = [await join(live.server.host, room, PAT), await join(live.server.host, room, PAT)]
  for (let at = 0; at < 3_000; at++) tabs[at % 2]?.sendText('{"type":"ping"}')
  for (const tab of tabs) expect((await tab.untilClosed()).name).toBe('abusive')
  const back = new RoomClient(await roomUrl(live.server.host, room, PAT), new Y.Doc())
  expect((await back.untilClosed()).name).toBe('abusive')
})

test('presence that comes too fast is shown as it last was, and costs nothing else', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const pat = await join(live.server.host, room, PAT)
  for (let clock = 1; clock <= 200; clock++) {
    pat.sendPresence([{ clientId: pat.doc.clientID, clock, state: { editing: `card-${clock}` } }])
  }
  await faye.until('the newest is shown', () => JSON.stringify(faye.presence).includes('card-200'))
  expect(faye.presence.length).toBeLessThan(20)
  expect(await pat.command({ type: 'set-ready', ready: true })).toBe('done')
})

test('nobody writes under another person’s client id', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const pat = await join(live.server.host, room, PAT)
  createObjective(faye.doc, { id: 'o-1', text: 'Mine' }, null)
  await pat.until('the card is there', () => readBoard(pat.doc).objectives.length === 1)
  await faye.untilSaved()
  // As if it were the next thing that Faye types.
  const forger = new Y.Doc()
  Y.applyUpdate(forger, Y.encodeStateAsUpdate(pat.doc))
  forger.clientID = faye.doc.clientID
  const before = Y.encodeStateVector(forger)
  replaceText(forger, 'o-1', 'Mine, says somebody else', null)
  pat.sendSync((encoder) => writeStep(encoder, 2, Y.encodeStateAsUpdate(forger, before)))
  expect((await pat.untilClosed()).name).toBe('document-reset')
  expect(pat.messages.at(-1)).toMatchObject({ type: 'edit-refused', code: 'forged-writer' })
  replaceText(faye.doc, 'o-1', 'Mine, and nobody else’s', null)
  await faye.untilSaved()
  const fresh = await join(live.server.host, room, PAT)
  expect(textOf(fresh.doc, 'o-1')?.toString()).toBe('Mine, and nobody else’s')
})
