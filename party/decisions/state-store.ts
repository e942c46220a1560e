import * as v from 'valibot'
import { type RoomEvent, RoomEventSchema } from '../../shared/events/room-events.ts'
import { type RoomState, RoomStateSchema } from '../../shared/workshop/state.ts'
import type { RoomHost } from '../host.ts'
import { ANSWERS_KEPT_MS } from '../limits.ts'
import type { DamageLog } from '../storage/damage-log.ts'
import {
  listPages,
  numberedKey,
  readJsonRecord,
  readRecords,
  recordKeys,
  writeJsonRecord,
} from '../storage/records.ts'
import { moveDamaged, TwoSlots } from '../storage/two-slots.ts'
import { type NumberedState, StateLog } from './state-log.ts'

const STATE_KEY = 'state'
const DELIVERED_KEY = 'delivered'
const OUTBOX = 'outbox/'
const ANSWER = 'answer/'
const TICKET = 'ticket/'

/** How many old entries are cleared away at a time: a deletion takes 128 keys. */
const CLEARED_AT_ONCE = 100
/** Answers and tickets, of a few bytes each, that are read at a time. */
const TIMES_AT_ONCE = 1_000

/** Changes since the state was last stored as a whole, before it is again: what a room reads when it wakes up. */
const CHANGES_AT_MOST = 100
/** And bytes of changes: as many as the whole takes, or this where it takes less. */
const CHANGE_BYTES_AT_LEAST = 16 * 1_024

/** The state with the number of the newest event, so that none is ever numbered twice, and of changes that led to it. */
const StoredStateSchema = v.object({
  state: RoomStateSchema,
  lastSequence: v.number(),
  changes: v.optional(v.number(), 0),
})
/** As it was stored before it had these numbers. */
const BareStateSchema = v.pipe(
  RoomStateSchema,
  v.transform((state) => ({ state, lastSequence: 0, changes: 0 })),
)
type StoredState = v.InferOutput<typeof StoredStateSchema>

type StateStorePorts = { readonly host: Pick<RoomHost, 'storage' | 'nowMs' | 'report'> }

type NextState = { readonly entries: Record<string, unknown>; readonly stored: () => void }

/** What a room has stored beside its document. `state` is `null` when it was never made. */
export type StoredRoom = {
  readonly state: RoomState | null
  readonly outbox: readonly RoomEvent[]
  /** Of the newest event there ever was. */
  readonly lastSequence: number
}

/**
 * Everything of the room that is not the document: the state, which commands were done in the last hour, the events that
 * the Worker has not taken yet, and the tickets that have been used.
 */
export class StateStore {
  readonly #slots = new TwoSlots(STATE_KEY, v.union([StoredStateSchema, BareStateSchema]))
  readonly #log = new StateLog()
  /** The newest that is stored; `null`: none is. */
  #stored: StoredState | null = null
  /** How many changes had led to the newest that was stored as a whole, and how many bytes it took. */
  #whole = { changes: 0, byteLength: 0 }
  /** In how many places there is a whole: as long as it is not in both, each state is stored as one. */
  #places = 0
  /** When which command was done. In order of time, as entries of a `Map` are. */
  #answers = new Map<string, number>()
  /** Until when which used ticket could be used again. */
  #tickets = new Map<string, number>()

  constructor(private readonly ports: StateStorePorts) {}

  /** Reads everything; what is damaged is moved aside. Throws when there is no state that the room could go on with. */
  async load(damage: DamageLog): Promise<StoredRoom> {
    const { storage } = this.ports.host
    const { generations, damaged } = await this.#slots.load(storage)
    const [newest] = generations
    if (!newest) {
      const isNew = damaged.length === 0 && (await storage.list('doc/', { limit: 1 })).size === 0
      if (isNew) return { state: null, outbox: [], lastSequence: 0 }
      throw new Error(NO_STATE)
    }
    await moveDamaged(damage, damaged)
    const { state, lastSequence } = await this.#loadChanges(newest.value, generations.length, damage)
    this.#answers = await this.#readTimes(ANSWER, damage)
    this.#tickets = await this.#readTimes(TICKET, damage)
    const delivered = await this.#readDelivered(damage)
    const events = await this.#readOutbox(damage)
    const outbox = events.filter(({ sequence }) => sequence > delivered)
    return { state, outbox, lastSequence: Math.max(lastSequence, delivered, outbox.at(-1)?.sequence ?? 0) }
  }

