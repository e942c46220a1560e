import * as v from 'valibot'

/** Storage may be refused: nothing is then kept. */
export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem'>

export type KeptOptions = { readonly storage?: DeviceStorage; readonly nowMs?: number }

/**
 * What this browser alone keeps of mine, by id: so that what nobody else knows, the room neither, can be told on my own screen.
 * @param key where it is kept
 * @param keptMs what is older is dropped
 */
export function createKeptOnDevice<Entry extends { readonly atMs: number }>(
  key: string,
  schema: v.GenericSchema<unknown, Entry>,
  keptMs: number,
) {
  const AllSchema = v.record(v.string(), schema)
  const read = (storage: DeviceStorage, nowMs: number): Record<string, Entry> => {
    const stored = storage.getItem(key)
    if (stored === null) return {}
    try {
      const kept = v.safeParse(AllSchema, JSON.parse(stored))
      const all = kept.success ? Object.entries(kept.output) : []
      return Object.fromEntries(all.filter(([, { atMs }]) => nowMs - atMs <= keptMs))
    } catch {
      return {} // Not ours, or cut off.
    }
  }
  return {
    /** Keeps it in place of what was kept for this id before. */
    remember(
      id: string,
      entryAt: (nowMs: number) => Entry,
      { storage, nowMs = Date.now() }: KeptOptions = {},
    ): void {
      try {
        const place = storage ?? localStorage
        place.setItem(key, JSON.stringify({ ...read(place, nowMs), [id]: entryAt(nowMs) }))
      } catch {
        // Refused or full: what was done counts all the same.
      }
    },
    recall(id: string, { storage, nowMs = Date.now() }: KeptOptions = {}): Entry | null {
      try {
        const kept = read(storage ?? localStorage, nowMs)
        return Object.hasOwn(kept, id) ? (kept[id] ?? null) : null
      } catch {
        return null // Refused.
      }
    },
  }
}
