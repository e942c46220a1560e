import { describe, expect, it } from 'vitest'
import { ALL_ROUTES } from '../../../shared/api/all-routes.ts'
import { fillPath, type Route } from '../../../shared/api/route.ts'
import { reachOf, TOKEN_SCOPES } from '../../../shared/identity/record-capabilities.ts'

const routes: [string, Route][] = Object.entries(ALL_ROUTES)

describe('the route table', () => {
  it('names each method and path once', () => {
    const keys = routes.map(([, { method, path }]) => `${method} ${path}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it.each(routes)('%s: what brings something has a body, and nothing else has', (_, { method, body }) => {
    expect(body !== undefined).toBe(method === 'POST' || method === 'PATCH')
  })

  it.each(routes)('%s: a team’s record says what it needs, and where only people ask', (_, route) => {
    const { access, needs, by } = route
    expect(needs !== undefined).toBe(access === 'team')
    if (needs === undefined) return expect(by).toBeUndefined()
    const opensByScope = TOKEN_SCOPES.some((scope) => reachOf(`token:${scope}`, needs) !== 'none')
    if (!opensByScope) expect(by).toBe('people')
  })

  it('fills parameters in, encoded', () => {
    expect(fillPath('/api/teams/:teamId/x', { teamId: 'a/../b' })).toBe('/api/teams/a%2F..%2Fb/x')
  })
})
