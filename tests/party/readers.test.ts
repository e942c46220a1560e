import { afterAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readBoard, textOf } from '../../shared/board/read.ts'
import { createObjective, replaceText } from '../../shared/board/write.ts'
import { type BrowserClient, openBrowserClient, wakeTab } from './support/browser-client.ts'
import { type FrozenProxy, startFrozenProxy } from './support/frozen-proxy.ts'
import { join, RoomClient, roomUrl } from './support/room-client.ts'
import { FAYE, MIKA, PAT } from './support/signing.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom } from './support/worker-stand-in.ts'

const live = useRoom()
const opened: BrowserClient[] = []
const proxies: FrozenProxy[] = []

afterAll(async () => {
  for (const { connection } of opened.splice(0)) connection.stop()
  for (const proxy of proxies.splice(0)) await proxy.stop()
})

async function enter(room: string, doc?: Y.Doc, host = live.server.host) {
  const client = await openBrowserClient(host, room, PAT, doc)
  opened.push(client)
  return client
}

const LONG = 'A long objective that somebody has thought about. '.repeat(35)

/** So many cards in one edit: 700 are 1.2 MB. */
function paste(doc: Y.Doc, prefix: string, cards: number) {
  doc.transact(() => {
    for (let at = 0; at < cards; at++) createObjective(doc, { id: `${prefix}-${at}`, text: LONG }, null)
  })
}

const cardsOf = (doc: Y.Doc) => readBoard(doc).objectives.length

describe('a slow reader', () => {
  test('is sent away past 1 MB, while others read on, and comes back by its state vector', async () => {
    const room = await createRoom(live.server.origin)
    const slow = await join(live.server.host, room, MIKA)
    const reader = await enter(room)
    const writer = await join(live.server.host, room, FAYE)
    for (let round = 0; round < 5; round++) {
      paste(writer.doc, `o-${round}`, 140)
      await writer.untilSaved()
    }
    expect((await slow.untilClosed()).name).toBe('too-slow')
    await reader.until('all cards are there', () => cardsOf(reader.doc) === 700)
    expect(reader.openings()).toBe(1)
    const missing = 700 - cardsOf(slow.doc)
    const back = await join(live.server.host, room, MIKA, slow.doc)
    expect(cardsOf(back.doc)).toBe(700)
    const catchUp = back.frames.find((frame) => typeof frame !== 'string' && frame[1] === 1)
    // No more than it had missed.
    expect(catchUp?.length ?? 0).toBeLessThan((missing + 1) * (LONG.length + 300))
  })

  test('is let in to a document of more than 1 MB, though it never acknowledges', async () => {
    const room = await createRoom(live.server.origin)
    const doc = new Y.Doc()
    paste(doc, 'o', 900)
    await enter(room, doc)
    const reader = new RoomClient(await roomUrl(live.server.host, room, MIKA), new Y.Doc())
    await reader.until('all cards are there', () => cardsOf(reader.doc) === 900)
    createObjective(doc, { id: 'o-last', text: 'The last' }, null)
    await reader.until('it still listens', () => cardsOf(reader.doc) === 901)
    expect(reader.closed).toBeNull()
  })
})

describe('an edit larger than a frame', () => {
  test('goes with a new connection’s catch-up, once, and what follows it too', async () => {
    const room = await createRoom(live.server.origin)
    const reader = await join(live.server.host, room, FAYE)
    const writer = await enter(room)
    createObjective(writer.doc, { id: 'o-before', text: 'Before' }, null)
    await reader.until('the first card is there', () => cardsOf(reader.doc) === 1)
    paste(writer.doc, 'o', 700)
    // In the same breath, and building on what has not gone out.
    replaceText(writer.doc, 'o-3', 'After', null)
    createObjective(writer.doc, { id: 'o-after', text: 'After' }, null)
    await reader.until('all cards are there', () => cardsOf(reader.doc) === 702)
    expect(textOf(reader.doc, 'o-3')?.toString()).toBe('After')
    expect(writer.openings()).toBe(2)
    expect(writer.keptEdits()).toBe(1)
    expect(writer.resets()).toBe(0)
    await writer.until(
      'it is saved',
      () => writer.messages.findLast(({ type }) => type === 'saved') !== undefined,
    )
    replaceText(writer.doc, 'o-4', 'Later', null)
    await reader.until('small edits go on', () => textOf(reader.doc, 'o-4')?.toString() === 'Later')
    expect(writer.openings()).toBe(2)
    const late = await join(live.server.host, room, MIKA)
    expect(readBoard(late.doc)).toEqual(readBoard(writer.doc))
  })
})

// Together, since most of it is waiting.
describe.concurrent('silence', () => {
  test('of a reader that had acknowledged ends its connection after 15 s; one who never did stays', async () => {
    const room = await createRoom(live.server.origin)
    const stuck = await join(live.server.host, room, MIKA)
    stuck.sendText('{"type":"ack","frames":2}')
    const silent = await join(live.server.host, room, FAYE)
    const reader = await enter(room)
    createObjective(reader.doc, { id: 'o-1', text: 'Ship' }, null)
    await reader.until(
      'the one that stopped is sent away',
      () => stuck.closed && stuck.closed.name === 'too-slow',
    )
    expect(silent.closed).toBeNull()
    expect(reader.openings()).toBe(1)
  })

  test('of a dead socket is noticed when an edit is not saved, or when the tab wakes; the next is opened at once', async () => {
    const room = await createRoom(live.server.origin)
    const proxy = await startFrozenProxy(live.server.host)
    proxies.push(proxy)
    const reader = await join(live.server.host, room, FAYE)
    const writer = await enter(room, undefined, proxy.host)
    createObjective(writer.doc, { id: 'o-1', text: 'Before' }, null)
    await reader.until('the card is there', () => cardsOf(reader.doc) === 1)
    const timesSaved = () => writer.messages.filter(({ type }) => type === 'saved').length
    await writer.until('it is saved', () => timesSaved() > 0)
    const savedBefore = timesSaved()

    proxy.freeze()
    replaceText(writer.doc, 'o-1', 'Written into the void', null)
    const frozenAtMs = Date.now()
    await writer.until('it came back', () => writer.openings() === 2)
    // After ten seconds, or never: what is between the two is the machine.
    expect(Date.now() - frozenAtMs).toBeLessThan(30_000)
    await reader.until(
      'the words are there',
      () => textOf(reader.doc, 'o-1')?.toString() === 'Written into the void',
    )
    // It went straight to the next socket, without a wait in between.
    expect(writer.states).toEqual(['connecting', 'open', 'connecting', 'open'])
    // Others may have the words before it has the rest of the document, for which it would wait longer.
    await writer.until('its words are saved', () => timesSaved() > savedBefore)

    proxy.freeze()
    wakeTab()
    const wokenAtMs = Date.now()
    await writer.until('it came back', () => writer.openings() === 3)
    // After four seconds of silence, not after ten.
    expect(Date.now() - wokenAtMs).toBeLessThan(10_000)
  })
})
