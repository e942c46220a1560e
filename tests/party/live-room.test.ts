import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { entryOf, rootMap } from '../../shared/board/layout.ts'
import { readBoard, textOf } from '../../shared/board/read.ts'
import { createObjective, deleteCard, replaceText } from '../../shared/board/write.ts'
import { join, RoomClient, roomUrl } from './support/room-client.ts'
import { type RoomServer, startRoomServer } from './support/room-server.ts'
import { FAYE, freshId, MIKA, OLA, PAT } from './support/signing.ts'
import { advanceTo, writeGoodSet } from './support/stage-play.ts'
import { createRoom, postToRoom, startWorkerStandIn, type WorkerStandIn } from './support/worker-stand-in.ts'

let worker: WorkerStandIn
let server: RoomServer

beforeAll(async () => {
  worker = await startWorkerStandIn()
  server = await startRoomServer({ workerOrigin: worker.origin, withTwin: true })
})
afterAll(async () => {
  await server.stop()
  await worker.stop()
})

describe('the board', () => {
  test('two people write at once and see the same board', async () => {
    const room = await createRoom(server.origin)
    const faye = await join(server.host, room, FAYE)
    const pat = await join(server.host, room, PAT)
    createObjective(faye.doc, { id: 'o-1', text: 'Ship with confidence' }, null)
    createObjective(pat.doc, { id: 'o-2', text: 'Expand into the European market' }, null)
    await faye.until('both objectives are there', () => readBoard(faye.doc).objectives.length === 2)
    await pat.until('both objectives are there', () => readBoard(pat.doc).objectives.length === 2)
    expect(readBoard(faye.doc)).toEqual(readBoard(pat.doc))
  })

  test('what is written offline comes in with the next connection, beside what others wrote', async () => {
    const room = await createRoom(server.origin)
    const pat = await join(server.host, room, PAT)
    createObjective(pat.doc, { id: 'o-1', text: 'Ship' }, null)
    await pat.untilSaved()
    const faye = await join(server.host, room, FAYE)
    await pat.leave()
    replaceText(pat.doc, 'o-1', 'Ship with confidence', null)
    deleteCard(faye.doc, 'o-1', 1_000, null)
    await faye.untilSaved()
    const again = await join(server.host, room, PAT, pat.doc)
    await faye.until(
      'the words are there',
      () => textOf(faye.doc, 'o-1')?.toString() === 'Ship with confidence',
    )
    await again.until('the deletion is there', () => readBoard(again.doc).deleted.length === 1)
    expect(readBoard(again.doc)).toEqual(readBoard(faye.doc))
  })

  test('an edit that comes before the step 2 that it builds on waits for it, and is not saved until then', async () => {
    const room = await createRoom(server.origin)
    const faye = await join(server.host, room, FAYE)
    const doc = new Y.Doc()
    createObjective(doc, { id: 'o-1', text: 'Written offline' }, null)
    const offline = Y.encodeStateAsUpdate(doc)
    const before = Y.encodeStateVector(doc)
    replaceText(doc, 'o-1', 'Written offline, and online', null)
    const options = { sendsEdits: false, answersStep1: false }
    const pat = new RoomClient(await roomUrl(server.host, room, PAT), new Y.Doc(), options)
    await pat.until('it has the document', () => pat.isSynced)
    pat.sendSync((encoder) => writeStep(encoder, 2, Y.encodeStateAsUpdate(doc, before)))
    await pat.until('its step 1 is saved', () => pat.savedFrames === 1)
    expect(readBoard(faye.doc).objectives).toEqual([])
    pat.sendSync((encoder) => writeStep(encoder, 1, offline))
    await faye.until(
      'both are there',
      () => textOf(faye.doc, 'o-1')?.toString() === 'Written offline, and online',
    )
    await pat.untilSaved()
    expect(pat.savedFrames).toBe(3)
  })

  test('an edit whose predecessors never come is refused', async () => {
    const room = await createRoom(server.origin)
    const pat = await join(server.host, room, PAT)
    const doc = new Y.Doc()
    createObjective(doc, { id: 'o-1', text: 'Never sent' }, null)
    const before = Y.encodeStateVector(doc)
    replaceText(doc, 'o-1', 'Never sent, and more', null)
    pat.sendSync((encoder) => writeStep(encoder, 2, Y.encodeStateAsUpdate(doc, before)))
    expect((await pat.untilClosed()).name).toBe('document-reset')
    expect(pat.messages.at(-1)).toMatchObject({ type: 'edit-refused', code: 'missing-predecessors' })
  })

  test('the room’s own edits reach everybody once: two people open one ladder at the same time', async () => {
    const room = await createRoom(server.origin)
    const faye = await join(server.host, room, FAYE)
    const pat = await join(server.host, room, PAT)
    createObjective(faye.doc, { id: 'o-1', text: 'Deploy Feature X' }, null)
    await pat.until('the card is there', () => readBoard(pat.doc).objectives.length === 1)
    const answers = await Promise.all([
      faye.command({ type: 'open-ladder', cardId: 'o-1' }),
      pat.command({ type: 'open-ladder', cardId: 'o-1' }),
    ])
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
    expect(answers.find((answer) => answer !== 'done')).toMatchObject({ code: 'ladder-already-open' })
    await pat.until('the ladder is there', () => readBoard(pat.doc).ladders.length === 1)
    const [ladder] = readBoard(pat.doc).ladders
    expect(ladder?.rungs).toHaveLength(5)
    expect(pat.visible?.ladders).toEqual({ 'o-1': ladder?.id })
  })

  test('a whole document larger than one frame comes in pieces, and only as the first step 2', async () => {
    const room = await createRoom(server.origin)
    const doc = new Y.Doc()
    for (let at = 0; at < 700; at++) {
      createObjective(doc, { id: `o-${at}`, text: 'A long objective, written offline. '.repeat(50) }, null)
    }
    const whole = syncFrame(1, Y.encodeStateAsUpdate(doc))
    expect(whole.byteLength).toBeGreaterThan(1_000_000)
    const options = { sendsEdits: false, answersStep1: false }
    const client = new RoomClient(await roomUrl(server.host, room, PAT), new Y.Doc(), options)
    await client.until('it is welcome', () => client.welcome)
    sendInPieces(client, whole)
    client.syncFramesSent += 1
    const reader = await join(server.host, room, FAYE)
    await reader.until('all cards are there', () => readBoard(reader.doc).objectives.length === 700)
    await client.untilSaved()
    sendInPieces(client, whole)
    expect((await client.untilClosed()).name).toBe('document-reset')
    expect(client.messages.at(-1)).toMatchObject({ type: 'edit-refused', code: 'frame-too-large' })
  })
})

