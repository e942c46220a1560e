import type { Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import * as v from 'valibot'
import { BODY_LIMIT_BYTES, CSRF_HEADER, type Route, type RouteAccess } from '../../shared/api/route.ts'
import { verifyRequest } from '../../shared/identity/signed-request.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { LimitName } from '../env.ts'
import { type Browser, readBrowser, SESSION_COOKIE } from '../identity/browser.ts'
import type { Services } from '../services.ts'
import { mayBeValid, readBearer, refuseToken } from './bearer.ts'
import { isJson, parseJson, readText } from './body.ts'
import { challengeOf } from './challenge.ts'
import { entityTag, isAmong } from './entity-tag.ts'
import { checkLimit } from './limit.ts'
import { type ApiResult, notFound, refusalResponse, refuseFields } from './refusals.ts'

/** Lets work go on after the answer is sent. What it throws is logged, and changes nothing for who asked. */
export type Defer = (work: () => Promise<void>) => void

type ApiEnv = { Bindings: { services: Services; defer: Defer } }
export type Api = Hono<ApiEnv>

/** Names in `:name` parts of a path. */
type ParamName<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamName<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never
type Parsed<Schema> = Schema extends v.GenericSchema ? v.InferOutput<Schema> : undefined

/** A reply of another type than JSON. */
export type TextReply = { readonly text: string }
type ReplyOf<R extends Route> = R['reply'] extends v.GenericSchema ? v.InferInput<R['reply']> : TextReply
type BrowserOf<Access extends RouteAccess> = Access extends 'signed-in' ? Browser : Browser | null

/** Who asks for a team's record: a person's browser, or a program by the secret of a token, whose use is noted later. */
export type Caller =
  | { readonly kind: 'browser'; readonly browser: Browser }
  | { readonly kind: 'token'; readonly secret: string; readonly defer: Defer }
/** A person in a browser: who calls a route that is for people alone. */
export type PersonCaller = Extract<Caller, { kind: 'browser' }>
type CallerOf<R extends Route> = R['access'] extends 'team'
  ? R extends { by: 'people' }
    ? PersonCaller
    : Caller
  : null

/** What is known before the body is read. Who asks comes from the cookie or the signature, never from the body. */
type Asked<R extends Route> = {
  readonly services: Services
  readonly params: { readonly [Name in ParamName<R['path']>]: string }
  readonly browser: BrowserOf<R['access']>
  readonly caller: CallerOf<R>
}
type Accepted<R extends Route, Allowed> = Asked<R> & {
  readonly allowed: Allowed
  readonly body: R extends { body: infer Schema } ? Parsed<Schema> : undefined
  readonly query: R extends { query: infer Schema } ? Parsed<Schema> : undefined
  readonly request: Request
  readonly defer: Defer
  readonly setHeader: (name: string, value: string) => void
}

/**
 * A handler, in the order it runs: `limit` (for each address), `allow` (authorise), then the body and query are
 * validated by the route's schemas, then `act`, whose value is checked against the reply's schema and sent.
 */
export type Handler<R extends Route, Allowed> = {
  readonly limit?: LimitName
  readonly allow: (asked: Asked<R>) => Promise<ApiResult<Allowed>>
  readonly act: (accepted: Accepted<R, Allowed>) => Promise<ApiResult<ReplyOf<R>>>
}

/** For routes that anybody may ask, and for those where the body decides. */
export async function anyone(): Promise<ApiResult<null>> {
  return ok(null)
}

/** Registers a route of the table: none can be served without its checks or missing from the OpenAPI document. */
export function serve<const R extends Route, Allowed>(
  api: Api,
  route: R,
  handler: Handler<R, Allowed>,
): void {
  api.on(route.method, route.path, async (c) => {
    const answer = await answerRequest(c, route, handler)
    if (answer instanceof Response) return answer
    return refusalResponse(answer.refusal, challengeOf(route.access, answer.refusal.code))
  })
}

async function answerRequest<R extends Route, Allowed>(
  c: Context<ApiEnv>,
  route: R,
  handler: Handler<R, Allowed>,
): Promise<Response | Extract<ApiResult<never>, { ok: false }>> {
  const { services, defer } = c.env
  const params = c.req.param()
  if (!Object.values(params).every((param) => /^[\w-]{1,64}$/.test(param))) return notFound()

  if (handler.limit) {
    const within = await checkLimit(services, handler.limit, c.req.raw)
    if (!within.ok) return within
  }
  const bearer = route.access === 'team' ? readBearer(c.req.raw) : null
  if (bearer !== null) {
    if (route.by === 'people') {
      return refuse('not-allowed', 'Only people do that: a member of the team, in a browser.')
    }
    if (!(await mayBeValid(services, bearer))) return refuseToken(services, c.req.raw)
  }
  // A token is in no cookie, so no other site's page can send it along.
  const guarded =
    route.method !== 'GET' && bearer === null
      ? checkOrigin(c.req.raw, route.access, services.env.APP_ORIGIN)
      : ok(null)
  if (!guarded.ok) return guarded

  const text = route.body ? await readBody(c.req.raw, route) : ok('')
  // A room's signature covers its body; for people, who may ask is settled before anything about the body is said.
  if (route.access === 'room') {
    if (!text.ok) return text
    const signed = await verifyRoom(services, c.req.raw, text.value)
    if (!signed.ok) return signed
  }
  const browser = await readBrowser(services, getCookie(c, SESSION_COOKIE))
  if (route.access === 'signed-in' && browser === null) {
    return refuse('not-signed-in', 'Open the link you were given, or join with the workshop’s code.')
  }
  const caller = callerOf(bearer, browser, defer)
  if (route.access === 'team' && caller === null) {
    return refuse(
      'not-signed-in',
      'Open the link you were given, or send the team’s token as a bearer token.',
    )
  }

  // The types say what the route's table entry says; the values were checked just above.
  const asked = { services, params, browser, caller } as unknown as Asked<R>
  const allowed = await handler.allow(asked)
  if (!allowed.ok) {
    if (bearer === null || allowed.refusal.code !== 'token-not-valid') return allowed
    await services.revokedSecrets.add(bearer)
    return refuseToken(services, c.req.raw)
  }

  if (!text.ok) return text
  const json = route.body ? parseJson(text.value) : ok(undefined)
  if (!json.ok) return json
  const body = validate(route.body, json.value)
  if (!body.ok) return body
  const query = validate(route.query, c.req.query())
  if (!query.ok) return query

  const accepted = {
    ...asked,
    allowed: allowed.value,
    body: body.value,
    query: query.value,
    request: c.req.raw,
    defer,
    setHeader: (name: string, value: string) => c.header(name, value, { append: name === 'set-cookie' }),
  } as Accepted<R, Allowed>
  const acted = await handler.act(accepted)
  if (!acted.ok) return acted

  if ('text' in route.reply) {
    const { text: replyText } = v.parse(v.object({ text: v.string() }), acted.value)
    return send(c, replyText, `${route.reply.text}; charset=utf-8`)
  }
  // Parsing leaves out whatever the reply's schema does not name, so that nothing leaks by being in a row.
  return send(c, JSON.stringify(v.parse(route.reply, acted.value)), 'application/json')
}

/** What is read has a tag: whoever has it already is told so and not sent it again. No cache in between keeps any of it. */
async function send(c: Context<ApiEnv>, body: string, contentType: string): Promise<Response> {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    c.header('cache-control', 'no-store')
    return c.body(body, 200, { 'content-type': contentType })
  }
  const tag = await entityTag(body)
  c.header('cache-control', 'private, no-cache')
  c.header('etag', tag)
  return isAmong(tag, c.req.header('if-none-match'))
    ? c.body(null, 304)
    : c.body(body, 200, { 'content-type': contentType })
}

