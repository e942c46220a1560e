import { createHash } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises'
import * as v from 'valibot'
import * as Y from 'yjs'
import { BOARD_ROOTS } from '../../shared/board/layout.ts'
import { SeededRandom } from '../shared/board/seeded-random.ts'
import { nowMs } from './clock.ts'
import { ACTIVITIES, edit, prepare } from './edits.ts'
import { spreadOf } from './figures.ts'
import { ACK_WITHIN_MS, LoadClient } from './load-client.ts'

/* What a group of people is told and what it answers: plain data, since it may live in another process. */

export const GroupOptionsSchema = v.object({
  people: v.array(v.number()),
  /** Apply at once what comes, and note when: the people whose view is measured. */
  isEager: v.boolean(),
  isTurnout: v.boolean(),
  /** With `{person}` in it. For Turnout's rooms the ticket is added. */
  url: v.string(),
  /** Where tickets are to be had, with `{person}` in it. */
  ticketUrl: v.nullable(v.string()),
  activity: v.picklist(ACTIVITIES),
})
export type GroupOptions = v.InferOutput<typeof GroupOptionsSchema>

export const RunOptionsSchema = v.object({
  startMs: v.number(),
  lengthMs: v.number(),
  ratePerSecond: v.number(),
  seed: v.number(),
})
export type RunOptions = v.InferOutput<typeof RunOptionsSchema>

export const StatusSchema = v.object({
  lastReceivedMs: v.number(),
  frames: v.number(),
  bytes: v.number(),
  sentFrames: v.number(),
  sentBytes: v.number(),
  /** Connections that the server ended, and edits that it refused. */
  troubles: v.array(v.string()),
})
export type Status = v.InferOutput<typeof StatusSchema>

export const JoinedSchema = v.array(
  v.object({ startedMs: v.number(), openMs: v.number(), syncedMs: v.number(), bytes: v.number() }),
)
export type Joined = v.InferOutput<typeof JoinedSchema>

const FlatSchema = v.instance(Float64Array)
export const FinishedSchema = v.object({
  lateP99Ms: v.nullable(v.number()),
  loopDelayP99Ms: v.number(),
  clients: v.array(
    v.object({
      clientId: v.number(),
      digest: v.string(),
      edits: FlatSchema,
      saved: FlatSchema,
      arrivals: v.map(v.number(), FlatSchema),
      seen: v.map(v.number(), v.number()),
    }),
  ),
})
export type Finished = v.InferOutput<typeof FinishedSchema>

/** People who edit at the same time. Those of one group share a process. */
export type LoadGroup = {
  /** Asks for everybody's ticket: that is the Worker's time, and not the room's. */
  askTickets(): Promise<void>
  /** Connects everybody; `gapMs` between two of them. */
  open(options: { gapMs: number; timeoutMs: number }): Promise<Joined>
  prepare(): Promise<void>
  run(options: RunOptions): Promise<void>
  status(): Promise<Status>
  finish(): Promise<Finished>
  close(): Promise<void>
}

const ACK_CHECK_MS = ACK_WITHIN_MS / 2

export class LocalGroup implements LoadGroup {
  readonly clients: readonly LoadClient[]
  readonly #options: GroupOptions
  readonly #loopDelay = monitorEventLoopDelay({ resolution: 5 })
  readonly #acknowledging: NodeJS.Timeout
  #urls: readonly string[] = []
  #lateMs: number[] = []