describe('many people', () => {
  test('thirty type at once: all see the same, all is saved, and frames are merged', async () => {
    const room = await createRoom(server.origin)
    const people = Array.from({ length: 30 }, (_, at) => ({
      ...PAT,
      personId: `p-${at}`,
      name: `Person ${at}`,
    }))
    const clients = await Promise.all(people.map((person) => join(server.host, room, person)))
    for (const [at, client] of clients.entries())
      createObjective(client.doc, { id: `o-${at}`, text: '' }, null)
    for (const letter of 'typed at the same time') {
      for (const [at, client] of clients.entries()) {
        const text = textOf(client.doc, `o-${at}`)
        text?.insert(text.length, letter)
      }
      // Lets the frames go out one by one, as people's do.
      await new Promise((resume) => setImmediate(resume))
    }
    for (const client of clients) {
      await client.until('everything is there', () => {
        const { objectives } = readBoard(client.doc)
        return objectives.length === 30 && objectives.every(({ text }) => text === 'typed at the same time')
      })
      await client.untilSaved()
    }
    const [first] = clients
    for (const client of clients) expect(readBoard(client.doc)).toEqual(first && readBoard(first.doc))
    // Merged and sent in windows: far fewer frames than the 30 × 23 edits.
    expect(first?.frames.filter((frame) => typeof frame !== 'string').length).toBeLessThan(345)
  })

  test('an edit is not echoed to the one who made it', async () => {
    const room = await createRoom(server.origin)
    const faye = await join(server.host, room, FAYE)
    const pat = await join(server.host, room, PAT)
    const binary = (client: RoomClient) => client.frames.filter((frame) => typeof frame !== 'string').length
    const before = { faye: binary(faye), pat: binary(pat) }
    createObjective(pat.doc, { id: 'o-1', text: 'Once' }, null)
    await faye.until('the card is there', () => readBoard(faye.doc).objectives.length === 1)
    await pat.untilSaved()
    expect(binary(faye)).toBe(before.faye + 1)
    expect(binary(pat)).toBe(before.pat)
  })
})

