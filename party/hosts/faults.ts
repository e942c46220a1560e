import * as v from 'valibot'
import type { RoomHost, StoragePort } from '../host.ts'

/** What tests may do with a room that was started with `TURNOUT_FAULTS`, and learn of it. */
export type TestDoor = {
  /** Another one each time that the room is brought into memory: so it tells whether the room slept. */
  readonly bootId: string
} & Faults

type Faults = {
  readonly setFailing: (failing: boolean) => void
  /** What is written while it hangs is never answered, also not afterwards. */
  readonly setHanging: (hanging: boolean) => void
  /** Changes bytes of the newest entry under a prefix on the disk. Returns its key; `null`: there is none. */
  readonly damage: (prefix: string) => Promise<string | null>
  /** Puts the room's clock forward, for as long as it is not put elsewhere: it is stored, so that days can pass. */
  readonly setClockOffset: (offsetMs: number) => Promise<void>
  /** Resolves once the clock is where it was put: to be awaited before anything else, also after a sleep. */
  readonly ready: () => Promise<void>
}

/** Of how much the clock is ahead. No prefix that the room reads by begins like it. */
const CLOCK_KEY = 'test-clock'

/** Storage that can be made to fail and a clock that can be put forward, to try out what the room does then. */
export function withFaults(
  storage: StoragePort,
): { readonly storage: StoragePort; readonly nowMs: RoomHost['nowMs'] } & Faults {
  let isFailing = false
  let isHanging = false
  let clockOffsetMs = 0
  const readClock = async () => {
    clockOffsetMs = v.parse(v.optional(v.number(), 0), (await storage.get([CLOCK_KEY])).get(CLOCK_KEY))
  }
  let clockRead: Promise<void> | null = null
  const unlessFaulty = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (isFailing) throw new Error('The storage was told to fail.')
    return isHanging ? new Promise(() => {}) : work()
  }
  return {
    storage: {
      ...storage,
      setAlarm: (atMs) => storage.setAlarm(atMs === null ? null : atMs - clockOffsetMs),
      write: (entries) => unlessFaulty(() => storage.write(entries)),
      remove: (keys) => unlessFaulty(() => storage.remove(keys)),
      replace: (entries, deletedKeys) => unlessFaulty(() => storage.replace(entries, deletedKeys)),
      sync: () => unlessFaulty(() => storage.sync()),
    },
    nowMs: () => Date.now() + clockOffsetMs,
    ready() {
      clockRead ??= readClock()
      return clockRead
    },
    async setClockOffset(offsetMs) {
      clockOffsetMs = offsetMs
      clockRead = Promise.resolve()
      await storage.write({ [CLOCK_KEY]: offsetMs })
      await storage.sync()
    },
    setFailing(failing) {
      isFailing = failing
    },
    setHanging(hanging) {
      isHanging = hanging
    },
    async damage(prefix) {
      const [last] = [...(await storage.list(prefix, { limit: 1_000 }))].reverse()
      if (!last) return null
      const [key, value] = last
      await storage.write({ [key]: damaged(value) })
      await storage.sync()
      return key
    },
  }
}

/** The same value with some of its bytes changed, or none of its kind. */
function damaged(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('bytes' in value)) return 'damaged'
  const { bytes } = value
  if (!(bytes instanceof Uint8Array)) return 'damaged'
  return { ...value, bytes: bytes.map((byte, at) => (at % 7 === 3 ? byte ^ 0x55 : byte)) }
}
