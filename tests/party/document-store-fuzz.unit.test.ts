import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { bringsNothing } from '../../party/document/update-facts.ts'
import { COMPACT_AFTER } from '../../party/limits.ts'
import { textOf } from '../../shared/board/read.ts'
import { createObjective } from '../../shared/board/write.ts'
import { SeededRandom } from '../shared/board/seeded-random.ts'
import { seeds } from '../support/soak.ts'
import { MemoryHost } from './support/memory-host.ts'
import { type OpenBoard, openBoard, Writer } from './support/stored-board.ts'

const CARDS = ['o-1', 'o-2', 'o-3']

/** A board on storage that fails, hangs, is slow and forgets, with people who write on it, and the room itself. */
class Trial {
  readonly random: SeededRandom
  readonly writers = [new Writer(11), new Writer(22), new Writer(33)]
  /** The board as it was after so many frames. */
  #history: Uint8Array[] = []
  /** The room's own edits that are put and not yet settled. */
  #own: (() => Promise<void>)[] = []
  #ownMade = 0

  private constructor(
    seed: number,
    public host: MemoryHost,
    public board: OpenBoard,
  ) {
    this.random = new SeededRandom(seed)
    this.#remember()
  }

  static async start(seed: number): Promise<Trial> {
    const host = new MemoryHost()
    const trial = new Trial(seed, host, await openBoard(host))
    const [first] = trial.writers
    for (const id of CARDS) {
      first?.write(trial.board, (doc) => createObjective(doc, { id, text: '' }, null))
      trial.#remember()
    }
    await host.pass(1_000)
    return trial
  }

  get storage() {
    return this.host.storage
  }

  async step(): Promise<void> {
    const { random, host, board, storage } = this
    const what = random.next()
    if (what < 0.5) this.#write()
    else if (what < 0.72) await host.pass(random.below(600))
    else if (what < 0.76) await host.pass(COMPACT_AFTER.ageMs + 20_000)
    else if (what < 0.8) void board.store.rest()
    else if (what < 0.84) this.#makeOwnEdit()
    else if (what < 0.9) await this.#own.shift()?.()
    else if (what < 0.97) {
      const faults = ['none', 'none', 'none', 'failing', 'hanging', 'slow'] as const
      storage.fault = random.pick(faults) ?? 'none'
    } else await this.restart()
  }

  /** The machine dies at some point of what was not durable, and the room starts anew. */
  async restart(damage: () => void = () => {}): Promise<{ before: Y.Doc }> {
    const acknowledged = this.#history[this.board.saved]
    const before = this.board.document.live
    this.storage.crash(this.random.below(4))
    damage()
    const next = new MemoryHost(this.storage)
    await next.pass(this.host.nowMs() - next.nowMs())
    this.host = next
    this.board = await openBoard(next)
    this.#own = []
    this.#history = []
    this.#remember()
    const { live } = this.board.document
    expect(live.store.pendingStructs).toBeNull()
    expect(live.store.pendingDs).toBeNull()
    this.acknowledgedIsThere = acknowledged === undefined || bringsNothing(live, acknowledged)
    return { before }
  }

  acknowledgedIsThere = true

  /** Everybody comes back with what they have; then all of it is stored. */
  async comeTogether(): Promise<void> {
    this.storage.fault = 'none'
    await this.host.pass(30_000)
    for (const each of [...this.writers, ...this.writers]) {
      expect(each.bringBack(this.board)).toBe('applied')
      each.catchUp(this.board)
      this.#remember()
    }
    await this.host.pass(30_000)
    expect(this.board.health.isFailing).toBe(false)
  }

  #write() {
    const { random, board } = this
    const writer = random.pick(this.writers)
    if (!writer) return
    // As on a connection: what the room lacks comes first.
    if (!bringsNothing(board.document.live, Y.encodeStateAsUpdate(writer.doc))) writer.bringBack(board)
    if (random.next() < 0.7) writer.catchUp(board)
    writer.write(board, (doc) => {
      const text = textOf(doc, random.pick(CARDS) ?? '')
      if (text && text.length > 5 && random.next() < 0.4) text.delete(random.below(text.length - 3), 3)
      else text?.insert(random.below(text.length + 1), `w${random.below(1_000)} `)
    })
    this.#remember()
  }

  /** One after the other, as decisions are carried out. */
  #makeOwnEdit() {
    const { board, storage } = this
    if (this.#own.length > 0) return
    const id = `o-own-${this.#ownMade++}`
    const update = board.document.propose((doc) => {
      createObjective(doc, { id, text: 'Made by the room' }, null)
      return true
    })
    if (!update) return
    const row = board.store.entriesOf(update)
    this.#own.push(async () => {
      storage.fault = 'none'
      const settling = board.store.settle()
      await this.host.pass(30_000)
      expect(await settling).toBe(true)
      await storage.write(row.entries)
      await storage.sync()
      row.stored()
      board.document.settle(update)
      this.#remember()
    })
  }

  /** Frames come one by one or a few together: the first of those held no more than all of them. */
  #remember() {
    const now = Y.encodeStateAsUpdate(this.board.document.live)
    const { arrived } = this.board
    for (let at = this.#history.length; at <= arrived; at++) this.#history[at] = now
  }
}

describe('a stored board, whatever happens to it', () => {
  test.each(seeds({ test: 100, soak: 1_000 }))('seed %i: what was acknowledged is there', async (seed) => {
    const trial = await Trial.start(seed)
    const steps = 40 + trial.random.below(80)
    for (let step = 0; step < steps; step++) {
      await trial.step()
      expect(trial.acknowledgedIsThere).toBe(true)
    }
    await trial.comeTogether()
    const { before } = await trial.restart()
    expect(trial.acknowledgedIsThere).toBe(true)
    expect(trial.board.document.live.toJSON()).toEqual(before.toJSON())
    expect(trial.board.notices).toEqual([])
    expect(trial.board.mustSyncAgain).toBe(false)
    // However long it went on, two snapshots and one log between them are all there is.
    expect(trial.storage.keys('doc/snapshot/').length).toBeLessThanOrEqual(2)
  })

  test.each(seeds({ test: 100, soak: 1_000 }))(
    'seed %i: and one damaged entry costs what was in it',
    async (seed) => {
      const trial = await Trial.start(seed + 1_000_000)
      const steps = 40 + trial.random.below(80)
      for (let step = 0; step < steps; step++) await trial.step()
      await trial.comeTogether()
      const key = trial.random.pick(trial.storage.keys('doc/')) ?? ''
      const { before } = await trial.restart(() => {
        if (trial.random.next() < 0.7) trial.storage.damage(key)
        else trial.storage.change(key, () => undefined)
      })
      const { live } = trial.board.document
      // Nothing came to be that was not there.
      expect(bringsNothing(before, Y.encodeStateAsUpdate(live))).toBe(true)
      // Snapshots and heads can be done without; a row of the log can be done without once there is a snapshot of it.
      if (!key.startsWith('doc/log/')) expect(trial.acknowledgedIsThere).toBe(true)

      await trial.comeTogether()
      const { before: healed } = await trial.restart()
      expect(trial.acknowledgedIsThere).toBe(true)
      expect(trial.board.document.live.toJSON()).toEqual(healed.toJSON())
      expect(bringsNothing(healed, Y.encodeStateAsUpdate(before))).toBe(true)
    },
  )
})
