import { roomPath } from '../../../shared/events/room-events.ts'
import { signRequest } from '../../../shared/identity/signed-request.ts'
import { signerOf } from '../../party/support/signing.ts'
import type { TestStack } from '../../support/local-stack.ts'

/** What a stack needs so that `setRoomClock` may be used. */
export const WITH_ROOM_CLOCK = { TURNOUT_FAULTS: '1' } as const

/** Puts the clock of one room ahead of everybody else's, and does what is due then. Pages that are open learn of it when they come back. */
export async function setRoomClock(
  { roomUrl, secret }: Pick<TestStack, 'roomUrl' | 'secret'>,
  workshopId: string,
  clockOffsetMs: number,
): Promise<void> {
  const path = `${roomPath(workshopId)}/faults`
  const body = JSON.stringify({ clockOffsetMs })
  const signed = await signRequest(
    await signerOf('worker-to-room', secret),
    { method: 'POST', path, body },
    Date.now(),
  )
  const reply = await fetch(roomUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signed },
    body,
  })
  if (reply.status !== 200) throw new Error(`The clock was not set: ${reply.status} ${await reply.text()}`)
}
