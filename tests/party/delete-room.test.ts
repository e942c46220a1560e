import { expect, test } from 'vitest'
import { readBoard } from '../../shared/board/read.ts'
import { createObjective } from '../../shared/board/write.ts'
import { ROOM_PATHS, roomPath } from '../../shared/events/room-events.ts'
import { join, RoomClient, roomUrl } from './support/room-client.ts'
import { FAYE, freshId, PAT } from './support/signing.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom, postToRoom } from './support/worker-stand-in.ts'

const live = useRoom()

const deleteRoom = (room: string) => postToRoom(live.server.origin, room, ROOM_PATHS.delete, {})

test('a room that is deleted says so to everybody in it, and holds nothing any more', async () => {
  const { origin, host } = live.server
  const room = await createRoom(origin)
  const [faye, pat] = [await join(host, room, FAYE), await join(host, room, PAT)]
  createObjective(faye.doc, { id: 'o-1', text: 'Gone tomorrow' }, null)
  await faye.untilSaved()
  await faye.command({ type: 'advance-stage', from: 'welcome' })
  expect((await deleteRoom(room)).status).toBe(200)
  for (const client of [faye, pat]) {
    expect((await client.untilClosed()).name).toBe('room-deleted')
  }
  const late = new RoomClient(await roomUrl(host, room, PAT), pat.doc)
  expect((await late.untilClosed()).name).toBe('unknown-room')
  expect((await postToRoom(origin, room, ROOM_PATHS.tick, {})).status).toBe(404)

  // Whatever was stored would show in a room of the same name.
  await createRoom(origin, room)
  const again = await join(host, room, { ...PAT, personId: 'p-new' })
  const { visible } = await again.until('it is welcome', () => again.welcome)
  expect(visible.stageId).toBe('welcome')
  expect(Object.keys(visible.roster)).toEqual(['p-new'])
  expect(readBoard(again.doc).objectives).toEqual([])
})

test('it stays deleted when the machine dies right after it', async () => {
  const { origin } = live.server
  const room = await createRoom(origin)
  expect((await deleteRoom(room)).status).toBe(200)
  await live.server.kill()
  await live.server.start()
  expect((await postToRoom(live.server.origin, room, ROOM_PATHS.tick, {})).status).toBe(404)
})

test('deleting again, or a room that never was, changes nothing', async () => {
  const room = await createRoom(live.server.origin)
  const answers = await Promise.all([deleteRoom(room), deleteRoom(room), deleteRoom(`w-${freshId()}`)])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect((await deleteRoom(room)).status).toBe(200)
})

test('only the Worker deletes rooms', async () => {
  const { origin } = live.server
  const room = await createRoom(origin)
  const reply = await fetch(origin + roomPath(room) + ROOM_PATHS.delete, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  expect(reply.status).not.toBe(200)
  expect((await postToRoom(origin, room, ROOM_PATHS.tick, {})).status).toBe(200)
})
