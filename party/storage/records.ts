import * as v from 'valibot'
import type { StoragePort } from '../host.ts'

/*
 * A record is bytes of any length, kept in parts that the storage takes, each with a checksum: so a record that was torn
 * or changed is known for it. Parts are `<key>#<n>`, and a record counts as written once all of its parts are.
 */

/** Below the storage's 128 KiB for a value, with room for what surrounds the bytes. */
const MAX_PART_BYTES = 120 * 1_024

/** Parts that are in memory at a time while records are read, beside the record they belong to: 7.5 MiB at most. */
export const PARTS_AT_ONCE = 64

const PartSchema = v.object({
  bytes: v.instance(Uint8Array),
  /** How many parts the record has. */
  of: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Of this part's bytes. */
  checksum: v.number(),
  /** Of the record's, where it has several parts: parts of two records under one key do not make a third. */
  whole: v.optional(v.number()),
})

export type DamageReason = 'incomplete' | 'changed' | 'unreadable'

export type ReadRecord =
  | { readonly kind: 'whole'; readonly key: string; readonly bytes: Uint8Array }
  | { readonly kind: 'damaged'; readonly key: string; readonly reason: DamageReason }

/** Keys sort as their numbers do. */
export function numberedKey(prefix: string, number: number): string {
  return `${prefix}${String(number).padStart(12, '0')}`
}

/** A key that sorts behind all parts of the record `key`, and before the next record. */
export function behindRecord(key: string): string {
  return `${key}$`
}

/** Bytes of any length as storage entries under `key`, each small enough and with a checksum. */
export function writeRecord(key: string, bytes: Uint8Array): Record<string, unknown> {
  const of = countParts(bytes.byteLength)
  const whole = of > 1 ? { whole: checksumOf(bytes) } : {}
  const entries: Record<string, unknown> = {}
  for (let part = 0; part < of; part++) {
    // A copy: a view would store the whole buffer that it looks into.
    const piece = bytes.slice(part * MAX_PART_BYTES, (part + 1) * MAX_PART_BYTES)
    entries[partKey(key, part)] = { bytes: piece, of, checksum: checksumOf(piece), ...whole }
  }
  return entries
}

/** The keys a record was stored under. */
export function recordKeys(key: string, byteLength: number): string[] {
  return Array.from({ length: countParts(byteLength) }, (_, part) => partKey(key, part))
}

/** Reads one record by its parts' keys, a few parts at a time; `null` when there is none. */
export async function readRecord(storage: Pick<StoragePort, 'get'>, key: string): Promise<ReadRecord | null> {
  const firstKey = partKey(key, 0)
  const first = (await storage.get([firstKey])).get(firstKey)
  if (first === undefined) return null
  const assembly = new RecordAssembly(key)
  assembly.add(0, first)
  for (let from = 1; from < assembly.of; from += PARTS_AT_ONCE) {
    const to = Math.min(assembly.of, from + PARTS_AT_ONCE)
    const keys = Array.from({ length: to - from }, (_, at) => partKey(key, from + at))
    const found = await storage.get(keys)
    keys.forEach((each, at) => {
      assembly.add(from + at, found.get(each))
    })
  }
  return assembly.finish()
}

/** All records under a prefix in the order of their keys, read a page of storage entries at a time. */
export async function* readRecords(
  storage: Pick<StoragePort, 'list'>,
  prefix: string,
  startAfter?: string,
): AsyncGenerator<ReadRecord> {
  let assembly: RecordAssembly | null = null
  for await (const page of listPages(storage, prefix, PARTS_AT_ONCE, startAfter)) {
    for (const [storedKey, value] of page) {
      const { key, part } = splitPartKey(storedKey)
      if (assembly && assembly.key !== key) {
        yield assembly.finish()
        assembly = null
      }
      assembly ??= new RecordAssembly(key)
      assembly.add(part, value)
    }
  }
  if (assembly) yield assembly.finish()
}

/** The entries under a prefix, page by page. What was read may be deleted meanwhile. */
export async function* listPages(
  storage: Pick<StoragePort, 'list'>,
  prefix: string,
  limit: number,
  startAfter?: string,
): AsyncGenerator<ReadonlyMap<string, unknown>> {
  let after = startAfter
  for (;;) {
    const page = await storage.list(prefix, after === undefined ? { limit } : { limit, startAfter: after })
    yield page
    if (page.size < limit) return
    after = [...page.keys()].at(-1)
  }
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export function writeJsonRecord(key: string, value: unknown): Record<string, unknown> {
  return writeRecord(key, encoder.encode(JSON.stringify(value)))
}

/** A JSON record by its schema, or `null` when it does not fit. */
export function readJsonRecord<Schema extends v.GenericSchema>(
  schema: Schema,
  bytes: Uint8Array,
): v.InferOutput<Schema> | null {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), decoder.decode(bytes))
  return read.success ? read.output : null
}

/** Puts the parts of one record together, in whatever order they come. Parts beyond its number are of a longer past. */
class RecordAssembly {
  of = 1
  #whole: number | undefined
  #reason: DamageReason | null = null
  readonly #pieces = new Map<number, Uint8Array>()
  readonly #wholes = new Map<number, number | undefined>()

  constructor(readonly key: string) {}

  add(part: number, value: unknown): void {
    const read = v.safeParse(PartSchema, value)
    if (!read.success) {
      this.#reason ??= value === undefined ? 'incomplete' : 'unreadable'
      return
    }
    const { bytes, checksum, of, whole } = read.output
    if (part === 0) {
      this.of = of
      this.#whole = whole
    }
    // Noted and not judged: it may be a left-over, which is known once part 0 is.
    this.#wholes.set(part, checksumOf(bytes) === checksum ? whole : Number.NaN)
    this.#pieces.set(part, bytes)
  }

  finish(): ReadRecord {
    const { key, of } = this
    const pieces: Uint8Array[] = []
    for (let part = 0; part < of; part++) {
      const piece = this.#pieces.get(part)
      const whole = this.#wholes.get(part)
      if (!piece) return { kind: 'damaged', key, reason: this.#reason ?? 'incomplete' }
      if (whole !== this.#whole || Number.isNaN(whole)) return { kind: 'damaged', key, reason: 'changed' }
      pieces.push(piece)
    }
    const [first] = pieces
    return { kind: 'whole', key, bytes: of === 1 && first ? first : joinBytes(pieces) }
  }
}

export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0))
  let at = 0
  for (const piece of pieces) {
    joined.set(piece, at)
    at += piece.byteLength
  }
  return joined
}

function countParts(byteLength: number): number {
  return Math.max(1, Math.ceil(byteLength / MAX_PART_BYTES))
}

function partKey(key: string, part: number): string {
  return `${key}#${part}`
}

function splitPartKey(storedKey: string): { key: string; part: number } {
  const at = storedKey.lastIndexOf('#')
  return at < 0
    ? { key: storedKey, part: 0 }
    : { key: storedKey.slice(0, at), part: Number(storedKey.slice(at + 1)) }
}

/** FNV-1a, 32 bits: against damage, not against malice. */
function checksumOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  // By index: iterating over bytes is several times slower, and this runs over everything that is stored.
  for (let at = 0; at < bytes.length; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return hash >>> 0
}