describe('the guard', () => {
  test('an observer’s edit is refused and nobody sees it', async () => {
    const room = await createRoom(server.origin)
    const faye = await join(server.host, room, FAYE)
    const ola = await join(server.host, room, OLA)
    createObjective(ola.doc, { id: 'o-1', text: 'Not mine to write' }, null)
    const refused = await ola.until('the edit is refused', () =>
      ola.messages.find((message) => message.type === 'edit-refused'),
    )
    expect(refused).toMatchObject({ code: 'not-allowed' })
    expect((await ola.untilClosed()).name).toBe('document-reset')
    const fresh = await join(server.host, room, OLA)
    expect(readBoard(fresh.doc).objectives).toEqual([])
    expect(readBoard(faye.doc).objectives).toEqual([])
  })

  test('an observer who comes back with what everybody has is not refused', async () => {
    const room = await createRoom(server.origin)
    const faye = await join(server.host, room, FAYE)
    createObjective(faye.doc, { id: 'o-1', text: 'Written and deleted in part' }, null)
    replaceText(faye.doc, 'o-1', 'Written', null)
    await faye.untilSaved()
    const ola = await join(server.host, room, OLA)
    await ola.leave()
    const again = await join(server.host, room, OLA, ola.doc)
    await again.untilSaved()
    expect(again.messages.filter(({ type }) => type === 'edit-refused')).toEqual([])
  })

  test('a role change counts at once, without reconnecting', async () => {
    const room = await createRoom(server.origin)
    const faye = await join(server.host, room, FAYE)
    const ola = await join(server.host, room, OLA)
    expect(await faye.command({ type: 'set-role', personId: OLA.personId, role: 'participant' })).toBe('done')
    await ola.until('she is a participant', () => ola.visible?.roster[OLA.personId]?.role === 'participant')
    createObjective(ola.doc, { id: 'o-1', text: 'Mine to write now' }, null)
    await faye.until('it is there', () => readBoard(faye.doc).objectives.length === 1)
    expect(await faye.command({ type: 'set-role', personId: OLA.personId, role: 'observer' })).toBe('done')
    replaceText(ola.doc, 'o-1', 'Not any more', null)
    expect((await ola.untilClosed()).name).toBe('document-reset')
    expect(readBoard(faye.doc).objectives[0]?.text).toBe('Mine to write now')
  })

  test('the board cannot be changed once it is finalised', async () => {
    const room = await createRoom(server.origin)
    const faye = await join(server.host, room, FAYE)
    const pat = await join(server.host, room, PAT)
    writeGoodSet(pat.doc, PAT.personId)
    await pat.untilSaved()
    await advanceTo(faye, 'review')
    expect(await faye.command({ type: 'finalise', dropReasons: {} })).toBe('done')
    replaceText(pat.doc, 'k-time', 'Something else after all', null)
    const refused = await pat.until('the edit is refused', () =>
      pat.messages.find((message) => message.type === 'edit-refused'),
    )
    expect(refused).toMatchObject({ code: 'wrong-stage' })
    const fresh = await join(server.host, room, MIKA)
    expect(textOf(fresh.doc, 'k-time')?.toString()).toBe('Reduce deployment time by 50%')
  })

  test.each([
    ['a root of its own', 'unknown-root', (doc: Y.Doc) => doc.getMap('smuggled').set('a', 1)],
    [
      'a text that is too long',
      'text-too-long',
      (doc: Y.Doc) => textOf(doc, 'o-1')?.insert(0, 'x'.repeat(2_001)),
    ],
    [
      'something that is no card',
      'wrong-type',
      (doc: Y.Doc) => rootMap(doc, 'objectives')?.set('x', 'a string'),
    ],
    [
      'a field of its own',
      'wrong-type',
      (doc: Y.Doc) => entryOf(doc, 'objectives', 'o-1')?.set('author', 'me'),
    ],
    ['the removal of a card', 'card-removed', (doc: Y.Doc) => rootMap(doc, 'objectives')?.delete('o-1')],
  ])('refuses %s', async (_what, code, edit) => {
    const room = await createRoom(server.origin)
    const faye = await join(server.host, room, FAYE)
    const pat = await join(server.host, room, PAT)
    createObjective(faye.doc, { id: 'o-1', text: 'Ship' }, null)
    await pat.until('the card is there', () => readBoard(pat.doc).objectives.length === 1)
    edit(pat.doc)
    const refused = await pat.until('the edit is refused', () =>
      pat.messages.find((message) => message.type === 'edit-refused'),
    )
    expect(refused).toMatchObject({ code })
    expect((await pat.untilClosed()).name).toBe('document-reset')
    // The room goes on as if nothing had come.
    replaceText(faye.doc, 'o-1', 'Ship on', null)
    const fresh = await join(server.host, room, MIKA)
    await fresh.until('the next edit is there', () => textOf(fresh.doc, 'o-1')?.toString() === 'Ship on')
    expect(fresh.doc.share.has('smuggled')).toBe(false)
  })

  test.each([
    ['bytes that are no message', (client: RoomClient) => client.sendBinary(new Uint8Array([99, 1, 2]))],
    [
      'a frame that ends too early',
      (client: RoomClient) => client.sendBinary(new Uint8Array([0, 2, 200, 1])),
    ],
    [
      'a state vector that is none',
      (client: RoomClient) => client.sendBinary(new Uint8Array([0, 0, 2, 5, 255])),
    ],
    ['presence that is none', (client: RoomClient) => client.sendBinary(new Uint8Array([1, 3, 1, 9, 9]))],
    ['a text frame without end', (client: RoomClient) => client.sendText('x'.repeat(300_000))],
    [
      'a flood',
      (client: RoomClient) => Array.from({ length: 3_000 }, () => client.sendText('{"type":"ping"}')),
    ],
  ])('sends away who sends %s', async (_what, misbehave) => {
    const room = await createRoom(server.origin)
    const pat = await join(server.host, room, PAT)
    misbehave(pat)
    expect((await pat.untilClosed()).name).toBe('abusive')
    const again = await join(server.host, room, PAT)
    await again.leave()
  })
})

