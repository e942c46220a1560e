import type { Miniflare } from 'miniflare'
import * as v from 'valibot'
import type { WatchedQuery } from './watched-database.ts'

/*
 * Miniflare's own way from Node to D1 stops the whole process for each `prepare` and each `bind`, until a thread has asked
 * workerd: slow, and on a busy machine it gets out of step and stays so. Here a statement is an object of Node's, and what is
 * run goes over in one request, to a Worker beside the product's that does nothing else: so it works with any Worker, and none
 * of it counts as the product's.
 */

const AnswerSchema = v.object({
  results: v.array(v.record(v.string(), v.unknown())),
  meta: v.object({ rows_read: v.number() }),
})
const OutcomeSchema = v.union([v.object({ answers: v.array(AnswerSchema) }), v.object({ error: v.string() })])

type Row = Record<string, unknown>
type Answer = v.InferOutput<typeof AnswerSchema>

export type TestStatement = WatchedQuery & {
  bind(...params: readonly unknown[]): TestStatement
  all(): Promise<Answer>
  run(): Promise<Answer>
  first(): Promise<Row | null>
}

/** As much of D1 as tests use. */
export type TestDatabase = {
  prepare(sql: string): TestStatement
  /** All of them in one transaction, or none. */
  batch(statements: readonly TestStatement[]): Promise<Answer[]>
}

const ORIGIN = 'http://databases.test'

const SCRIPT = `
  export default {
    async fetch(request, env) {
      const { binding, queries } = await request.json()
      const db = env[binding]
      try {
        const statements = queries.map(({ sql, params }) => db.prepare(sql).bind(...params))
        return Response.json({ answers: await db.batch(statements) })
      } catch (error) {
        return Response.json({ error: error.message })
      }
    },
  }
`

/** The Worker that tests reach databases through: one of the `workers` of a Miniflare. */
export function databaseWorker(d1Databases: Readonly<Record<string, string>>) {
  return {
    name: 'databases',
    routes: [`${new URL(ORIGIN).host}/*`],
    modules: true,
    script: SCRIPT,
    compatibilityDate: '2026-03-01',
    d1Databases: { ...d1Databases },
  }
}

/** A database that the `databaseWorker` of this Miniflare has by the name of `binding`. */
export function testDatabase(mf: Miniflare, binding = 'DB'): TestDatabase {
  async function batch(queries: readonly WatchedQuery[]): Promise<Answer[]> {
    const body = JSON.stringify({ binding, queries: queries.map(({ sql, params }) => ({ sql, params })) })
    const response = await mf.dispatchFetch(ORIGIN, { method: 'POST', body })
    const outcome = v.parse(OutcomeSchema, await response.json())
    if ('error' in outcome) throw new Error(outcome.error)
    return outcome.answers
  }

  async function runAlone(query: WatchedQuery): Promise<Answer> {
    const [answer] = await batch([query])
    if (!answer) throw new Error('The database answered nothing')
    return answer
  }

  function makeStatement(query: WatchedQuery): TestStatement {
    const run = () => runAlone(query)
    return {
      ...query,
      bind: (...params) => makeStatement({ sql: query.sql, params: params.map(sendable) }),
      all: run,
      run,
      first: async () => (await run()).results[0] ?? null,
    }
  }

  return { prepare: (sql) => makeStatement({ sql, params: [] }), batch }
}

/** JSON would make NULL of what it cannot say. */
function sendable(param: unknown): unknown {
  if (param === null || typeof param === 'string' || Number.isFinite(param)) return param
  throw new TypeError(`Not bound to a statement: ${String(param)} (${typeof param})`)
}
