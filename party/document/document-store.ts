import * as Y from 'yjs'
import type { RoomHost } from '../host.ts'
import { COMPACT_AFTER, COMPACT_WHEN_EMPTY_AFTER, MAX_WAITING_EDITS, SAVE_WITHIN_MS } from '../limits.ts'
import type { DamageLog } from '../storage/damage-log.ts'
import { DurablePut } from '../storage/durable-put.ts'
import { recordKeys, writeRecord } from '../storage/records.ts'
import type { StorageHealth } from '../storage/storage-health.ts'
import {
  ASIDE_KEY,
  createHeadSlots,
  fillFromStorage,
  type Head,
  NEW_HEAD,
  rowKey,
  snapshotKey,
} from './stored-document.ts'

/** A row that is being written: it keeps its key through every retry, so that it is stored once. */
type Row = {
  readonly number: number
  readonly byteLength: number
  readonly entries: Record<string, unknown>
  readonly put: DurablePut
}

/** What a snapshot took the place of, to be given back when it could not be stored. */
type Log = { readonly rows: Map<number, number>; readonly bytes: number; readonly oldestAtMs: number | null }

/** Keeps the document on disk: gathers updates into rows of a log, and now and then makes a snapshot of it. */
export class DocumentStore {
  #head: Head = NEW_HEAD
  readonly #headSlots = createHeadSlots()
  /** Rows that are stored and in the document: what the next snapshot takes the place of. */
  #log: Log = { rows: new Map(), bytes: 0, oldestAtMs: null }
  #nextRow = 1
  /** Rows that may be stored and are not in the document yet, or not known to be stored. */
  readonly #onTheWay = new Set<number>()
  #pending: Uint8Array[] = []
  #pendingBytes = 0
  #writing: Row | null = null
  /** More is waiting than is worth keeping: the document as a whole is what has to be stored. */
  #isWholeDue = false
  #isSnapshotWanted = false
  #aside: { readonly bytes: Uint8Array | null; readonly storedBytes: number | null } = {
    bytes: null,
    storedBytes: null,
  }
  #isSettling = false
  #isTouchedMeanwhile = false
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

  /** What is kept in memory of edits that are not stored yet. */
  get waitingBytes(): number {
    return this.#pendingBytes + (this.#writing?.byteLength ?? 0)
  }

  /**
   * Fills `live` from storage. `mustSyncAgain`: whoever is connected has something that the room has not, or the other way
   * round, and neither would find out.
   */
  async load(live: Y.Doc, damage: DamageLog): Promise<{ readonly mustSyncAgain: boolean }> {
    const { storage } = this.ports.host
    const stored = await fillFromStorage(live, { storage, damage, headSlots: this.#headSlots })
    this.#head = stored.head
    this.#nextRow = stored.nextRow
    for (const [number, byteLength] of stored.rows) this.#noteRow(number, byteLength)
    this.#aside = { bytes: stored.aside, storedBytes: stored.asideStoredBytes }
    const mustSyncAgain = stored.isIncomplete || stored.news !== null
    if (stored.news) this.append(stored.news)
    // So that what is whole again, or was put aside, does not hang on a log with holes.
    this.#isSnapshotWanted = mustSyncAgain
    return { mustSyncAgain }
  }

  /** An update is in the document: it will be stored soon, together with what else comes until then. */
  append(update: Uint8Array): void {
    if (!this.#isWholeDue) {
      this.#pending.push(update)
      this.#pendingBytes += update.byteLength
      const { bytes, count } = MAX_WAITING_EDITS
      const isTooMuch = this.#pendingBytes > bytes || this.#pending.length > count
      // In memory a document is as large as what is in it; what was ever typed into it is not bounded by that.
      if (isTooMuch && this.ports.health.isFailing) this.#askForWhole()
    }
    this.touch()
  }

  /** Frames came that may hold nothing new; they too are said to be saved soon. */
  touch(): void {
    if (this.#isSettling) this.#isTouchedMeanwhile = true
    else this.#cancelTimer ??= this.ports.host.later(SAVE_WITHIN_MS, () => void this.settle())
  }

  /** Stores what is pending now. `false` when storage fails: it is tried again by itself. */
  settle(): Promise<boolean> {
    this.#cancelTimer?.()
    this.#cancelTimer = null
    // One write after the other: a row that waits for its retry is older than what comes after it.
    this.#settled = this.#settled.then(() => this.#writePending())
    return this.#settled
  }

  /** The last person has left: a snapshot now keeps nobody waiting, and the next to come in need not wait for the log. */
  async rest(): Promise<void> {
    const { rows, bytes } = COMPACT_WHEN_EMPTY_AFTER
    if (this.#log.rows.size >= rows || this.#log.bytes >= bytes) this.#isSnapshotWanted = true
    if (this.#isSnapshotWanted || this.#pending.length > 0) await this.settle()
  }

  /** The storage entries of one of the room's own edits, to be put together with the state that says so. */
  entriesOf(update: Uint8Array): { readonly entries: Record<string, unknown>; readonly stored: () => void } {
    const number = this.#newRow()
    return {
      entries: writeRecord(rowKey(number), update),
      stored: () => {
        this.#onTheWay.delete(number)
        this.#noteRow(number, update.byteLength)
      },
    }
  }

  async #writePending(): Promise<boolean> {
    this.#isSettling = true
    this.#isTouchedMeanwhile = false
    const tellSaved = this.ports.noteArrivals()
    try {
      if (this.#isWholeDue) await this.#storeSnapshot()
      if (this.#writing) await this.#write(this.#writing)
      const row = this.#takeRow()
      if (row) await this.#write(row)
    } catch (error) {
      this.#isSettling = false
      const retryInMs = this.ports.health.failed('document', error)
      this.#cancelTimer ??= this.ports.host.later(retryInMs, () => void this.settle())
      return false
    }
    this.ports.health.recovered('document')
    tellSaved()
    await this.#compactIfDue()
    this.#isSettling = false
    if (this.#isTouchedMeanwhile) this.touch()
    return true
  }

  async #write(row: Row): Promise<void> {
    await row.put.try()
    this.#onTheWay.delete(row.number)
    this.#noteRow(row.number, row.byteLength)
    this.#writing = null
  }

  #takeRow(): Row | null {
    const [first] = this.#pending
    if (!first) return null
    const bytes = this.#pending.length === 1 ? first : Y.mergeUpdates(this.#pending)
    const number = this.#newRow()
    const entries = writeRecord(rowKey(number), bytes)
    this.#forgetPending()
    this.#writing = {
      ...{ number, entries, byteLength: bytes.byteLength },
      put: new DurablePut(this.ports.host, entries),
    }
    return this.#writing
  }

  #newRow(): number {
    const number = this.#nextRow++
    this.#onTheWay.add(number)
    return number
  }

  #noteRow(number: number, byteLength: number): void {
    const { rows, bytes, oldestAtMs } = this.#log
    rows.set(number, byteLength)
    this.#log = { rows, bytes: bytes + byteLength, oldestAtMs: oldestAtMs ?? this.ports.host.nowMs() }
  }

  #askForWhole(): void {
    this.#isWholeDue = true
    this.#forgetPending()
  }

  #forgetPending(): void {
    this.#pending = []
    this.#pendingBytes = 0
  }

  async #compactIfDue(): Promise<void> {
    const { rows, bytes, oldestAtMs } = this.#log
    const { snapshotBytes } = this.#head
    const nowMs = this.ports.host.nowMs()
    const isDue =
      rows.size >= COMPACT_AFTER.rows + snapshotBytes / COMPACT_AFTER.bytesForOneMoreRow ||
      bytes >= Math.max(COMPACT_AFTER.bytes, snapshotBytes) ||
      // Looked at only after a write: no timer keeps a room awake for this.
      nowMs - (oldestAtMs ?? nowMs) >= COMPACT_AFTER.ageMs
    // Without a row since the last snapshot the next would be the same.
    if (rows.size === 0 || !(isDue || this.#isSnapshotWanted)) return
    try {
      await this.#storeSnapshot()
    } catch (error) {
      // Nothing is lost: the log is still whole. The next write tries again.
      this.ports.host.report('compacting the document failed', error)
    }
  }

  /**
   * Puts one snapshot in the place of the log, in one transaction, while people go on typing. The snapshot before and the
   * rows since it stay until the next one, in case that this one is damaged some day.
   */
  async #storeSnapshot(): Promise<void> {
    const { host, snapshot } = this.ports
    const before = { head: this.#head, log: this.#log, isWhole: this.#isWholeDue }
    const bytes = snapshot()
    // What waits is in this snapshot. The one before has it by its log, unless that was too much to keep.
    const row = before.isWhole ? this.#writing : this.#takeRow()
    if (row) this.#onTheWay.delete(row.number)
    this.#isWholeDue = false
    this.#writing = null
    this.#log = { rows: new Map(), bytes: 0, oldestAtMs: null }
    const covered = [...before.log.rows]
    const head: Head = {
      epoch: before.head.epoch,
      snapshot: before.head.snapshot + 1,
      snapshotBytes: bytes.byteLength,
      firstRow: Math.min(this.#nextRow, ...this.#onTheWay),
      covered: row ? [...covered, [row.number, row.byteLength]] : covered,
      previous: previousOf(before.head),
    }
    const next = this.#headSlots.next(head)
    const aside = this.#asideEntries()
    const entries = {
      ...writeRecord(snapshotKey(head.snapshot), bytes),
      ...{ ...next.entries, ...aside.entries, ...row?.entries },
    }
    try {
      await new DurablePut(host, entries, [...keysBefore(before.head), ...aside.deletedKeys]).try()
    } catch (error) {
      this.#log = {
        rows: new Map([...before.log.rows, ...this.#log.rows]),
        bytes: before.log.bytes + this.#log.bytes,
        oldestAtMs: before.log.oldestAtMs ?? this.#log.oldestAtMs,
      }
      if (row) this.#onTheWay.add(row.number)
      this.#writing = row
      if (before.isWhole) this.#askForWhole()
      throw error
    }
    this.#head = head
    this.#aside = { bytes: this.#aside.bytes, storedBytes: this.#aside.bytes?.byteLength ?? null }
    // With holes in its log the snapshot before is of no use: the next write makes this one the one before.
    this.#isSnapshotWanted = before.isWhole
    next.stored()
  }

  /** Edits that build on lost ones leave the log with the rows they are in. */
  #asideEntries(): { readonly entries: Record<string, unknown>; readonly deletedKeys: readonly string[] } {
    const { bytes, storedBytes } = this.#aside
    if (bytes) return { entries: writeRecord(ASIDE_KEY, bytes), deletedKeys: [] }
    return { entries: {}, deletedKeys: storedBytes === null ? [] : recordKeys(ASIDE_KEY, storedBytes) }
  }
}

function previousOf({ snapshot, snapshotBytes }: Head): Head['previous'] {
  return snapshot > 0 ? { snapshot, snapshotBytes } : null
}

/** What goes when a snapshot is put over `head`'s: everything that only the one before that needed. */
function keysBefore({ covered, previous }: Head): string[] {
  const rows = covered.flatMap(([number, byteLength]) => recordKeys(rowKey(number), byteLength))
  if (!previous) return rows
  return [...rows, ...recordKeys(snapshotKey(previous.snapshot), previous.snapshotBytes)]
}
