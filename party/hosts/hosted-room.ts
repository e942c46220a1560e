import { ENTRY_HEADER, readEntryHeader } from '../../shared/identity/room-entry.ts'
import type { KeptSocket, SocketPort } from '../host.ts'
import { RoomCore } from '../room-core.ts'
import type { RoomEnv } from './env.ts'
import { type TestDoor, withFaults } from './faults.ts'
import { createRoomHost, type FetchWorker, report } from './room-host.ts'
import { answerRequest } from './room-requests.ts'
import { createStoragePort, type PlatformStorage } from './room-storage.ts'
import { signerFor } from './signers.ts'
import { frameOf, type HostConnection, keptSocketOf } from './sockets.ts'
import { usageLimitsFrom } from './usage-limits.ts'

/** As much of a request as is used: the platforms' types differ in what nobody asks for. */
type HostRequest = {
  readonly method: string
  readonly url: string
  readonly headers: { get(name: string): string | null }
  text(): Promise<string>
}

/** A room on a platform: it translates what both platforms have alike, and leaves every decision to the core. */
export class HostedRoom {
  readonly #core: RoomCore
  readonly #secret: string
  readonly #testDoor: TestDoor | null

  constructor(
    env: RoomEnv,
    platform: {
      readonly storage: PlatformStorage
      readonly fetchWorker: FetchWorker
      readonly connections: () => Iterable<HostConnection>
    },
  ) {
    this.#secret = env.TURNOUT_SECRET
    const storage = createStoragePort(platform.storage)
    const faults = env.TURNOUT_FAULTS === '1' ? withFaults(storage) : null
    this.#testDoor = faults && { bootId: crypto.randomUUID(), ...faults }
    this.#core = new RoomCore(
      createRoomHost({
        limits: usageLimitsFrom(env.TURNOUT_LIMITS),
        secret: env.TURNOUT_SECRET,
        fetchWorker: platform.fetchWorker,
        storage: faults?.storage ?? storage,
        nowMs: faults?.nowMs ?? Date.now,
        openSockets: () => Array.from(platform.connections(), keptSocketOf),
      }),
    )
  }

  /**
   * Returns before it is let in: the platform answers the handshake then, and a whole team comes in at a time. A fault ends
   * the connection with a code to come back by; left to partyserver, the client would be sent our stack.
   */
  connect(connection: HostConnection, request: HostRequest): void {
    const { socket } = keptSocketOf(connection)
    const entry = request.headers.get(ENTRY_HEADER)
    void this.#letIn(socket, entry).catch((error: unknown) => {
      report('taking a connection failed', error)
      // Not at once: what is closed before its handshake is over does not reach the browser on PartyKit.
      setTimeout(() => socket.close('room-not-ready'))
    })
  }

  async #letIn(socket: SocketPort, entry: string | null): Promise<void> {
    await this.#testDoor?.ready()
    await this.#core.connect(socket, readEntryHeader(entry))
  }

  receive(from: KeptSocket, message: string | ArrayBuffer | ArrayBufferView): void | Promise<void> {
    const frame = frameOf(message)
    const core = this.#core
    return this.#testDoor?.ready().then(() => core.receive(from, frame)) ?? core.receive(from, frame)
  }

  async leave(connection: HostConnection): Promise<void> {
    await this.#testDoor?.ready()
    return this.#core.leave(keptSocketOf(connection))
  }

  /** Answers the Worker's signed requests. A fault is logged and told without detail. */
  async answer(request: HostRequest): Promise<Response> {
    const { status, body } = await this.#answer(request).catch((error: unknown) => {
      report('answering a request failed', error)
      return { status: 500, body: { error: { code: 'internal-error', message: 'The room failed.' } } }
    })
    return Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
  }

  async tick(): Promise<void> {
    await this.#testDoor?.ready()
    await this.#core.tick()
  }

  async #answer(request: HostRequest) {
    await this.#testDoor?.ready()
    const path = new URL(request.url).pathname
    return answerRequest(
      {
        method: request.method,
        path,
        body: await request.text(),
        header: (name) => request.headers.get(name),
      },
      {
        core: this.#core,
        signer: await signerFor('worker-to-room', this.#secret),
        nowMs: Date.now(),
        // Of the address: PartyKit's `room.id` is not to be had after an alarm, and partyserver's `name` throws where
        // the runtime does not tell it.
        workshopId: path.split('/')[3] ?? '',
        testDoor: this.#testDoor,
      },
    )
  }
}
