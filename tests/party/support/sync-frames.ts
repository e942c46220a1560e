import * as encoding from 'lib0/encoding'
import type { RoomClient } from './room-client.ts'

/** A sync message: 1 is step 2, with what the other side has not got; 2 is an update. */
export function writeStep(
  encoder: Parameters<Parameters<RoomClient['sendSync']>[0]>[0],
  step: 1 | 2,
  update: Uint8Array,
) {
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, update)
}

/** The same as a frame of its own. */
export function syncFrame(step: 1 | 2, update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 0)
  writeStep(encoder, step, update)
  return encoding.toUint8Array(encoder)
}

/** As the provider cuts what is over 1,000,000 bytes. */
export function sendInPieces(client: RoomClient, frame: Uint8Array) {
  const count = Math.ceil(frame.byteLength / 1_000_000)
  const marker = (type: string) =>
    `y-pk-batch#${JSON.stringify({ id: 'batch', type, size: frame.byteLength, count })}`
  client.sendText(marker('start'))
  for (let at = 0; at < count; at++) client.sendBinary(frame.slice(at * 1_000_000, (at + 1) * 1_000_000))
  client.sendText(marker('end'))
}
