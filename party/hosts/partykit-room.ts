import type * as Party from 'partykit/server'
import { checkEntry, ENTRY_HEADER } from '../../shared/identity/room-entry.ts'
import { CLOSE_CODES, type CloseName } from '../../shared/protocol/close-codes.ts'
import { readPartyKitEnv } from './env.ts'
import { HostedRoom } from './hosted-room.ts'
import { signerFor } from './signers.ts'
import { answerClose, keptSocketOf } from './sockets.ts'

/** The room on PartyKit. */
export default class Room implements Party.Server {
  readonly options = { hibernate: true }
  readonly #room: HostedRoom

  /** Who may come in is decided before a room wakes up. A refusal must reach the browser, so it is a close code. */
  static async onBeforeConnect(request: Party.Request, lobby: Party.Lobby) {
    const url = new URL(request.url)
    const signer = await signerFor('ticket', readPartyKitEnv(lobby.env).TURNOUT_SECRET)
    const entry = await checkEntry(
      signer,
      { ticket: url.searchParams.get('ticket'), version: url.searchParams.get('v') },
      { workshopId: lobby.id, nowMs: Date.now() },
    )
    if ('refusedBy' in entry) return refuseConnection(entry.refusedBy)
    // The URL is kept with the socket and logged: the ticket has no business there. `_pk` becomes the connection's id,
    // and clients' own collide.
    url.search = new URLSearchParams({ _pk: crypto.randomUUID() }).toString()
    const headers = new Headers([...request.headers])
    headers.set(ENTRY_HEADER, entry.header)
    return new Request(url.href, { method: request.method, headers })
  }

  static onBeforeRequest(request: Party.Request) {
    request.headers.delete(ENTRY_HEADER)
    return request
  }

  constructor(readonly room: Party.Room) {
    const env = readPartyKitEnv(room.env)
    this.#room = new HostedRoom(env, {
      storage: room.storage,
      fetchWorker: (path, init) => fetch(new URL(path, env.WORKER_ORIGIN).href, init),
      connections: () => room.getConnections(),
    })
  }

  onConnect(connection: Party.Connection, { request }: Party.ConnectionContext) {
    return this.#room.connect(connection, request)
  }

  onMessage(message: string | ArrayBuffer | ArrayBufferView, connection: Party.Connection) {
    return this.#room.receive(keptSocketOf(connection), message)
  }

  onClose(connection: Party.Connection) {
    answerClose(connection)
    return this.#room.leave(connection)
  }

  onError(connection: Party.Connection) {
    return this.#room.leave(connection)
  }

  onRequest(request: Party.Request) {
    return this.#room.answer(request)
  }

  onAlarm() {
    return this.#room.tick()
  }
}

function refuseConnection(name: CloseName): Response {
  const { 0: client, 1: server } = new WebSocketPair()
  server.accept()
  server.close(CLOSE_CODES[name].code, name)
  return new Response(null, { status: 101, webSocket: client })
}
