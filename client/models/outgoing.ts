import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import type { Refusal, Result } from '../../shared/result.ts'

/** Where what was typed is kept until the room has it; `null` where the browser refuses it. */
export type KeptStorage = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>

export type OutgoingPorts<Value> = {
  readonly storage: KeptStorage | null
  /** What the keys in storage begin with: says what is kept, and of which workshop. */
  readonly prefix: string
  readonly schema: v.GenericSchema<unknown, Value>
  /** Whether the room answers now. */
  readonly isLive: ReadonlySignal<boolean>
  readonly send: (value: Value) => Promise<Result<null>>
  /** Whether it can be sent as it stands; what cannot waits until it is changed. */
  readonly isReady: (value: Value) => boolean
  readonly onRefused?: (key: string, value: Value, refusal: Refusal) => void
  readonly later?: (delayMs: number, run: () => void) => () => void
}

/** Something of mine that the room has not confirmed. `refusal`: why it did not take it, or `null`. */
export type Outgoing<Value> = { readonly value: Value; readonly refusal: string | null }

/** Refusals that are over in a moment: sent again by itself. */
const PASSING_CODES: readonly string[] = ['too-many-commands', 'storage-failing', 'unanswered']
const RETRY_MS = 2_000

/**
 * Values on their way to the room, each under a key, of which only the newest counts: sent when the typing pauses, one at a
 * time for each key, and kept in this browser until the room has confirmed it. Kept at once and not after a while, so that
 * what was typed just before a tab dies is not lost either: that is why it is `localStorage`, under a key for each value,
 * and two tabs of one person do not overwrite each other.
 */
