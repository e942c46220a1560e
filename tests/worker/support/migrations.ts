import { readdirSync, readFileSync } from 'node:fs'
import type { TestDatabase } from './test-database.ts'

const folder = new URL('../../../worker/migrations/', import.meta.url)

export type Migration = { readonly name: string; readonly statements: readonly string[] }

/** The migrations in the order in which they are applied. */
export function listMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({
      name,
      statements: readFileSync(new URL(name, folder), 'utf8')
        .split('--> statement-breakpoint')
        .map((statement) => statement.trim())
        .filter((statement) => statement !== ''),
    }))
}

/** In one go, as wrangler applies it too. */
export async function applyMigration(db: TestDatabase, { statements }: Migration): Promise<void> {
  await db.batch(statements.map((statement) => db.prepare(statement)))
}

export async function applyMigrations(db: TestDatabase, migrations = listMigrations()): Promise<void> {
  for (const migration of migrations) await applyMigration(db, migration)
}

/** As it was when the last migration had been applied. */
export async function emptyTables(db: TestDatabase): Promise<void> {
  const { results } = await db.prepare(OWN_TABLES).all()
  await db.batch([
    // Which table comes first is then of no interest.
    db.prepare('PRAGMA defer_foreign_keys = on'),
    ...results.map(({ name }) => db.prepare(`DELETE FROM "${name}"`)),
  ])
}

/** The names of all tables that are not the database's own. */
export const OWN_TABLES = `SELECT name FROM sqlite_master WHERE type = 'table'
  AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\' ORDER BY name`
