import type { DurableObjectStorage } from '@cloudflare/workers-types'
import type { StoragePort } from '../host.ts'

/** As much of the platforms' storage as is used: PartyKit's is a Durable Object's own, so one adapter serves both. */
export type PlatformStorage = Pick<
  DurableObjectStorage,
  'list' | 'get' | 'put' | 'delete' | 'transaction' | 'sync' | 'setAlarm' | 'deleteAlarm' | 'deleteAll'
>

/** What one call of the platform's storage takes. */
const KEYS_AT_ONCE = 128

/** `allowUnconfirmed`: else the platform holds every outgoing frame back until the write is on disk. */
export function createStoragePort(storage: PlatformStorage): StoragePort {
  const unconfirmed = { allowUnconfirmed: true }

  async function replace(entries: Readonly<Record<string, unknown>>, deletedKeys: readonly string[]) {
    await storage.transaction(async (transaction) => {
      for (const part of chunksOf(Object.entries(entries))) {
        await transaction.put(Object.fromEntries(part), unconfirmed)
      }
      for (const part of chunksOf(deletedKeys)) await transaction.delete([...part], unconfirmed)
    })
  }

  return {
    list: (prefix, options) => storage.list({ prefix, ...options }),
    get: (keys) => storage.get([...keys]),
    write: (entries) =>
      Object.keys(entries).length <= KEYS_AT_ONCE
        ? storage.put({ ...entries }, unconfirmed)
        : replace(entries, []),
    async remove(keys) {
      await Promise.all(chunksOf(keys).map((part) => storage.delete(part, unconfirmed)))
    },
    replace,
    sync: () => storage.sync(),
    async clear() {
      // Deleting everything leaves the alarm where the compatibility date is old.
      await storage.deleteAlarm()
      await storage.deleteAll()
      await storage.sync()
    },
    setAlarm: (atMs) => (atMs === null ? storage.deleteAlarm() : storage.setAlarm(atMs)),
  }
}

function chunksOf<Item>(items: readonly Item[]): Item[][] {
  const chunks: Item[][] = []
  for (let at = 0; at < items.length; at += KEYS_AT_ONCE) chunks.push(items.slice(at, at + KEYS_AT_ONCE))
  return chunks
}
