import { BOARD_LIMITS } from './layout.ts'

/*
 * Reads the outline of a Yjs update (V1 encoding) without making anything of what is in it. Decoding makes an object of
 * every two bytes, parses JSON of any depth and opens documents within documents, before anybody can look at the result:
 * so what an update may be made of is checked on the bytes, in one pass, in no memory to speak of.
 */

/** New items of one Yjs client id: clocks from `start` to before `end`. */
export type WriterRun = { readonly clientId: number; readonly start: number; readonly end: number }

export type UpdateShape = {
  /** Items, and runs of deleted ones. */
  readonly structs: number
  /** One for each client id. */
  readonly runs: readonly WriterRun[]
  readonly deletedRanges: number
}

export type ShapeRefusal = {
  readonly code: 'malformed' | 'wrong-type' | 'too-many-changes'
  readonly message: string
}
export type ShapeResult =
  | { readonly ok: true; readonly value: UpdateShape }
  | { readonly ok: false; readonly refusal: ShapeRefusal }

const MESSAGES: Record<ShapeRefusal['code'], string> = {
  malformed: 'This change could not be read. Reload the page and try again.',
  'wrong-type': 'This change has something in it that a board cannot hold.',
  'too-many-changes': 'These are too many changes at once.',
}

/** Clocks and lengths beyond it no client reaches by typing, and sums of them stay exact. */
const MAX_CLOCK = 2 ** 40

/** The bits of a struct's first byte. */
const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_PARENT_SUB = 0x20
const KIND = 0x1f
const SKIP = 10
const CONTENT = { deleted: 1, string: 4, type: 7, any: 8 } as const
/** `Y.Map` and `Y.Text`: the only types of a board. */
const TYPES: readonly number[] = [1, 2]
/** The plain values of a board: strings, numbers, booleans, nothing, and a list of them for a place. */
const ANY = { list: 117, string: 119, bigint: 122, float64: 123, float32: 124, integer: 125 } as const
const ANY_WITHOUT_BYTES: readonly number[] = [120, 121, 126, 127]

class Refused extends Error {
  constructor(readonly code: ShapeRefusal['code']) {
    super(code)
  }
}

