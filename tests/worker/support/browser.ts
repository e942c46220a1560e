import * as v from 'valibot'
import { ApiErrorSchema } from '../../../shared/api/errors.ts'
import { CSRF_HEADER, fillPath, type Route } from '../../../shared/api/route.ts'

export const APP_ORIGIN = 'http://turnout.test'

/** What comes back over the wire, as far as tests look at it. */
export type Reply = {
  readonly status: number
  readonly headers: { get(name: string): string | null; getSetCookie(): string[] }
  text(): Promise<string>
}
export type Send = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string },
) => Promise<Reply>

type JsonReply<R extends Route> = R['reply'] extends v.GenericSchema ? v.InferOutput<R['reply']> : string
type AskOptions = {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  headers?: Record<string, string>
}

/** A browser: keeps its cookie, sends what our pages send, and reads replies with the route's own schema. */
export class Browser {
  cookie: string | null = null
  readonly #send: Send
  readonly #address: string

  /** @param address where its requests seem to come from, since limits count by it */
  constructor(send: Send, address: string) {
    this.#send = send
    this.#address = address
  }

  /** Sends a request as it is, with the cookie. */
  async raw(method: string, path: string, init: { headers?: Record<string, string>; body?: string } = {}) {
    const headers: Record<string, string> = { 'cf-connecting-ip': this.#address, ...init.headers }
    if (this.cookie !== null) headers['cookie'] = this.cookie
    const body = init.body === undefined ? {} : { body: init.body }
    const reply = await this.#send(APP_ORIGIN + path, { method, headers, ...body })
    const [set] = reply.headers.getSetCookie()
    if (set !== undefined) this.cookie = set.split(';')[0] ?? null
    return reply
  }

  ask(route: Route, { params = {}, query = {}, body = {}, headers = {} }: AskOptions = {}) {
    const search = new URLSearchParams(query).toString()
    const path = fillPath(route.path, params) + (search === '' ? '' : `?${search}`)
    return route.method === 'GET'
      ? this.raw('GET', path, { headers })
      : this.raw(route.method, path, {
          headers: { 'content-type': 'application/json', origin: APP_ORIGIN, [CSRF_HEADER]: '1', ...headers },
          ...(route.body === undefined ? {} : { body: JSON.stringify(body) }),
        })
  }

  /** Asks, and fails unless the answer is 200 and fits the route's schema. */
  async get<const R extends Route>(route: R, options: AskOptions = {}): Promise<JsonReply<R>> {
    const reply = await this.ask(route, options)
    const text = await reply.text()
    if (reply.status !== 200) throw new Error(`${route.path} answered ${reply.status}: ${text}`)
    const value: unknown = 'text' in route.reply ? text : v.parse(route.reply, JSON.parse(text))
    return value as JsonReply<R>
  }

  /** Asks, and fails unless it is refused: the status, the code and the fields. */
  async refusal(route: Route, options: AskOptions = {}) {
    return readRefusal(await this.ask(route, options))
  }
}

export async function readRefusal(reply: Reply) {
  const text = await reply.text()
  if (reply.status < 400) throw new Error(`Was not refused, but answered ${reply.status}: ${text}`)
  const { error } = v.parse(ApiErrorSchema, JSON.parse(text))
  return { status: reply.status, ...error }
}
