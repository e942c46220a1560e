import type { RoomHost, StoragePort } from '../../../party/host.ts'

type Host = Pick<RoomHost, 'storage' | 'later' | 'nowMs' | 'report'>

/** Storage in memory that counts what is asked of it, and can fail, hang, and lose what was not made durable. */
export class MemoryStorage implements StoragePort {
  /** What is to be read now. */
  entries = new Map<string, unknown>()
  readonly counts = { list: 0, get: 0, put: 0, sync: 0 }
  /** All bytes that were ever put. */
  bytesPut = 0
  /** Most entries that one call gave back. */
  largestAnswer = 0
  /**
   * `slow`: nothing is answered before it is over; `hanging`: what is asked then is never answered; `unsynced`: what is
   * written is never said to be durable.
   */
  #fault: 'none' | 'failing' | 'hanging' | 'slow' | 'unsynced' = 'none'
  #waiting: (() => void)[] = []
  /** The writes since the last `sync`, in order. */
  #unconfirmed: (() => void)[] = []
  #durable = new Map<string, unknown>()

  set fault(fault: 'none' | 'failing' | 'hanging' | 'slow' | 'unsynced') {
    this.#fault = fault
    if (fault !== 'slow') for (const go of this.#waiting.splice(0)) go()
  }

  async list(prefix: string, { limit, startAfter }: { limit: number; startAfter?: string }) {
    this.counts.list += 1
    const found = [...this.entries]
      .filter(([key]) => key.startsWith(prefix) && (startAfter === undefined || key > startAfter))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, limit)
    return this.#give(new Map(found))
  }

  async get(keys: readonly string[]) {
    this.counts.get += 1
    if (keys.length > 128) throw new Error('A call takes 128 keys.')
    return this.#give(new Map([...this.entries].filter(([key]) => keys.includes(key))))
  }

  write(entries: Readonly<Record<string, unknown>>) {
    return this.replace(entries, [])
  }

  remove(keys: readonly string[]) {
    return this.replace({}, keys)
  }

  async replace(entries: Readonly<Record<string, unknown>>, deletedKeys: readonly string[]) {
    this.counts.put += 1
    await this.#unlessFaulty()
    const copies = Object.entries(entries).map(([key, value]) => [key, structuredClone(value)] as const)
    for (const [key, value] of copies) {
      if (sizeOf(value) > 128 * 1_024) throw new Error(`${key} is too large.`)
    }
    this.bytesPut += copies.reduce((sum, [key, value]) => sum + key.length + sizeOf(value), 0)
    const apply = (target: Map<string, unknown>) => {
      for (const [key, value] of copies) target.set(key, value)
      for (const key of deletedKeys) target.delete(key)
    }
    apply(this.entries)
    this.#unconfirmed.push(() => apply(this.#durable))
  }

  async sync() {
    this.counts.sync += 1
    await this.#unlessFaulty()
    if (this.#fault === 'unsynced') await new Promise(() => {})
    this.#confirm(this.#unconfirmed.length)
  }

  async setAlarm() {}

  async clear() {
    await this.replace({}, [...this.entries.keys()])
    await this.sync()
  }

  /** The machine dies: of the writes that were not made durable, the first `kept` survive. */
  crash(kept = 0): void {
    this.#confirm(kept)
    this.#unconfirmed = []
    this.#waiting = []
    this.#fault = 'none'
    this.entries = new Map(this.#durable)
  }

  keys(prefix: string): string[] {
    return [...this.entries.keys()].filter((key) => key.startsWith(prefix)).sort()
  }

  /** Changes a stored value behind the room's back. */
  change(key: string, change: (value: unknown) => unknown): void {
    if (!this.entries.has(key)) throw new Error(`There is no ${key} among ${this.keys('').join(', ')}`)
    const value = change(structuredClone(this.entries.get(key)))
    for (const target of [this.entries, this.#durable]) {
      if (value === undefined) target.delete(key)
      else target.set(key, value)
    }
  }

  /** Changes bytes in a stored part. */
  damage(key: string): void {
    this.change(key, (value) => {
      if (typeof value !== 'object' || value === null || !('bytes' in value)) return 'damaged'
      const { bytes } = value
      if (!(bytes instanceof Uint8Array)) return 'damaged'
      return { ...value, bytes: bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 0x40 : byte)) }
    })
  }

  #confirm(count: number) {
    for (const apply of this.#unconfirmed.splice(0, count)) apply()
  }

  async #unlessFaulty() {
    if (this.#fault === 'failing') throw new Error('The storage was told to fail.')
    if (this.#fault === 'hanging') await new Promise(() => {})
    if (this.#fault === 'slow') await new Promise<void>((go) => this.#waiting.push(go))
  }

  #give(found: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
    this.largestAnswer = Math.max(this.largestAnswer, found.size)
    return structuredClone(found)
  }
}

/** A host whose time passes when the test says so. */
export class MemoryHost implements Host {
  readonly reports: string[] = []
  #nowMs = 1_700_000_000_000
  #tasks: { readonly atMs: number; readonly task: () => void }[] = []

  constructor(readonly storage = new MemoryStorage()) {}

  readonly nowMs = () => this.#nowMs

  readonly later = (delayMs: number, task: () => void) => {
    const waiting = { atMs: this.#nowMs + delayMs, task }
    this.#tasks.push(waiting)
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== waiting)
    }
  }

  readonly report = (what: string, error: unknown) => {
    this.reports.push(`${what}: ${error instanceof Error ? error.message : String(error)}`)
  }

  get waitingTasks(): number {
    return this.#tasks.length
  }

  /** Lets time pass, with everything that falls due in it and what follows from that. */
  async pass(ms: number): Promise<void> {
    const untilMs = this.#nowMs + ms
    for (;;) {
      await idle()
      const [next] = this.#tasks.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)
      if (!next) break
      this.#tasks = this.#tasks.filter((other) => other !== next)
      this.#nowMs = Math.max(this.#nowMs, next.atMs)
      next.task()
    }
    this.#nowMs = untilMs
  }
}

/** Everything that promises had still to do is done. */
export function idle(): Promise<void> {
  return new Promise((resume) => setImmediate(resume))
}

function sizeOf(value: unknown): number {
  if (typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array) {
    return value.bytes.byteLength + 100
  }
  return JSON.stringify(value)?.length ?? 0
}
