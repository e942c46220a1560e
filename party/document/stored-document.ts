import * as v from 'valibot'
import * as Y from 'yjs'
import type { StoragePort } from '../host.ts'
import type { DamageLog } from '../storage/damage-log.ts'
import {
  behindRecord,
  listPages,
  numberedKey,
  PARTS_AT_ONCE,
  readRecord,
  readRecords,
} from '../storage/records.ts'
import { moveDamaged, TwoSlots } from '../storage/two-slots.ts'

/*
 * The document in storage: `doc/snapshot/<n>` is all of it (Yjs V2), `doc/log/<n>` are the updates since (V1), each row
 * merged from what came in a short while. `doc/head` (in two slots) names the snapshot. The snapshot before, and the rows
 * between the two, are kept until the next one; so a snapshot that is damaged costs nothing. `doc/aside` holds edits that
 * build on lost ones.
 */
const HEAD = 'doc/head'
const SNAPSHOT = 'doc/snapshot/'
const LOG = 'doc/log/'
export const ASIDE_KEY = 'doc/aside'

export const snapshotKey = (number: number) => numberedKey(SNAPSHOT, number)
export const rowKey = (number: number) => numberedKey(LOG, number)

const HeadSchema = v.object({
  epoch: v.number(),
  snapshot: v.number(),
  snapshotBytes: v.number(),
  /** The log's first row that the snapshot may not hold. */
  firstRow: v.optional(v.number(), 0),
  /** Rows that the snapshot took the place of, with their sizes: they go with the snapshot before it. */
  covered: v.optional(v.array(v.tuple([v.number(), v.number()])), []),
  /** The snapshot before, as long as it is kept. */
  previous: v.optional(v.nullable(v.object({ snapshot: v.number(), snapshotBytes: v.number() })), null),
})
export type Head = v.InferOutput<typeof HeadSchema>

export const NEW_HEAD: Head = {
  ...{ epoch: 1, snapshot: 0, snapshotBytes: 0 },
  ...{ firstRow: 0, covered: [], previous: null },
}

export const createHeadSlots = () => new TwoSlots(HEAD, HeadSchema)
export type HeadSlots = ReturnType<typeof createHeadSlots>

export type StoredDocument = {
  readonly head: Head
  /** Rows behind the snapshot, with their sizes. */
  readonly rows: ReadonlyMap<number, number>
  readonly nextRow: number
  /** Edits (V2) that build on lost ones; not in the document. */
  readonly aside: Uint8Array | null
  /** Size of the record that holds such edits, if there is one. */
  readonly asideStoredBytes: number | null
  /** Something that people may have been sent is not in the document now. */
  readonly isIncomplete: boolean
  /** What was aside and is in the document now: it is in no row, and people have not been sent it. */
  readonly news: Uint8Array | null
}

/** Fills `live` from storage. Whatever is damaged is moved aside; the rest is in the document afterwards. */
export async function fillFromStorage(
  live: Y.Doc,
  ports: {
    readonly storage: Pick<StoragePort, 'list' | 'get'>
    readonly damage: DamageLog
    readonly headSlots: HeadSlots
  },
): Promise<StoredDocument> {
  const { storage, damage } = ports
  const { head, hasFallenBack } = await fillFromSnapshot(live, ports)
  const log = await fillFromLog(live, head?.firstRow ?? 0, ports)

  const isPending = hasPending(live)
  if (isPending) damage.note('board', 'Edits in the log build on others that are not there.')
  const kept = await readRecord(storage, ASIDE_KEY)
  const news: Uint8Array[] = []
  if (kept?.kind === 'whole') {
    const note = (update: Uint8Array) => news.push(update)
    live.on('update', note)
    if (!tryTo(() => Y.applyUpdateV2(live, kept.bytes))) await damage.moveRecord(ASIDE_KEY, 'unreadable')
    live.off('update', note)
  } else if (kept) await damage.moveRecord(ASIDE_KEY, kept.reason)

  return {
    head: head ?? NEW_HEAD,
    rows: log.rows,
    nextRow: Math.max(log.nextRow, head?.firstRow ?? 0),
    aside: takePending(live),
    asideStoredBytes: kept?.kind === 'whole' ? kept.bytes.byteLength : null,
    isIncomplete: log.isIncomplete || isPending || hasFallenBack,
    news: news.length > 0 ? Y.mergeUpdates(news) : null,
  }
}

