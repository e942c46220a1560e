import type { RoomHost, StoragePort } from '../host.ts'

/** A host as one life of a room has it, from its creation to its deletion. */
export type OneLife = {
  readonly host: RoomHost
  /**
   * Ends it: what still waits does not happen any more, and nothing reaches the storage. Resolves when what was on its way
   * there has arrived, so that what is deleted then stays deleted.
   */
  end(): Promise<void>
}

/** Gives a room a host that can be taken away from it, while the platform goes on. */
export function beginLife(platform: RoomHost): OneLife {
  const underway = new Set<Promise<unknown>>()
  const waiting = new Set<() => void>()
  let isOver = false

  async function whileAlive<Value>(work: () => Promise<Value>): Promise<Value> {
    if (isOver) throw new Error('The room was deleted.')
    const result = work()
    underway.add(result)
    try {
      return await result
    } finally {
      underway.delete(result)
    }
  }

  const { storage } = platform
  const guarded: StoragePort = {
    list: (prefix, page) => whileAlive(() => storage.list(prefix, page)),
    get: (keys) => whileAlive(() => storage.get(keys)),
    write: (entries) => whileAlive(() => storage.write(entries)),
    remove: (keys) => whileAlive(() => storage.remove(keys)),
    replace: (entries, deletedKeys) => whileAlive(() => storage.replace(entries, deletedKeys)),
    sync: () => whileAlive(() => storage.sync()),
    clear: () => whileAlive(() => storage.clear()),
    setAlarm: (atMs) => whileAlive(() => storage.setAlarm(atMs)),
  }
  return {
    host: {
      ...platform,
      storage: guarded,
      deliver: async (workshopId, body) => {
        if (isOver) throw new Error('The room was deleted.')
        return platform.deliver(workshopId, body)
      },
      later(delayMs, task) {
        if (isOver) return () => {}
        const cancel = platform.later(delayMs, () => {
          waiting.delete(cancel)
          task()
        })
        waiting.add(cancel)
        return () => {
          waiting.delete(cancel)
          cancel()
        }
      },
      report(what, error) {
        // That the parts of a deleted room find nothing any more is as it should be.
        if (!isOver) platform.report(what, error)
      },
    },
    async end() {
      isOver = true
      for (const cancel of waiting) cancel()
      waiting.clear()
      await Promise.allSettled(underway)
    },
  }
}