function callerOf(bearer: string | null, browser: Browser | null, defer: Defer): Caller | null {
  if (bearer !== null) return { kind: 'token', secret: bearer, defer }
  return browser && { kind: 'browser', browser }
}

/** CSRF: other sites' pages can neither set our header nor hide their origin. Rooms prove themselves by signature. */
function checkOrigin(request: Request, access: RouteAccess, appOrigin: string): ApiResult<null> {
  if (access === 'room') return ok(null)
  const origin = request.headers.get('origin')
  const fits = request.headers.has(CSRF_HEADER) && (origin === null || origin === appOrigin)
  return fits
    ? ok(null)
    : refuse('cross-site-request', `Send the header ${CSRF_HEADER} from a page of this app.`)
}

async function readBody(request: Request, { access, maxBodyBytes }: Route): Promise<ApiResult<string>> {
  if (!isJson(request.headers.get('content-type'))) {
    return refuse('wrong-content-type', 'Send the body as application/json.')
  }
  const usual = access === 'room' ? BODY_LIMIT_BYTES.room : BODY_LIMIT_BYTES.people
  return readText(request, maxBodyBytes ?? usual)
}

async function verifyRoom(services: Services, request: Request, body: string): Promise<ApiResult<null>> {
  const { signers, now } = services
  const toVerify = { method: request.method, path: new URL(request.url).pathname, body }
  return verifyRequest(signers.roomToWorker, toVerify, (name) => request.headers.get(name), now())
}

function validate(schema: v.GenericSchema | undefined, value: unknown): ApiResult<unknown> {
  if (!schema) return ok(undefined)
  const parsed = v.safeParse(schema, value)
  if (parsed.success) return ok(parsed.output)
  const fields: Record<string, string> = {}
  for (const issue of parsed.issues) fields[v.getDotPath(issue) ?? ''] ??= issue.message
  return refuseFields('invalid-input', 'Some of it cannot be taken as it is. See the fields.', fields)
}
