import { describe, expect, it } from 'vitest'
import { fillPath, type Route } from '../../../shared/api/route.ts'
import { ROUTES } from '../../../shared/api/routes.ts'

const routes: [string, Route][] = Object.entries(ROUTES)

describe('the route table', () => {
  it('names each method and path once', () => {
    const keys = routes.map(([, { method, path }]) => `${method} ${path}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it.each(routes)('%s: what brings something has a body, and nothing else has', (_, { method, body }) => {
    expect(body !== undefined).toBe(method === 'POST' || method === 'PATCH')
  })

  it('fills parameters in, encoded', () => {
    expect(fillPath('/api/teams/:teamId/x', { teamId: 'a/../b' })).toBe('/api/teams/a%2F..%2Fb/x')
  })
})
