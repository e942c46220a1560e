import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, runAll } from '../../worker/db/database.ts'
import { deleteTeamRows } from '../../worker/db/team-rows.ts'
import { applyMigrations } from './support/migrations.ts'
import { fillTables, listTables, readTables } from './support/sample-rows.ts'

/** Names a workshop and refers to none: it tells of rooms whose workshop is gone. */
const OF_NO_TEAM = ['room_deletion']

let mf: Miniflare
beforeAll(async () => {
  mf = new Miniflare({
    modules: true,
    script: 'export default { fetch: () => new Response() }',
    compatibilityDate: '2026-03-01',
    d1Databases: { DB: 'team-rows' },
  })
  const d1 = await mf.getD1Database('DB')
  await applyMigrations(d1)
})
afterAll(() => mf.dispose())

test('with a team go all of its rows, of every table there is, and no row of another team', async () => {
  const d1 = await mf.getD1Database('DB')
  // Three rows in each table, each of which refers to the rows of its number.
  await fillTables(d1)
  const before = await readTables(d1)
  const statements = deleteTeamRows(createDatabase(d1), 'team.id.1')
  await runAll(createDatabase(d1), statements)
  const after = await readTables(d1)
  for (const { name } of await listTables(d1)) {
    const left = (before.get(name) ?? []).filter((_, at) => at !== 1 || OF_NO_TEAM.includes(name))
    expect([name, after.get(name)]).toEqual([name, left])
  }
  expect(statements).toHaveLength(before.size - OF_NO_TEAM.length)
})

test('every table that names a team, a workshop or a person refers to it, so that its rows are found', async () => {
  const tables = await listTables(await mf.getD1Database('DB'))
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
