import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../../../worker/migrations/', import.meta.url)

export type Migration = { readonly name: string; readonly statements: readonly string[] }

/** As much of D1 as migrating takes. */
export type MigratedDatabase = {
  prepare(sql: string): { run(): Promise<unknown> }
}

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

export async function applyMigration(db: MigratedDatabase, { statements }: Migration): Promise<void> {
  for (const statement of statements) await db.prepare(statement).run()
}
