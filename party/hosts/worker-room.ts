import { type Connection, type ConnectionContext, Server, type WSMessage } from 'partyserver'
import { readWorkerRoomEnv } from './env.ts'
import { HostedRoom } from './hosted-room.ts'
import { answerClose, keptSocketOf, knownSocket } from './sockets.ts'

/** A close frame without a code. The platform tells it as this one, which nobody may send. */
const CLOSED_WITHOUT_CODE = 1005

/** Whoever has the binding needs some address; no name is looked up. */
const WORKER_BINDING_ORIGIN = 'https://turnout.internal'

/**
 * The room in a Worker script of our own, on Durable Objects. Only the Worker reaches it, by its binding: it has verified
 * the ticket before it hands a connection on, so that a stranger never wakes a room.
 */
export class Room extends Server {
  static override options = { hibernate: true }
  readonly #room: HostedRoom

  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env)
    const { WORKER, ...roomEnv } = readWorkerRoomEnv(env)
    this.#room = new HostedRoom(roomEnv, {
      storage: ctx.storage,
      fetchWorker: (path, init) => WORKER.fetch(WORKER_BINDING_ORIGIN + path, init),
      connections: () => this.getConnections(),
    })
  }

  override onConnect(connection: Connection, { request }: ConnectionContext) {
    return this.#room.connect(connection, request)
  }

  /** `Server`'s own reads the attachment back for every frame, to see whether the socket is one of its. All are. */
  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer) {
    const known = knownSocket(socket)
    if (known) return this.#room.receive(known, message)
    return super.webSocketMessage(socket, message)
  }

  override onMessage(connection: Connection, message: WSMessage) {
    return this.#room.receive(keptSocketOf(connection), message)
  }

  override onClose(connection: Connection, code: number) {
    // `Server` answers every other code, and not this one: without an answer the browser waits for one.
    if (code === CLOSED_WITHOUT_CODE) answerClose(connection)
    return this.#room.leave(connection)
  }

  override onError(connection: Connection) {
    return this.#room.leave(connection)
  }

  override onRequest(request: Request) {
    return this.#room.answer(request)
  }

  override onAlarm() {
    return this.#room.tick()
  }
}

/** The script has no address of its own, so nobody asks this; the platform wants a handler. */
export default {
  fetch: () => new Response(null, { status: 404 }),
}
