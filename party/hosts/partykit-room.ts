import type * as Party from 'partykit/server'
import { CLOSE_CODES, type CloseName } from '../../shared/protocol/close-codes.ts'
import { RoomCore } from '../room-core.ts'
import { checkProtocol, ENTRY_HEADER, readEntry, readEntryHeader, writeEntryHeader } from './entry.ts'
import { readRoomEnv } from './env.ts'
import { type TestDoor, withFaults } from './faults.ts'
import {
  answerClose,
  createPartyKitHost,
  createStoragePort,
  keptSocketOf,
  socketOf,
} from './partykit-host.ts'
import { answerRequest } from './room-requests.ts'
import { signerFor } from './signers.ts'

/** The room on PartyKit: it translates, and leaves every decision to the core. */
export default class Room implements Party.Server {
  readonly options = { hibernate: true }
  readonly #core: RoomCore
  readonly #env
  readonly #testDoor: TestDoor | null

  /** Who may come in is decided before a room wakes up. A refusal must reach the browser, so it is a close code. */
  static async onBeforeConnect(request: Party.Request, lobby: Party.Lobby) {
    const url = new URL(request.url)
    const query = url.searchParams
    const unfit = checkProtocol(query.get('v'))
    if (unfit) return refuseConnection(unfit)
    const signer = await signerFor('ticket', readRoomEnv(lobby.env).TURNOUT_SECRET)
    const entry = await readEntry(signer, query.get('ticket'), { workshopId: lobby.id, nowMs: Date.now() })
    if (!entry) return refuseConnection('ticket-refused')
    // The URL is kept with the socket and logged: the ticket has no business there. `_pk` becomes the connection's id,
    // and clients' own collide.
    url.search = new URLSearchParams({ _pk: crypto.randomUUID() }).toString()
    const headers = new Headers([...request.headers])
    headers.set(ENTRY_HEADER, writeEntryHeader(entry))
    return new Request(url.href, { method: request.method, headers })
  }

  static onBeforeRequest(request: Party.Request) {
    request.headers.delete(ENTRY_HEADER)
    return request
  }

  constructor(readonly room: Party.Room) {
    this.#env = readRoomEnv(room.env)
    const faults = withFaults(createStoragePort(room.storage))
    this.#testDoor =
      this.#env.TURNOUT_FAULTS === '1' ? { bootId: crypto.randomUUID(), setFailing: faults.setFailing } : null
    this.#core = new RoomCore(createPartyKitHost(room, this.#env, faults.storage))
  }

  async onConnect(connection: Party.Connection, { request }: Party.ConnectionContext) {
    await this.#core.connect(socketOf(connection), readEntryHeader(request.headers.get(ENTRY_HEADER)))
  }

  async onMessage(message: string | ArrayBuffer | ArrayBufferView, connection: Party.Connection) {
    const frame = typeof message === 'string' ? message : bytesOf(message)
    await this.#core.receive(connection.id, frame, () => keptSocketOf(connection))
  }

  async onClose(connection: Party.Connection) {
    answerClose(connection)
    await this.#core.leave(keptSocketOf(connection))
  }

  async onError(connection: Party.Connection) {
    await this.#core.leave(keptSocketOf(connection))
  }

  async onRequest(request: Party.Request) {
    const signer = await signerFor('worker-to-room', this.#env.TURNOUT_SECRET)
    const path = new URL(request.url).pathname
    const reply = await answerRequest(
      {
        method: request.method,
        path,
        body: await request.text(),
        header: (name) => request.headers.get(name),
      },
      {
        core: this.#core,
        signer,
        nowMs: Date.now(),
        // Of the address: `room.id` is not to be had after an alarm.
        workshopId: path.split('/')[3] ?? '',
        testDoor: this.#testDoor,
      },
    )
    return Response.json(reply.body, { status: reply.status, headers: { 'cache-control': 'no-store' } })
  }

  async onAlarm() {
    await this.#core.tick()
  }
}

function refuseConnection(name: CloseName): Response {
  const { 0: client, 1: server } = new WebSocketPair()
  server.accept()
  server.close(CLOSE_CODES[name].code, name)
  return new Response(null, { status: 101, webSocket: client })
}

function bytesOf(message: ArrayBuffer | ArrayBufferView): Uint8Array {
  return message instanceof ArrayBuffer
    ? new Uint8Array(message)
    : new Uint8Array(message.buffer, message.byteOffset, message.byteLength)
}
