import type { D1Database } from '@cloudflare/workers-types'
import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'

/**
 * Selects in a `batch()` come back as objects by column name, so two columns of one name in a joined select would
 * overwrite each other there: joined selects run alone, or each in a batch names its columns.
 */
export type Database = DrizzleD1Database & { readonly $client: D1Database }

/** A write that is to be run together with others: a drizzle query, or what `rawStatement` makes. */
export type Statement = { toSQL(): { sql: string; params: unknown[] } }

export function createDatabase(d1: D1Database): Database {
  return drizzle(d1)
}

/** SQL that the query builder has no words for. Drizzle's own `batch()` fails on raw SQL with parameters. */
export function rawStatement(db: Database, query: SQL): Statement {
  const raw = db.run(query)
  return { toSQL: () => raw.getQuery() }
}

/** Runs statements in one transaction: all of them, or none. */
export async function runAll(db: Database, statements: readonly Statement[]): Promise<void> {
  const prepared = statements.map((statement) => {
    const query = statement.toSQL()
    return db.$client.prepare(query.sql).bind(...query.params)
  })
  await db.$client.batch(prepared)
}

/**
 * A statement that fails, and every other of its batch with it, where a condition does not hold any more: a batch is not
 * stopped by an update that finds no row.
 */
export function guard(db: Database, condition: SQL): Statement {
  return rawStatement(db, sql`SELECT CASE WHEN ${condition} THEN 1 ELSE json(${GUARD_FAILED}) END`)
}

/** No JSON: SQLite has no other function that raises an error outside of triggers. */
const GUARD_FAILED = 'changed meanwhile'

/** Whether a batch failed at a `guard`. */
export function isGuardFailure(error: unknown): boolean {
  return rootMessage(error).includes('malformed JSON')
}

/** The most parameters D1 binds to one statement. */
const MAX_PARAMETERS = 100

/** Rows in groups that fit one insert statement each. */
export function inChunks<Row>(table: SQLiteTable, rows: readonly Row[]): Row[][] {
  const size = Math.floor(MAX_PARAMETERS / Object.keys(getTableColumns(table)).length)
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) =>
    rows.slice(at * size, (at + 1) * size),
  )
}

/** The columns an upsert takes from the row that was to be inserted. */
export function fromExcluded<Table extends SQLiteTable, Key extends keyof Table['_']['columns'] & string>(
  table: Table,
  keys: readonly Key[],
): Record<Key, SQL> {
  const columns = getTableColumns(table)
  const entries = keys.map((key) => {
    const name = columns[key]?.name
    if (name === undefined) throw new Error(`No column ${key}`)
    return [key, sql.raw(`excluded."${name}"`)] as const
  })
  // Object.fromEntries forgets the keys it was given.
  return Object.fromEntries(entries) as Record<Key, SQL>
}

/** Whether a statement failed because a row with that key is there already. */
export function isUniqueViolation(error: unknown): boolean {
  return rootMessage(error).includes('UNIQUE constraint failed')
}

/** The innermost message: drizzle wraps errors in one that repeats the parameters, which may be personal. */
export function rootMessage(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error'
  return error.cause instanceof Error ? rootMessage(error.cause) : error.message
}

/** How often something is tried that others change at the same moment, each time from what they made of it. */
const MAX_ATTEMPTS = 8

/**
 * Runs an attempt again when somebody else inserted the same key meanwhile, or when a `guard` failed: the next time it finds
 * what they wrote.
 */
export async function retryOnConflict<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt()
    } catch (error) {
      const mayPass = isUniqueViolation(error) || isGuardFailure(error)
      if (!mayPass || attempts === MAX_ATTEMPTS) throw error
    }
  }
}