/** Applies the newest snapshot that can be read. Its head is `null` when there is none. */
async function fillFromSnapshot(
  live: Y.Doc,
  { storage, damage, headSlots }: Parameters<typeof fillFromStorage>[1],
): Promise<{ readonly head: Head | null; readonly hasFallenBack: boolean }> {
  const { generations, damaged } = await headSlots.load(storage)
  await moveDamaged(damage, damaged)
  let hasFallenBack = false
  for (const generation of generations) {
    const { value: head } = generation
    const bytes = await applySnapshot(live, snapshotKey(head.snapshot), { storage, damage })
    if (bytes !== null) {
      headSlots.accept(generation)
      return { head, hasFallenBack: hasFallenBack || damaged.length > 0 }
    }
    hasFallenBack = true
  }
  // Without a head that names one, the newest is as good as any: the whole log is applied to it.
  for (const number of generations.length > 0 ? [] : await findSnapshots(storage)) {
    const snapshotBytes = await applySnapshot(live, snapshotKey(number), { storage, damage })
    if (snapshotBytes !== null) {
      return { head: { ...NEW_HEAD, snapshot: number, snapshotBytes }, hasFallenBack: true }
    }
  }
  const [newest] = generations
  if (!newest) return { head: null, hasFallenBack: damaged.length > 0 }
  damage.note('board', 'No snapshot can be read; the board is what its log gives.')
  return { head: { ...newest.value, firstRow: 0, covered: [], previous: null }, hasFallenBack: true }
}

/** The snapshot's size; `null`: it is not in the document, as it is missing or damaged. */
async function applySnapshot(
  live: Y.Doc,
  key: string,
  { storage, damage }: { readonly storage: Pick<StoragePort, 'get'>; readonly damage: DamageLog },
): Promise<number | null> {
  const snapshot = await readRecord(storage, key)
  if (snapshot?.kind === 'whole' && tryTo(() => Y.applyUpdateV2(live, snapshot.bytes))) {
    return snapshot.bytes.byteLength
  }
  if (snapshot) await damage.moveRecord(key, snapshot.kind === 'whole' ? 'unreadable' : snapshot.reason)
  else damage.note('board', `${key} is missing`)
  return null
}

/** The numbers of the snapshots that are there, newest first. */
async function findSnapshots(storage: Pick<StoragePort, 'list'>): Promise<number[]> {
  const numbers = new Set<number>()
  for await (const page of listPages(storage, SNAPSHOT, PARTS_AT_ONCE)) {
    for (const key of page.keys()) numbers.add(Number.parseInt(key.slice(SNAPSHOT.length), 10))
  }
  return [...numbers].sort((a, b) => b - a)
}

/** Applies the rows from `firstRow` on, some at a time: more than that and the document is never in memory. */
async function fillFromLog(
  live: Y.Doc,
  firstRow: number,
  { storage, damage }: Parameters<typeof fillFromStorage>[1],
): Promise<{ rows: Map<number, number>; nextRow: number; isIncomplete: boolean }> {
  const rows = new Map<number, number>()
  let nextRow = 1
  let isIncomplete = false
  let gathered: { key: string; bytes: Uint8Array }[] = []
  let gatheredBytes = 0

  const apply = async () => {
    for (const key of applyRows(live, gathered)) {
      isIncomplete = true
      rows.delete(rowNumber(key))
      await damage.moveRecord(key, 'unreadable')
    }
    gathered = []
    gatheredBytes = 0
  }

  const startAfter = firstRow > 0 ? behindRecord(rowKey(firstRow - 1)) : undefined
  for await (const record of readRecords(storage, LOG, startAfter)) {
    nextRow = rowNumber(record.key) + 1
    if (record.kind === 'damaged') {
      isIncomplete = true
      await damage.moveRecord(record.key, record.reason)
      continue
    }
    rows.set(rowNumber(record.key), record.bytes.byteLength)
    gathered.push({ key: record.key, bytes: record.bytes })
    gatheredBytes += record.bytes.byteLength
    if (gathered.length >= PARTS_AT_ONCE || gatheredBytes >= ROWS_TOGETHER_BYTES) await apply()
  }
  await apply()
  return { rows, nextRow, isIncomplete }
}

/** Rows are applied together up to this size, which is faster than one by one. */
const ROWS_TOGETHER_BYTES = 1_048_576

/** Applies rows in any order, and returns the keys of those that are no updates. */
function applyRows(
  live: Y.Doc,
  rows: readonly { readonly key: string; readonly bytes: Uint8Array }[],
): string[] {
  if (rows.length === 0) return []
  if (tryTo(() => Y.applyUpdate(live, Y.mergeUpdates(rows.map(({ bytes }) => bytes))))) return []
  return rows.filter(({ bytes }) => !tryTo(() => Y.applyUpdate(live, bytes))).map(({ key }) => key)
}

function rowNumber(key: string): number {
  return Number(key.slice(LOG.length))
}

/** `false` when it throws. A checksum says that bytes are what was written, not that they were ever an update. */
function tryTo(work: () => void): boolean {
  try {
    work()
    return true
  } catch {
    return false // The caller reports it, with the record's key.
  }
}

function hasPending({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null
}

/**
 * Takes what waits for something that is lost out of the document: nobody sees it, no check covers it, and with it in
 * there every further edit would be taken for one that misses something.
 */
function takePending({ store }: Y.Doc): Uint8Array | null {
  const updates = [store.pendingStructs?.update, store.pendingDs].filter(
    (update) => update instanceof Uint8Array,
  )
  store.pendingStructs = null
  store.pendingDs = null
  return updates.length > 0 ? Y.mergeUpdatesV2(updates) : null
}
