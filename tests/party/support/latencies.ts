import { textOf } from '../../../shared/board/read.ts'
import { createObjective } from '../../../shared/board/write.ts'
import type { RoomClient } from './room-client.ts'

const LETTER_EVERY_MS = 30
const WINDOW_MS = 500

/** People who type without a pause, each in a card of their own, and how long each letter takes to reach the others. */
export class Typists {
  readonly #sentAtMs: number[][]
  readonly #seen: number[][]
  #latenciesMs: { readonly atMs: number; readonly tookMs: number }[] = []
  #timer: ReturnType<typeof setInterval> | null = null

  constructor(readonly clients: readonly RoomClient[]) {
    this.#sentAtMs = clients.map(() => [])
    this.#seen = clients.map(() => clients.map(() => 0))
    for (const [reader, client] of clients.entries()) client.doc.on('update', () => this.#look(reader))
  }

  static cardOf(author: number): string {
    return `typed-by-${author}`
  }

  async begin(): Promise<void> {
    for (const [at, client] of this.clients.entries()) {
      createObjective(client.doc, { id: Typists.cardOf(at), text: '' }, null)
    }
    for (const client of this.clients) {
      await client.until('all cards are there', () =>
        this.clients.every((_, author) => textOf(client.doc, Typists.cardOf(author)) !== null),
      )
    }
    this.#timer = setInterval(() => this.#type(), LETTER_EVERY_MS)
  }

  /** Stops and returns how many letters each has typed. */
  async end(): Promise<readonly number[]> {
    if (this.#timer) clearInterval(this.#timer)
    const typed = this.#sentAtMs.map(({ length }) => length)
    for (const client of this.clients) {
      await client.until('all letters are there', () =>
        typed.every((count, author) => textOf(client.doc, Typists.cardOf(author))?.length === count),
      )
    }
    return typed
  }

  /** The 95th percentile of each window since the last call, in the middle. */
  takeP95Ms(): number {
    const taken = this.#latenciesMs
    this.#latenciesMs = []
    const windows = new Map<number, number[]>()
    for (const { atMs, tookMs } of taken) {
      const window = Math.floor(atMs / WINDOW_MS)
      windows.set(window, [...(windows.get(window) ?? []), tookMs])
    }
    return quantile(
      [...windows.values()].map((tookMs) => quantile(tookMs, 0.95)),
      0.5,
    )
  }

  #type() {
    for (const [author, client] of this.clients.entries()) {
      this.#sentAtMs[author]?.push(performance.now())
      const text = textOf(client.doc, Typists.cardOf(author))
      text?.insert(text.length, 'x')
    }
  }

  #look(reader: number) {
    const nowMs = performance.now()
    const doc = this.clients[reader]?.doc
    const seen = this.#seen[reader]
    if (!doc || !seen) return
    for (const [author, sentAtMs] of this.#sentAtMs.entries()) {
      const length = textOf(doc, Typists.cardOf(author))?.length ?? 0
      for (let at = seen[author] ?? 0; at < length; at++) {
        if (author !== reader)
          this.#latenciesMs.push({ atMs: nowMs, tookMs: nowMs - (sentAtMs[at] ?? nowMs) })
      }
      seen[author] = length
    }
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
