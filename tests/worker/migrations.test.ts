import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyMigration, listMigrations, type Migration } from './support/migrations.ts'
import { fillTables, listTables, readTables } from './support/sample-rows.ts'
import { databaseWorker, testDatabase } from './support/test-database.ts'

const migrations = listMigrations()
const DATABASES = [...migrations.map(({ name }) => name), 'rebuilding', 'renaming', 'filling', 'newest']

let mf: Miniflare
beforeAll(() => {
  // One for each test, so that each starts empty.
  const databases = Object.fromEntries(DATABASES.map((name) => [name, `migrating-${name}`]))
  mf = new Miniflare(databaseWorker(databases))
})
afterAll(() => mf.dispose())

/** Applies a migration over rows in every table that was there before it, and says what of them is not there after. */
async function findLosses(
  database: string,
  before: readonly Migration[],
  migration: Migration,
): Promise<string[]> {
  const db = testDatabase(mf, database)
  for (const earlier of before) await applyMigration(db, earlier)
  await fillTables(db)
  const rowsBefore = await readTables(db)
  await applyMigration(db, migration)
  const rowsAfter = await readTables(db)
  return [...rowsBefore].flatMap(([table, rows]) => {
    const kept = rowsAfter.get(table)
    if (!kept) return [`table ${table} is gone`]
    if (kept.length !== rows.length) return [`${table} had ${rows.length} rows and has ${kept.length}`]
    return rows.flatMap((row, at) =>
      Object.entries(row)
        .filter(([column, value]) => kept[at]?.[column] !== value)
        .map(([column]) => `${table}.${column} changed`),
    )
  })
}

test.each(migrations.map((migration, at) => [migration.name, at, migration] as const))(
  '%s keeps every row and value of the version before',
  async (name, at, migration) => {
    expect(await findLosses(name, migrations.slice(0, at), migration)).toEqual([])
  },
)

test('[GR2] 0011 gives retros from before the commitments that their OKRs have', async () => {
  const db = testDatabase(mf, 'filling')
  const at = migrations.findIndex(({ name }) => name.startsWith('0011'))
  for (const earlier of migrations.slice(0, at)) await applyMigration(db, earlier)
  await fillTables(db)
  await db.prepare('UPDATE key_result SET commitment = NULL WHERE id = ?').bind('key_result.id.1').run()
  // Its words were not kept either: then of the objective that it belongs to.
  const unkept = 'UPDATE key_result_grade SET objective_id = NULL WHERE key_result_id = ?'
  await db.prepare(unkept).bind('key_result.id.2').run()
  for (const later of migrations.slice(at)) await applyMigration(db, later)
  const rows = (await readTables(db)).get('key_result_grade') ?? []
  expect(rows.map((row) => [row['commitment'], row['objective_commitment']])).toEqual([
    ['key_result.commitment.0', 'objective.commitment.0'],
    ['objective.commitment.1', 'objective.commitment.1'],
    ['key_result.commitment.2', 'objective.commitment.2'],
  ])
})

describe('the check itself', () => {
  test('sees rows that a rebuilt table takes with it', async () => {
    const base: Migration = {
      name: 'base',
      statements: [
        'CREATE TABLE parent (id text PRIMARY KEY NOT NULL)',
        'CREATE TABLE child (id text PRIMARY KEY NOT NULL, parent_id text NOT NULL REFERENCES parent(id) ON DELETE CASCADE)',
      ],
    }
    const rebuild: Migration = {
      name: 'rebuild',
      statements: [
        'PRAGMA foreign_keys=OFF',
        'CREATE TABLE new_parent (id text PRIMARY KEY NOT NULL, name text)',
        'INSERT INTO new_parent (id) SELECT id FROM parent',
        'DROP TABLE parent',
        'ALTER TABLE new_parent RENAME TO parent',
      ],
    }
    expect(await findLosses('rebuilding', [base], rebuild)).toEqual(['child had 3 rows and has 0'])
  })

  test('sees changed values and columns that are gone', async () => {
    const base: Migration = {
      name: 'base',
      statements: ['CREATE TABLE thing (id text PRIMARY KEY NOT NULL, size real)'],
    }
    const change: Migration = {
      name: 'change',
      statements: ['ALTER TABLE thing RENAME COLUMN size TO width'],
    }
    expect(await findLosses('renaming', [base], change)).toEqual(Array(3).fill('thing.size changed'))
  })
})

test('no table deletes others’ rows, and none is virtual', async () => {
  const db = testDatabase(mf, 'newest')
  for (const migration of migrations) await applyMigration(db, migration)
  const tables = await listTables(db)
  expect(tables.map(({ name }) => name)).toContain('okr_revision')
  for (const { name, foreignKeys, sql } of tables) {
    for (const { onDelete } of foreignKeys) expect([name, onDelete]).toEqual([name, 'NO ACTION'])
    expect(sql).not.toMatch(/virtual/i)
  }
})

test('the migrations make the schema that the code is written for', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const out = mkdtempSync(join(tmpdir(), 'turnout-migrations-'))
  try {
    cpSync(join(root, 'worker/migrations'), out, { recursive: true })
    const kit = join(root, 'node_modules/drizzle-kit/bin.cjs')
    // The tool puts ./ before the folder, and ends with success whatever happened: what counts is what it says.
    const options = [
      '--dialect',
      'sqlite',
      '--schema',
      './worker/db/*schema.ts',
      '--out',
      relative(root, out),
    ]
    const said = execFileSync(process.execPath, [kit, 'generate', ...options], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(said).toContain('No schema changes')
  } finally {
    rmSync(out, { recursive: true })
  }
})
