import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ALL_ROUTES } from '../../shared/api/all-routes.ts'
import { CSRF_HEADER, IDEMPOTENCY_HEADER, type Route } from '../../shared/api/route.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { STARTED_KINDS } from '../../shared/workshop/workshop-kinds.ts'
import { type Harness, startHarness } from './support/harness.ts'

let harness: Harness
let paths: Map<string, Record<string, unknown>>
let document: Record<string, unknown>
beforeAll(async () => {
  harness = await startHarness()
  document = await harness.browser().get(ROUTES.openApi)
  paths = new Map(Object.entries(asObject(document['paths'])).map(([path, item]) => [path, asObject(item)]))
})
afterAll(() => harness.dispose())

function asObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error(`Not an object: ${JSON.stringify(value)}`)
  return Object.fromEntries(Object.entries(value))
}

/** The value at a path of keys, and a failure where there is none. */
function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce((inner, key) => asObject(inner)[key], value)
}

const routes = Object.entries<Route>(ALL_ROUTES)

test('is OpenAPI 3.1 and has every route, no more', () => {
  expect(document['openapi']).toBe('3.1.0')
  const described = [...paths].flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method} ${path}`),
  )
  const served = routes.map(
    ([, { method, path }]) =>
      `${method.toLowerCase()} ${path.replace(/:(\w+)/g, (_, name: string) => `{${name}}`)}`,
  )
  expect(described.sort()).toEqual(served.sort())
})

describe.each(routes)('%s', (name, route) => {
  const operation = () =>
    at(
      paths.get(route.path.replace(/:(\w+)/g, (_, param: string) => `{${param}}`)),
      route.method.toLowerCase(),
    )

  test('is described with its parameters, body, reply, errors and who may ask', () => {
    const described = asObject(operation())
    expect(described['operationId']).toBe(name)
    const parameters = described['parameters']
    for (const [, param] of route.path.matchAll(/:(\w+)/g)) {
      expect(parameters).toContainEqual({
        name: param,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })
    }
    expect(described['requestBody'] !== undefined).toBe(route.body !== undefined)
    const mediaType = 'text' in route.reply ? route.reply.text : 'application/json'
    expect(
      asObject(at(described, 'responses', '200', 'content', mediaType, 'schema'))['type'] ?? 'union',
    ).toMatch(/object|string|union/)
    expect(at(described, 'responses', 'default')).toEqual({ $ref: '#/components/responses/Error' })
    expect(Array.isArray(described['security']) && described['security'].length > 0).toBe(
      route.access !== 'public',
    )
  })

  test('says that it is tagged where it reads, and how it is repeated where it is done once', () => {
    const described = asObject(operation())
    const headers = new Map(
      [described['parameters']]
        .flat()
        .map(asObject)
        .filter((parameter) => parameter['in'] === 'header')
        .map((parameter) => [String(parameter['name']), parameter['required']]),
    )
    const isRead = route.method === 'GET'
    expect(headers.get('if-none-match')).toBe(isRead ? false : undefined)
    expect('304' in asObject(described['responses'])).toBe(isRead)
    expect(headers.get(IDEMPOTENCY_HEADER)).toBe(route.once ? false : undefined)
  })
})

test('says which scopes of a token open a route, and asks programs for no header of browsers', () => {
  const checkIn = asObject(at(paths.get('/api/key-results/{keyResultId}/check-ins'), 'post'))
  expect(checkIn['security']).toEqual([{ browser: [] }, { token: [] }])
  expect(checkIn['description']).toBe('Needs `check-in`: tokens with the scope `check-in`.')
  expect(checkIn['parameters']).toContainEqual(
    expect.objectContaining({ name: CSRF_HEADER, required: false }),
  )
  const makeToken = asObject(at(paths.get('/api/teams/{teamId}/tokens'), 'post'))
  expect(makeToken['security']).toEqual([{ browser: [] }])
  expect(makeToken['description']).toBe('Needs `manage-team`: not for tokens.')
})

test('describes pages of lists', () => {
  const parameters = at(paths.get('/api/key-results/{keyResultId}/check-ins'), 'get', 'parameters')
  for (const name of ['after', 'limit']) {
    const described = [parameters]
      .flat()
      .map(asObject)
      .find((parameter) => parameter['name'] === name)
    expect(described).toMatchObject({ in: 'query', required: false, description: expect.any(String) })
  }
})

test('describes bodies as they are checked', () => {
  const schema = at(
    paths.get('/api/workshops'),
    'post',
    'requestBody',
    'content',
    'application/json',
    'schema',
  )
  expect(asObject(schema)['required']).toEqual(['displayName', 'team', 'title', 'kind', 'cycle', 'timeZone'])
  expect(at(schema, 'properties', 'kind')).toMatchObject({ enum: [...STARTED_KINDS] })
  const okrs = at(paths.get('/api/workshops/{workshopId}/okrs'), 'get', 'parameters')
  expect(okrs).toContainEqual(expect.objectContaining({ name: 'revision', in: 'query', required: false }))
})
