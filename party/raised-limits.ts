import * as v from 'valibot'
import { LIMITS, type Rate } from './limits.ts'

/** The limits that a development setting may raise, for benchmarks: how much, never what. */
export type UsageLimits = {
  readonly maxPeople: number
  readonly maxConnections: number
  readonly maxConnectionsPerPerson: number
  readonly frames: Rate
  readonly bytes: Rate
  readonly commands: Rate
  readonly presence: Rate
  readonly catchUps: Rate
  readonly contention: Rate
  readonly maxWriterIds: number
}

/** So far a setting may go: every check goes on being one. */
const MOST_TIMES = 100

const atLeast = (least: number) =>
  v.optional(
    v.pipe(
      v.number('needs a number'),
      v.integer('needs a whole number'),
      v.minValue(least, `cannot be lowered: it is ${least}`),
      v.maxValue(least * MOST_TIMES, `goes up to ${least * MOST_TIMES}`),
    ),
    least,
  )

const rateOf = ({ perSecond, burst }: Rate) =>
  v.optional(v.strictObject({ perSecond: atLeast(perSecond), burst: atLeast(burst) }), { perSecond, burst })

const UsageLimitsSchema = v.strictObject({
  maxPeople: atLeast(LIMITS.maxPeople),
  maxConnections: atLeast(LIMITS.maxConnections),
  maxConnectionsPerPerson: atLeast(LIMITS.maxConnectionsPerPerson),
  frames: rateOf(LIMITS.frames),
  bytes: rateOf(LIMITS.bytes),
  commands: rateOf(LIMITS.commands),
  presence: rateOf(LIMITS.presence),
  catchUps: rateOf(LIMITS.catchUps),
  contention: rateOf(LIMITS.contention),
  maxWriterIds: atLeast(LIMITS.maxWriterIds),
}) satisfies v.GenericSchema<unknown, UsageLimits>

/**
 * The limits with what a setting raises of them: JSON with the names of `LIMITS`, such as
 * `{"frames":{"perSecond":400,"burst":4000}}`. Throws an error that names what is wrong.
 */
export function readUsageLimits(setting: string | undefined): UsageLimits {
  const parsed = v.safeParse(UsageLimitsSchema, setting === undefined ? {} : parseJson(setting))
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const path = v.getDotPath(issue)
  const what = issue.type === 'strict_object' && path ? 'is no limit that can be raised' : issue.message
  throw new Error(`TURNOUT_LIMITS: ${path ?? 'the setting'} ${what}.`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('TURNOUT_LIMITS: the setting is not JSON.')
  }
}