  constructor(options: GroupOptions) {
    this.#options = options
    const { isEager, isTurnout } = options
    this.clients = options.people.map((person) => new LoadClient({ person, isEager, isTurnout }))
    this.#acknowledging = setInterval(() => {
      for (const client of this.clients) client.acknowledge()
    }, ACK_CHECK_MS)
  }

  async askTickets(): Promise<void> {
    this.#urls = await Promise.all(this.clients.map(({ person }) => this.#urlFor(person)))
  }

  async open({ gapMs, timeoutMs }: { gapMs: number; timeoutMs: number }): Promise<Joined> {
    const opening: Promise<void>[] = []
    for (const [index, client] of this.clients.entries()) {
      opening.push(client.connect(this.#urls[index] ?? '', timeoutMs))
      if (gapMs > 0) await delay(gapMs)
    }
    await Promise.all(opening)
    return this.clients.map(({ times, counts }) => ({ ...times, bytes: counts.bytes }))
  }

  async prepare(): Promise<void> {
    for (const client of this.clients) {
      prepare(this.#options.activity, client)
      await delay(1)
    }
  }

  /** Everybody at their own moment of the period, so that edits are spread evenly. */
  async run({ startMs, lengthMs, ratePerSecond, seed }: RunOptions): Promise<void> {
    const periodMs = 1_000 / ratePerSecond
    const random = new SeededRandom(seed)
    const turns = this.clients
      .map((client) => ({ client, phaseMs: random.next() * periodMs }))
      .sort((a, b) => a.phaseMs - b.phaseMs)
    this.#lateMs = []
    this.#loopDelay.reset()
    this.#loopDelay.enable()
    for (let count = 0; ; count++) {
      for (const { client, phaseMs } of turns) {
        const dueMs = startMs + phaseMs + count * periodMs
        if (dueMs >= startMs + lengthMs) {
          this.#loopDelay.disable()
          return
        }
        const waitMs = dueMs - nowMs()
        // A timer takes a millisecond at least. Also when late: what has come meanwhile must be read.
        await (waitMs > 0.5 ? delay(waitMs) : nextTurn())
        const atMs = nowMs()
        this.#lateMs.push(atMs - dueMs)
        edit(this.#options.activity, client, count)
        client.noteEdit(atMs)
      }
    }
  }

  async status(): Promise<Status> {
    const sum = (key: keyof LoadClient['counts']) =>
      this.clients.reduce((total, client) => total + client.counts[key], 0)
    return {
      lastReceivedMs: Math.max(0, ...this.clients.map((client) => client.lastReceivedMs)),
      frames: sum('frames'),
      bytes: sum('bytes'),
      sentFrames: sum('sentFrames'),
      sentBytes: sum('sentBytes'),
      troubles: this.clients.flatMap(({ ended, refusal }) => [ended, refusal]).filter((why) => why !== null),
    }
  }

  async finish(): Promise<Finished> {
    const flat = (values: readonly number[]) => Float64Array.from(values)
    return {
      lateP99Ms: spreadOf(this.#lateMs).p99,
      loopDelayP99Ms: this.#loopDelay.percentile(99) / 1e6,
      clients: this.clients.map((client) => {
        client.catchUp()
        return {
          clientId: client.clientId,
          digest: digestOf(client.doc),
          edits: flat(client.edits),
          saved: flat(client.saved),
          arrivals: new Map([...client.arrivals].map(([author, ticks]) => [author, flat(ticks)])),
          seen:
            this.#options.activity === 'presence'
              ? client.presenceSeen
              : Y.decodeStateVector(Y.encodeStateVector(client.doc)),
        }
      }),
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#acknowledging)
    for (const client of this.clients) client.close()
  }

  async #urlFor(person: number): Promise<string> {
    const url = this.#options.url.replace('{person}', String(person))
    if (this.#options.ticketUrl === null) return url
    const reply = await fetch(this.#options.ticketUrl.replace('{person}', String(person)))
    return `${url}${await reply.text()}`
  }
}

/** Equal for documents that say the same, have the same history, and miss nothing. */
export function digestOf(doc: Y.Doc): string {
  const content = BOARD_ROOTS.map((root) => [root, sorted(doc.getMap(root).toJSON())])
  const hash = createHash('sha1').update(Y.encodeStateVector(doc)).update(JSON.stringify(content))
  return `${hash.digest('hex')}${doc.store.pendingStructs === null ? '' : ' incomplete'}`
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, sorted(inner)])
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}
