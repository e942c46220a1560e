import * as v from 'valibot'
import { type RoomEvent, RoomEventSchema } from '../../shared/events/room-events.ts'
import { type RoomState, RoomStateSchema } from '../../shared/workshop/state.ts'
import type { RoomHost } from '../host.ts'
import { ANSWERS_KEPT_MS } from '../limits.ts'
import { numberedKey, readJsonRecord, readRecords, recordKeys, writeJsonRecord } from '../storage/records.ts'

const STATE_KEY = 'state'
const DELIVERED_KEY = 'delivered'
const OUTBOX = 'outbox/'
const ANSWER = 'answer/'
const TICKET = 'ticket/'

/** How many old entries are cleared away at a time: a deletion takes 128 keys. */
const CLEARED_AT_ONCE = 100

type StateStorePorts = { readonly host: Pick<RoomHost, 'storage' | 'nowMs' | 'report'> }

/**
 * Everything of the room that is not the document: the state, which commands were done in the last hour, the events that
 * the Worker has not taken yet, and the tickets that have been used.
 */
export class StateStore {
  /** When which command was done. In order of time, as entries of a `Map` are. */
  #answers = new Map<string, number>()
  /** Until when which used ticket could be used again. */
  #tickets = new Map<string, number>()

  constructor(private readonly ports: StateStorePorts) {}

  async load(): Promise<{
    readonly state: RoomState | null
    readonly outbox: readonly RoomEvent[]
    readonly deliveredSequence: number
  }> {
    const { storage } = this.ports.host
    const [states, delivered, outbox, answers, tickets] = await Promise.all([
      storage.list(`${STATE_KEY}#`),
      storage.list(DELIVERED_KEY),
      storage.list(OUTBOX),
      storage.list(ANSWER),
      storage.list(TICKET),
    ])
    this.#answers = readTimes(answers, ANSWER)
    this.#tickets = readTimes(tickets, TICKET)
    const stored = readRecords(states).get(STATE_KEY)
    const deliveredSequence = v.parse(v.optional(v.number(), 0), delivered.get(DELIVERED_KEY))
    return {
      state: stored ? readJsonRecord(RoomStateSchema, stored) : null,
      outbox: [...readRecords(outbox).values()]
        .map((bytes) => readJsonRecord(RoomEventSchema, bytes))
        .filter(({ sequence }) => sequence > deliveredSequence)
        .sort((a, b) => a.sequence - b.sequence),
      deliveredSequence,
    }
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

  stateEntries(state: RoomState): Record<string, unknown> {
    return writeJsonRecord(STATE_KEY, state)
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

  /** Clears away what is of no use any more. A failure does no harm: it is tried again the next time. */
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
    if (keys.length === 0) return
    try {
      await storage.replace({}, keys)
    } catch (error) {
      report('clearing away old entries failed', error)
    }
  }
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

function readTimes(listing: ReadonlyMap<string, unknown>, prefix: string): Map<string, number> {
  const times = [...listing].map(
    ([key, value]) => [key.slice(prefix.length), v.parse(v.number(), value)] as const,
  )
  return new Map(times.sort(([, a], [, b]) => a - b))
}
