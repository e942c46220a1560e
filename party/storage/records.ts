import * as v from 'valibot'

/** Below the storage's 128 KiB for a value, with room for what surrounds the bytes. */
const MAX_PART_BYTES = 120 * 1_024

const PartSchema = v.object({
  bytes: v.instance(Uint8Array),
  /** How many parts the record has. */
  of: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Of this part's bytes. */
  checksum: v.number(),
})

/** Keys sort as their numbers do. */
export function numberedKey(prefix: string, number: number): string {
  return `${prefix}${String(number).padStart(12, '0')}`
}

/** Bytes of any length as storage entries under `key`, each small enough and with a checksum. */
export function writeRecord(key: string, bytes: Uint8Array): Record<string, unknown> {
  const of = Math.max(1, Math.ceil(bytes.byteLength / MAX_PART_BYTES))
  const entries: Record<string, unknown> = {}
  for (let part = 0; part < of; part++) {
    // A copy: a view would store the whole buffer that it looks into.
    const piece = bytes.slice(part * MAX_PART_BYTES, (part + 1) * MAX_PART_BYTES)
    entries[partKey(key, part)] = { bytes: piece, of, checksum: checksumOf(piece) }
  }
  return entries
}

/** The records of a listing by key. Throws when one is damaged or incomplete: a room must not open with half of it. */
export function readRecords(listing: ReadonlyMap<string, unknown>): Map<string, Uint8Array> {
  const records = new Map<string, Uint8Array>()
  for (const [storedKey, first] of listing) {
    const [key = '', part] = storedKey.split('#')
    if (part !== '0') continue
    const { of } = v.parse(PartSchema, first)
    const pieces = Array.from({ length: of }, (_, at) => readPart(listing.get(partKey(key, at)), key))
    records.set(key, joinBytes(pieces))
  }
  return records
}

/** The keys a record was stored under. */
export function recordKeys(key: string, byteLength: number): string[] {
  const of = Math.max(1, Math.ceil(byteLength / MAX_PART_BYTES))
  return Array.from({ length: of }, (_, part) => partKey(key, part))
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export function writeJsonRecord(key: string, value: unknown): Record<string, unknown> {
  return writeRecord(key, encoder.encode(JSON.stringify(value)))
}

/** Parses a stored JSON record by its schema. Throws when it does not fit: storage is written by this code alone. */
export function readJsonRecord<Schema extends v.GenericSchema>(
  schema: Schema,
  bytes: Uint8Array,
): v.InferOutput<Schema> {
  return v.parse(schema, JSON.parse(decoder.decode(bytes)))
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

function readPart(value: unknown, key: string): Uint8Array {
  const part = v.safeParse(PartSchema, value)
  if (!part.success) throw new Error(`Stored record ${key} is incomplete.`)
  const { bytes, checksum } = part.output
  if (checksumOf(bytes) !== checksum) throw new Error(`Stored record ${key} is damaged.`)
  return bytes
}

function partKey(key: string, part: number): string {
  return `${key}#${part}`
}

/** FNV-1a, 32 bits: against damage, not against malice. */
function checksumOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}
