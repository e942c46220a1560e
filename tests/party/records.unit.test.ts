import { describe, expect, test } from 'vitest'
import {
  PARTS_AT_ONCE,
  readRecord,
  readRecords,
  recordKeys,
  writeRecord,
} from '../../party/storage/records.ts'
import { MemoryStorage } from './support/memory-host.ts'

const KEY = 'doc/log/000000000007'

async function storageWith(...records: readonly (readonly [string, Uint8Array])[]) {
  const storage = new MemoryStorage()
  for (const [key, bytes] of records) await storage.write(writeRecord(key, bytes))
  return storage
}

async function readAll(storage: MemoryStorage, prefix: string) {
  const found = []
  for await (const record of readRecords(storage, prefix)) found.push(record)
  return found
}

const bytesOf = (size: number, seed = 1) => Uint8Array.from({ length: size }, (_, at) => (at * seed) % 251)

describe('records', () => {
  test('come back as they were, whatever their size, in parts that storage takes', async () => {
    for (const size of [0, 1, 120 * 1_024, 120 * 1_024 + 1, 1_000_000, 9_000_000]) {
      const bytes = bytesOf(size)
      const storage = await storageWith([KEY, bytes])
      expect(storage.keys('')).toEqual([...recordKeys(KEY, size)].sort())
      for (const record of [await readRecord(storage, KEY), ...(await readAll(storage, 'doc/log/'))]) {
        if (record?.kind !== 'whole') throw new Error('It was not read.')
        expect(record.key).toBe(KEY)
        // Byte by byte, `toEqual` takes minutes.
        expect(Buffer.compare(record.bytes, bytes)).toBe(0)
      }
      expect(storage.largestAnswer).toBeLessThanOrEqual(PARTS_AT_ONCE)
    }
  })

  test('one that was never there is none', async () => {
    expect(await readRecord(new MemoryStorage(), KEY)).toBeNull()
    expect(await readAll(new MemoryStorage(), 'doc/')).toEqual([])
  })

  test('a changed, torn, incomplete or foreign one is known, and those beside it are read', async () => {
    const cases: readonly [string, (storage: MemoryStorage) => void][] = [
      ['changed', (storage) => storage.damage(`${KEY}#1`)],
      ['incomplete', (storage) => storage.change(`${KEY}#1`, () => undefined)],
      ['incomplete', (storage) => storage.change(`${KEY}#0`, () => undefined)],
      ['unreadable', (storage) => storage.change(`${KEY}#0`, () => 'something else')],
      // A part of another record of the same size: whole in itself, and not of this one.
      [
        'changed',
        (storage) => {
          const other = writeRecord(KEY, bytesOf(300_000, 3))
          storage.change(`${KEY}#2`, () => other[`${KEY}#2`])
        },
      ],
    ]
    for (const [reason, damage] of cases) {
      const neighbours = ['doc/log/000000000006', 'doc/log/000000000008']
      const storage = await storageWith(
        [KEY, bytesOf(300_000)],
        ...neighbours.map((key) => [key, bytesOf(130_000)] as const),
      )
      damage(storage)
      const read = await readAll(storage, 'doc/log/')
      expect(read.map(({ kind }) => kind)).toEqual(['whole', 'damaged', 'whole'])
      expect(read[1]).toEqual({ kind: 'damaged', key: KEY, reason })
    }
  })

  test('parts left over from a longer one under the same key are not looked at', async () => {
    const storage = await storageWith([KEY, bytesOf(500_000)], [KEY, bytesOf(130_000)])
    storage.damage(`${KEY}#3`)
    const whole = { kind: 'whole', key: KEY, bytes: bytesOf(130_000) }
    expect(await readAll(storage, 'doc/')).toEqual([whole])
    expect(await readRecord(storage, KEY)).toEqual(whole)
  })
})
