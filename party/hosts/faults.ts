import type { StoragePort } from '../host.ts'

/** What tests may do with a room that was started with `TURNOUT_FAULTS`, and learn of it. */
export type TestDoor = {
  /** Another one each time that the room is brought into memory: so it tells whether the room slept. */
  readonly bootId: string
  readonly setFailing: (failing: boolean) => void
}

/** Storage that can be made to fail, to try out what the room does then. */
export function withFaults(storage: StoragePort): {
  storage: StoragePort
  setFailing: (failing: boolean) => void
} {
  let isFailing = false
  const unlessFailing = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (isFailing) throw new Error('The storage was told to fail.')
    return work()
  }
  return {
    storage: {
      ...storage,
      write: (entries) => unlessFailing(() => storage.write(entries)),
      replace: (entries, deletedKeys) => unlessFailing(() => storage.replace(entries, deletedKeys)),
      sync: () => unlessFailing(() => storage.sync()),
    },
    setFailing(failing) {
      isFailing = failing
    },
  }
}
