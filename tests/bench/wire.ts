import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { FRAME } from '../../shared/protocol/messages.ts'

/** The steps of the y-protocols' sync messages. */
export const STEP = { one: 0, two: 1, update: 2 } as const

export function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FRAME.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

export function presenceFrame(clientId: number, clock: number, state: unknown): Uint8Array {
  const entries = encoding.createEncoder()
  encoding.writeVarUint(entries, 1)
  encoding.writeVarUint(entries, clientId)
  encoding.writeVarUint(entries, clock)
  encoding.writeVarString(entries, JSON.stringify(state))
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FRAME.awareness)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(entries))
  return encoding.toUint8Array(encoder)
}

export type ServerFrame =
  | { readonly kind: 'sync'; readonly step: number; readonly payload: Uint8Array }
  | { readonly kind: 'presence'; readonly entries: readonly PresenceEntry[] }
  | { readonly kind: 'other' }

type PresenceEntry = { readonly clientId: number; readonly state: unknown }

export function readServerFrame(frame: Uint8Array): ServerFrame {
  const decoder = decoding.createDecoder(frame)
  const type = decoding.readVarUint(decoder)
  if (type === FRAME.sync) {
    const step = decoding.readVarUint(decoder)
    return { kind: 'sync', step, payload: decoding.readVarUint8Array(decoder) }
  }
  if (type !== FRAME.awareness) return { kind: 'other' }
  const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder))
  const entries: PresenceEntry[] = []
  for (let left = decoding.readVarUint(inner); left > 0; left--) {
    const clientId = decoding.readVarUint(inner)
    decoding.readVarUint(inner)
    const state: unknown = JSON.parse(decoding.readVarString(inner))
    entries.push({ clientId, state })
  }
  return { kind: 'presence', entries }
}
