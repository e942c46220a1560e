import * as v from 'valibot'

const RoomEnvSchema = v.object({
  TURNOUT_SECRET: v.pipe(v.string('is not set'), v.minLength(32, 'needs at least 32 characters')),
  /** Where events go. From configuration, never from a request. */
  WORKER_ORIGIN: v.pipe(v.string('is not set'), v.url('is not an address')),
  /** `1` opens the door for tests that make the storage fail. */
  TURNOUT_FAULTS: v.optional(v.string()),
})
export type RoomEnv = v.InferOutput<typeof RoomEnvSchema>

/** Throws an error that names the variable to set. */
export function readRoomEnv(env: Record<string, unknown>): RoomEnv {
  const parsed = v.safeParse(RoomEnvSchema, env)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new Error(`The room's variable ${v.getDotPath(issue) ?? ''} ${issue.message}.`)
}
