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
 *
 * Of `Server` it uses accepting, ids and attachments. `Server` reads its `name` when a socket closes or fails, also in a room
 * that an alarm woke. The runtime tells it then where classes are on SQLite; where it does not (seen with `new_classes`
 * after a restart) `Server` has it stored as `__ps_name`. The room itself never asks for it.
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

  /**
   * `Server`'s own reads the attachment back for every frame, to see whether the socket is one of its. All are. A binary
   * frame is an ArrayBuffer here, also from 2026-03-17 on, when a socket's `binaryType` says `blob`: that is for the
   * events of sockets which do not hibernate.
   */
  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer) {
    const known = knownSocket(socket)
    return known ? this.#room.receive(known, message) : super.webSocketMessage(socket, message)
  }

  override onMessage(connection: Connection, message: WSMessage) {
    return this.#room.receive(keptSocketOf(connection), message)
  }

  override onClose(connection: Connection, code: number) {
    // `Server` answers every other code, and not this one, nor does the runtime: the browser would wait for it.
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
