import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ALL_ROUTES } from '../../shared/api/all-routes.ts'
import { ApiErrorSchema } from '../../shared/api/errors.ts'
import type { Route } from '../../shared/api/route.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import type { Reply } from './support/browser.ts'
import { type Harness, startHarness } from './support/harness.ts'
import { CALLER_NAMES, readContents, startWorld, type World } from './support/matrix-callers.ts'
import { CASES } from './support/matrix-cases.ts'
import { expectedOutcome, type Outcome } from './support/matrix-outcomes.ts'

let harness: Harness
let world: World
beforeAll(async () => {
  harness = await startHarness({ vars: { WEBHOOK_ALLOW_PRIVATE: '1' } })
  world = await startWorld(harness)
})
afterAll(() => harness.dispose())

const DocumentSchema = v.looseObject({
  paths: v.record(v.string(), v.record(v.string(), v.looseObject({ operationId: v.string() }))),
})

test('every route of the OpenAPI document has a case', async () => {
  const { paths } = v.parse(DocumentSchema, await harness.browser().get(ROUTES.openApi))
  const described = Object.values(paths).flatMap((item) =>
    Object.values(item).map(({ operationId }) => operationId),
  )
  expect(described.sort()).toEqual(Object.keys(CASES).sort())
})

async function outcomeOf(reply: Reply): Promise<Outcome> {
  const text = await reply.text()
  if (reply.status === 200) return 'done'
  return v.parse(ApiErrorSchema, JSON.parse(text)).error.code
}

const routes = Object.entries<Route>(ALL_ROUTES).filter(([name]) => name in CASES)

describe.each(routes)('%s', (routeName, route) => {
  const found = Object.entries(CASES).find(([name]) => name === routeName)?.[1]
  if (found === undefined) throw new Error(`${routeName} has no case`)
  const expected = new Map(CALLER_NAMES.map((name) => [name, expectedOutcome(route, found, name)]))
  const mayNot = CALLER_NAMES.filter((name) => expected.get(name) !== 'done')
  const may = CALLER_NAMES.filter((name) => expected.get(name) === 'done')

  test('refuses as the table of capabilities says, and then nothing is changed', async () => {
    const asked = await found.asked(world)
    const before = await readContents(harness)
    const outcomes = await Promise.all(
      mayNot.map(async (name) => [name, await outcomeOf(await world.ask(name, route, asked))] as const),
    )
    const after = await readContents(harness)
    expect(Object.fromEntries(outcomes)).toEqual(
      Object.fromEntries(mayNot.map((name) => [name, expected.get(name)])),
    )
    for (const [table, contents] of after) expect([table, contents]).toEqual([table, before.get(table)])
  })

  test('answers those who may', async () => {
    const outcomes: [string, Outcome][] = []
    // One after the other: each asks with what the one before has left.
    for (const name of may) {
      outcomes.push([name, await outcomeOf(await world.ask(name, route, await found.asked(world)))])
    }
    expect(Object.fromEntries(outcomes)).toEqual(Object.fromEntries(may.map((name) => [name, 'done'])))
  })
})
