import { CSRF_HEADER, fillPath, type Route } from '../../../shared/api/route.ts'
import { TOKEN_ROUTES } from '../../../shared/api/token-routes.ts'
import type { RecordRole, TokenScope } from '../../../shared/identity/record-capabilities.ts'
import { APP_ORIGIN, type Browser, type Reply } from './browser.ts'
import { type Harness, joinBy, startWorkshop } from './harness.ts'
import { closeRetro } from './held-retro.ts'
import { OWN_TABLES } from './migrations.ts'
import { publishSampleOkrs } from './sample-okrs.ts'

/** What one request carries, apart from who sends it. */
export type Asked = {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** Everybody who asks every route, and what they are to the sample's record; `null`: nobody. */
export const CALLERS = {
  member: { by: 'browser', role: 'member' },
  'participant who owns it': { by: 'browser', role: 'participant' },
  'participant who does not': { by: 'browser', role: 'participant' },
  observer: { by: 'browser', role: 'observer' },
  'member of another team': { by: 'browser', role: null },
  'removed person': { by: 'browser', role: null },
  stranger: { by: 'browser', role: null },
  'token to read': { by: 'token', role: 'token:read' },
  'token to check in': { by: 'token', role: 'token:check-in' },
  'token to write': { by: 'token', role: 'token:write' },
  'token of another team': { by: 'token', role: null },
  'revoked token': { by: 'token', role: null },
} as const satisfies Record<string, { by: 'browser' | 'token'; role: RecordRole | null }>
export type CallerName = keyof typeof CALLERS
export const CALLER_NAMES = Object.keys(CALLERS).filter((name): name is CallerName => name in CALLERS)

export type World = Awaited<ReturnType<typeof startWorld>>

/** A team with published OKRs, everybody who may and may not do something with it, and another workshop to join. */
export async function startWorld(harness: Harness) {
  const sample = await publishSampleOkrs(harness)
  const { priya, ana, ben, olu, teamId } = sample
  const elsewhere = await startWorkshop(harness, { team: { as: 'new', name: 'Elsewhere' } })
  const open = await startWorkshop(harness, { team: { as: 'new', name: 'Open to all' } })
  const rex = await joinBy(harness, sample.joinLink, 'Rex')
  await sample.room.send({
    type: 'roster-changed',
    people: [{ personId: rex.me.personId, name: 'Rex', role: 'participant', removed: true }],
    joiningLocked: false,
  })

  const retro = await closeRetro(harness, sample)

  const secret = async (by: Browser, ofTeam: string, ...scopes: TokenScope[]) => {
    const made = await by.get(TOKEN_ROUTES.createToken, {
      params: { teamId: ofTeam },
      body: { name: scopes.join(' and '), scopes },
    })
    return { secret: made.secret, tokenId: made.token.tokenId }
  }
  const revoked = await secret(priya.browser, teamId, 'read', 'check-in', 'write')
  const secrets = {
    'token to read': (await secret(priya.browser, teamId, 'read')).secret,
    'token to check in': (await secret(priya.browser, teamId, 'check-in')).secret,
    'token to write': (await secret(priya.browser, teamId, 'write')).secret,
    'token of another team': (
      await secret(elsewhere.facilitator, elsewhere.teamId, 'read', 'check-in', 'write')
    ).secret,
    'revoked token': revoked.secret,
  } as const
  await priya.browser.get(TOKEN_ROUTES.revokeToken, { params: { teamId, tokenId: revoked.tokenId } })
  // Their use is noted once an hour, after the answer: noted now, it is no change of the tables while they are compared.
  await harness.db.prepare('UPDATE api_token SET last_used_at_ms = ?').bind(harness.nowMs()).run()

  const browsers: Partial<Record<CallerName, Browser>> = {
    member: priya.browser,
    'participant who owns it': ana.browser,
    'participant who does not': ben.browser,
    observer: olu.browser,
    'member of another team': elsewhere.facilitator,
    'removed person': rex.browser,
  }

  /** Sends a request as pages do, or as programs do. */
  async function ask(name: CallerName, route: Route, { params, query, body }: Asked): Promise<Reply> {
    const search = new URLSearchParams(query).toString()
    const path = fillPath(route.path, params ?? {}) + (search === '' ? '' : `?${search}`)
    const secretOf: Partial<Record<CallerName, string>> = secrets
    const token = secretOf[name]
    const own =
      token === undefined ? { origin: APP_ORIGIN, [CSRF_HEADER]: '1' } : { authorization: `Bearer ${token}` }
    // A new one has no cookie, whatever answers have set before.
    const browser = browsers[name] ?? harness.browser()
    return browser.raw(route.method, path, {
      headers: { ...own, ...(route.body && { 'content-type': 'application/json' }) },
      ...(route.body && { body: JSON.stringify(body ?? {}) }),
    })
  }

  return { harness, sample, retro, elsewhere, openJoinLink: open.links.joinLink, ask }
}

/** What all tables hold, as one text for each table. */
export async function readContents({ db }: Harness): Promise<ReadonlyMap<string, string>> {
  const { results } = await db.prepare(OWN_TABLES).all()
  const names = results.map(({ name }) => String(name))
  const tables = await db.batch(names.map((name) => db.prepare(`SELECT * FROM "${name}"`)))
  return new Map(names.map((name, at) => [name, JSON.stringify(tables[at]?.results)]))
}
