import { expect, test } from 'vitest'
import { join } from './support/room-client.ts'
import { FAYE, MIKA, PAT } from './support/signing.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom, postToRoom } from './support/worker-stand-in.ts'

const live = useRoom()

test('carries the verified name and role, and only the connection’s own client id', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const pat = await join(live.server.host, room, PAT)
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
    state: { personId: PAT.personId, name: 'Pat', role: 'participant', editing: 'o-1' },
  })
  const late = await join(live.server.host, room, MIKA)
  const shown = await late.until('presence comes', () => late.presence.at(-1))
  expect(shown).toEqual(seen)
  pat.drop()
  await faye.until('Pat is gone', () => faye.presence.at(-1)?.state === null)
})

test('an id that another person speaks for cannot be taken', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const pat = await join(live.server.host, room, PAT)
  const mika = await join(live.server.host, room, MIKA)
  faye.sendPresence([{ clientId: 7, clock: 1, state: { editing: null } }])
  await mika.until('Faye is seen', () => mika.presence.length === 1)
  pat.sendPresence([{ clientId: 7, clock: 50, state: null }])
  pat.sendPresence([{ clientId: 8, clock: 1, state: { editing: null } }])
  await mika.until('Pat is seen', () => mika.presence.find(({ clientId }) => clientId === 8))
  expect(mika.presence.filter(({ clientId }) => clientId === 7)).toHaveLength(1)
})

test('the caret goes with the card that is edited, and nothing that is no caret goes at all', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const pat = await join(live.server.host, room, PAT)
  const clientId = pat.doc.clientID
  const shown = async (clock: number, state: object) => {
    const before = faye.presence.length
    pat.sendPresence([{ clientId, clock, state }])
    await faye.until('presence comes', () => faye.presence.length > before)
    return faye.presence.at(-1)?.state
  }
  expect(await shown(1, { editing: 'o-1', caret: '00a1ff' })).toMatchObject({
    editing: 'o-1',
    caret: '00a1ff',
  })
  // Only the caret moved: that is news too.
  expect(await shown(2, { editing: 'o-1', caret: '00a2ff' })).toMatchObject({ caret: '00a2ff' })
  expect(await shown(3, { editing: 'o-1' })).not.toHaveProperty('caret')
  const rubbish = await shown(4, { editing: 'o-1', caret: '<b>'.repeat(100) })
  expect(rubbish).toMatchObject({ editing: null })
  expect(rubbish).not.toHaveProperty('caret')
})

test('pointers, reactions and where somebody looks are passed on, each only in its own form', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const pat = await join(live.server.host, room, PAT)
  const clientId = pat.doc.clientID
  const shown = async (clock: number, state: object) => {
    const before = faye.presence.length
    pat.sendPresence([{ clientId, clock, state }])
    await faye.until('presence comes', () => faye.presence.length > before)
    return faye.presence.at(-1)?.state
  }
  const pointer = { cardId: 'o-1', x: 0.25, y: 0.5 }
  expect(await shown(1, { editing: null, pointer })).toMatchObject({ pointer })
  const reaction = { kind: 'thanks', number: 1 }
  expect(await shown(2, { editing: null, pointer, reaction, lookingAt: 'o-2' })).toMatchObject({
    ...{ pointer, reaction },
    lookingAt: 'o-2',
  })
  const gone = await shown(3, { editing: null })
  for (const key of ['pointer', 'reaction', 'lookingAt']) expect(gone).not.toHaveProperty(key)
  expect(await shown(4, { editing: 'o-1' })).toMatchObject({ editing: 'o-1' })
  // One that is no presence is nothing at all.
  expect(await shown(5, { editing: 'o-1', pointer: { cardId: 'o-1', x: 3, y: 0 } })).toMatchObject({
    editing: null,
  })
})

test('nobody sees what somebody points at where cards are anonymous', async () => {
  const room = `w-${crypto.randomUUID()}`
  const made = await postToRoom(live.server.origin, room, '/create', {
    ...{ workshopId: room, title: 'First quarter', teamName: 'Delivery', kind: 'planning' },
    cycle: { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
    timeZone: 'Europe/Berlin',
    agenda: [{ kind: 'objectives', settings: { naming: 'anonymous' } }, { kind: 'review' }],
  })
  expect(made.status).toBe(200)
  const faye = await join(live.server.host, room, FAYE)
  const pat = await join(live.server.host, room, PAT)
  const clientId = pat.doc.clientID
  const pointer = { cardId: 'o-1', x: 0.25, y: 0.5 }
  pat.sendPresence([{ clientId, clock: 1, state: { editing: 'o-1', pointer } }])
  const seen = await faye.until('presence comes', () => faye.presence.at(-1))
  expect(seen.state).toMatchObject({ editing: 'o-1' })
  expect(seen.state).not.toHaveProperty('pointer')
  expect(await faye.command({ type: 'go-to-stage', stageId: 'review' })).toBe('done')
  pat.sendPresence([{ clientId, clock: 2, state: { editing: null, pointer } }])
  await faye.until('the pointer comes', () => faye.presence.length > 1)
  expect(faye.presence.at(-1)?.state).toMatchObject({ pointer })
})
