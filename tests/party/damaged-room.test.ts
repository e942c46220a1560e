import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readBoard, textOf } from '../../shared/board/read.ts'
import { createObjective } from '../../shared/board/write.ts'
import { join, RoomClient, roomUrl } from './support/room-client.ts'
import { FAYE, MIKA, PAT } from './support/signing.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom, postToRoom } from './support/worker-stand-in.ts'

const live = useRoom()

const DoorSchema = v.object({ damagedKey: v.nullable(v.string()) })

/** Damages the newest entry under `prefix` on the disk, and starts the server again, by SIGKILL. */
async function damageAndRestart(room: string, ...prefixes: readonly string[]) {
  for (const prefix of prefixes) {
    const reply = await postToRoom(live.server.origin, room, '/faults', { damage: prefix })
    expect(v.parse(DoorSchema, await reply.json()).damagedKey).toMatch(new RegExp(`^${prefix}`))
  }
  await live.server.kill()
  await live.server.start()
}

const noticesOf = (client: RoomClient) =>
  client.messages.flatMap((message) => (message.type === 'notice' ? [message.code] : []))

/** Types each word in a row of its own. */
async function type(client: RoomClient, words: readonly string[]) {
  for (const word of words) {
    const text = textOf(client.doc, 'o-1')
    text?.insert(text.length, ` ${word}`)
    await client.untilSaved()
  }
}

describe('a room whose storage was damaged', () => {
  test('opens with the rest, says so to each who comes in, and is healed by whoever has the whole board', async () => {
    const room = await createRoom(live.server.origin)
    const pat = await join(live.server.host, room, PAT)
    createObjective(pat.doc, { id: 'o-1', text: 'Kept' }, null)
    await type(pat, ['first', 'second'])
    const mika = await join(live.server.host, room, MIKA)
    await type(pat, ['lost'])
    await mika.until('Mika has it', () => textOf(mika.doc, 'o-1')?.toString().endsWith('lost'))
    await damageAndRestart(room, 'doc/log/')

    const faye = await join(live.server.host, room, FAYE)
    expect(textOf(faye.doc, 'o-1')?.toString()).toBe('Kept first second')
    expect(noticesOf(faye)).toEqual(['board-damaged'])
    createObjective(faye.doc, { id: 'o-2', text: 'Written meanwhile' }, null)
    await faye.untilSaved()

    // Mika's tab was open all the time.
    const again = await join(live.server.host, room, MIKA, mika.doc)
    await type(again, ['and on'])
    await faye.until(
      'it is back',
      () => textOf(faye.doc, 'o-1')?.toString() === 'Kept first second lost and on',
    )
    expect(noticesOf(again)).toEqual(['board-damaged'])
    expect(again.closed).toBeNull()
    await live.server.kill()
    await live.server.start()
    const last = await join(live.server.host, room, PAT, pat.doc)
    await last.untilSaved()
    expect(readBoard(last.doc)).toEqual(readBoard(again.doc))
    expect(readBoard(last.doc).objectives).toHaveLength(2)
  })

  test('goes on with the state before, once, when the newest is damaged, and closes when both are', async () => {
    const room = await createRoom(live.server.origin)
    const faye = await join(live.server.host, room, FAYE)
    expect(await faye.command({ type: 'advance-stage', from: 'welcome' })).toBe('done')
    // Which of the two is the newer is not to be told from outside: either way the room is open.
    await damageAndRestart(room, 'state#')
    const again = await join(live.server.host, room, FAYE)
    expect(noticesOf(again)).toEqual(['decisions-damaged'])
    expect(['welcome', 'objectives']).toContain(again.visible?.stageId)
    expect(await again.command({ type: 'lock-joining', locked: true })).toBe('done')
    await damageAndRestart(room, 'state#', 'state-b#')
    const turnedAway = async () => {
      const shut = new RoomClient(await roomUrl(live.server.host, room, FAYE), new Y.Doc())
      return shut.untilClosed()
    }
    expect(await turnedAway()).toMatchObject({ name: 'room-not-ready' })
    // It says so whenever somebody comes; a line that a server prints while it starts may not come through.
    const whatItPrints = async () => {
      await turnedAway()
      return live.server.output()
    }
    await expect.poll(whatItPrints, { interval: 1_000 }).toContain('Restore the storage')
  })
})

describe('storage that does not answer', () => {
  test('is told, says nothing is saved, and everything is saved once it answers', async () => {
    const room = await createRoom(live.server.origin)
    const pat = await join(live.server.host, room, PAT)
    const faye = await join(live.server.host, room, FAYE)
    createObjective(pat.doc, { id: 'o-1', text: 'Kept' }, null)
    await pat.untilSaved()
    await postToRoom(live.server.origin, room, '/faults', { hanging: true })
    textOf(pat.doc, 'o-1')?.insert(4, ' while it hung')
    const ready = faye.command({ type: 'set-ready', ready: true })
    await pat.until('Pat is told', () => pat.messages.some(({ type: of }) => of === 'save-failed'))
    expect(pat.savedFrames).toBeLessThan(pat.syncFramesSent)
    expect(await faye.command({ type: 'finalise', dropReasons: {} })).toMatchObject({
      code: 'storage-failing',
    })
    await postToRoom(live.server.origin, room, '/faults', { hanging: false })
    await pat.until('Pat is told', () => pat.messages.some(({ type: of }) => of === 'save-recovered'))
    await pat.untilSaved()
    expect(await ready).toBe('done')
    await live.server.kill()
    await live.server.start()
    const last = await join(live.server.host, room, MIKA)
    expect(textOf(last.doc, 'o-1')?.toString()).toBe('Kept while it hung')
  })
})
