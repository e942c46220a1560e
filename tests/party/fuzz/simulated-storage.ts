import type { PlatformStorage } from '../../../party/hosts/room-storage.ts'
import type { SeededRandom } from '../../shared/board/seeded-random.ts'
import { InjectedFault } from './injected-fault.ts'
import type { Life } from './life.ts'
import { fromStored, type SimulatedDisk, toStored } from './simulated-disk.ts'
import type { VirtualTime } from './virtual-time.ts'

const KEYS_AT_ONCE = 128

type Transaction = Parameters<Parameters<PlatformStorage['transaction']>[0]>[0]
type ListOptions = { prefix?: string; start?: string; startAfter?: string; end?: string; limit?: number }

/** The platform's storage as one life of the room has it, on a disk that outlives it. */
export function openStorage(
  disk: SimulatedDisk,
  ports: {
    readonly life: Life
    readonly time: VirtualTime
    readonly random: SeededRandom
    readonly setAlarm: (atMs: number | null) => void
  },
): PlatformStorage {
  const { life, time, random } = ports

  /** What was decided at once is told after a while. */
  function answer<Value>(work: () => Value | Promise<Value>): Promise<Value> {
    if (life.isOver) return new Promise(() => {})
    const delayMs = random.below(4) > 0 ? 0 : random.next() * 8
    const result = new Promise<Value>((resolve) => resolve(work()))
    if (delayMs === 0) return life.wait(result)
    const told = new Promise<Value>((resolve) => time.later(delayMs, () => resolve(result)))
    // It is looked at only when it is told.
    result.catch(() => {})
    return life.wait(told)
  }

  function failUnlessWriting(): void {
    if (disk.fault.failsWrites) throw new InjectedFault('The disk takes nothing.')
  }

  function list<Value>(options: ListOptions = {}): Promise<Map<string, Value>> {
    return answer(() => {
      if (disk.fault.failsReads) throw new InjectedFault('The disk gives nothing.')
      return listOf<Value>(disk.read(), options)
    })
  }

  function get<Value>(key: string): Promise<Value | undefined>
  function get<Value>(keys: string[]): Promise<Map<string, Value>>
  async function get<Value>(asked: string | string[]): Promise<Value | undefined | Map<string, Value>> {
    const keys = typeof asked === 'string' ? [asked] : asked
    if (keys.length > KEYS_AT_ONCE) throw new Error(`${keys.length} keys are too many.`)
    const found = await answer(() => {
      if (disk.fault.failsReads) throw new InjectedFault('The disk gives nothing.')
      return listOf<Value>(new Map([...disk.read()].filter(([key]) => keys.includes(key))))
    })
    return typeof asked === 'string' ? found.get(asked) : found
  }

  function remove(key: string): Promise<boolean>
  function remove(keys: string[]): Promise<number>
  async function remove(asked: string | string[]): Promise<boolean | number> {
    const keys = typeof asked === 'string' ? [asked] : asked
    if (keys.length > KEYS_AT_ONCE) throw new Error(`${keys.length} keys are too many.`)
    const count = await answer(() => {
      failUnlessWriting()
      const present = keys.filter((key) => disk.read().has(key)).length
      disk.apply({ puts: new Map(), deletes: keys })
      return present
    })
    return typeof asked === 'string' ? count > 0 : count
  }

  return {
    list,
    get,
    delete: remove,
    put(given: string | Readonly<Record<string, unknown>>, value?: unknown) {
      return answer(() => {
        failUnlessWriting()
        disk.apply({ puts: putsOf(given, value), deletes: [] })
      })
    },
    transaction(closure) {
      return answer(async () => {
        failUnlessWriting()
        const work = new TransactionWork(disk)
        const result = await closure(work)
        if (life.isOver) return new Promise<never>(() => {})
        if (!work.isRolledBack) disk.apply(work)
        return result
      })
    },
    sync: () => answer(() => disk.sync()),
    deleteAll: () =>
      answer(() => {
        failUnlessWriting()
        disk.apply({ puts: new Map(), deletes: [...disk.read().keys()] })
      }),
    setAlarm: (at) => answer(() => ports.setAlarm(Number(at))),
    deleteAlarm: () => answer(() => ports.setAlarm(null)),
  }
}

class TransactionWork implements Transaction {
  readonly puts = new Map<string, Buffer>()
  readonly deletes: string[] = []
  isRolledBack = false

  constructor(private readonly disk: SimulatedDisk) {}

  get<Value>(key: string): Promise<Value | undefined>
  get<Value>(keys: string[]): Promise<Map<string, Value>>
  async get<Value>(keys: string | string[]): Promise<Value | undefined | Map<string, Value>> {
    const now = this.#now()
    if (typeof keys !== 'string')
      return listOf<Value>(new Map([...now].filter(([key]) => keys.includes(key))))
    return listOf<Value>(now).get(keys)
  }

  async list<Value>(options: ListOptions = {}): Promise<Map<string, Value>> {
    return listOf<Value>(this.#now(), options)
  }

  async put(given: string | Readonly<Record<string, unknown>>, value?: unknown): Promise<void> {
    for (const [key, bytes] of putsOf(given, value)) {
      this.puts.set(key, bytes)
      const at = this.deletes.indexOf(key)
      if (at >= 0) this.deletes.splice(at, 1)
    }
  }

  delete(key: string): Promise<boolean>
  delete(keys: string[]): Promise<number>
  async delete(given: string | string[]): Promise<boolean | number> {
    const keys = typeof given === 'string' ? [given] : given
    if (keys.length > KEYS_AT_ONCE) throw new Error(`${keys.length} keys are too many.`)
    const present = this.#now()
    for (const key of keys) {
      this.puts.delete(key)
      this.deletes.push(key)
    }
    const count = keys.filter((key) => present.has(key)).length
    return typeof given === 'string' ? count === 1 : count
  }

  rollback(): void {
    this.isRolledBack = true
  }

  getAlarm = () => Promise.resolve(null)
  setAlarm = () => Promise.reject(new Error('The room sets no alarm in a transaction.'))
  deleteAlarm = () => Promise.reject(new Error('The room sets no alarm in a transaction.'))

  #now(): Map<string, Buffer> {
    const now = new Map([...this.disk.read(), ...this.puts])
    for (const key of this.deletes) now.delete(key)
    return now
  }
}

function putsOf(given: string | Readonly<Record<string, unknown>>, value: unknown): Map<string, Buffer> {
  const entries = typeof given === 'string' ? [[given, value] as const] : Object.entries(given)
  if (entries.length > KEYS_AT_ONCE) throw new Error(`${entries.length} keys are too many.`)
  return new Map(entries.map(([key, each]) => [key, toStored(key, each)]))
}

function listOf<Value>(entries: ReadonlyMap<string, Buffer>, options: ListOptions = {}): Map<string, Value> {
  const { prefix = '', start, startAfter, end, limit } = options
  const keys = [...entries.keys()]
    .filter((key) => key.startsWith(prefix))
    .filter((key) => (start === undefined || key >= start) && (end === undefined || key < end))
    .filter((key) => startAfter === undefined || key > startAfter)
    .sort((left, right) => (left < right ? -1 : 1))
    .slice(0, limit)
  const listed = new Map<string, Value>()
  for (const key of keys) {
    const bytes = entries.get(key)
    if (bytes) listed.set(key, fromStored(bytes))
  }
  return listed
}
