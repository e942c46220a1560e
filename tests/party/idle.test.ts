import * as v from 'valibot'
import { afterAll, expect, test } from 'vitest'
import { textOf } from '../../shared/board/read.ts'
import { createObjective, replaceText } from '../../shared/board/write.ts'
import { type BrowserClient, framesSoFar, openBrowserClient } from './support/browser-client.ts'
import { join } from './support/room-client.ts'
import { FAYE } from './support/signing.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom, postToRoom } from './support/worker-stand-in.ts'

const live = useRoom()
const opened: BrowserClient[] = []
afterAll(() => {
  for (const { connection } of opened) connection.stop()
})

/** The last acknowledgement comes within 4 s, and some 10 s later the runtime takes the room out of memory. */
const SLEEP_MS = 16_000

const DoorSchema = v.object({ bootId: v.string() })

/** Another one each time that the room is brought into memory. Asking wakes the room. */
async function bootIdOf(room: string): Promise<string> {
  const reply = await postToRoom(live.server.origin, room, '/faults', { failing: false })
  return v.parse(DoorSchema, await reply.json()).bootId
}

async function enter(room: string, at: number) {
  const person = { personId: `p-${at}`, name: `Person ${at}`, role: 'participant' } as const
  const client = await openBrowserClient(live.server.host, room, person)
  opened.push(client)
  return client
}

const hasCard = ({ doc }: BrowserClient) => textOf(doc, 'o-1') !== null

test('20 quiet clients: the room sleeps with all of them connected, not a frame is sent, and all of them sync afterwards', async () => {
  const room = await createRoom(live.server.origin)
  const clients = await Promise.all(Array.from({ length: 20 }, (_, at) => enter(room, at)))
  const [writer] = clients
  if (!writer) throw new Error('there are 20')
  const bootId = await bootIdOf(room)
  createObjective(writer.doc, { id: 'o-1', text: 'Before' }, null)
  for (const { connection } of clients) {
    connection.setPresence({ editing: null })
    connection.setPresence(null)
  }
  for (const client of clients) await client.until('the card is there', () => hasCard(client))
  expect(await bootIdOf(room)).toBe(bootId)

  // Acknowledgements of what has just come may still follow; after them there is nothing more to say.
  await new Promise((resume) => setTimeout(resume, 5_000))
  const before = framesSoFar()
  await new Promise((resume) => setTimeout(resume, SLEEP_MS - 5_000))
  expect(framesSoFar() - before).toBe(0)
  for (const client of clients) expect(client.states).toEqual(['connecting', 'open'])

  replaceText(writer.doc, 'o-1', 'After', null)
  for (const client of clients) {
    await client.until('the words are there', () => textOf(client.doc, 'o-1')?.toString() === 'After')
  }
  expect(await bootIdOf(room)).not.toBe(bootId)
  for (const [at, client] of clients.entries()) {
    client.connection.sendCommand(`command-${at}`, { type: 'set-ready', ready: true })
    await client.until('it is answered', () =>
      client.messages.some((message) => message.type === 'done' && message.id === `command-${at}`),
    )
    // The versions went on, or it would have come in anew.
    expect(client.openings()).toBe(1)
  }
  const versions = writer.messages.flatMap((message) => (message.type === 'state' ? [message.version] : []))
  expect(versions).toEqual(versions.map((_, at) => at + 1))
})

test('50 people who come in together cost each of them a few frames, not 50', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const people = Array.from({ length: 50 }, (_, at) => at)
  const joined = await Promise.all(
    people.map((at) =>
      join(live.server.host, room, { personId: `p-${at}`, name: `Person ${at}`, role: 'participant' }),
    ),
  )
  const here = (client: typeof faye) =>
    Object.values(client.visible?.roster ?? {}).filter(({ attendance }) => attendance === 'here').length
  for (const client of [faye, ...joined]) await client.until('all are here', () => here(client) === 51)
  const told = (client: typeof faye) => client.messages.filter(({ type }) => type === 'state')
  expect(told(faye).length).toBeLessThan(25)
  // Each person once or twice, as they come; never the whole roster again.
  const named = told(faye).flatMap((message) =>
    message.type === 'state' ? Object.keys(message.people ?? {}) : [],
  )
  expect(named.length).toBeLessThanOrEqual(2 * 51)
  expect(told(faye).some((message) => message.type === 'state' && message.changes.roster)).toBe(false)
  for (const client of joined) await client.leave()
  await faye.until('she is alone', () => here(faye) === 1)
})
