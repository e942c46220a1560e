import type { MemoryStorage } from './memory-host.ts'

/** All that is in a storage, value by value in the order of keys, so that what is split over keys is whole again. */
export function storedText(storage: Pick<MemoryStorage, 'keys' | 'entries'>, prefix = ''): string {
  return storage
    .keys(prefix)
    .map((key) => `${key}\n${textIn(storage.entries.get(key))}`)
    .join('')
}

function textIn(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1')
  if (typeof value === 'object' && value !== null) return Object.values(value).map(textIn).join(' ')
  return String(value)
}

/** All frames of a connection as one text. */
export function textOfFrames(frames: readonly (string | Uint8Array)[]): string {
  return frames
    .map((frame) => (typeof frame === 'string' ? frame : Buffer.from(frame).toString('latin1')))
    .join('\n')
}
