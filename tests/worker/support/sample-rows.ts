import { OWN_TABLES } from './migrations.ts'
import type { TestDatabase, TestStatement } from './test-database.ts'

type Row = Readonly<Record<string, unknown>>
type Table = {
  readonly name: string
  readonly sql: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly foreignKeys: readonly {
    readonly column: string
    readonly table: string
    readonly refersTo: string
    readonly onDelete: string
  }[]
}

const ROWS_PER_TABLE = 3

/** Every table of ours with its columns and foreign keys, as the database itself describes them. */
export async function listTables(db: TestDatabase): Promise<Table[]> {
  const { results: tables } = await db.prepare(OWN_TABLES).all()
  // The database takes no batch of nothing.
  if (tables.length === 0) return []
  const ask = (pragma: string) => tables.map(({ name }) => db.prepare(`PRAGMA ${pragma}("${name}")`))
  const columns = await db.batch(ask('table_info'))
  const foreignKeys = await db.batch(ask('foreign_key_list'))
  return tables.map(({ name, sql }, at) => ({
    name: String(name),
    sql: String(sql),
    columns: (columns[at]?.results ?? []).map((column) => ({
      name: String(column['name']),
      type: String(column['type']),
    })),
    foreignKeys: (foreignKeys[at]?.results ?? []).map((key) => ({
      column: String(key['from']),
      table: String(key['table']),
      refersTo: String(key['to']),
      onDelete: String(key['on_delete']),
    })),
  }))
}

/** Puts a few rows into every table, each value telling where it belongs; parents before children. */
export async function fillTables(db: TestDatabase): Promise<void> {
  const inserts: TestStatement[] = []
  const tables = new Map((await listTables(db)).map((table) => [table.name, table]))
  const waiting = new Map(tables)
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ name, foreignKeys }) =>
      foreignKeys.every((key) => key.table === name || !waiting.has(key.table)),
    )
    if (ready.length === 0)
      throw new Error(`These tables refer to one another: ${[...waiting.keys()].join(', ')}`)
    for (const table of ready) {
      for (let at = 0; at < ROWS_PER_TABLE; at++) inserts.push(insertRow(db, tables, table, at))
      waiting.delete(table.name)
    }
  }
  if (inserts.length > 0) await db.batch(inserts)
}

type Tables = ReadonlyMap<string, Table>

function insertRow(db: TestDatabase, tables: Tables, { name, columns }: Table, at: number): TestStatement {
  const values = columns.map((column) => {
    const origin = originOf(tables, name, column.name)
    const isOwn = origin.table === name && origin.column === column.name
    return sampleValue(origin.table, origin.column, isOwn ? column.type : 'text', at)
  })
  const names = columns.map((column) => `"${column.name}"`).join(', ')
  const places = columns.map(() => '?').join(', ')
  return db.prepare(`INSERT INTO "${name}" (${names}) VALUES (${places})`).bind(...values)
}

/** Where a column's values come from: the key that it refers to, or that one refers to in turn. */
function originOf(tables: Tables, table: string, column: string): { table: string; column: string } {
  const key = tables.get(table)?.foreignKeys.find((each) => each.column === column)
  return key === undefined ? { table, column } : originOf(tables, key.table, key.refersTo)
}

function sampleValue(table: string, column: string, type: string, at: number): string | number {
  switch (type.toLowerCase()) {
    case 'integer':
      return at + 1
    case 'real':
      return at + 0.5
    default:
      return `${table}.${column}.${at}`
  }
}

/** All rows of all tables, in the order of their first column. */
export async function readTables(db: TestDatabase): Promise<Map<string, Row[]>> {
  const tables = await listTables(db)
  if (tables.length === 0) return new Map()
  const answers = await db.batch(
    tables.map(({ name, columns }) => {
      const order = columns.map((column) => `"${column.name}"`).join(', ')
      return db.prepare(`SELECT * FROM "${name}" ORDER BY ${order}`)
    }),
  )
  return new Map(tables.map(({ name }, at) => [name, answers[at]?.results ?? []]))
}
