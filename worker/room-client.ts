import type { CreateRoom, GrantRole } from '../shared/events/room-events.ts'
import { ROOM_PATHS, roomPath } from '../shared/events/room-events.ts'
import { signRequest } from '../shared/identity/signed-request.ts'
import type { Signer } from '../shared/identity/signer.ts'
import type { FollowedOkrs } from '../shared/okr/carried.ts'
import { ok, type Result, refuse } from '../shared/result.ts'

/** A room that does not answer in this time counts as unreachable; what we ask for is idempotent and asked again. */
const ROOM_TIMEOUT_MS = 5_000

type RoomResult = Promise<Result<null, 'room-unreachable'>>

/** The Worker's signed requests to a room. None throws: a room that is away is an expected refusal. */
export type RoomClient = {
  /** Makes the room, once; asking again changes nothing. */
  create(room: CreateRoom): RoomResult
  /** Tells the room that a person opened a facilitator link. */
  grantRole(workshopId: string, grant: GrantRole): RoomResult
  /** Tells the room of a meeting what the record says by now. */
  followRecord(workshopId: string, okrs: FollowedOkrs): RoomResult
  /** Wakes the room, so that it closes what is due and empties its outbox. */
  tick(workshopId: string): RoomResult
  /** Deletes the room with all that it holds, and sends everybody in it away. There need not be one. */
  delete(workshopId: string): RoomResult
}

/** Sends a request to a workshop's room, wherever rooms are. */
export type FetchRoom = (workshopId: string, url: URL, init: RequestInit) => Promise<Response>

export function createRoomClient(config: {
  roomOrigin: string
  fetchRoom: FetchRoom
  signer: Signer
  now: () => number
}): RoomClient {
  const { roomOrigin, fetchRoom, signer, now } = config

  async function post(workshopId: string, path: string, payload: unknown): RoomResult {
    const url = new URL(roomPath(workshopId) + path, roomOrigin)
    const body = JSON.stringify(payload)
    try {
      const signed = await signRequest(signer, { method: 'POST', path: url.pathname, body }, now())
      const response = await fetchRoom(workshopId, url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...signed },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(ROOM_TIMEOUT_MS),
      })
      // An unread body would hold the connection.
      await response.body?.cancel()
      if (response.ok) return ok(null)
      console.error(JSON.stringify({ code: 'room-refused', path, status: response.status }))
    } catch (error) {
      console.error(
        JSON.stringify({
          code: 'room-unreachable',
          path,
          name: error instanceof Error ? error.name : 'unknown',
        }),
      )
    }
    return refuse('room-unreachable', 'The workshop’s room does not answer. Try again in a moment.')
  }

  return {
    create: (room) => post(room.workshopId, ROOM_PATHS.create, room),
    grantRole: (workshopId, grant) => post(workshopId, ROOM_PATHS.grantRole, grant),
    followRecord: (workshopId, okrs) => post(workshopId, ROOM_PATHS.followRecord, okrs),
    tick: (workshopId) => post(workshopId, ROOM_PATHS.tick, {}),
    delete: (workshopId) => post(workshopId, ROOM_PATHS.delete, {}),
  }
}
