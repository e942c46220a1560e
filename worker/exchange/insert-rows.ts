import { getTableColumns, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { type Database, rawStatement, type Statement } from '../db/database.ts'

/** D1 binds at most 2,000,000 bytes to a parameter. */
const MAX_PARAMETER_BYTES = 1_500_000

type Options = {
  /** Leaves rows alone that are there already, in place of failing. */
  readonly skipKnown?: boolean
}

/**
 * Inserts any number of rows by few statements: a statement takes 100 parameters, so that rows come as one, a JSON list. A
 * row that is too large for that comes by parameters of its own.
 */
export function insertRows<Table extends SQLiteTable>(
  db: Database,
  table: Table,
  rows: readonly Required<Table['$inferSelect']>[],
  { skipKnown = false }: Options = {},
): Statement[] {
  const columns = Object.entries(getTableColumns(table))
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  )
  const verb = skipKnown ? sql`INSERT OR IGNORE INTO` : sql`INSERT INTO`
  const texts = rows.map((row) =>
    JSON.stringify(columns.map(([key]) => toStored(row[key as keyof typeof row]))),
  )
  return inBatches(texts).map((batch) => {
    const [only] = batch
    if (batch.length === 1 && only !== undefined && byteLength(only) > MAX_PARAMETER_BYTES) {
      const values = sql.join(
        JSON.parse(only).map((value: unknown) => sql`${value}`),
        sql`, `,
      )
      return rawStatement(db, sql`${verb} ${table} (${names}) VALUES (${values})`)
    }
    const values = sql.join(
      columns.map((_, at) => sql.raw(`each.value ->> ${at}`)),
      sql`, `,
    )
    return rawStatement(
      db,
      sql`${verb} ${table} (${names}) SELECT ${values} FROM json_each(${`[${batch.join(',')}]`}) AS each WHERE true`,
    )
  })
}

function toStored(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : (value ?? null)
}

/** Lists of rows that fit one parameter each; a row that is too large for any stands alone. */
function inBatches(texts: readonly string[]): string[][] {
  const batches: string[][] = []
  let room = 0
  for (const text of texts) {
    const bytes = byteLength(text) + 1
    const current = batches.at(-1)
    if (current && bytes <= room) {
      current.push(text)
      room -= bytes
    } else {
      batches.push([text])
      room = MAX_PARAMETER_BYTES - bytes - 2
    }
  }
  return batches
}

const encoder = new TextEncoder()
function byteLength(text: string): number {
  return text.length * 3 < MAX_PARAMETER_BYTES / 1_000 ? text.length * 3 : encoder.encode(text).byteLength
}
