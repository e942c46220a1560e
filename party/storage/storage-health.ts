import type { RoomMessage } from '../../shared/protocol/messages.ts'
import { saveRetryMs } from '../limits.ts'

/** What is stored by itself, and so can fail by itself. */
export type StoredPart = 'document' | 'state'

/** Whether the room can store things now. While it cannot, everything stays in memory and people are told. */
export type StorageHealth = {
  readonly isFailing: boolean
  /** Notes a failure and returns how long to wait before the next try. */
  failed(part: StoredPart, error: unknown): number
  recovered(part: StoredPart): void
}

export function createStorageHealth(ports: {
  readonly tellEveryone: (message: RoomMessage) => void
  readonly report: (what: string, error: unknown) => void
}): StorageHealth {
  const failures = new Map<StoredPart, number>()
  return {
    get isFailing() {
      return failures.size > 0
    },
    failed(part, error) {
      const count = (failures.get(part) ?? 0) + 1
      failures.set(part, count)
      const retryInMs = saveRetryMs(count)
      ports.report(`storing the ${part} failed`, error)
      // Said again at each try: it is also the sign of life that a waiting client needs.
      ports.tellEveryone({ type: 'save-failed', retryInMs })
      return retryInMs
    },
    recovered(part) {
      if (failures.delete(part) && failures.size === 0) ports.tellEveryone({ type: 'save-recovered' })
    },
  }
}
