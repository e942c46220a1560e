import { deserialize, serialize } from 'node:v8'
import type { SeededRandom } from '../../shared/board/seeded-random.ts'
import { InjectedFault } from './injected-fault.ts'
import type { VirtualTime } from './virtual-time.ts'

const MAX_VALUE_BYTES = 131_072
const MAX_KEY_BYTES = 2_048

/** One atomic write. */
type Operation = { readonly puts: ReadonlyMap<string, Buffer>; readonly deletes: readonly string[] }

/** What storage does while it fails. */
export type FaultMode = {
  /** Writes are refused before anything of them is seen. */
  readonly failsWrites: boolean
  /** Writes are seen, and do not become durable. */
  readonly failsSync: boolean
  readonly failsReads: boolean
  /** Nothing becomes durable, and nobody is told so. */
  readonly hangs: boolean
}
const HEALTHY: FaultMode = { failsWrites: false, failsSync: false, failsReads: false, hangs: false }

/**
 * What a Durable Object's storage keeps: writes are seen at once, and become durable in their order a little later. A crash
 * keeps what is durable, and of the rest as much as the seed says, always from the front.
 */
export class SimulatedDisk {
  #durable = new Map<string, Buffer>()
  #seen = new Map<string, Buffer>()
  #unconfirmed: Operation[] = []
  #confirmedCount = 0
  #waiting: { readonly upTo: number; readonly resolve: () => void; readonly reject: (e: Error) => void }[] =
    []
  #isFlushing = false
  fault: FaultMode = HEALTHY

  constructor(
    private readonly time: VirtualTime,
    private readonly random: SeededRandom,
  ) {}

  read(): ReadonlyMap<string, Buffer> {
    return this.#seen
  }

  get isDurable(): boolean {
    return this.#unconfirmed.length === 0
  }

  apply(operation: Operation): void {
    applyTo(this.#seen, operation)
    this.#unconfirmed.push(operation)
    this.#flushSoon()
  }

  /** Resolves when everything that was written before is durable. */
  sync(): Promise<void> {
    if (this.fault.failsSync) return Promise.reject(new InjectedFault('The disk does not confirm.'))
    const upTo = this.#confirmedCount + this.#unconfirmed.length
    if (this.#unconfirmed.length === 0) return Promise.resolve()
    return new Promise((resolve, reject) => this.#waiting.push({ upTo, resolve, reject }))
  }

  failFor(fault: FaultMode, durationMs: number): void {
    this.fault = fault
    if (fault.failsSync) {
      for (const { reject } of this.#waiting.splice(0))
        reject(new InjectedFault('The disk does not confirm.'))
    }
    this.time.later(durationMs, () => {
      if (this.fault === fault) this.heal()
    })
  }

  heal(): void {
    this.fault = HEALTHY
    this.#flushSoon()
  }

  /** The process dies: who waited never hears, and of what was not confirmed the seed keeps a part from the front. */
  crash(): void {
    const kept = this.random.below(this.#unconfirmed.length + 1)
    this.#confirm(kept)
    this.#unconfirmed = []
    this.#waiting = []
    this.#confirmedCount = 0
    this.#seen = new Map(this.#durable)
  }

  /** A disk of its own that holds what is durable here now. */
  fork(time: VirtualTime, random: SeededRandom): SimulatedDisk {
    const disk = new SimulatedDisk(time, random)
    disk.#durable = new Map(this.#durable)
    disk.#seen = new Map(this.#durable)
    return disk
  }

  #flushSoon(): void {
    if (this.#isFlushing || this.#unconfirmed.length === 0) return
    this.#isFlushing = true
    const isSlow = this.random.below(20) === 0
    this.time.later(this.random.next() * (isSlow ? 400 : 25), () => {
      this.#isFlushing = false
      if (this.fault.failsSync || this.fault.hangs) return
      this.#confirm(1 + this.random.below(this.#unconfirmed.length))
      this.#flushSoon()
    })
  }

  #confirm(count: number): void {
    const operations = this.#unconfirmed.splice(0, count)
    for (const operation of operations) applyTo(this.#durable, operation)
    this.#confirmedCount += operations.length
    const done = this.#waiting.filter(({ upTo }) => upTo <= this.#confirmedCount)
    this.#waiting = this.#waiting.filter(({ upTo }) => upTo > this.#confirmedCount)
    for (const { resolve } of done) resolve()
  }
}

function applyTo(entries: Map<string, Buffer>, { puts, deletes }: Operation): void {
  for (const [key, value] of puts) entries.set(key, value)
  for (const key of deletes) entries.delete(key)
}

/** As the platform takes a value. Throws when it or its key is over the limit. */
export function toStored(key: string, value: unknown): Buffer {
  const bytes = serialize(value)
  if (bytes.byteLength > MAX_VALUE_BYTES)
    throw new Error(`${bytes.byteLength} bytes under ${key} are too many.`)
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) throw new Error('A key is too long.')
  return bytes
}

export function fromStored(bytes: Buffer) {
  return deserialize(bytes)
}
