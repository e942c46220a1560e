import { setMaxListeners } from 'node:events'
import { vi } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import type { ConnectionState } from '../../../client/room/room-connection.ts'
import type { SentFrame } from '../../../client/room/sync-frames.ts'
import type { RoomMessage } from '../../../shared/protocol/messages.ts'
import { waitFor } from '../../support/wait.ts'
import { type TestPerson, ticketFor } from './signing.ts'

/** What of a browser the client's connection touches. */
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
const windowEvents = new EventTarget()
// Many clients share the one page and the one process here.
setMaxListeners(0, page, windowEvents)
process.setMaxListeners(0)
vi.stubGlobal('document', page)
vi.stubGlobal('addEventListener', windowEvents.addEventListener.bind(windowEvents))
vi.stubGlobal('removeEventListener', windowEvents.removeEventListener.bind(windowEvents))

/** Every frame that a client's sockets sent or got. */
class CountingSocket extends WebSocket {
  static frames = 0

  constructor(url: string) {
    super(url)
    this.on('message', () => {
      CountingSocket.frames += 1
    })
    const send = this.send.bind(this)
    this.send = (data: Parameters<WebSocket['send']>[0]) => {
      CountingSocket.frames += 1
      send(data)
    }
  }
}
// The provider looks for the browser's WebSocket when it is loaded.
vi.stubGlobal('WebSocket', CountingSocket)
const { createRoomConnection } = await import('../../../client/room/room-connection.ts')

/** Somebody looks at the tab again. */
export function wakeTab(): void {
  page.dispatchEvent(new Event('visibilitychange'))
}

/** How many frames all clients of this file have sent and got until now. */
export const framesSoFar = () => CountingSocket.frames

export type BrowserClient = Awaited<ReturnType<typeof openBrowserClient>>

/** The client's own connection, provider included, as a tab has it; resolves once it has the document. */
export async function openBrowserClient(host: string, room: string, person: TestPerson, doc = new Y.Doc()) {
  const states: ConnectionState['kind'][] = []
  const messages: RoomMessage[] = []
  const sent: SentFrame[] = []
  let keptEdits = 0
  let resets = 0
  const connection = createRoomConnection({
    requestTicket: async () => ({
      ok: true,
      value: { ticket: await ticketFor(room, person), roomOrigin: `http://${host}`, room },
    }),
    document: async () => doc,
    onState: ({ kind }) => states.push(kind),
    onMessage: (message) => messages.push(message),
    onSyncFrame: (frame) => sent.push(frame),
    onEditKept: () => {
      keptEdits += 1
    },
    onPresence: () => {},
    onTime: () => {},
    onCaughtUp: () => {},
    onDocumentReset: async () => {
      resets += 1
    },
  })
  const openings = () => states.filter((kind) => kind === 'open').length
  connection.start()
  const client = {
    doc,
    connection,
    states,
    messages,
    /** How often it came in. */
    openings,
    keptEdits: () => keptEdits,
    resets: () => resets,
    hasCaughtUp: () => sent.includes('catch-up'),
    until: <T>(what: string, ask: () => T) => waitFor(what, ask, 30_000),
  }
  await client.until('the room is entered', () => openings() > 0 && client.hasCaughtUp())
  return client
}
