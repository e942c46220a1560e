import type { Route } from '../../../shared/api/route.ts'
import { reachOf } from '../../../shared/identity/record-capabilities.ts'
import { type Asked, CALLERS, type CallerName, type World } from './matrix-callers.ts'

/**
 * What a route is about, which settles whom `own` reaches: a workshop is told to those who joined it, a key result is
 * changed by who owns it, an objective by members alone.
 */
type About = 'nothing' | 'team' | 'workshop' | 'own-key-result' | 'objective'

/** `done`: answered with 200; else the code of the refusal. */
export type Outcome = string

export type Case = {
  readonly about: About
  /** What is sent: for those who may, it is to be answered with 200. Asked anew for each of them. */
  readonly asked: (world: World) => Asked | Promise<Asked>
  /** What the table of capabilities does not say of this route; the reason stands beside it. */
  readonly except?: Partial<Record<CallerName, Outcome>>
  /** The answer to those who may, where it is not `done`. */
  readonly done?: Outcome
}

/** What the table of capabilities, and the way a route is guarded, say of a caller. */
export function expectedOutcome(
  route: Route,
  { about, except, done = 'done' }: Case,
  name: CallerName,
): Outcome {
  return except?.[name] ?? byTable(route, about, name) ?? done
}

/** @returns `null` for those who may */
function byTable(route: Route, about: About, name: CallerName): string | null {
  const { by, role } = CALLERS[name]
  if (route.access === 'room') return 'not-signed'
  if (route.access !== 'team') {
    // A token is nobody outside of the record, and is sent without the header of pages.
    if (by === 'token' && route.method !== 'GET') return 'cross-site-request'
    if (route.access === 'public') return null
    if (by === 'token' || name === 'stranger') return 'not-signed-in'
    if (name === 'removed person') return 'removed-from-workshop'
    return role === null ? 'not-found' : null
  }
  if (by === 'token' && route.by === 'people') return 'not-allowed'
  if (name === 'stranger') return 'not-signed-in'
  if (name === 'revoked token') return 'token-not-valid'
  if (name === 'removed person' && about === 'workshop') return 'removed-from-workshop'
  if (role === null) return 'not-found'
  const { needs } = route
  if (needs === undefined) throw new Error(`${route.path} does not say what it needs`)
  const reach = reachOf(role, needs)
  const isRead = needs === 'read-okrs' || needs === 'export-okrs'
  if (reach === 'own' && !isRead) {
    return about === 'own-key-result' && name === 'participant who owns it' ? null : 'not-allowed'
  }
  return reach === 'none' ? 'not-allowed' : null
}
