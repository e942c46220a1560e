import { expect } from 'vitest'
import type { Harness } from './harness.ts'
import type { WatchedQuery } from './watched-database.ts'

/** The steps of a query's plan that read a table from end to end, or build an index for themselves because there is none. */
export async function findWalks({ db }: Harness, { sql, params }: WatchedQuery): Promise<string[]> {
  const { results } = await db
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...params)
    .all()
  const steps = results.map((row) => String(row['detail']))
  expect(steps).not.toEqual([])
  // What a subquery has put together, a parameter's JSON and a constant row are as small as what they come from.
  const isSmall = (step: string) =>
    /VIRTUAL TABLE|CONSTANT ROW|SCAN \(subquery|SCAN \d+ /.test(step) || !step.startsWith('SCAN')
  return steps
    .filter((step) => !isSmall(step) || step.includes('AUTOMATIC'))
    .map((step) => `${step}\n  in ${sql}`)
}