describe('presence', () => {
  test('carries the verified name, and only the connection’s own client id', async () => {
    const room = await createRoom(server.origin)
    const faye = await join(server.host, room, FAYE)
    const pat = await join(server.host, room, PAT)
    const forged = {
      personId: FAYE.personId,
      name: 'Somebody else',
      role: 'facilitator',
      editing: 'o-1',
      extra: 1,
    }
    pat.sendPresence([
      { clientId: pat.doc.clientID, clock: 1, state: forged },
      { clientId: faye.doc.clientID, clock: 99, state: forged },
    ])
    const seen = await faye.until('presence comes', () => faye.presence.at(-1))
    expect(faye.presence).toHaveLength(1)
    expect(seen).toEqual({
      clientId: pat.doc.clientID,
      state: { personId: PAT.personId, name: 'Pat', editing: 'o-1' },
    })
    const late = await join(server.host, room, MIKA)
    const shown = await late.until('presence comes', () => late.presence.at(-1))
    expect(shown).toEqual(seen)
    pat.drop()
    await faye.until('Pat is gone', () => faye.presence.at(-1)?.state === null)
  })

  test('an id that another person speaks for cannot be taken', async () => {
    const room = await createRoom(server.origin)
    const faye = await join(server.host, room, FAYE)
    const pat = await join(server.host, room, PAT)
    const mika = await join(server.host, room, MIKA)
    faye.sendPresence([{ clientId: 7, clock: 1, state: { editing: null } }])
    await mika.until('Faye is seen', () => mika.presence.length === 1)
    pat.sendPresence([{ clientId: 7, clock: 50, state: null }])
    pat.sendPresence([{ clientId: 8, clock: 1, state: { editing: null } }])
    await mika.until('Pat is seen', () => mika.presence.find(({ clientId }) => clientId === 8))
    expect(mika.presence.filter(({ clientId }) => clientId === 7)).toHaveLength(1)
  })
})

