import * as v from 'valibot'
import type { RoomHost } from '../host.ts'
import { BINDING_LIMITS } from '../limits.ts'
import type { DamageLog } from '../storage/damage-log.ts'
import { listPages } from '../storage/records.ts'

const BINDING = 'writer/'
/** Entries of a few bytes each. */
const READ_AT_ONCE = 1_000

const RETRY_AFTER_MS = 5_000

const StoredSchema = v.object({ personId: v.string(), atMs: v.number() })
type Stored = v.InferOutput<typeof StoredSchema>

type Binding = Stored & {
  /** Everything that was ever written under this id has come to the room. */
  isWhole: boolean
}

/**
 * Which person each Yjs client id belongs to, also after a restart: an entry for each id, put once, when it is bound.
 * Their number is limited, the oldest go first: a person's own, so that nobody crowds out what belongs to others.
 */
export class IdBindings {
  /** In the order in which they were bound. */
  #byId = new Map<number, Binding>()
  readonly #countOf = new Map<string, number>()
  /** Could not be put, and go along with the next, or after a while. */
  readonly #notStored = new Map<number, Stored>()
  #isRetrying = false

  constructor(private readonly host: Pick<RoomHost, 'storage' | 'nowMs' | 'later' | 'report'>) {}

  /** What is damaged is moved aside: its id belongs to nobody then, until somebody uses it. */
  async load(damage: DamageLog): Promise<void> {
    const found: [number, Binding][] = []
    for await (const page of listPages(this.host.storage, BINDING, READ_AT_ONCE)) {
      for (const [key, value] of page) {
        const clientId = Number(key.slice(BINDING.length))
        const stored = v.safeParse(StoredSchema, value)
        if (stored.success && Number.isSafeInteger(clientId)) {
          found.push([clientId, { ...stored.output, isWhole: false }])
        } else await damage.moveEntry(key, 'unreadable')
      }
    }
    this.#byId = new Map(found.sort(([, a], [, b]) => a.atMs - b.atMs))
    for (const [, { personId }] of found) this.#count(personId, 1)
  }

  personOf(clientId: number): string | null {
    return this.#byId.get(clientId)?.personId ?? null
  }

  isWhole(clientId: number): boolean {
    return this.#byId.get(clientId)?.isWhole ?? false
  }

  markWhole(clientId: number): void {
    const binding = this.#byId.get(clientId)
    if (binding) binding.isWhole = true
  }

  /** Binds an id that belongs to nobody. */
  bind(clientId: number, personId: string): void {
    if (this.#byId.has(clientId)) return
    const stored = { personId, atMs: this.host.nowMs() }
    this.#byId.set(clientId, { ...stored, isWhole: false })
    this.#count(personId, 1)
    this.#notStored.set(clientId, stored)
    const { inRoom, ofOnePerson } = BINDING_LIMITS
    const isTooMuch = (this.#countOf.get(personId) ?? 0) > ofOnePerson
    const dropped = isTooMuch ? this.#oldestOf(personId) : this.#byId.size > inRoom ? this.#oldest() : null
    if (dropped !== null) this.#drop(dropped)
    this.#store(dropped)
  }

  /** Nothing waits for it: whatever is written under the id is put later, and so never outlives its binding. */
  #store(dropped: number | null): void {
    const { storage, report } = this.host
    const stored = [...this.#notStored]
    if (stored.length === 0) return
    this.#notStored.clear()
    const entries = Object.fromEntries(stored.map(([clientId, each]) => [BINDING + clientId, each]))
    const putting = Promise.all([
      storage.write(entries),
      dropped === null ? null : storage.remove([BINDING + dropped]),
    ])
    putting.catch((error: unknown) => {
      for (const [clientId, each] of stored) {
        if (this.#byId.has(clientId)) this.#notStored.set(clientId, each)
      }
      report('storing whose an id is failed', error)
      this.#storeLater()
    })
  }

  #storeLater(): void {
    if (this.#isRetrying) return
    this.#isRetrying = true
    this.host.later(RETRY_AFTER_MS, () => {
      this.#isRetrying = false
      this.#store(null)
    })
  }

  #drop(clientId: number): void {
    const binding = this.#byId.get(clientId)
    this.#byId.delete(clientId)
    this.#notStored.delete(clientId)
    if (binding) this.#count(binding.personId, -1)
  }

  #oldest(): number | null {
    const [oldest] = this.#byId.keys()
    return oldest ?? null
  }

  #oldestOf(personId: string): number | null {
    for (const [clientId, binding] of this.#byId) if (binding.personId === personId) return clientId
    return null
  }

  #count(personId: string, change: 1 | -1): void {
    const count = (this.#countOf.get(personId) ?? 0) + change
    if (count > 0) this.#countOf.set(personId, count)
    else this.#countOf.delete(personId)
  }
}
