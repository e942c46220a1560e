import type { D1Database } from '@cloudflare/workers-types'
import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase } from '../../worker/db/database.ts'
import { deleteTeamRows } from '../../worker/db/team-rows.ts'
import { applyMigrations } from './support/migrations.ts'
import { fillTables, listTables, readTables } from './support/sample-rows.ts'
import { databaseWorker, type TestDatabase, testDatabase } from './support/test-database.ts'

/** Names a workshop and refers to none: it tells of rooms whose workshop is gone. */
const OF_NO_TEAM = ['room_deletion']

function notRun(): never {
  throw new Error('It is for writing statements only')
}
/** What queries are written with; they are run from here. */
const unused: D1Database = {
  prepare: notRun,
  batch: notRun,
  exec: notRun,
  withSession: notRun,
  dump: notRun,
}

let mf: Miniflare
let db: TestDatabase
beforeAll(async () => {
  mf = new Miniflare(databaseWorker({ DB: 'team-rows' }))
  db = testDatabase(mf)
  await applyMigrations(db)
})
afterAll(() => mf.dispose())

test('with a team go all of its rows, of every table there is, and no row of another team', async () => {
  // Three rows in each table, each of which refers to the rows of its number.
  await fillTables(db)
  const before = await readTables(db)
  const statements = deleteTeamRows(createDatabase(unused), 'team.id.1').map((statement) => statement.toSQL())
  await db.batch(statements.map(({ sql, params }) => db.prepare(sql).bind(...params)))
  const after = await readTables(db)
  for (const { name } of await listTables(db)) {
    const left = (before.get(name) ?? []).filter((_, at) => at !== 1 || OF_NO_TEAM.includes(name))
    expect([name, after.get(name)]).toEqual([name, left])
  }
  expect(statements).toHaveLength(before.size - OF_NO_TEAM.length)
})

test('every table that names a team, a workshop or a person refers to it, so that its rows are found', async () => {
  const tables = await listTables(db)
  expect(tables.length).toBeGreaterThan(OF_NO_TEAM.length)
  const unrelated = tables
    .filter(({ name }) => !OF_NO_TEAM.includes(name))
    .flatMap(({ name, columns, foreignKeys }) =>
      columns
        .filter((column) => /(^|_)(team|workshop|member|person|objective|key_result)_id$/.test(column.name))
        .filter((column) => !foreignKeys.some((key) => key.column === column.name))
        .map((column) => `${name}.${column.name}`),
    )
  expect(unrelated).toEqual([])
})
