import * as v from 'valibot'
import { beforeAll, describe, expect, test } from 'vitest'
import { readBoard, textOf } from '../../shared/board/read.ts'
import { createObjective, replaceText } from '../../shared/board/write.ts'
import { join } from './support/room-client.ts'
import { FAYE, MIKA, PAT } from './support/signing.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom, postToRoom } from './support/worker-stand-in.ts'

const live = useRoom()

/**
 * The runtime takes a room out of memory some 10 s after its last timer, request or frame. Nothing tells when, and to ask
 * would keep the room awake or wake it: so this is the one wait here that is not for a condition. That the rooms did sleep
 * is then proved by each test, since a room that was in memory all the time still has the boot id from before.
 */
const SLEEP_MS = 13_000

const DoorSchema = v.object({ bootId: v.string() })

/** Another one each time that the room is brought into memory. Asking wakes the room. */
async function bootIdOf(room: string): Promise<string> {
  const reply = await postToRoom(live.server.origin, room, '/faults', { failing: false })
  return v.parse(DoorSchema, await reply.json()).bootId
}

/** A room with three people, an objective and somebody at work on it; Mika looks elsewhere. All of it is saved. */
async function furnishedRoom() {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const pat = await join(live.server.host, room, PAT)
  const mika = await join(live.server.host, room, MIKA)
  const bootId = await bootIdOf(room)
  createObjective(faye.doc, { id: 'o-1', text: 'Before' }, null)
  pat.sendPresence([{ clientId: pat.doc.clientID, clock: 1, state: { editing: 'o-1' } }])
  await faye.until('Pat is seen', () => faye.presence.length > 0)
  expect(await mika.command({ type: 'set-attendance', attendance: 'away' })).toBe('done')
  await faye.until('Mika is away', () => faye.visible?.roster[MIKA.personId]?.attendance === 'away')
  await Promise.all([faye.untilSaved(), pat.untilSaved(), mika.untilSaved()])
  // Awake, it answers with the same id: another one afterwards means that it slept.
  expect(await bootIdOf(room)).toBe(bootId)
  return { room, faye, pat, mika, bootId }
}

describe('a room that slept goes on where it was', () => {
  let rooms: readonly Awaited<ReturnType<typeof furnishedRoom>>[] = []

  /** Each test takes a room that nobody has woken yet. */
  function asleep(at: number) {
    const found = rooms[at]
    if (!found) throw new Error(`There is no room ${at}.`)
    return found
  }

  beforeAll(async () => {
    rooms = [await furnishedRoom(), await furnishedRoom(), await furnishedRoom()]
    await new Promise((resume) => setTimeout(resume, SLEEP_MS))
    // Sleep leaves sockets open. A server that began anew, as it does when a source file is saved, closes them.
    for (const { faye, pat, mika } of rooms) {
      for (const client of [faye, pat, mika]) expect(client.closed, live.server.output()).toBeNull()
    }
  })

  test('woken by somebody’s leaving: who is here and away, and the presence of the others', async () => {
    const { room, faye, pat, mika, bootId } = asleep(0)
    mika.drop()
    await faye.until('Mika is gone', () => faye.visible?.roster[MIKA.personId]?.attendance === 'gone')
    expect(await bootIdOf(room)).not.toBe(bootId)
    expect(faye.visible?.roster[PAT.personId]?.attendance).toBe('here')
    const late = await join(live.server.host, room, MIKA)
    const shown = await late.until('Pat’s presence is there', () => late.presence.at(-1))
    expect(shown).toMatchObject({
      clientId: pat.doc.clientID,
      state: { personId: PAT.personId, editing: 'o-1' },
    })
    pat.drop()
    await faye.until('Pat is gone', () => faye.presence.at(-1)?.state === null)
  })

  test('woken by an edit: the board, and the count of what is saved', async () => {
    const { room, faye, pat, bootId } = asleep(1)
    const savedBefore = faye.savedFrames
    replaceText(faye.doc, 'o-1', 'After', null)
    await pat.until('the words are there', () => textOf(pat.doc, 'o-1')?.toString() === 'After')
    expect(await bootIdOf(room)).not.toBe(bootId)
    await faye.untilSaved()
    expect(faye.savedFrames).toBeGreaterThan(savedBefore)
    const late = await join(live.server.host, room, MIKA)
    expect(readBoard(late.doc)).toEqual(readBoard(faye.doc))
  })

  test('woken by a command: the versions of the state, and who is away', async () => {
    const { room, faye, pat, bootId } = asleep(2)
    const versionBefore = faye.version
    expect(await pat.command({ type: 'set-ready', ready: true })).toBe('done')
    await faye.until('Pat is ready', () => faye.visible?.roster[PAT.personId]?.ready)
    expect(await bootIdOf(room)).not.toBe(bootId)
    // The client throws at a gap; here is that it did not begin anew.
    expect(faye.version).toBeGreaterThan(versionBefore)
    expect(faye.visible?.roster[MIKA.personId]?.attendance).toBe('away')
    expect(faye.closed).toBeNull()
  })
})
