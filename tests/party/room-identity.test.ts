import { test } from 'vitest'
import { readBoard } from '../../shared/board/read.ts'
import { createObjective } from '../../shared/board/write.ts'
import { join } from './support/room-client.ts'
import { freshId, PAT } from './support/signing.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom } from './support/worker-stand-in.ts'

const live = useRoom()

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