/** Never throws. */
export function readUpdateShape(update: Uint8Array): ShapeResult {
  try {
    return { ok: true, value: readShape(new Cursor(update)) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { ok: false, refusal: { code: error.code, message: MESSAGES[error.code] } }
  }
}

function readShape(cursor: Cursor): UpdateShape {
  const runs: WriterRun[] = []
  const seen = new Set<number>()
  let structs = 0
  for (let left = cursor.number(); left > 0; left -= 1) {
    const count = cursor.number()
    structs += count
    if (structs > BOARD_LIMITS.maxStructsInUpdate) throw new Refused('too-many-changes')
    const clientId = cursor.number()
    // A second run of one client id takes the first one's place when it is applied, and not when it is looked at.
    if (count === 0 || seen.has(clientId)) throw new Refused('malformed')
    seen.add(clientId)
    runs.push(readRun(cursor, clientId, count))
  }
  const deletedRanges = readDeletedRanges(cursor)
  if (!cursor.isAtEnd) throw new Refused('malformed')
  return { structs, runs, deletedRanges }
}

function readRun(cursor: Cursor, clientId: number, count: number): WriterRun {
  let clock = cursor.number()
  let start: number | null = null
  let end = 0
  for (let left = count; left > 0; left -= 1) {
    const info = cursor.byte()
    const length = readStruct(cursor, info)
    // One without length is found again and again by a search for its clock.
    if (length === 0 || clock + length > MAX_CLOCK) throw new Refused('malformed')
    if (info !== SKIP) {
      start ??= clock
      end = clock + length
    }
    clock += length
  }
  return { clientId, start: start ?? clock, end }
}

/** Steps over a struct and returns its length. */
function readStruct(cursor: Cursor, info: number): number {
  const kind = info & KIND
  if (info === SKIP || kind === 0) return cursor.number()
  const hasNeighbour = (info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) !== 0
  if (info & HAS_ORIGIN) cursor.id()
  if (info & HAS_RIGHT_ORIGIN) cursor.id()
  if (!hasNeighbour) {
    if (cursor.number() === 1) cursor.string()
    else cursor.id()
    if (info & HAS_PARENT_SUB) cursor.string()
  }
  switch (kind) {
    case CONTENT.deleted:
      return cursor.number()
    case CONTENT.string:
      return cursor.string()
    case CONTENT.type:
      if (!TYPES.includes(cursor.number())) throw new Refused('wrong-type')
      return 1
    case CONTENT.any: {
      const values = cursor.number()
      for (let left = values; left > 0; left -= 1) readValue(cursor, { mayBeList: true })
      return values
    }
    default:
      // JSON, bytes, embeds, formats and documents; what Yjs does not know is no different to us.
      throw new Refused('wrong-type')
  }
}

function readValue(cursor: Cursor, { mayBeList }: { readonly mayBeList: boolean }): void {
  const type = cursor.byte()
  if (ANY_WITHOUT_BYTES.includes(type)) return
  switch (type) {
    case ANY.integer:
      cursor.skipInteger()
      return
    case ANY.float32:
      cursor.skip(4)
      return
    case ANY.float64:
    case ANY.bigint:
      cursor.skip(8)
      return
    case ANY.string:
      cursor.string()
      return
    case ANY.list: {
      if (!mayBeList) throw new Refused('wrong-type')
      for (let left = cursor.number(); left > 0; left -= 1) readValue(cursor, { mayBeList: false })
      return
    }
    default:
      throw new Refused('wrong-type')
  }
}

/**
 * The ranges of each client id rise and do not overlap, as Yjs writes them. Others would be walked again and again, each
 * over everything that it covers.
 */
function readDeletedRanges(cursor: Cursor): number {
  const seen = new Set<number>()
  let ranges = 0
  for (let left = cursor.number(); left > 0; left -= 1) {
    const clientId = cursor.number()
    if (seen.has(clientId)) throw new Refused('malformed')
    seen.add(clientId)
    const count = cursor.number()
    ranges += count
    if (ranges > BOARD_LIMITS.maxStructsInUpdate) throw new Refused('too-many-changes')
    let before = 0
    for (let leftOfClient = count; leftOfClient > 0; leftOfClient -= 1) {
      const start = cursor.number()
      const length = cursor.number()
      if (start < before || length === 0 || start + length > MAX_CLOCK) throw new Refused('malformed')
      before = start + length
    }
  }
  return ranges
}

/** Reads the primitives of lib0's encoding, and never beyond the end. */
class Cursor {
  #at = 0

  constructor(private readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.#at === this.bytes.byteLength
  }

  byte(): number {
    const byte = this.bytes[this.#at]
    if (byte === undefined) throw new Refused('malformed')
    this.#at += 1
    return byte
  }

  /** Seven bits a byte, lowest first. */
  number(): number {
    let value = 0
    let factor = 1
    for (;;) {
      const byte = this.byte()
      value += (byte & 0x7f) * factor
      if (value > Number.MAX_SAFE_INTEGER) throw new Refused('malformed')
      if (byte < 0x80) return value
      factor *= 128
      if (factor > 2 ** 53) throw new Refused('malformed')
    }
  }

  id(): void {
    this.number()
    this.number()
  }

  skip(bytes: number): void {
    if (this.#at + bytes > this.bytes.byteLength) throw new Refused('malformed')
    this.#at += bytes
  }

  /** With a sign, so that the first byte has six bits; no more bytes than a whole number has. */
  skipInteger(): void {
    for (let bytes = 1; this.byte() >= 0x80; bytes += 1) if (bytes === 9) throw new Refused('malformed')
  }

  /** Steps over a string and returns how many UTF-16 units it has. */
  string(): number {
    const length = this.number()
    const from = this.#at
    this.skip(length)
    let units = 0
    for (let at = from; at < this.#at; at += 1) {
      const byte = this.bytes[at] ?? 0
      // A byte that continues a character counts nothing; one that begins four bytes makes a surrogate pair.
      if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1
    }
    return units
  }
}
