import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import { FRAME } from '../../shared/protocol/messages.ts'
import { LIMITS } from '../limits.ts'

/** A binary frame as the y-protocols define it, read but not yet believed. */
export type ClientFrame =
  | { readonly kind: 'step-1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step-2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  /** Message types of the y-protocols that this room has no use for. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'malformed' }

/** Auth and query-awareness, which standard clients may send. */
const IGNORED_TYPES: readonly number[] = [2, 3]

export function readFrame(bytes: Uint8Array): ClientFrame {
  try {
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === FRAME.awareness) {
      const update = decoding.readVarUint8Array(decoder)
      return decoder.pos > bytes.byteLength ? { kind: 'malformed' } : { kind: 'awareness', update }
    }
    if (type !== FRAME.sync) return { kind: IGNORED_TYPES.includes(type) ? 'ignored' : 'malformed' }
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    // The frame may be a view of something larger, and the reader looks beyond its end.
    if (decoder.pos > bytes.byteLength) return { kind: 'malformed' }
    if (step === messageYjsSyncStep1) {
      return isStateVector(payload) ? { kind: 'step-1', stateVector: payload } : { kind: 'malformed' }
    }
    if (step === messageYjsSyncStep2) return { kind: 'step-2', update: payload }
    return step === messageYjsUpdate ? { kind: 'update', update: payload } : { kind: 'malformed' }
  } catch {
    return { kind: 'malformed' } // The decoder throws at bytes that end too early.
  }
}

/** Whether JSON nests deeper than this: a parser goes down with it, and takes its time. Looks at brackets alone. */
export function nestsDeeperThan(most: number, text: string): boolean {
  let depth = 0
  let isInString = false
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (isInString) {
      if (letter === '\\') at += 1
      else if (letter === '"') isInString = false
    } else if (letter === '"') isInString = true
    else if (letter === '[' || letter === '{') depth += 1
    else if (letter === ']' || letter === '}') depth -= 1
    if (depth > most) return true
  }
  return false
}

/** As many pairs of client id and clock as it says, and nothing behind them. */
function isStateVector(bytes: Uint8Array): boolean {
  if (bytes.byteLength > LIMITS.maxStateVectorBytes) return false
  const decoder = decoding.createDecoder(bytes)
  const entries = decoding.readVarUint(decoder)
  for (let at = 0; at < entries; at++) {
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
  }
  return decoder.pos === bytes.byteLength
}

export const writeStep1 = (stateVector: Uint8Array) => writeSync(messageYjsSyncStep1, stateVector)
export const writeStep2 = (update: Uint8Array) => writeSync(messageYjsSyncStep2, update)
export const writeUpdate = (update: Uint8Array) => writeSync(messageYjsUpdate, update)

function writeSync(step: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FRAME.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

/** One client's entry in an awareness message; `state` is `null` when it shows nothing. */
export type AwarenessEntry = { readonly clientId: number; readonly clock: number; readonly state: unknown }

/** One entry as it stands in a message, so that an entry for many readers is encoded once. */
export function writeAwarenessEntry({ clientId, clock, state }: AwarenessEntry): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, clientId)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, JSON.stringify(state))
  return encoding.toUint8Array(encoder)
}

/** An awareness message of encoded entries. */
export function joinAwareness(entries: readonly Uint8Array[]): Uint8Array {
  const payload = encoding.createEncoder()
  encoding.writeVarUint(payload, entries.length)
  for (const entry of entries) encoding.writeUint8Array(payload, entry)
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FRAME.awareness)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(payload))
  return encoding.toUint8Array(encoder)
}

/** The entries of an awareness message's payload, or `null` when it cannot be read. */
export function readAwareness(update: Uint8Array): readonly AwarenessEntry[] | null {
  try {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    const entries: AwarenessEntry[] = []
    for (let at = 0; at < count; at++) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const state: unknown = JSON.parse(decoding.readVarString(decoder))
      entries.push({ clientId, clock, state })
    }
    return entries
  } catch {
    return null // Neither the encoding nor the JSON in it is to be trusted.
  }
}
