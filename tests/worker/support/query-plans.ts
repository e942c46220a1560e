import { expect } from 'vitest'
import type { Harness } from './harness.ts'
import type { WatchedQuery } from './watched-database.ts'

/**
 * The steps of queries' plans that read a table from end to end, or build an index for themselves because there is none; each
 * with its query.
 */
export async function findWalks({ db }: Harness, queries: readonly WatchedQuery[]): Promise<string[]> {
  const plans = await db.batch(
    queries.map(({ sql, params }) => db.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind(...params)),
  )
  return plans.flatMap(({ results }, at) => {
    const steps = results.map((row) => String(JSON.parse(JSON.stringify(row)).detail))
    // To write values down takes no plan.
    if (/^\s*select/i.test(queries[at]?.sql ?? '')) expect(steps).not.toEqual([])
    return walksIn(steps).map((step) => `${step}\n  in ${queries[at]?.sql}`)
  })
}

function walksIn(steps: readonly string[]): string[] {
  // What a subquery has put together, a parameter's JSON and a constant row are as small as what they come from.
  const madeHere = new Set(
    steps.flatMap((step) => /^(?:MATERIALIZE|CO-ROUTINE) (\S+)$/.exec(step)?.[1] ?? []),
  )
  const isSmall = (step: string) =>
    /VIRTUAL TABLE|CONSTANT ROW|SCAN \(subquery|SCAN \d+ /.test(step) ||
    !step.startsWith('SCAN') ||
    madeHere.has(/^SCAN (\S+)/.exec(step)?.[1] ?? '')
  return steps.filter((step) => !isSmall(step) || step.includes('AUTOMATIC'))
}
