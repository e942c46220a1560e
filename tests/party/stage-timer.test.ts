import { expect, test } from 'vitest'
import { join } from './support/room-client.ts'
import { FAYE, PAT } from './support/signing.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom, postToRoom } from './support/worker-stand-in.ts'

const live = useRoom()
const TEN_MINUTES_MS = 600_000

/** Moves the room's clock. */
async function putClock(room: string, clockOffsetMs: number): Promise<void> {
  await postToRoom(live.server.origin, room, '/faults', { clockOffsetMs })
}

test('a room that dies keeps its timers: the one that runs, to the millisecond, and the one that is paused', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  expect(await faye.command({ type: 'start-timer', ms: TEN_MINUTES_MS, atEnd: 'nothing' })).toBe('done')
  const timer = await faye.until('the timer runs', () => faye.visible?.timer)
  await live.server.kill()
  await live.server.start()
  const again = await join(live.server.host, room, FAYE)
  expect(again.visible?.timer).toEqual(timer)
  expect(await again.command({ type: 'pause-timer' })).toBe('done')
  const paused = await again.until('it is paused', () =>
    again.visible?.timer?.endsAtMs === null ? again.visible.timer : undefined,
  )
  await live.server.kill()
  await live.server.start()
  const pat = await join(live.server.host, room, PAT)
  expect(pat.visible?.timer).toEqual(paused)
  for (const client of [faye, again, pat]) client.drop()
})

test('a timer that ran out while the room was dead is over at its time, and tells those who come', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  expect(await faye.command({ type: 'start-timer', ms: TEN_MINUTES_MS, atEnd: 'advance' })).toBe('done')
  const { endsAtMs } = await faye.until('the timer runs', () => faye.visible?.timer)
  await putClock(room, TEN_MINUTES_MS + 5_000)
  await live.server.kill()
  await live.server.start()
  const pat = await join(live.server.host, room, PAT)
  await pat.until('the room has moved on', () => pat.visible?.stageId === 'objectives')
  const entered = pat.visible?.agenda.find(({ id }) => id === 'objectives')
  expect(entered?.enteredAtMs).toBe(endsAtMs)
  for (const client of [faye, pat]) client.drop()
})
