import * as v from 'valibot'

/** What the room is told on every platform. */
const SharedSchema = v.object({
  TURNOUT_SECRET: v.pipe(v.string('is not set'), v.minLength(32, 'needs at least 32 characters')),
  /** `1` opens the door for tests that make the storage fail. */
  TURNOUT_FAULTS: v.optional(v.string()),
  /** JSON that raises limits for development; see `readUsageLimits`. */
  TURNOUT_LIMITS: v.optional(v.string()),
})
export type RoomEnv = v.InferOutput<typeof SharedSchema>

const PartyKitSchema = v.object({
  ...SharedSchema.entries,
  /** Where events go. From configuration, never from a request. */
  WORKER_ORIGIN: v.pipe(v.string('is not set'), v.url('is not an address')),
})

/** As much of a service binding as is used. */
export type WorkerService = { fetch(url: string, init: RequestInit): Promise<Response> }

const WorkerSchema = v.object({
  ...SharedSchema.entries,
  /** Where events go: the Worker itself, without a network in between. */
  WORKER: v.custom<WorkerService>((value) => typeof value === 'object' && value !== null, 'is not bound'),
})

/** The variables on PartyKit. Throws an error that names the one to set. */
export function readPartyKitEnv(env: unknown): v.InferOutput<typeof PartyKitSchema> {
  return readEnv(PartyKitSchema, env)
}

/** Variables and bindings of the room's own Worker script. Throws an error that names the one to set. */
export function readWorkerRoomEnv(env: unknown): v.InferOutput<typeof WorkerSchema> {
  return readEnv(WorkerSchema, env)
}

function readEnv<Schema extends v.GenericSchema>(schema: Schema, env: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, env)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new Error(`The room's variable ${v.getDotPath(issue) ?? ''} ${issue.message}.`)
}
