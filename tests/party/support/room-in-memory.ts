import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import type { KeptSocket, RoomHost, SocketPort } from '../../../party/host.ts'
import { readUsageLimits } from '../../../party/raised-limits.ts'
import { RoomCore } from '../../../party/room-core.ts'
import type { CreateRoom } from '../../../shared/events/new-room.ts'
import type { CloseName } from '../../../shared/protocol/close-codes.ts'
import {
  parseRoomMessage,
  patchVisible,
  type RoomMessage,
  writeCommand,
} from '../../../shared/protocol/messages.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import type { Visible } from '../../../shared/workshop/state.ts'
import { MemoryStorage } from './memory-host.ts'
import type { TestPerson } from './signing.ts'

/** The room's core on a host of memory, with a clock that only moves when it is told to. */
export async function openRoomInMemory(change: Pick<Partial<CreateRoom>, 'agenda' | 'kind' | 'retro'> = {}) {
  const tasks: { readonly atMs: number; readonly task: () => void }[] = []
  const reports: string[] = []
  const storage = new MemoryStorage()
  const reading: { isFailing: boolean; isSlow: Promise<void> | null } = { isFailing: false, isSlow: null }
  const sockets = new Map<string, KeptSocket>()
  let nowMs = 1_000_000
  let ids = 0
  let alarmAtMs: number | null = null
  const host: RoomHost = {
    limits: readUsageLimits(undefined),
    storage: {
      list: async (prefix, page) => {
        if (reading.isFailing) throw new Error('The storage was told to fail.')
        await reading.isSlow
        return storage.list(prefix, page)
      },
      get: (keys) => storage.get(keys),
      write: (entries) => storage.write(entries),
      remove: (keys) => storage.remove(keys),
      replace: (entries, deletedKeys) => storage.replace(entries, deletedKeys),
      sync: () => storage.sync(),
      clear: () => storage.clear(),
      setAlarm: async (atMs) => {
        alarmAtMs = atMs
      },
    },
    nowMs: () => nowMs,
    random: () => 0.5,
    randomId: () => `id-${++ids}-in-memory`,
    sha256Hex: async (text) => String(text.length),
    deliver: async () => ({ status: 200, body: '{"outcome":"recorded"}' }),
    openSockets: () => [...sockets.values()],
    later: (delayMs, task) => {
      const waiting = { atMs: nowMs + delayMs, task }
      tasks.push(waiting)
      return () => {
        if (tasks.includes(waiting)) tasks.splice(tasks.indexOf(waiting), 1)
      }
    },
    report: (what, error) => void reports.push(`${what}: ${String(error)}`),
  }
  let core = new RoomCore(host)
  await core.create({
    workshopId: 'w-memory',
    title: 'Delivery team, first quarter',
    teamName: 'Delivery',
    kind: 'planning',
    cycle: { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
    timeZone: 'Europe/Berlin',
    ...change,
  })

  /** Lets everything that waits for a promise go on. */
  const settle = () => new Promise<void>((resume) => setImmediate(resume))

  /** Lets time pass, with everything that is due meanwhile. */
  async function pass(ms: number): Promise<void> {
    const untilMs = nowMs + ms
    for (;;) {
      await settle()
      const alarm = alarmAtMs === null ? [] : [{ atMs: alarmAtMs, task: goOff }]
      const due = [...tasks, ...alarm].filter(({ atMs }) => atMs <= untilMs)
      const [next] = due.sort((a, b) => a.atMs - b.atMs)
      if (!next) break
      if (tasks.includes(next)) tasks.splice(tasks.indexOf(next), 1)
      nowMs = Math.max(nowMs, next.atMs)
      next.task()
    }
    nowMs = untilMs
  }

  /** The alarm: it wakes the room if it sleeps. */
  function goOff() {
    alarmAtMs = null
    void core.tick()
  }

  async function join(person: TestPerson, doc: Y.Doc | null = new Y.Doc()) {
    const client = new MemoryClient(`socket-${++ids}`, doc, (frame) => void core.receive(client.kept, frame))
    sockets.set(client.kept.socket.id, client.kept)
    const entry = { ticketId: `ticket-${++ids}`, ...person, expiresAtMs: nowMs + 30_000 }
    const entered = core.connect(client.socket, entry)
    await pass(200)
    await entered
    client.begin()
    await pass(200)
    return client
  }

  return {
    ...{ join, pass, settle, reports, storage, reading },
    nowMs: () => nowMs,
    alarmAtMs: () => alarmAtMs,
    /** Gives a command, and lets a moment pass: `done`, the code of a refusal, or `null` while there is no answer. */
    async give(client: MemoryClient, command: Command, id = `command-${++ids}`): Promise<string | null> {
      client.send(writeCommand(id, command))
      await pass(10)
      return client.answerTo(id)
    },
    tick: () => core.tick(),
    delete: () => core.delete(),
    /** The machine dies with all connections; of the writes that were not durable the first `kept` are on the disk. */
    async crash(kept = 0) {
      tasks.splice(0)
      sockets.clear()
      alarmAtMs = null
      storage.crash(kept)
      core = new RoomCore(host)
      await core.tick()
      await settle()
    },
    leave(client: MemoryClient) {
      sockets.delete(client.kept.socket.id)
      return core.leave(client.kept)
    },
    /** How many tasks wait. While one does, a platform keeps the room in memory. */
    waiting: () => tasks.length,
    /** The platform takes the room out of memory, and leaves the sockets open. */
    sleep() {
      tasks.splice(0)
      core = new RoomCore(host)
    },
  }
}

/** A client without a network. One without a document of its own only listens. */
export class MemoryClient {
  readonly messages: RoomMessage[] = []
  /** Every frame that came, as it came. */
  readonly frames: (string | Uint8Array)[] = []
  closed: CloseName | null = null
  readonly kept: KeptSocket
  readonly socket: SocketPort
  binaryFrames = 0
  savedFrames = 0
  sentFrames = 0

  constructor(
    id: string,
    readonly doc: Y.Doc | null,
    readonly send: (frame: string | Uint8Array) => void,
  ) {
    this.socket = {
      id,
      send: (frame) => (typeof frame === 'string' ? this.#hear(frame) : this.#take(frame)),
      close: (name) => {
        this.closed ??= name
      },
      keep: (attachment) => {
        kept = structuredClone(attachment)
      },
    }
    let kept: unknown = null
    this.kept = {
      socket: this.socket,
      get attachment() {
        return kept
      },
    }
    doc?.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#sendSync((encoder) => sync.writeUpdate(encoder, update))
    })
  }

  answerTo(id: string): string | null {
    for (const message of this.messages) {
      if (message.type === 'done' && message.id === id) return 'done'
      if (message.type === 'refused' && message.id === id) return message.code
    }
    return null
  }

  /** The visible state, from all that it was told. */
  get visible(): Visible {
    let visible: Visible | null = null
    for (const message of this.messages) {
      if (message.type === 'welcome') visible = message.visible
      else if (message.type === 'state' && visible) visible = patchVisible(visible, message)
    }
    if (!visible) throw new Error('It was never welcome.')
    return visible
  }

  begin(): void {
    const { doc } = this
    if (doc) this.#sendSync((encoder) => sync.writeSyncStep1(encoder, doc))
  }

  #sendSync(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    write(encoder)
    this.#sendFrame(encoding.toUint8Array(encoder))
  }

  #sendFrame(frame: Uint8Array): void {
    if (this.closed !== null) return
    this.sentFrames += 1
    this.send(frame)
  }

  #hear(text: string): void {
    this.frames.push(text)
    const message = parseRoomMessage(text)
    if (!message) throw new Error(`The room said what its protocol does not know: ${text.slice(0, 300)}`)
    this.messages.push(message)
    if (message.type === 'saved') this.savedFrames = message.frames
  }

  #take(frame: Uint8Array): void {
    this.frames.push(frame)
    this.binaryFrames += 1
    const decoder = decoding.createDecoder(frame)
    if (!this.doc || decoding.readVarUint(decoder) !== 0) return
    const answer = encoding.createEncoder()
    encoding.writeVarUint(answer, 0)
    sync.readSyncMessage(decoder, answer, this.doc, this)
    if (encoding.length(answer) > 1) this.#sendFrame(encoding.toUint8Array(answer))
  }
}
