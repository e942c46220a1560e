import { describe, expect, test } from 'vitest'
import { replaceText } from '../../shared/board/write.ts'
import { ROOM_PATHS } from '../../shared/events/room-events.ts'
import { canonicalText } from '../../shared/okr/okr-set.ts'
import { castOf, dots, openOf } from '../support/ballots.ts'
import { join } from './support/room-client.ts'
import { FAYE, PAT } from './support/signing.ts'
import { advanceTo, writeGoodSet } from './support/stage-play.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom, postToRoom } from './support/worker-stand-in.ts'

const live = useRoom()

const eventsOf = (room: string) => live.worker.deliveries.filter(({ workshopId }) => workshopId === room)

async function finalisedRoom() {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  writeGoodSet(faye.doc, FAYE.personId)
  await faye.untilSaved()
  await advanceTo(faye, 'review')
  expect(await faye.command({ type: 'finalise', dropReasons: {} })).toBe('done')
  return { room, faye }
}

test('what happens is told in order, signed, each event once', async () => {
  live.worker.answer(() => ({ outcome: 'recorded' }))
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const pat = await join(live.server.host, room, PAT)
  expect(await faye.command({ type: 'set-role', personId: PAT.personId, role: 'facilitator' })).toBe('done')
  expect(await faye.command({ type: 'remove-person', personId: PAT.personId })).toBe('done')
  await pat.untilClosed()
  expect(await faye.command({ type: 'lock-joining', locked: true })).toBe('done')
  expect(await faye.command({ type: 'advance-stage', from: 'welcome' })).toBe('done')
  await expect.poll(() => eventsOf(room).length).toBe(6)
  expect(eventsOf(room).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6])
  expect(new Set(eventsOf(room).map(({ eventId }) => eventId)).size).toBe(6)
  const pats = { personId: PAT.personId, name: 'Pat' }
  expect(eventsOf(room).map(({ payload }) => payload)).toEqual([
    {
      type: 'roster-changed',
      people: [{ personId: FAYE.personId, name: 'Faye', role: 'facilitator', removed: false }],
      joiningLocked: false,
    },
    {
      type: 'roster-changed',
      people: [{ ...pats, role: 'participant', removed: false }],
      joiningLocked: false,
    },
    {
      type: 'roster-changed',
      people: [{ ...pats, role: 'facilitator', removed: false }],
      joiningLocked: false,
    },
    {
      type: 'roster-changed',
      people: [{ ...pats, role: 'facilitator', removed: true }],
      joiningLocked: false,
    },
    { type: 'roster-changed', people: [], joiningLocked: true },
    { type: 'stage-changed', stageId: 'objectives' },
  ])
  expect(live.worker.forged).toBe(0)
})

