import * as v from 'valibot'
import type { RoomState } from '../../shared/workshop/state.ts'
import type { StoragePort } from '../host.ts'
import { editsBetween, JsonEditsSchema, withEdits } from '../storage/json-edits.ts'
import {
  listPages,
  numberedKey,
  PARTS_AT_ONCE,
  readJsonRecord,
  readRecords,
  writeRecord,
} from '../storage/records.ts'

/** Begins as the key of the state does: what is found damaged here is told as the state's damage is. */
const LOG = 'state-log/'

/** A change of the state: what it made of the state before, which is that of the number before. */
const ChangeSchema = v.object({ number: v.number(), lastSequence: v.number(), edits: JsonEditsSchema })
type Change = v.InferOutput<typeof ChangeSchema>

/** What lies under one key: a change, and the one before it once more, so that no single damaged record loses any but the last. */
const LoggedSchema = v.array(ChangeSchema)

/** The state after a change, with the number of the newest event there was. */
export type NumberedState = {
  readonly state: unknown
  readonly lastSequence: number
  /** How many changes have made it. */
  readonly changes: number
}

type Logged = { readonly number: number; readonly keys: readonly string[] }

/**
 * The changes of the state since it was stored as a whole, a record each. So a card that somebody writes costs as much
 * as the card, and not as much as all that forty people have written.
 */
export class StateLog {
  #onDisk: Logged[] = []
  #newest: Change | null = null
  #bytes = 0

  /** How many bytes of changes there are since `begin`. */
  get byteLength(): number {
    return this.#bytes
  }

  /**
   * The states that the changes have made of a whole one, oldest first, itself included; and the records that are damaged or
   * lead nowhere, as something before them is missing.
   */
  async load(storage: Pick<StoragePort, 'list'>, whole: NumberedState) {
    const changes = new Map<number, Change>()
    const read: { readonly key: string; readonly newest: number; readonly logged: Logged }[] = []
    const damaged: { key: string; reason: string }[] = []
    for await (const record of readRecords(storage, LOG)) {
      const logged = record.kind === 'whole' ? readJsonRecord(LoggedSchema, record.bytes) : null
      const newest = logged?.at(-1)
      if (record.kind === 'damaged' || !logged || !newest) {
        damaged.push({ key: record.key, reason: record.kind === 'damaged' ? record.reason : 'unreadable' })
        continue
      }
      for (const change of logged) changes.set(change.number, change)
      const keys = Object.keys(writeRecord(record.key, record.bytes))
      read.push({ key: record.key, newest: newest.number, logged: { number: newest.number, keys } })
    }
    const states: NumberedState[] = [whole]
    for (let at = whole.changes + 1; ; at++) {
      const change = changes.get(at)
      const before = states.at(-1)
      if (!change || !before) break
      const state = withEdits(before.state, change.edits)
      states.push({ state, lastSequence: change.lastSequence, changes: at })
    }
    return {
      states,
      damaged,
      /** Goes on from one of the states; the records that come after it lead nowhere. */
      goOnFrom: ({ changes: number }: NumberedState): readonly string[] => {
        this.#onDisk = read.filter(({ newest }) => newest <= number).map(({ logged }) => logged)
        this.#newest = changes.get(number) ?? null
        return read.filter(({ newest }) => newest > number).map(({ key }) => key)
      },
    }
  }

  /** The entries of a change, to be put; `stored` is called once they are. */
  next(before: RoomState, after: RoomState, { changes: number, lastSequence }: Omit<NumberedState, 'state'>) {
    const change: Change = { number, lastSequence, edits: [...editsBetween(before, after)] }
    const logged = this.#newest?.number === number - 1 ? [this.#newest, change] : [change]
    const bytes = new TextEncoder().encode(JSON.stringify(logged))
    const entries = writeRecord(numberedKey(LOG, number), bytes)
    return {
      entries,
      stored: () => {
        this.#newest = change
        this.#onDisk.push({ number, keys: Object.keys(entries) })
        this.#bytes += bytes.byteLength
      },
    }
  }

  /** The state was stored as a whole. The changes up to `number` are of no use any more: their keys, to be deleted. */
  begin(number: number): readonly string[] {
    this.#bytes = 0
    const useless = this.#onDisk.filter((logged) => logged.number <= number)
    this.#onDisk = this.#onDisk.filter((logged) => logged.number > number)
    return useless.flatMap(({ keys }) => keys)
  }

  /** Nothing of any change is on the disk any more. */
  forget(): void {
    this.#onDisk = []
    this.#newest = null
    this.#bytes = 0
  }

  /** Where changes lie, or what is left of them. */
  async keys(storage: Pick<StoragePort, 'list'>): Promise<readonly string[]> {
    const keys: string[] = []
    for await (const page of listPages(storage, LOG, PARTS_AT_ONCE)) keys.push(...page.keys())
    return keys
  }
}
