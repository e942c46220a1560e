import type { RoomHost } from '../host.ts'
import { STORAGE_SLOW_MS } from '../limits.ts'

/**
 * Entries on their way to the disk, tried as often as it takes. A try that has not ended after `STORAGE_SLOW_MS` counts as
 * failed, so that people are told; should it end well later, that counts all the same. Every try puts the same entries,
 * and the storage takes writes in their order, so a late one undoes nothing.
 */
export class DurablePut {
  #isDurable = false
  #mayBeStored = false

  constructor(
    private readonly host: Pick<RoomHost, 'storage' | 'later'>,
    private readonly entries: Readonly<Record<string, unknown>>,
    private readonly deletedKeys: readonly string[] = [],
  ) {}

  /** A try has been put, or nobody knows whether it was: a restart may bring it back. */
  get mayBeStored(): boolean {
    return this.#mayBeStored
  }

  /** Resolves once the entries are durable. Throws when this try failed or took too long. */
  async try(): Promise<void> {
    if (this.#isDurable) return
    await this.#withinTime(this.#store())
  }

  async #store(): Promise<void> {
    const { storage } = this.host
    await (this.deletedKeys.length > 0
      ? storage.replace(this.entries, this.deletedKeys)
      : storage.write(this.entries))
    this.#mayBeStored = true
    await storage.sync()
    this.#isDurable = true
    this.#wake?.()
  }

  #wake: (() => void) | null = null

  #withinTime(attempt: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = this.host.later(STORAGE_SLOW_MS, () => {
        this.#mayBeStored = true
        reject(new Error('The storage has not answered.'))
      })
      // Also called by an earlier try that ends only now.
      this.#wake = () => {
        cancel()
        resolve()
      }
      attempt.catch((error: unknown) => {
        cancel()
        reject(error)
      })
    })
  }
}
