import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBoard, textOf } from '../../shared/board/read.ts'
import { createObjective, replaceText } from '../../shared/board/write.ts'
import { join } from './support/room-client.ts'
import { type RoomServer, startRoomServer } from './support/room-server.ts'
import { FAYE, MIKA, PAT } from './support/signing.ts'
import { createRoom, startWorkerStandIn, type WorkerStandIn } from './support/worker-stand-in.ts'

let worker: WorkerStandIn
let server: RoomServer

beforeAll(async () => {
  worker = await startWorkerStandIn()
  server = await startRoomServer({ workerOrigin: worker.origin })
})
afterAll(async () => {
  await server.stop()
  await worker.stop()
})

/** `partykit dev` puts a room to sleep after some 10 s in which no timer and no request ran; nothing tells when. */
const SLEEP_MS = 13_000
const sleep = () => new Promise((resume) => setTimeout(resume, SLEEP_MS))

test('a room that slept goes on where it was: counters, presence, versions and who is here', async () => {
  const room = await createRoom(server.origin)
  const faye = await join(server.host, room, FAYE)
  const pat = await join(server.host, room, PAT)
  const mika = await join(server.host, room, MIKA)
  createObjective(faye.doc, { id: 'o-1', text: 'Before' }, null)
  pat.sendPresence([{ clientId: pat.doc.clientID, clock: 1, state: { editing: 'o-1' } }])
  await faye.until('Pat is seen', () => faye.presence.length > 0)
  await mika.command({ type: 'set-attendance', attendance: 'away' })
  await Promise.all([faye.untilSaved(), pat.untilSaved(), mika.untilSaved()])

  await sleep()
  // The first thing that wakes it is somebody's leaving.
  mika.drop()
  await faye.until('Mika is gone', () => faye.visible?.roster[MIKA.personId]?.attendance === 'gone')
  expect(faye.visible?.roster[PAT.personId]?.attendance).toBe('here')
  replaceText(faye.doc, 'o-1', 'After', null)
  await pat.until('the words are there', () => textOf(pat.doc, 'o-1')?.toString() === 'After')
  await faye.untilSaved()
  const late = await join(server.host, room, MIKA)
  expect(readBoard(late.doc)).toEqual(readBoard(faye.doc))
  const shown = await late.until('Pat’s presence is there', () => late.presence.at(-1))
  expect(shown).toMatchObject({
    clientId: pat.doc.clientID,
    state: { personId: PAT.personId, editing: 'o-1' },
  })

  await sleep()
  // Versions go on, or the client would throw: `join` checks each.
  expect(await pat.command({ type: 'set-ready', ready: true })).toBe('done')
  await faye.until('Pat is ready', () => faye.visible?.roster[PAT.personId]?.ready)
  pat.drop()
  await faye.until('Pat is gone', () => faye.presence.at(-1)?.state === null)
}, 60_000)