describe('people', () => {
  test('attendance follows the connections: here with one tab, away with all, gone with none', async () => {
    const room = await createRoom(server.origin)
    const faye = await join(server.host, room, FAYE)
    const attendance = () => faye.visible?.roster[PAT.personId]?.attendance
    const one = await join(server.host, room, PAT)
    const two = await join(server.host, room, PAT)
    await faye.until('Pat is here', () => attendance() === 'here')
    expect(await one.command({ type: 'set-attendance', attendance: 'away' })).toBe('done')
    expect(await two.command({ type: 'set-attendance', attendance: 'away' })).toBe('done')
    await faye.until('Pat is away', () => attendance() === 'away')
    expect(await two.command({ type: 'set-attendance', attendance: 'here' })).toBe('done')
    await faye.until('Pat is here again', () => attendance() === 'here')
    await two.leave()
    await faye.until('Pat is away again', () => attendance() === 'away')
    one.drop()
    await faye.until('Pat is gone', () => attendance() === 'gone')
  })

  test('a person who is removed is sent away on every device, and does not come back', async () => {
    const room = await createRoom(server.origin)
    const faye = await join(server.host, room, FAYE)
    const one = await join(server.host, room, PAT)
    const two = await join(server.host, room, PAT)
    expect(await faye.command({ type: 'remove-person', personId: PAT.personId })).toBe('done')
    expect((await one.untilClosed()).name).toBe('removed')
    expect((await two.untilClosed()).name).toBe('removed')
    const back = new RoomClient(await roomUrl(server.host, room, PAT), new Y.Doc())
    expect((await back.untilClosed()).name).toBe('removed')
    // A facilitator link brings them back.
    const grant = { personId: PAT.personId, name: 'Pat', role: 'facilitator' }
    expect((await postToRoom(server.origin, room, '/grant-role', grant)).status).toBe(200)
    const restored = await join(server.host, room, PAT)
    expect(restored.visible?.roster[PAT.personId]).toMatchObject({ role: 'facilitator', removed: false })
  })

  test('locked joining keeps newcomers out and lets people back in', async () => {
    const room = await createRoom(server.origin)
    const faye = await join(server.host, room, FAYE)
    const pat = await join(server.host, room, PAT)
    expect(await faye.command({ type: 'lock-joining', locked: true })).toBe('done')
    await pat.leave()
    const stranger = new RoomClient(await roomUrl(server.host, room, MIKA), new Y.Doc())
    expect((await stranger.untilClosed()).name).toBe('joining-locked')
    await join(server.host, room, PAT)
  })

  test('the ticket’s role counts for the first entry only, its name each time', async () => {
    const room = await createRoom(server.origin)
    await join(server.host, room, FAYE)
    await join(server.host, room, PAT)
    const again = await join(server.host, room, { ...PAT, name: 'Patricia', role: 'facilitator' })
    expect(again.visible?.roster[PAT.personId]).toMatchObject({ name: 'Patricia', role: 'participant' })
  })
})