export function createOutgoing<Value>(ports: OutgoingPorts<Value>) {
  const later = ports.later ?? timer
  const entries = signal<ReadonlyMap<string, Outgoing<Value>>>(new Map())
  const timers = new Map<string, () => void>()
  const inFlight = new Set<string>()
  /** Brought back, and not touched since: another tab may still be at it. */
  const recalled = new Set<string>()
  let ownerId: string | null = null
  let isDisposed = false

  const setEntry = (key: string, entry: Outgoing<Value> | null): void => {
    const next = new Map(entries.peek())
    if (entry === null) next.delete(key)
    else next.set(key, entry)
    entries.value = next
  }
  const cancelTimer = (key: string): void => {
    timers.get(key)?.()
    timers.delete(key)
  }
  const schedule = (key: string, delayMs: number): void => {
    cancelTimer(key)
    const cancel = later(delayMs, () => {
      timers.delete(key)
      void flush(key)
    })
    timers.set(key, cancel)
  }

  const flush = async (key: string): Promise<void> => {
    cancelTimer(key)
    if (inFlight.has(key)) return
    inFlight.add(key)
    lookAgain(key)
    while (ports.isLive.peek() && !isDisposed) {
      const entry = entries.peek().get(key)
      if (entry === undefined || entry.refusal !== null || !ports.isReady(entry.value)) break
      const answer = await ports.send(entry.value)
      if (isDisposed) break // What was not confirmed is in storage, for the next time.
      const now = entries.peek().get(key)
      if (now === undefined) break
      if (now.value !== entry.value) {
        // Changed meanwhile: while somebody still types, their pause is waited for.
        if (timers.has(key)) break
        continue
      }
      if (answer.ok) drop(key)
      else if (PASSING_CODES.includes(answer.refusal.code)) schedule(key, RETRY_MS)
      else refuse(key, answer.refusal)
      break
    }
    inFlight.delete(key)
  }

  /** Another tab of mine may have sent meanwhile what this one brought back, or have a newer wording of it. */
  const lookAgain = (key: string): void => {
    if (ownerId === null || !ports.isLive.peek() || !recalled.delete(key)) return
    const kept = keptOf(ports, ownerId).get(key)
    setEntry(key, kept === undefined ? null : { value: kept, refusal: null })
  }
  const drop = (key: string): void => {
    cancelTimer(key)
    recalled.delete(key)
    setEntry(key, null)
    if (ownerId !== null) forget(ports, ownerId, key)
  }
  const refuse = (key: string, refusal: Refusal): void => {
    const entry = entries.peek().get(key)
    if (entry === undefined) return
    cancelTimer(key)
    setEntry(key, { ...entry, refusal: refusal.message })
    ports.onRefused?.(key, entry.value, refusal)
  }

  return {
    entries: entries as ReadonlySignal<ReadonlyMap<string, Outgoing<Value>>>,
    /** A new value under this key: kept at once, and sent after `delayMs` without another. */
    put(key: string, value: Value, delayMs = 0): void {
      recalled.delete(key)
      setEntry(key, { value, refusal: null })
      if (ownerId !== null) keep(ports, ownerId, key, value)
      if (delayMs === 0) void flush(key)
      else schedule(key, delayMs)
    },
    /** Sends it now rather than when the typing pauses. */
    flush: (key: string): void => void flush(key),
    /** The room answers again, or the page is about to go: everything that waits goes out. */
    flushAll(): void {
      for (const key of entries.peek().keys()) void flush(key)
    },
    /** Tries once more what was refused. */
    retry(key: string): void {
      const entry = entries.peek().get(key)
      if (entry === undefined) return
      setEntry(key, { ...entry, refusal: null })
      void flush(key)
    },
    drop,
    refuse,
    isSending: (key: string): boolean => inFlight.has(key),
    /** Brings back what this person had not sent the last time, on this device. Another person's is left alone. */
    recall(personId: string): void {
      if (ownerId === personId) return
      const typed = ownerId === null ? entries.peek() : new Map<string, Outgoing<Value>>()
      ownerId = personId
      for (const [key, { value }] of typed) keep(ports, personId, key, value)
      const next = new Map(typed)
      for (const [key, value] of keptOf(ports, personId)) {
        if (next.has(key)) continue
        next.set(key, { value, refusal: null })
        recalled.add(key)
      }
      entries.value = next
    },
    dispose(): void {
      isDisposed = true
      for (const key of [...timers.keys()]) cancelTimer(key)
    },
  }
}
export type OutgoingValues<Value> = ReturnType<typeof createOutgoing<Value>>

type Kept<Value> = Pick<OutgoingPorts<Value>, 'storage' | 'prefix' | 'schema'>

const keyOf = (prefix: string, ownerId: string, key: string) => `${prefix}:${ownerId}:${key}`

function keep<Value>({ storage, prefix }: Kept<Value>, ownerId: string, key: string, value: Value): void {
  try {
    storage?.setItem(keyOf(prefix, ownerId, key), JSON.stringify(value))
  } catch {
    // Full or refused: it then lives as long as the page, and goes out all the same.
  }
}

function forget<Value>({ storage, prefix }: Kept<Value>, ownerId: string, key: string): void {
  try {
    storage?.removeItem(keyOf(prefix, ownerId, key))
  } catch {
    // Refused: then nothing was kept.
  }
}

function keptOf<Value>({ storage, prefix, schema }: Kept<Value>, ownerId: string): Map<string, Value> {
  const kept = new Map<string, Value>()
  const start = keyOf(prefix, ownerId, '')
  const KeptSchema = v.pipe(v.string(), v.parseJson(), schema)
  try {
    for (let at = 0; storage !== null && at < storage.length; at += 1) {
      const name = storage.key(at)
      if (name === null || !name.startsWith(start)) continue
      const value = v.safeParse(KeptSchema, storage.getItem(name))
      if (value.success) kept.set(name.slice(start.length), value.output)
    }
  } catch {
    // Refused: there is nothing to bring back.
  }
  return kept
}

function timer(delayMs: number, run: () => void): () => void {
  const handle = setTimeout(run, delayMs)
  return () => clearTimeout(handle)
}
