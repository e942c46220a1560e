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

/** Runs an attempt once more when somebody else inserted the same key meanwhile: the second time it finds their row. */
export async function retryOnConflict<Value>(attempt: () => Promise<Value>): Promise<Value> {
  try {
    return await attempt()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return attempt()
  }
}
