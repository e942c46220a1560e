import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readBoard } from '../../shared/board/read.ts'
import { createObjective } from '../../shared/board/write.ts'
import { join, RoomClient, roomUrl } from './support/room-client.ts'
import { FAYE, freshId, PAT } from './support/signing.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom } from './support/worker-stand-in.ts'

const live = useRoom({ withTwin: true })

test('many first requests at once find one room: one load, one creation', async () => {
  const room = `w-${freshId()}`
  await Promise.all(Array.from({ length: 5 }, () => createRoom(live.server.origin, room)))
  await live.server.kill()
  await live.server.start()
  const people = Array.from({ length: 12 }, (_, at) => ({
    ...PAT,
    personId: `p-${at}`,
    name: `Person ${at}`,
  }))
  const clients = await Promise.all(people.map((person) => join(live.server.host, room, person)))
  const [first] = clients
  if (!first) throw new Error('nobody came')
  await first.until('all are on the roster', () => Object.keys(first.visible?.roster ?? {}).length === 12)
  createObjective(first.doc, { id: 'o-1', text: 'Seen by all' }, null)
  for (const client of clients) {
    await client.until('the card is there', () => readBoard(client.doc).objectives.length === 1)
  }
})

test('rooms of two parties with one id know nothing of each other', async () => {
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
