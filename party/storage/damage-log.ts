import type { RoomMessage } from '../../shared/protocol/messages.ts'
import type { RoomHost } from '../host.ts'
import { DAMAGE_TOLD_MS, MAX_DAMAGED_ENTRIES } from '../limits.ts'
import { listPages, numberedKey } from './records.ts'

/** Damaged entries as they were found: `damaged/<when>/<key>`. For whoever wants to look into them; nothing reads them. */
const DAMAGED = 'damaged/'
/** Entries that are moved at a time: each may be 128 KiB. */
const MOVED_AT_ONCE = 16

type Notice = Extract<RoomMessage, { type: 'notice' }>

const NOTICES = {
  board: {
    type: 'notice',
    code: 'board-damaged',
    message:
      'Part of what was saved of this board could not be read. Look it over: what somebody else still has on their screen comes back when they are here.',
  },
  decisions: {
    type: 'notice',
    code: 'decisions-damaged',
    message: 'The last decision in this room may not have been kept. Look at the stage and the votes again.',
  },
} as const satisfies Record<string, Notice>
type ToldOf = keyof typeof NOTICES

/**
 * What of the room's storage was found damaged. Everything of it is reported; what concerns people is told to whoever
 * comes in, for a day; and the entries are moved aside, so that they are neither found again nor lost.
 */
export class DamageLog {
  readonly #told = new Set<ToldOf>()
  #hasMoved = false

  constructor(private readonly host: Pick<RoomHost, 'storage' | 'nowMs' | 'report'>) {}

  /** For everybody who comes in, once for each connection. */
  get notices(): readonly Notice[] {
    return [...this.#told].map((of) => NOTICES[of])
  }

  /** Notes damage for which there is no entry to be moved. */
  note(of: ToldOf, what: string): void {
    this.#told.add(of)
    this.host.report('stored data is damaged', what)
  }

  /** Moves a record's parts aside. A failure does no harm: they are found again the next time. */
  async moveRecord(key: string, reason: string): Promise<void> {
    const { storage } = this.host
    await this.#move(key, reason, async () => {
      for (;;) {
        const parts = await storage.list(`${key}#`, { limit: MOVED_AT_ONCE })
        if (parts.size === 0) return
        await this.#put(parts)
      }
    })
  }

  /** Moves a single entry aside. */
  async moveEntry(key: string, reason: string): Promise<void> {
    await this.#move(key, reason, async () => this.#put(await this.host.storage.get([key])))
  }

  /** The keys of what was moved aside of the state, however long ago. */
  async keysOfState(): Promise<string[]> {
    const keys: string[] = []
    for await (const page of listPages(this.host.storage, DAMAGED, MOVED_AT_ONCE)) keys.push(...page.keys())
    return keys.filter((key) => toldOf(originOf(key)) === 'decisions')
  }

  /** Once everything is loaded: keeps to the limit of what is kept, and remembers what was found not long ago. */
  async finish(): Promise<void> {
    const { storage, nowMs, report } = this.host
    const since = numberedKey(DAMAGED, nowMs() - DAMAGE_TOLD_MS)
    const keys: string[] = []
    try {
      for await (const page of listPages(storage, DAMAGED, MOVED_AT_ONCE)) keys.push(...page.keys())
      for (const key of keys) {
        const of = key > since ? toldOf(originOf(key)) : null
        if (of) this.#told.add(of)
      }
      const tooMany = keys.slice(0, Math.max(0, keys.length - MAX_DAMAGED_ENTRIES))
      if (this.#hasMoved && tooMany.length > 0) await storage.replace({}, tooMany)
    } catch (error) {
      report('looking after damaged entries failed', error)
    }
  }

  async #move(key: string, reason: string, work: () => Promise<void>): Promise<void> {
    const of = toldOf(key)
    if (of) this.#told.add(of)
    this.host.report('stored data is damaged', `${key} is ${reason}; it is moved to ${DAMAGED}`)
    try {
      await work()
      this.#hasMoved = true
    } catch (error) {
      this.host.report(`moving ${key} aside failed`, error)
    }
  }

  #put(entries: ReadonlyMap<string, unknown>): Promise<void> {
    const folder = `${numberedKey(DAMAGED, this.host.nowMs())}/`
    const moved = [...entries].map(([key, value]) => [folder + key, value] as const)
    return this.host.storage.replace(Object.fromEntries(moved), [...entries.keys()])
  }
}

/** Under which key an entry was found that was moved aside. */
function originOf(key: string): string {
  return key.split('/').slice(2).join('/')
}

/** Whom the loss of an entry concerns; `null`: nobody would notice. */
function toldOf(key: string): ToldOf | null {
  if (key.startsWith('doc/')) return 'board'
  return key.startsWith('state') ? 'decisions' : null
}
