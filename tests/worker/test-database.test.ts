import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseWorker, type TestDatabase, testDatabase } from './support/test-database.ts'

let mf: Miniflare
let db: TestDatabase
beforeAll(async () => {
  mf = new Miniflare(databaseWorker({ DB: 'one', OTHER: 'other' }))
  db = testDatabase(mf)
  await db.prepare('CREATE TABLE thing (id text PRIMARY KEY NOT NULL, size real)').run()
})
afterAll(() => mf.dispose())

const insert = (id: string, size: number | null) =>
  db.prepare('INSERT INTO thing (id, size) VALUES (?, ?)').bind(id, size)

test('what is bound comes back as it was', async () => {
  const sizes = [-0.30000000000000004, 1_803_000_000_000, null]
  await db.batch(sizes.map((size, at) => insert(`“it’s ?1”, ${at}`, size)))
  const { results, meta } = await db.prepare('SELECT * FROM thing ORDER BY id').all()
  expect(results).toEqual(sizes.map((size, at) => ({ id: `“it’s ?1”, ${at}`, size })))
  expect(meta.rows_read).toBeGreaterThanOrEqual(3)
  expect(await db.prepare('SELECT * FROM thing WHERE id = ?').bind('nobody').first()).toBeNull()
})

test('the database’s own message is thrown, and nothing of the batch is there', async () => {
  await expect(db.batch([insert('first', 1), insert('first', 2)])).rejects.toThrow(
    /^D1_ERROR: UNIQUE constraint failed: thing\.id/,
  )
  expect(await db.prepare('SELECT * FROM thing WHERE id = ?').bind('first').all()).toMatchObject({
    results: [],
  })
  await expect(db.prepare('SELECT * FROM nowhere').all()).rejects.toThrow(/no such table: nowhere/)
})

test('each database is its own', async () => {
  await expect(testDatabase(mf, 'OTHER').prepare('SELECT * FROM thing').all()).rejects.toThrow(
    /no such table: thing/,
  )
})

test.each([undefined, Number.NaN, true, ['a']])('%s is not bound as something else', (value) => {
  expect(() => db.prepare('SELECT ?').bind(value)).toThrow(/^Not bound to a statement/)
})
