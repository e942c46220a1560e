import * as v from 'valibot'
import type { RoomNamespace } from './room-gate.ts'

/** As much of the assets binding as is used. */
export type Assets = { fetch(request: Request): Promise<Response> }

/** As much of the rate limiting binding as is used. */
export type Limiter = { limit(options: { key: string }): Promise<{ success: boolean }> }

export const LIMIT_NAMES = ['LIMIT_CREATE', 'LIMIT_JOIN', 'LIMIT_CODE', 'LIMIT_PRACTICE'] as const
export type LimitName = (typeof LIMIT_NAMES)[number]

const OriginSchema = v.pipe(
  v.string(),
  v.url(),
  v.transform((url) => new URL(url).origin),
)

function binding<Binding>(method: string) {
  return v.custom<Binding>(
    (value) =>
      typeof value === 'object' && value !== null && typeof Reflect.get(value, method) === 'function',
    'The binding is missing',
  )
}

/** Hosts come from here and never from a request. `TURNOUT_SECRET` is shared with the room. */
const VariablesSchema = v.object({
  DB: binding<D1Database>('prepare'),
  ASSETS: binding<Assets>('fetch'),
  LIMIT_CREATE: binding<Limiter>('limit'),
  LIMIT_JOIN: binding<Limiter>('limit'),
  LIMIT_CODE: binding<Limiter>('limit'),
  LIMIT_PRACTICE: binding<Limiter>('limit'),
  APP_ORIGIN: OriginSchema,
  /** Where the rooms are, when they are on a host of their own (PartyKit). */
  ROOM_ORIGIN: v.optional(OriginSchema),
  /** Else: the rooms themselves, Durable Objects of the script beside this one. */
  ROOM: v.optional(binding<RoomNamespace>('getByName')),
  /** `1` lets webhooks go to private addresses, by http too: for trying them at home, never where strangers are. */
  WEBHOOK_ALLOW_PRIVATE: v.optional(v.picklist(['0', '1'], 'is 0 or 1'), '0'),
  TURNOUT_SECRET: v.pipe(v.string('is not set'), v.minLength(32, 'needs at least 32 characters')),
})
const EnvSchema = v.pipe(
  VariablesSchema,
  v.forward(
    v.check(
      ({ ROOM_ORIGIN, ROOM }) => ROOM_ORIGIN !== undefined || ROOM !== undefined,
      'is not set, and no ROOM is bound',
    ),
    ['ROOM_ORIGIN'],
  ),
)
export type Env = v.InferOutput<typeof EnvSchema>

/** The Worker cannot run as it is configured. The message names what is missing, never a value. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError'
}

/** Reads bindings and variables, or throws a `ConfigurationError` that names each one at fault. */
export function parseEnv(raw: unknown): Env {
  const parsed = v.safeParse(EnvSchema, raw)
  if (parsed.success) return parsed.output
  const faults = parsed.issues.map((issue) => {
    const name = v.getDotPath(issue) ?? 'environment'
    if (issue.type === 'check') return `${name} ${issue.message}`
    return issue.kind === 'schema' && issue.received === 'undefined'
      ? `${name} is not set`
      : `${name}: ${describe(issue)}`
  })
  throw new ConfigurationError(`Turnout is not configured: ${faults.join('; ')}.`)
}

/** A message of ours, or the kind of fault: the built-in messages would repeat the value. */
function describe(issue: v.BaseIssue<unknown>): string {
  return issue.type === 'min_length' || issue.type === 'custom' ? issue.message : `wrong ${issue.type}`
}