describe('the room', () => {
  test('many first requests at once find one room: one load, one creation', async () => {
    const room = `w-${freshId()}`
    await Promise.all(Array.from({ length: 5 }, () => createRoom(server.origin, room)))
    await server.kill()
    await server.start()
    const people = Array.from({ length: 12 }, (_, at) => ({
      ...PAT,
      personId: `p-${at}`,
      name: `Person ${at}`,
    }))
    const clients = await Promise.all(people.map((person) => join(server.host, room, person)))
    const [first] = clients
    if (!first) throw new Error('nobody came')
    await first.until('all are on the roster', () => Object.keys(first.visible?.roster ?? {}).length === 12)
    createObjective(first.doc, { id: 'o-1', text: 'Seen by all' }, null)
    for (const client of clients) {
      await client.until('the card is there', () => readBoard(client.doc).objectives.length === 1)
    }
  })

  test('rooms of two parties with one id know nothing of each other', async () => {
    const room = `w-${freshId()}`
    await createRoom(server.origin, room)
    await createRoom(server.origin, room, 'twin')
    const faye = await join(server.host, room, FAYE)
    createObjective(faye.doc, { id: 'o-1', text: 'In main only' }, null)
    await faye.untilSaved()
    const twin = new RoomClient(await roomUrl(server.host, room, PAT, {}, 'twin'), new Y.Doc())
    await twin.until('it has the document', () => twin.isSynced)
    expect(readBoard(twin.doc).objectives).toEqual([])
    expect(Object.keys(twin.visible?.roster ?? {})).toEqual([PAT.personId])
  })

  test('two facilitators who press Next at once move the room one stage', async () => {
    const room = await createRoom(server.origin)
    const faye = await join(server.host, room, FAYE)
    const mika = await join(server.host, room, { ...MIKA, role: 'facilitator' })
    const answers = await Promise.all([
      faye.command({ type: 'advance-stage', from: 'welcome' }),
      mika.command({ type: 'advance-stage', from: 'welcome' }),
    ])
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
    expect(answers.find((answer) => answer !== 'done')).toMatchObject({ code: 'stage-moved-on' })
    await mika.until('the room is there', () => mika.visible?.stageId === 'objectives')
  })

  test('what it does not understand is refused with a code, and the connection stays', async () => {
    const room = await createRoom(server.origin)
    const pat = await join(server.host, room, PAT)
    pat.sendText('not json')
    pat.sendText(JSON.stringify({ type: 'fly-to-the-moon', id: 'command-1' }))
    pat.sendText(JSON.stringify({ type: 'advance-stage', id: 'command-2', from: 'nowhere' }))
    pat.sendText(JSON.stringify({ type: 'advance-stage', from: 'welcome' }))
    await pat.until(
      'all are refused',
      () => pat.messages.filter(({ type }) => type === 'refused').length === 4,
    )
    const refusals = pat.messages.flatMap((message) =>
      message.type === 'refused' ? [[message.id, message.code]] : [],
    )
    expect(refusals).toEqual([
      [null, 'invalid-command'],
      ['command-1', 'unknown-command'],
      ['command-2', 'invalid-command'],
      [null, 'invalid-command'],
    ])
    expect(await pat.command({ type: 'advance-stage', from: 'welcome' })).toMatchObject({
      code: 'not-allowed',
    })
    pat.sendText('{"type":"ping"}')
    await pat.until('it answers', () => pat.messages.some(({ type }) => type === 'pong'))
  })
})

function writeStep(
  encoder: Parameters<Parameters<RoomClient['sendSync']>[0]>[0],
  step: 1 | 2,
  update: Uint8Array,
) {
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, update)
}

function syncFrame(step: 1 | 2, update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 0)
  writeStep(encoder, step, update)
  return encoding.toUint8Array(encoder)
}

/** As the provider cuts what is over 1,000,000 bytes. */
function sendInPieces(client: RoomClient, frame: Uint8Array) {
  const count = Math.ceil(frame.byteLength / 1_000_000)
  const marker = (type: string) =>
    `y-pk-batch#${JSON.stringify({ id: 'batch', type, size: frame.byteLength, count })}`
  client.sendText(marker('start'))
  for (let at = 0; at < count; at++) client.sendBinary(frame.slice(at * 1_000_000, (at + 1) * 1_000_000))
  client.sendText(marker('end'))
}
