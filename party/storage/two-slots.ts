import * as v from 'valibot'
import type { StoragePort } from '../host.ts'
import type { DamageLog } from './damage-log.ts'
import { listPages, PARTS_AT_ONCE, readJsonRecord, readRecords, writeRecord } from './records.ts'

/** How a value lies in its slot. Without this wrapping it was stored before there were two slots, so before all others. */
const StoredSchema = v.object({ sequence: v.pipe(v.number(), v.integer()), value: v.unknown() })

export type Generation<Value> = { readonly sequence: number; readonly value: Value }

type NextGeneration = {
  readonly entries: Record<string, unknown>
  /** Of the value in one place. */
  readonly byteLength: number
  readonly stored: () => void
}

/**
 * A small value that is stored over and over, by turns in two places: when the newer one is damaged, the one before is
 * still there. It costs no more writes than one place would.
 */
export class TwoSlots<Schema extends v.GenericSchema> {
  #sequence = 0

  constructor(
    private readonly key: string,
    private readonly schema: Schema,
  ) {}

  /**
   * The stored generations that are whole, newest first, and the keys and reasons of those that are not. The newest
   * counts as accepted; what is damaged is left where it is.
   */
  async load(storage: Pick<StoragePort, 'list'>): Promise<{
    readonly generations: readonly Generation<v.InferOutput<Schema>>[]
    readonly damaged: readonly { readonly key: string; readonly reason: string }[]
  }> {
    const generations: Generation<v.InferOutput<Schema>>[] = []
    const damaged: { key: string; reason: string }[] = []
    for await (const record of readRecords(storage, this.key)) {
      if (!this.#keys.includes(record.key)) continue
      const generation = record.kind === 'whole' ? this.#read(record.bytes) : null
      if (generation) generations.push(generation)
      else damaged.push({ key: record.key, reason: record.kind === 'whole' ? 'unreadable' : record.reason })
    }
    generations.sort((a, b) => b.sequence - a.sequence)
    this.#sequence = generations[0]?.sequence ?? 0
    return { generations, damaged }
  }

  /** Goes on from this generation: the next one takes the place of whatever came after it. */
  accept({ sequence }: Generation<unknown>): void {
    this.#sequence = sequence
  }

  /** The next generation's entries, to be put; `stored` is called once they are. */
  next(value: v.InferInput<Schema>): NextGeneration {
    const sequence = this.#sequence + 1
    const written = this.#write(sequence, value)
    return {
      ...written,
      stored: () => {
        this.#sequence = sequence
      },
    }
  }

  /** The next generation in both places at once: nothing is left of the ones before, once `leftOver` is deleted, too. */
  nextInBoth(value: v.InferInput<Schema>): NextGeneration {
    const newest = this.#sequence + 2
    const { entries, byteLength } = this.#write(newest, value)
    return {
      entries: { ...this.#write(newest - 1, value).entries, ...entries },
      byteLength,
      stored: () => {
        this.#sequence = newest
      },
    }
  }

  #write(sequence: number, value: v.InferInput<Schema>) {
    const bytes = new TextEncoder().encode(JSON.stringify({ sequence, value }))
    return { entries: writeRecord(this.#keyOf(sequence), bytes), byteLength: bytes.byteLength }
  }

  /** What lies in either place beside these entries: parts of longer records that were there before. */
  async leftOver(
    storage: Pick<StoragePort, 'list'>,
    entries: Readonly<Record<string, unknown>>,
  ): Promise<string[]> {
    const keys: string[] = []
    for (const key of this.#keys) {
      for await (const page of listPages(storage, `${key}#`, PARTS_AT_ONCE)) keys.push(...page.keys())
    }
    return keys.filter((key) => !Object.hasOwn(entries, key))
  }

  #read(bytes: Uint8Array): Generation<v.InferOutput<Schema>> | null {
    const stored = readJsonRecord(v.unknown(), bytes)
    const wrapped = v.safeParse(StoredSchema, stored)
    const { sequence, value } = wrapped.success ? wrapped.output : { sequence: 0, value: stored }
    const read = v.safeParse(this.schema, value)
    return read.success ? { sequence, value: read.output } : null
  }

  get #keys(): readonly string[] {
    return [this.#keyOf(0), this.#keyOf(1)]
  }

  #keyOf(sequence: number): string {
    return sequence % 2 === 0 ? this.key : `${this.key}-b`
  }
}

/** Moves damaged slots aside. */
export async function moveDamaged(
  damage: DamageLog,
  damaged: readonly { readonly key: string; readonly reason: string }[],
): Promise<void> {
  for (const { key, reason } of damaged) await damage.moveRecord(key, reason)
}