  /** Whether this command of this person was carried out, as far as an hour back. */
  wasDone(answerKey: string): boolean {
    return this.#answers.has(answerKey)
  }

  noteDone(answerKey: string, atMs: number): void {
    this.#answers.set(answerKey, atMs)
  }

  /** `false` when the ticket was used before. A ticket counts as used from here on, also after a restart. */
  useTicket(ticketId: string, expiresAtMs: number): boolean {
    if (this.#tickets.has(ticketId)) return false
    this.#tickets.set(ticketId, expiresAtMs)
    const { storage, report } = this.ports.host
    storage.write({ [TICKET + ticketId]: expiresAtMs }).catch((error: unknown) => {
      // Entering must not fail with the storage: the ticket is remembered for as long as this room runs.
      report('storing a used ticket failed', error)
    })
    return true
  }

  /**
   * The entries of a state, to be put; `stored` is called once they are. It is what has changed since the one before, and from
   * time to time the whole beside it, by turns in two places. The changes since the older of these are kept: where the newer
   * one is damaged, they lead to the same.
   */
  stateEntries(state: RoomState, lastSequence: number): NextState {
    const before = this.#stored
    const next = { state, lastSequence, changes: (before?.changes ?? 0) + 1 }
    const change = before && this.#log.next(before.state, state, next)
    if (change && !this.#isWholeDue(next.changes)) {
      return {
        entries: change.entries,
        stored: () => {
          change.stored()
          this.#stored = next
        },
      }
    }
    const whole = this.#slots.next(next)
    return {
      entries: { ...change?.entries, ...whole.entries },
      stored: () => {
        whole.stored()
        change?.stored()
        this.#clear(this.#log.begin(this.#whole.changes))
        this.#noteWhole(next, whole.byteLength, Math.min(2, this.#places + 1))
      },
    }
  }

  /**
   * The same in both places where the state is kept, so that nothing is left of what it was. [BA9] A ballot is closed with
   * it, and private writing revealed: what people chose, and who wrote what, is gone from the disk in the moment in which the
   * close or the reveal is on it.
   */
  lastingEntries(state: RoomState, lastSequence: number): NextState {
    const next = { state, lastSequence, changes: (this.#stored?.changes ?? 0) + 1 }
    const whole = this.#slots.nextInBoth(next)
    return {
      entries: whole.entries,
      stored: () => {
        whole.stored()
        this.#log.forget()
        this.#noteWhole(next, whole.byteLength, 2)
      },
    }
  }

  /**
   * What else on the disk may hold what people chose or wrote, every change since then above all: to be deleted with the
   * entries of `lastingEntries` being put.
   */
  async keysOfEarlierStates(
    entries: Readonly<Record<string, unknown>>,
    damage: DamageLog,
  ): Promise<readonly string[]> {
    const { storage } = this.ports.host
    return [
      ...(await this.#slots.leftOver(storage, entries)),
      ...(await this.#log.keys(storage)),
      ...(await damage.keysOfState()),
    ]
  }

  eventEntries(event: RoomEvent): Record<string, unknown> {
    return writeJsonRecord(numberedKey(OUTBOX, event.sequence), event)
  }

  doneEntries(answerKey: string, atMs: number): Record<string, unknown> {
    return { [ANSWER + answerKey]: atMs }
  }

  deliveredEntries(sequence: number): Record<string, unknown> {
    return { [DELIVERED_KEY]: sequence }
  }

  /**
   * Puts down which events were delivered, and clears away what is of no use any more. A failure does no harm: it is tried
   * again the next time. Not in a transaction, which would keep every frame waiting that comes meanwhile.
   */
  async tidy(delivered: readonly RoomEvent[] = []): Promise<void> {
    const { storage, nowMs, report } = this.ports.host
    const oldAnswers = takeOlder(this.#answers, nowMs() - ANSWERS_KEPT_MS)
    const oldTickets = takeOlder(this.#tickets, nowMs())
    const keys = [
      ...oldAnswers.map((key) => ANSWER + key),
      ...oldTickets.map((key) => TICKET + key),
      ...delivered.flatMap((event) => {
        const { byteLength } = new TextEncoder().encode(JSON.stringify(event))
        return recordKeys(numberedKey(OUTBOX, event.sequence), byteLength)
      }),
    ]
    const last = delivered.at(-1)
    try {
      if (last) await storage.write(this.deliveredEntries(last.sequence))
      if (keys.length > 0) await storage.remove(keys)
    } catch (error) {
      report('clearing away old entries failed', error)
    }
  }

  /** The newest state that the changes lead to. What leads nowhere is moved aside, and the next state is stored as a whole. */
  async #loadChanges(whole: StoredState, places: number, damage: DamageLog): Promise<StoredState> {
    const { states, damaged, goOnFrom } = await this.#log.load(this.ports.host.storage, whole)
    const newest = newestFitting(states) ?? whole
    const useless = goOnFrom(newest).map((key) => ({ key, reason: 'incomplete' }))
    await moveDamaged(damage, [...damaged, ...useless])
    this.#stored = newest
    this.#whole = { changes: whole.changes, byteLength: 0 }
    // Where a change is lost, what it was about is made safe by the next whole.
    this.#places = damaged.length + useless.length > 0 ? 1 : places
    return newest
  }

  #isWholeDue(changes: number): boolean {
    const mostBytes = Math.max(CHANGE_BYTES_AT_LEAST, this.#whole.byteLength)
    const { changes: before } = this.#whole
    return this.#places < 2 || changes - before >= CHANGES_AT_MOST || this.#log.byteLength >= mostBytes
  }

  #noteWhole(stored: StoredState, byteLength: number, places: number) {
    this.#stored = stored
    this.#whole = { changes: stored.changes, byteLength }
    this.#places = places
  }

  /** A failure does no harm: what is left of old changes is never read as newer ones. */
  #clear(keys: readonly string[]): void {
    const { storage, report } = this.ports.host
    if (keys.length === 0) return
    storage.remove(keys).catch((error: unknown) => report('clearing away old changes failed', error))
  }

  async #readOutbox(damage: DamageLog): Promise<readonly RoomEvent[]> {
    const events: RoomEvent[] = []
    for await (const record of readRecords(this.ports.host.storage, OUTBOX)) {
      const event = record.kind === 'whole' ? readJsonRecord(RoomEventSchema, record.bytes) : null
      if (event) events.push(event)
      else await damage.moveRecord(record.key, record.kind === 'whole' ? 'unreadable' : record.reason)
    }
    return events.sort((a, b) => a.sequence - b.sequence)
  }

  async #readDelivered(damage: DamageLog): Promise<number> {
    const stored = (await this.ports.host.storage.get([DELIVERED_KEY])).get(DELIVERED_KEY)
    if (stored === undefined) return 0
    const delivered = v.safeParse(v.number(), stored)
    if (delivered.success) return delivered.output
    // Then what is in the outbox is delivered, maybe again, which the Worker sees by its id.
    await damage.moveEntry(DELIVERED_KEY, 'unreadable')
    return 0
  }

  async #readTimes(prefix: string, damage: DamageLog): Promise<Map<string, number>> {
    const times: [string, number][] = []
    for await (const page of listPages(this.ports.host.storage, prefix, TIMES_AT_ONCE)) {
      for (const [key, value] of page) {
        if (typeof value === 'number') times.push([key.slice(prefix.length), value])
        else await damage.moveEntry(key, 'unreadable')
      }
    }
    return new Map(times.sort(([, a], [, b]) => a - b))
  }
}

/** The newest of states that lead from one to the next which is one by the schema. */
function newestFitting(states: readonly NumberedState[]): StoredState | null {
  for (const numbered of states.toReversed()) {
    const state = v.safeParse(RoomStateSchema, numbered.state)
    if (state.success) return { ...numbered, state: state.output }
  }
  return null
}

/** Takes entries out of a map in order of time, those before `beforeMs`. */
function takeOlder(times: Map<string, number>, beforeMs: number): string[] {
  const taken: string[] = []
  for (const [key, atMs] of times) {
    if (atMs >= beforeMs || taken.length === CLEARED_AT_ONCE) break
    taken.push(key)
  }
  for (const key of taken) times.delete(key)
  return taken
}

const NO_STATE =
  'Neither copy of the state of this room can be read, so it stays closed. Nothing was deleted: its board is under doc/. ' +
  'Restore the storage of the room to an earlier time, or start a new workshop.'
