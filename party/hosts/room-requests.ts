import * as v from 'valibot'
import { API_ERROR_STATUS, type ApiError, type ApiErrorCode } from '../../shared/api/errors.ts'
import { CreateRoomSchema, GrantRoleSchema, ROOM_PATHS } from '../../shared/events/room-events.ts'
import { verifyRequest } from '../../shared/identity/signed-request.ts'
import type { Signer } from '../../shared/identity/signer.ts'
import { FollowedOkrsSchema } from '../../shared/okr/carried.ts'
import { LIMITS } from '../limits.ts'
import type { RoomCore } from '../room-core.ts'
import type { TestDoor } from './faults.ts'

export type RoomRequest = {
  readonly method: string
  readonly path: string
  readonly body: string
  readonly header: (name: string) => string | null
}
export type RoomReply = { readonly status: number; readonly body: unknown }

/** Only in a room that was started to try things out: does to its storage and its clock what is asked, and tells its boot id. */
export const FAULTS_PATH = '/faults'
const FaultsSchema = v.object({
  failing: v.optional(v.boolean()),
  hanging: v.optional(v.boolean()),
  /** The newest entry under this prefix. */
  damage: v.optional(v.string()),
  /** How much the room's clock is ahead: for its decisions and what it tells, not for tickets and signatures. */
  clockOffsetMs: v.optional(v.pipe(v.number(), v.integer())),
})

/** Answers the Worker's signed requests. There is nothing here for anybody else. */
export async function answerRequest(
  request: RoomRequest,
  ports: {
    readonly core: RoomCore
    readonly signer: Signer
    readonly nowMs: number
    /** The room's name in its address. */
    readonly workshopId: string
    readonly testDoor: TestDoor | null
  },
): Promise<RoomReply> {
  const { core, signer, nowMs, workshopId, testDoor } = ports
  // /parties/<party>/<room>/<action>
  const action = `/${request.path.split('/').slice(4).join('/')}`
  const isKnown = [...Object.values(ROOM_PATHS), FAULTS_PATH].some((path) => path === action)
  if (request.method !== 'POST' || !isKnown) return fail('not-found', 'There is nothing here.')
  if (request.body.length > LIMITS.maxRequestLength)
    return fail('body-too-large', 'This request is too large.')
  const verified = await verifyRequest(signer, request, request.header, nowMs)
  if (!verified.ok) return fail(verified.refusal.code, verified.refusal.message)
  const data = parseJson(request.body)
  if (data === undefined) return fail('invalid-json', 'The body is not JSON.')

  switch (action) {
    case ROOM_PATHS.create: {
      const workshop = v.safeParse(CreateRoomSchema, data)
      if (!workshop.success) return fail('invalid-input', workshop.issues[0].message)
      if (workshop.output.workshopId !== workshopId) {
        return fail('invalid-input', 'This workshop belongs to another room.')
      }
      await core.create(workshop.output)
      return { status: 200, body: {} }
    }
    case ROOM_PATHS.grantRole: {
      const grant = v.safeParse(GrantRoleSchema, data)
      if (!grant.success) return fail('invalid-input', grant.issues[0].message)
      return (await core.grantRole(grant.output)) ? { status: 200, body: {} } : noSuchRoom()
    }
    case ROOM_PATHS.followRecord: {
      const okrs = v.safeParse(FollowedOkrsSchema, data)
      if (!okrs.success) return fail('invalid-input', okrs.issues[0].message)
      return (await core.followRecord(okrs.output)) ? { status: 200, body: {} } : noSuchRoom()
    }
    case ROOM_PATHS.tick:
      return (await core.tick()) ? { status: 200, body: {} } : noSuchRoom()
    case ROOM_PATHS.delete:
      await core.delete()
      return { status: 200, body: {} }
    default: {
      const faults = v.safeParse(FaultsSchema, data)
      if (!testDoor || !faults.success) return fail('not-found', 'There is nothing here.')
      const { failing, hanging, damage, clockOffsetMs } = faults.output
      if (failing !== undefined) testDoor.setFailing(failing)
      if (hanging !== undefined) testDoor.setHanging(hanging)
      if (clockOffsetMs !== undefined) {
        await testDoor.setClockOffset(clockOffsetMs)
        // As its alarm would, had it gone off on the way.
        await core.tick()
      }
      const damagedKey = damage === undefined ? null : await testDoor.damage(damage)
      return { status: 200, body: { bootId: testDoor.bootId, damagedKey } }
    }
  }
}

function noSuchRoom(): RoomReply {
  return fail('not-found', 'This workshop has no room.')
}

function fail(code: ApiErrorCode, message: string): RoomReply {
  const body: ApiError = { error: { code, message } }
  return { status: API_ERROR_STATUS[code], body }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // Said to be no JSON by the caller.
  }
}
