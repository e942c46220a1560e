/** As much of D1 as reading and filling tables takes. */
type Database = {
  prepare(sql: string): {
    bind(...values: unknown[]): { run(): Promise<unknown> }
    all(): Promise<{ results: Record<string, unknown>[] }>
  }
}
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
export async function listTables(db: Database): Promise<Table[]> {
  const { results } = await db
    .prepare(
      `SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .all()
  return Promise.all(
    results.map(async ({ name, sql }) => {
      const table = String(name)
      const columns = await db.prepare(`PRAGMA table_info("${table}")`).all()
      const foreignKeys = await db.prepare(`PRAGMA foreign_key_list("${table}")`).all()
      return {
        name: table,
        sql: String(sql),
        columns: columns.results.map((column) => ({
          name: String(column['name']),
          type: String(column['type']),
        })),
        foreignKeys: foreignKeys.results.map((key) => ({
          column: String(key['from']),
          table: String(key['table']),
          refersTo: String(key['to']),
          onDelete: String(key['on_delete']),
        })),
      }
    }),
  )
}

/** Puts a few rows into every table, each value telling where it belongs; parents before children. */
export async function fillTables(db: Database): Promise<void> {
  const waiting = new Map((await listTables(db)).map((table) => [table.name, table]))
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ name, foreignKeys }) =>
      foreignKeys.every((key) => key.table === name || !waiting.has(key.table)),
    )
    if (ready.length === 0)
      throw new Error(`These tables refer to one another: ${[...waiting.keys()].join(', ')}`)
    for (const table of ready) {
      for (let at = 0; at < ROWS_PER_TABLE; at++) await insertRow(db, table, at)
      waiting.delete(table.name)
    }
  }
}

async function insertRow(db: Database, { name, columns, foreignKeys }: Table, at: number): Promise<void> {
  const values = columns.map((column) => {
    const key = foreignKeys.find((foreignKey) => foreignKey.column === column.name)
    return key
      ? sampleValue(key.table, key.refersTo, 'text', at)
      : sampleValue(name, column.name, column.type, at)
  })
  const names = columns.map((column) => `"${column.name}"`).join(', ')
  const places = columns.map(() => '?').join(', ')
  await db
    .prepare(`INSERT INTO "${name}" (${names}) VALUES (${places})`)
    .bind(...values)
    .run()
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
export async function readTables(db: Database): Promise<Map<string, Row[]>> {
  const tables = await listTables(db)
  const entries = await Promise.all(
    tables.map(async ({ name, columns }) => {
      const order = columns.map((column) => `"${column.name}"`).join(', ')
      const { results } = await db.prepare(`SELECT * FROM "${name}" ORDER BY ${order}`).all()
      return [name, results] as const
    }),
  )
  return new Map(entries)
}
