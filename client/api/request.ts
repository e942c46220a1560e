import * as v from 'valibot'
import { ApiErrorSchema } from '../../shared/api/errors.ts'
import { CSRF_HEADER, fillPath, type Route } from '../../shared/api/route.ts'
import type { Refusal } from '../../shared/result.ts'
import { api } from '../text/en/api.ts'

/** A refusal by the server (its code), or by the way there (`unreachable`, `unexpected-reply`). */
export type ApiRefusal = Refusal & {
  /** Input fields to mend, by dotted path. */
  readonly fields: Readonly<Record<string, string>>
}
export type ApiResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: ApiRefusal }

/** The names of a path's parameters: `workshopId` of `/api/workshops/:workshopId/okrs`. */
type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

type JsonRoute = Route & { readonly reply: v.GenericSchema }

export type RequestOptions<Called extends JsonRoute> = {
  readonly params: Readonly<Record<ParamNames<Called['path']>, string>>
  readonly query?: Readonly<Record<string, string>> | undefined
  readonly signal?: AbortSignal | undefined
  /** For a `once` route: sent again with the same key, it is done once and answered the same. */
  readonly onceKey?: string | undefined
} & (Called extends { readonly body: infer Body extends v.GenericSchema }
  ? { readonly body: v.InferInput<Body> }
  : { readonly body?: undefined })

/**
 * Calls one of the shared routes and parses its reply by the route's own schema.
 * @returns the reply, or a refusal with the server's code, message and field messages; an aborted call is `aborted`
 */
export async function request<Called extends JsonRoute>(
  route: Called,
  options: RequestOptions<Called>,
): Promise<ApiResult<v.InferOutput<Called['reply']>>> {
  const answer = await call(route, options)
  return answer.ok ? understand(route, answer.value) : answer
}

/** What was read, with the tag that names this answer; or that what the known tag names still holds. */
export type ReadAnswer<Value> =
  | { readonly kind: 'read'; readonly value: Value; readonly tag: string | null }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly refusal: ApiRefusal }

/**
 * Reads a route, or whether it has changed since it was read: then nothing is sent and nothing is parsed.
 * @param tag of the answer that is at hand, or `null`
 */
export async function readTagged<Called extends JsonRoute & { readonly method: 'GET' }>(
  route: Called,
  options: RequestOptions<Called>,
  tag: string | null,
): Promise<ReadAnswer<v.InferOutput<Called['reply']>>> {
  const answer = await call(route, options, tag === null ? {} : { 'if-none-match': tag })
  if (!answer.ok) return { kind: 'refused', refusal: answer.refusal }
  if (tag !== null && answer.value.response.status === 304) return { kind: 'unchanged' }
  const understood = understand(route, answer.value)
  return understood.ok
    ? { kind: 'read', value: understood.value, tag: answer.value.response.headers.get('etag') }
    : { kind: 'refused', refusal: understood.refusal }
}

type Answer = { readonly response: Response; readonly text: string }

async function call<Called extends JsonRoute>(
  route: Called,
  options: RequestOptions<Called>,
  headers: Readonly<Record<string, string>> = {},
): Promise<ApiResult<Answer>> {
  try {
    const response = await fetch(addressOf(route, options), {
      method: route.method,
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        [CSRF_HEADER]: '1',
        ...(options.onceKey === undefined ? {} : { 'idempotency-key': options.onceKey }),
        ...headers,
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    })
    return { ok: true, value: { response, text: await response.text() } }
  } catch {
    // A lost network and an aborted call both throw; the caller that aborted does not look at the answer.
    return options.signal?.aborted === true
      ? refusal('aborted', api.unreachable)
      : refusal('unreachable', api.unreachable)
  }
}

function understand<Called extends JsonRoute>(
  route: Called,
  { response, text }: Answer,
): ApiResult<v.InferOutput<Called['reply']>> {
  const reply = parseJson(text)
  if (response.ok) {
    const parsed = v.safeParse(route.reply, reply)
    return parsed.success
      ? { ok: true, value: parsed.output }
      : refusal('unexpected-reply', api.unexpectedReply)
  }
  const failed = v.safeParse(ApiErrorSchema, reply)
  if (!failed.success) return refusal('unexpected-reply', api.unexpectedReply)
  const { code, message, fields = {} } = failed.output.error
  return refusal(code, message, fields)
}

function addressOf(
  route: JsonRoute,
  options: { params: Record<string, string>; query?: Record<string, string> | undefined },
) {
  const path = fillPath(route.path, options.params)
  const query = new URLSearchParams(options.query).toString()
  return query === '' ? path : `${path}?${query}`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // Not JSON, such as a proxy's error page: no schema accepts `undefined`.
  }
}

function refusal(code: string, message: string, fields: Readonly<Record<string, string>> = {}) {
  return { ok: false, refusal: { code, message, fields } } as const
}
