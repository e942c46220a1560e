import * as v from 'valibot'
import * as Y from 'yjs'
import type { RoomHost } from '../host.ts'
import { COMPACT_AFTER, SAVE_WITHIN_MS } from '../limits.ts'
import {
  numberedKey,
  readJsonRecord,
  readRecords,
  recordKeys,
  writeJsonRecord,
  writeRecord,
} from '../storage/records.ts'
import type { StorageHealth } from '../storage/storage-health.ts'

/*
 * The document in storage: `doc/head` names the newest snapshot, `doc/snapshot/<n>` is that snapshot (Yjs V2), and
 * `doc/log/<n>` are the updates since (V1), each row merged from what came in a short while.
 */
const HEAD_KEY = 'doc/head'
const LOG = 'doc/log/'
const SNAPSHOT = 'doc/snapshot/'

const HeadSchema = v.object({ epoch: v.number(), snapshot: v.number(), snapshotBytes: v.number() })

export type StoredDocument = {
  readonly epoch: number
  readonly snapshot: Uint8Array | null
  readonly updates: readonly Uint8Array[]
}

/** A row that is being written: it keeps its key through every retry, so that it is stored once. */
type Row = { readonly key: string; readonly bytes: Uint8Array }

export class DocumentStore {
  #head = { epoch: 1, snapshot: 0, snapshotBytes: 0 }
  /** Rows that are stored and in the document, with their sizes: what the next snapshot takes the place of. */
  #rows = new Map<string, number>()
  #rowBytes = 0
  #oldestRowAtMs: number | null = null
  #nextRow = 1
  #pending: Uint8Array[] = []
  #writing: Row | null = null
  #isSettling = false
  #cancelTimer: (() => void) | null = null
  #settled: Promise<boolean> = Promise.resolve(true)

  constructor(
    private readonly ports: {
      readonly host: Pick<RoomHost, 'storage' | 'later' | 'nowMs' | 'report'>
      readonly health: StorageHealth
      readonly snapshot: () => Uint8Array
      /** Called before a write; what it returns is called when all that had come before is durable. */
      readonly noteArrivals: () => () => void
    },
  ) {}

  get epoch(): number {
    return this.#head.epoch
  }

  async load(): Promise<StoredDocument> {
    const records = readRecords(await this.ports.host.storage.list('doc/'))
    const head = records.get(HEAD_KEY)
    if (head) this.#head = readJsonRecord(HeadSchema, head)
    const rows = [...records].filter(([key]) => key.startsWith(LOG))
    for (const [key, bytes] of rows) this.#noteRow(key, bytes.byteLength)
    this.#nextRow = 1 + Math.max(0, ...rows.map(([key]) => Number(key.slice(LOG.length))))
    const snapshot = records.get(numberedKey(SNAPSHOT, this.#head.snapshot)) ?? null
    if (this.#head.snapshot > 0 && !snapshot) throw new Error('The stored snapshot is missing.')
    return { epoch: this.#head.epoch, snapshot, updates: rows.map(([, bytes]) => bytes) }
  }

  /** An update is in the document: it will be stored soon, together with what else comes until then. */
  append(update: Uint8Array): void {
    this.#pending.push(update)
    this.touch()
  }

  /** Frames came that may hold nothing new; they too are said to be saved soon. */
  touch(): void {
    if (this.#isSettling || this.#cancelTimer) return
    this.#cancelTimer = this.ports.host.later(SAVE_WITHIN_MS, () => void this.settle())
  }

  /** Stores what is pending now. `false` when storage fails: it is tried again by itself. */
  settle(): Promise<boolean> {
    this.#cancelTimer?.()
    this.#cancelTimer = null
    // One write after the other: a row that waits for its retry is older than what comes after it.
    this.#settled = this.#settled.then(() => this.#writePending())
    return this.#settled
  }

  /** The storage entries of one of the room's own edits, to be put together with the state that says so. */
  entriesOf(update: Uint8Array): { readonly entries: Record<string, unknown>; readonly stored: () => void } {
    const row = this.#newRow(update)
    return {
      entries: writeRecord(row.key, row.bytes),
      stored: () => this.#noteRow(row.key, row.bytes.byteLength),
    }
  }

  async #writePending(): Promise<boolean> {
    const { later } = this.ports.host
    this.#isSettling = true
    const tellSaved = this.ports.noteArrivals()
    try {
      if (this.#writing) await this.#write(this.#writing)
      const row = this.#takeRow()
      if (row) await this.#write(row)
    } catch (error) {
      this.#isSettling = false
      const retryInMs = this.ports.health.failed('document', error)
      this.#cancelTimer ??= later(retryInMs, () => void this.settle())
      return false
    }
    this.#isSettling = false
    this.ports.health.recovered('document')
    tellSaved()
    await this.#compactIfDue()
    if (this.#pending.length > 0) this.touch()
    return true
  }

  async #write(row: Row): Promise<void> {
    const { storage } = this.ports.host
    await storage.write(writeRecord(row.key, row.bytes))
    await storage.sync()
    this.#noteRow(row.key, row.bytes.byteLength)
    this.#writing = null
  }

  #takeRow(): Row | null {
    const [first] = this.#pending
    if (!first) return null
    this.#writing = this.#newRow(this.#pending.length === 1 ? first : Y.mergeUpdates(this.#pending))
    this.#pending = []
    return this.#writing
  }

  #newRow(bytes: Uint8Array): Row {
    return { key: numberedKey(LOG, this.#nextRow++), bytes }
  }

  #noteRow(key: string, byteLength: number): void {
    this.#rows.set(key, byteLength)
    this.#rowBytes += byteLength
    this.#oldestRowAtMs ??= this.ports.host.nowMs()
  }

  /** Puts one snapshot in the place of the log, in one transaction, while people go on typing. */
  async #compactIfDue(): Promise<void> {
    const { storage, nowMs, report } = this.ports.host
    const ageMs = nowMs() - (this.#oldestRowAtMs ?? nowMs())
    const isDue =
      this.#rows.size >= COMPACT_AFTER.rows ||
      this.#rowBytes >= Math.max(COMPACT_AFTER.bytes, this.#head.snapshotBytes) ||
      ageMs >= COMPACT_AFTER.ageMs
    if (!isDue) return
    const replaced = this.#rows
    const before = this.#head
    const bytes = this.ports.snapshot()
    const head = { ...before, snapshot: before.snapshot + 1, snapshotBytes: bytes.byteLength }
    const deleted = [...replaced].flatMap(([key, byteLength]) => recordKeys(key, byteLength))
    if (before.snapshot > 0) {
      deleted.push(...recordKeys(numberedKey(SNAPSHOT, before.snapshot), before.snapshotBytes))
    }
    this.#rows = new Map()
    const { rowBytes, oldest } = { rowBytes: this.#rowBytes, oldest: this.#oldestRowAtMs }
    this.#rowBytes = 0
    this.#oldestRowAtMs = null
    try {
      const entries = {
        ...writeRecord(numberedKey(SNAPSHOT, head.snapshot), bytes),
        ...writeJsonRecord(HEAD_KEY, head),
      }
      await storage.replace(entries, deleted)
      this.#head = head
    } catch (error) {
      // Nothing is lost: the log is still whole. The next write tries again.
      report('compacting the document failed', error)
      this.#rows = new Map([...replaced, ...this.#rows])
      this.#rowBytes += rowBytes
      this.#oldestRowAtMs = oldest
    }
  }
}
