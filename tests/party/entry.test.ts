import { beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { ROOM_PATHS, roomPath } from '../../shared/events/room-events.ts'
import { SIGNATURE_HEADER, signRequest } from '../../shared/identity/signed-request.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/messages.ts'
import { join, RoomClient } from './support/room-client.ts'
import { FAYE, freshId, PAT, signerOf, ticketFor } from './support/signing.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom, postToRoom } from './support/worker-stand-in.ts'

const live = useRoom({ ofItsOwn: true })
let room: string

beforeAll(async () => {
  room = await createRoom(live.server.origin)
})

function connect(query: Record<string, string>, workshopId = room) {
  const search = new URLSearchParams(query)
  return new RoomClient(`ws://${live.server.host}/parties/main/${workshopId}?${search}`, new Y.Doc())
}

describe('a ticket', () => {
  test('lets its holder in once, also across a restart', async () => {
    const ticket = await ticketFor(room, PAT)
    const first = connect({ ticket })
    await first.until('it is welcome', () => first.welcome)
    expect((await connect({ ticket }).untilClosed()).name).toBe('ticket-refused')
    await first.untilSaved()
    await live.server.kill()
    await live.server.start()
    expect((await connect({ ticket }).untilClosed()).name).toBe('ticket-refused')
  })

  test.each([
    ['no ticket', async () => ({})],
    ['a ticket that is none', async () => ({ ticket: 'let-me-in' })],
    [
      'a forged ticket',
      async () => ({ ticket: await ticketFor(room, PAT, {}, 'another-secret-that-is-long-enough') }),
    ],
    [
      'an expired ticket',
      async () => ({ ticket: await ticketFor(room, PAT, { expiresAtMs: Date.now() - 1 }) }),
    ],
    ['another room’s ticket', async () => ({ ticket: await ticketFor('another-room', PAT) })],
    [
      'a ticket whose words were changed',
      async () => ({ ticket: (await ticketFor(room, PAT)).replace('Pat', 'Ann') }),
    ],
  ])('%s is refused with a code that a browser can read', async (_what, query) => {
    expect(await connect(await query()).untilClosed()).toEqual({ code: 4402, name: 'ticket-refused' })
  })

  test('says who it is for; a client that says otherwise is not heard', async () => {
    const ticket = await ticketFor(room, PAT)
    const client = connect({ ticket, _pk: 'chosen-by-the-client', personId: FAYE.personId })
    const welcome = await client.until('it is welcome', () => client.welcome)
    expect(welcome.personId).toBe(PAT.personId)
    // Two clients that choose one connection id do not get into each other's way.
    const other = connect({ ticket: await ticketFor(room, FAYE), _pk: 'chosen-by-the-client' })
    await other.until('it is welcome', () => other.welcome)
    expect(await client.command({ type: 'set-ready', ready: true })).toBe('done')
  })
})

test('a room that was never created is unknown, and stays so', async () => {
  const unknown = `w-${freshId()}`
  const client = connect({ ticket: await ticketFor(unknown, PAT) }, unknown)
  expect(await client.untilClosed()).toEqual({ code: 4411, name: 'unknown-room' })
  await createRoom(live.server.origin, unknown)
  await join(live.server.host, unknown, PAT)
})

test.each([
  [String(PROTOCOL_VERSION - 1), 'protocol-too-old'],
  [String(PROTOCOL_VERSION + 1), 'protocol-too-new'],
  ['latest', 'protocol-too-old'],
])('a client of protocol version %s is told: %s', async (version, name) => {
  const client = connect({ ticket: await ticketFor(room, PAT), v: version })
  expect((await client.untilClosed()).name).toBe(name)
})

test('a client that names no version may take part', async () => {
  const client = connect({ ticket: await ticketFor(room, PAT) })
  const welcome = await client.until('it is welcome', () => client.welcome)
  expect(welcome.protocol).toBe(PROTOCOL_VERSION)
})

describe('requests', () => {
  test('there is nothing for a browser', async () => {
    const reply = await fetch(live.server.origin + roomPath(room))
    expect(reply.status).toBe(404)
    expect(await reply.json()).toEqual({ error: { code: 'not-found', message: 'There is nothing here.' } })
  })

  test.each([
    ['no signature', 401, 'not-signed', () => ({})],
    ['an old signature', 401, 'signature-expired', async (body: string) => sign(body, Date.now() - 120_000)],
    [
      'a signature over something else',
      401,
      'signature-forged',
      async () => sign('{"something":"else"}', Date.now()),
    ],
    [
      'a forged signature',
      401,
      'signature-forged',
      async (body: string) => ({ ...(await sign(body, Date.now())), [SIGNATURE_HEADER]: 'AAAA' }),
    ],
  ])('a request with %s is refused', async (_what, status, code, headersFor) => {
    const body = '{}'
    const reply = await fetch(live.server.origin + roomPath(room) + ROOM_PATHS.tick, {
      method: 'POST',
      headers: await headersFor(body),
      body,
    })
    expect(reply.status).toBe(status)
    expect(await reply.json()).toMatchObject({ error: { code } })
  })

  test.each([
    ['an unknown action', '/launch', {}, 404, 'not-found'],
    ['a room that is another’s', ROOM_PATHS.create, { workshopId: 'w-other' }, 422, 'invalid-input'],
    [
      'a role that is none',
      ROOM_PATHS.grantRole,
      { personId: 'p', name: 'P', role: 'owner' },
      422,
      'invalid-input',
    ],
    ['the door for tests', '/faults', { failing: true }, 404, 'not-found'],
  ])('%s is refused', async (_what, action, payload, status, code) => {
    const reply = await postToRoom(live.server.origin, room, action, payload)
    expect(reply.status).toBe(status)
    expect(await reply.json()).toMatchObject({ error: { code } })
  })

  test('a tick or a grant for a room that was never created changes nothing', async () => {
    const unknown = `w-${freshId()}`
    expect((await postToRoom(live.server.origin, unknown, ROOM_PATHS.tick, {})).status).toBe(404)
    const grant = { personId: PAT.personId, name: 'Pat', role: 'facilitator' }
    expect((await postToRoom(live.server.origin, unknown, ROOM_PATHS.grantRole, grant)).status).toBe(404)
  })

  test('creating a room again changes nothing', async () => {
    const again = await createRoom(live.server.origin)
    const faye = await join(live.server.host, again, FAYE)
    expect(await faye.command({ type: 'advance-stage', from: 'welcome' })).toBe('done')
    await createRoom(live.server.origin, again)
    const pat = await join(live.server.host, again, PAT)
    expect(pat.visible?.stageId).toBe('objectives')
    expect(Object.keys(pat.visible?.roster ?? {})).toEqual([FAYE.personId, PAT.personId])
  })

  async function sign(body: string, atMs: number) {
    const path = roomPath(room) + ROOM_PATHS.tick
    return signRequest(await signerOf('worker-to-room'), { method: 'POST', path, body }, atMs)
  }
})
