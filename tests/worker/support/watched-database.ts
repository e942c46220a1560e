/** One statement as it was sent to the database. */
export type WatchedQuery = { readonly sql: string; readonly params: readonly unknown[] }
/** What went to the database and back in one go: a statement, or a batch of them. */
export type RoundTrip = readonly WatchedQuery[]

/** As much of D1 as the Worker uses. */
type Statement = {
  bind(...params: unknown[]): Statement
  all(): Promise<unknown>
  run(): Promise<unknown>
  raw(): Promise<unknown>
  first(): Promise<unknown>
}
type Database = {
  prepare(sql: string): Statement
  batch(statements: readonly Statement[]): Promise<unknown>
}

/** The database, which tells `onTrip` of each round trip. */
export function watchDatabase(db: Database, onTrip: (trip: RoundTrip) => void): Database {
  const known = new WeakMap<Statement, { readonly query: WatchedQuery; readonly statement: Statement }>()

  function wrap(statement: Statement, query: WatchedQuery): Statement {
    const alone = () => {
      onTrip([query])
      return statement
    }
    const wrapped: Statement = {
      bind: (...params) => wrap(statement.bind(...params), { ...query, params }),
      all: () => alone().all(),
      run: () => alone().run(),
      raw: () => alone().raw(),
      first: () => alone().first(),
    }
    known.set(wrapped, { query, statement })
    return wrapped
  }

  return {
    prepare: (sql) => wrap(db.prepare(sql), { sql, params: [] }),
    batch(statements) {
      const watched = statements.map((statement) => {
        const its = known.get(statement)
        if (!its) throw new Error('A statement of another database')
        return its
      })
      onTrip(watched.map(({ query }) => query))
      return db.batch(watched.map(({ statement }) => statement))
    },
  }
}
