import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { join, RoomClient, roomUrl } from './support/room-client.ts'
import { FAYE, MIKA, PAT } from './support/signing.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom, postToRoom } from './support/worker-stand-in.ts'

const live = useRoom()

test('attendance follows the connections: here with one tab, away with all, gone with none', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const attendance = () => faye.visible?.roster[PAT.personId]?.attendance
  const one = await join(live.server.host, room, PAT)
  const two = await join(live.server.host, room, PAT)
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
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const one = await join(live.server.host, room, PAT)
  const two = await join(live.server.host, room, PAT)
  expect(await faye.command({ type: 'remove-person', personId: PAT.personId })).toBe('done')
  expect((await one.untilClosed()).name).toBe('removed')
  expect((await two.untilClosed()).name).toBe('removed')
  const back = new RoomClient(await roomUrl(live.server.host, room, PAT), new Y.Doc())
  expect((await back.untilClosed()).name).toBe('removed')
  // A facilitator link brings them back.
  const grant = { personId: PAT.personId, name: 'Pat', role: 'facilitator' }
  expect((await postToRoom(live.server.origin, room, '/grant-role', grant)).status).toBe(200)
  const restored = await join(live.server.host, room, PAT)
  expect(restored.visible?.roster[PAT.personId]).toMatchObject({ role: 'facilitator', removed: false })
})

test('locked joining keeps newcomers out and lets people back in', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const pat = await join(live.server.host, room, PAT)
  expect(await faye.command({ type: 'lock-joining', locked: true })).toBe('done')
  await pat.leave()
  const stranger = new RoomClient(await roomUrl(live.server.host, room, MIKA), new Y.Doc())
  expect((await stranger.untilClosed()).name).toBe('joining-locked')
  await join(live.server.host, room, PAT)
})

test('the ticket’s role counts for the first entry only, its name each time', async () => {
  const room = await createRoom(live.server.origin)
  await join(live.server.host, room, FAYE)
  await join(live.server.host, room, PAT)
  const again = await join(live.server.host, room, { ...PAT, name: 'Patricia', role: 'facilitator' })
  expect(again.visible?.roster[PAT.personId]).toMatchObject({ name: 'Patricia', role: 'participant' })
})

test('a guest’s own team comes by the ticket, stands in the roster, and is told to everybody', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const guest = { ...PAT, homeTeam: 'Data platform · Zürich' }
  const pat = await join(live.server.host, room, guest)
  const homeTeam = () => faye.visible?.roster[PAT.personId]?.homeTeam
  await faye.until('Pat’s team is told', () => homeTeam() === guest.homeTeam)
  await pat.leave()
  await faye.until('Pat is gone', () => faye.visible?.roster[PAT.personId]?.attendance === 'gone')
  expect(homeTeam()).toBe(guest.homeTeam)
  // Meanwhile a member of this team.
  const again = await join(live.server.host, room, PAT)
  expect(again.visible?.roster[PAT.personId]).not.toHaveProperty('homeTeam')
  await faye.until('Pat is no guest any more', () => homeTeam() === undefined)
})

test('a name changed in the room outlives a ticket that still says the one before', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const pat = await join(live.server.host, room, PAT)
  expect(await pat.command({ type: 'rename', name: 'Trish' })).toBe('done')
  await faye.until('Pat has another name', () => faye.visible?.roster[PAT.personId]?.name === 'Trish')
  await pat.leave()
  const again = await join(live.server.host, room, PAT)
  expect(again.visible?.roster[PAT.personId]?.name).toBe('Trish')
  expect(again.frames.filter((frame) => typeof frame === 'string' && frame.includes('"Pat"'))).toEqual([])
  const later = await join(live.server.host, room, { ...PAT, name: 'Patricia' })
  expect(later.visible?.roster[PAT.personId]?.name).toBe('Patricia')
})

test('a second device is the same person: one entry, whatever either of them does', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const one = await join(live.server.host, room, PAT)
  const two = await join(live.server.host, room, PAT)
  expect(await two.command({ type: 'raise-hand', raised: true })).toBe('done')
  await one.until('the hand is up', () => one.visible?.roster[PAT.personId]?.handRaisedAtMs !== undefined)
  one.drop()
  expect(await two.command({ type: 'raise-hand', raised: false })).toBe('done')
  await faye.until('the hand is down', () => {
    const entry = faye.visible?.roster[PAT.personId]
    return entry?.attendance === 'here' && entry.handRaisedAtMs === undefined
  })
  expect(Object.keys(faye.visible?.roster ?? {}).toSorted()).toEqual([FAYE.personId, PAT.personId].toSorted())
})