describe('a publication', () => {
  test('is retried over a restart until the Worker answers, and is published once', async () => {
    live.worker.answer(({ payload }) =>
      payload.type === 'finalised' ? { status: 503 } : { outcome: 'recorded' },
    )
    const { room, faye } = await finalisedRoom()
    const tries = () => eventsOf(room).filter(({ payload }) => payload.type === 'finalised')
    await expect.poll(() => tries().length).toBeGreaterThan(0)
    await faye.until('it is publishing', () => faye.visible?.publication.status === 'publishing')
    expect(await faye.command({ type: 'reopen' })).toMatchObject({ code: 'already-publishing' })
    await live.server.kill()
    live.worker.answer(() => ({ outcome: 'recorded' }))
    await live.server.start()
    // Nobody comes: the Worker's tick is enough.
    expect((await postToRoom(live.server.origin, room, ROOM_PATHS.tick, {})).status).toBe(200)
    const again = await join(live.server.host, room, FAYE)
    const publication = await again.until('it is published', () =>
      again.visible?.publication.status === 'published' ? again.visible.publication : null,
    )
    expect(publication).toMatchObject({ revision: 1 })
    expect(again.visible?.publishedItems.map(({ id }) => id)).toEqual(['o-pipeline', 'k-time'])
    expect(new Set(tries().map(({ eventId }) => eventId)).size).toBe(1)
    // Nothing is sent again once it was taken.
    const before = eventsOf(room).length
    expect((await postToRoom(live.server.origin, room, ROOM_PATHS.tick, {})).status).toBe(200)
    expect(eventsOf(room)).toHaveLength(before)
  })

  test('is retried by itself while the room is up', async () => {
    let failures = 2
    live.worker.answer(({ payload }) => {
      if (payload.type !== 'finalised' || failures === 0) return { outcome: 'recorded' }
      failures -= 1
      return { status: 500 }
    })
    const { faye } = await finalisedRoom()
    await faye.until('it is published', () => faye.visible?.publication.status === 'published')
    expect(failures).toBe(0)
  })

  test('carries the set, its hash and its provenance', async () => {
    live.worker.answer(() => ({ outcome: 'recorded' }))
    const room = await createRoom(live.server.origin)
    const faye = await join(live.server.host, room, FAYE)
    writeGoodSet(faye.doc, FAYE.personId)
    await faye.untilSaved()
    await advanceTo(faye, 'vote')
    expect(await faye.command(openOf(['k-time']))).toBe('done')
    const ballot = await faye.until('the vote is open', () => faye.visible?.ballots[0])
    await faye.command(castOf(ballot.ballotId, dots({ 'k-time': 2 })))
    expect(await faye.command({ type: 'close-ballot', ballotId: ballot.ballotId })).toBe('done')
    await advanceTo(faye, 'review')
    expect(await faye.command({ type: 'accept-ownership', keyResultId: 'k-time', accepted: true })).toBe(
      'done',
    )
    expect(await faye.command({ type: 'finalise', dropReasons: {} })).toBe('done')
    await faye.until('it is published', () => faye.visible?.publication.status === 'published')
    const payload = eventsOf(room).at(-1)?.payload
    if (payload?.type !== 'finalised') throw new Error('the last event is the publication')
    expect(payload.hash).toBe(await sha256Hex(canonicalText(payload.okrs)))
    const [keyResult] = payload.okrs.objectives[0]?.keyResults ?? []
    expect(keyResult).toMatchObject({
      id: 'k-time',
      accepted: true,
      fields: { target: 20, dueOn: '2027-03-15' },
    })
    expect(keyResult?.provenance.ballots).toMatchObject([{ round: 1, rank: 1, total: 2, voters: 1 }])
  })

  test('that the Worker can never take goes back to review, and holds up nothing behind it', async () => {
    const error = { code: 'body-too-large', message: 'Send at most 4 MB.' }
    live.worker.answer(({ payload }) =>
      payload.type === 'finalised' ? { status: 413, body: { error } } : { outcome: 'recorded' },
    )
    const { faye, room } = await finalisedRoom()
    await faye.until('it is refused', () => faye.visible?.publication.status === 'refused')
    expect(faye.visible).toMatchObject({
      stageId: 'review',
      publication: { code: error.code, reasons: [{ cardId: null, message: error.message }] },
    })
    await expect
      .poll(() => eventsOf(room).at(-1)?.payload)
      .toEqual({ type: 'stage-changed', stageId: 'review' })
  })

  test('that the Worker refuses goes back to review with the reasons, and can be done again', async () => {
    const reasons = [{ cardId: 'k-time', message: 'The due date lies outside the cycle.' }]
    live.worker.answer(({ payload }) =>
      payload.type === 'finalised'
        ? { outcome: 'refused', code: 'gates-not-met', reasons }
        : { outcome: 'recorded' },
    )
    const { room, faye } = await finalisedRoom()
    await faye.until('it is refused', () => faye.visible?.publication.status === 'refused')
    expect(faye.visible?.publication).toEqual({
      status: 'refused',
      revision: 1,
      code: 'gates-not-met',
      reasons,
    })
    expect(faye.visible?.stageId).toBe('review')
    live.worker.answer(() => ({ outcome: 'recorded' }))
    replaceText(faye.doc, 'k-time', 'Reduce deployment time to 20 minutes', null)
    await faye.untilSaved()
    expect(await faye.command({ type: 'finalise', dropReasons: {} })).toBe('done')
    await faye.until('it is published', () => faye.visible?.publication.status === 'published')
    const stages = eventsOf(room).flatMap(({ payload }) =>
      payload.type === 'stage-changed' ? [payload.stageId] : [],
    )
    expect(stages.slice(-3)).toEqual(['finalised', 'review', 'finalised'])
  })
})

async function sha256Hex(text: string) {
  return Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(text))).toString('hex')
}
