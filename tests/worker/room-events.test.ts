import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROUTES } from '../../shared/api/routes.ts'
import type { RoomEventPayload } from '../../shared/events/room-events.ts'
import { dots } from '../support/ballots.ts'
import { readRefusal } from './support/browser.ts'
import { closedBallot } from './support/closed-ballot.ts'
import { type Harness, joinBy, keyOf, startHarness, startWorkshop } from './support/harness.ts'
import { RoomSender } from './support/room-sender.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())

async function start() {
  const started = await startWorkshop(harness)
  const ana = await joinBy(harness, started.links.joinLink, 'Ana')
  return {
    ...started,
    ana,
    room: new RoomSender(harness, started.workshopId),
    params: { workshopId: started.workshopId },
  }
}

function roster(
  people: Extract<RoomEventPayload, { type: 'roster-changed' }>['people'],
  joiningLocked = false,
): RoomEventPayload {
  return { type: 'roster-changed', people, joiningLocked }
}

describe('the room’s signature', () => {
  test('is needed: none, another key, another body, an old one', async () => {
    const { room, workshopId } = await start()
    const event = room.event({ type: 'stage-changed', stageId: 'vote' })
    const path = `/api/rooms/${workshopId}/events`
    const headers = { 'content-type': 'application/json' }
    const unsigned = await harness.browser().raw('POST', path, { headers, body: JSON.stringify(event) })
    expect(await readRefusal(unsigned)).toMatchObject({ status: 401, code: 'not-signed' })
    const otherKey = await room.post(event, 'another secret that is long enough')
    expect(await readRefusal(otherKey)).toMatchObject({ status: 401, code: 'signature-forged' })
    const { count } = (await harness.db.prepare('SELECT count(*) AS count FROM room_event').first()) ?? {}
    expect(count).toBe(0)
  })

  test('of one room does not speak for another', async () => {
    const { room } = await start()
    const other = await start()
    const event = { ...room.event({ type: 'stage-changed', stageId: 'vote' }), workshopId: other.workshopId }
    expect(await readRefusal(await room.post(event))).toMatchObject({ status: 422, code: 'invalid-input' })
  })
})

describe('an event', () => {
  test('of a workshop that the record does not have is refused for good', async () => {
    const room = new RoomSender(harness, 'no-such-workshop')
    expect(await room.send({ type: 'stage-changed', stageId: 'vote' })).toMatchObject({
      outcome: 'refused',
      code: 'unknown-workshop',
    })
  })

  test('with another workshop’s event id is refused for good', async () => {
    const [one, two] = [await start(), await start()]
    const event = one.room.event({ type: 'stage-changed', stageId: 'vote' })
    await one.room.deliver(event)
    const stolen = two.room.event({ type: 'stage-changed', stageId: 'commit' }, { eventId: event.eventId })
    expect(await two.room.deliver(stolen)).toMatchObject({
      outcome: 'refused',
      code: 'event-of-another-workshop',
    })
  })

  test('is recorded once, however often it comes at the same time', async () => {
    const { room, facilitator, params } = await start()
    const event = room.event({ type: 'stage-changed', stageId: 'objectives' })
    const answers = await Promise.all(Array.from({ length: 8 }, () => room.deliver(event)))
    expect(answers).toEqual(answers.map(() => ({ outcome: 'recorded' })))
    expect((await facilitator.get(ROUTES.workshop, { params })).stageId).toBe('objectives')
    const { results } = await harness.db
      .prepare('SELECT * FROM room_event WHERE event_id = ?')
      .bind(event.eventId)
      .all()
    expect(results).toHaveLength(1)
  })

  test('that is older than one already applied changes nothing', async () => {
    const { room, facilitator, ana, params } = await start()
    const first = room.event({ type: 'stage-changed', stageId: 'objectives' })
    const asObserver = room.event(roster([{ ...ana.me, role: 'observer', removed: false }], true))
    const second = room.event({ type: 'stage-changed', stageId: 'key-results' })
    const asFacilitator = room.event(roster([{ ...ana.me, role: 'facilitator', removed: false }]))
    for (const event of [asFacilitator, second, asObserver, first]) await room.deliver(event)
    expect((await facilitator.get(ROUTES.workshop, { params })).stageId).toBe('key-results')
    expect((await ana.browser.get(ROUTES.workshop, { params })).me.role).toBe('facilitator')
  })
})

describe('the roster', () => {
  test('decides roles: tickets and routes follow', async () => {
    const { room, ana, params, links } = await start()
    await room.send(roster([{ ...ana.me, role: 'facilitator', removed: false }]))
    await ana.browser.get(ROUTES.facilitatorLink, { params })
    await room.send(roster([{ ...ana.me, role: 'observer', removed: false }]))
    expect((await ana.browser.get(ROUTES.me)).teams[0]?.workshops[0]?.role).toBe('observer')
    expect(await ana.browser.refusal(ROUTES.facilitatorLink, { params })).toMatchObject({
      code: 'not-allowed',
    })
    expect(links.joinCode).not.toBe('')
  })

  test('a removed person is told so everywhere, and can be let in again', async () => {
    const { room, ana, params, links } = await start()
    await room.send(roster([{ ...ana.me, role: 'participant', removed: true }]))
    for (const route of [ROUTES.workshop, ROUTES.ticket, ROUTES.personalLink, ROUTES.workshopOkrs]) {
      const refusal = await ana.browser.refusal(route, { params })
      expect(refusal).toMatchObject({ status: 403, code: 'removed-from-workshop' })
    }
    for (const link of [links.joinLink, links.facilitatorLink]) {
      const body = { key: keyOf(link), displayName: 'Ana' }
      expect(await ana.browser.refusal(ROUTES.join, { body })).toMatchObject({
        code: 'removed-from-workshop',
      })
    }
    expect((await ana.browser.get(ROUTES.me)).teams[0]?.workshops).toEqual([])
    await room.send(roster([{ ...ana.me, role: 'participant', removed: false }]))
    await ana.browser.get(ROUTES.ticket, { params })
  })

  test('locks joining for new people only', async () => {
    const { room, ana, params, links } = await start()
    await room.send(roster([], true))
    const body = { key: keyOf(links.joinLink), displayName: 'Ben' }
    expect(await harness.browser().refusal(ROUTES.join, { body })).toMatchObject({
      status: 403,
      code: 'joining-locked',
    })
    expect((await joinBy(harness, links.joinLink, 'Ana', ana.browser)).me).toEqual(ana.me)
    await ana.browser.get(ROUTES.ticket, { params })
    await room.send(roster([], false))
    await joinBy(harness, links.joinLink, 'Ben')
  })

  test('takes in new names, and nobody of another team', async () => {
    const { room, ana, params, facilitator, teamId } = await start()
    const other = await start()
    const eve = { personId: other.ana.me.personId, name: 'Eve', role: 'facilitator', removed: false } as const
    await room.send(
      roster([{ personId: ana.me.personId, name: 'Ana Silva', role: 'participant', removed: false }, eve]),
    )
    expect((await ana.browser.get(ROUTES.workshop, { params })).me.name).toBe('Ana Silva')
    expect(await other.ana.browser.refusal(ROUTES.workshop, { params })).toMatchObject({ code: 'not-found' })
    expect((await other.ana.browser.get(ROUTES.me)).teams[0]?.me.name).toBe('Ana')
    const { people } = await facilitator.get(ROUTES.team, { params: { teamId } })
    expect(people.map(({ name }) => name)).toEqual(['Priya Raman', 'Ana Silva'])
  })

  test('takes hundreds of people in one event', async () => {
    const { room, ana, params } = await start()
    const strangers = Array.from({ length: 400 }, (_, at) => ({
      personId: `nobody-${at}`,
      name: `Nobody ${at}`,
      role: 'participant' as const,
      removed: false,
    }))
    await room.send(roster([...strangers, { ...ana.me, role: 'observer', removed: false }]))
    expect((await ana.browser.get(ROUTES.workshop, { params })).me.role).toBe('observer')
  })
})

describe('the record of votes', () => {
  test('[BA9] a closed ballot is kept, once, as it came', async () => {
    const { ana, room, params } = await start()
    await room.send(closedBallot())
    await room.send(closedBallot())
    const { type: _, ...facts } = closedBallot()
    expect(await ana.browser.get(ROUTES.workshopBallots, { params })).toEqual({
      ballots: [{ ...facts, settledIds: null }],
      people: [],
    })
  })

  test('[BA7] with how its tie was settled and what followed it, in order', async () => {
    const { ana, room, params } = await start()
    const follows = { ballotId: 'ballot-2', why: 'run-off' as const }
    await room.send(closedBallot({ ballotId: 'ballot-2' }))
    await room.send(closedBallot({ ballotId: 'ballot-3', round: 2, follows }))
    await room.send({ type: 'ballot-settled', ballotId: 'ballot-2', settledIds: ['kr-1'] })
    const { ballots } = await ana.browser.get(ROUTES.workshopBallots, { params })
    expect(ballots.map(({ ballotId, settledIds, follows: after }) => [ballotId, settledIds, after])).toEqual([
      ['ballot-2', ['kr-1'], null],
      ['ballot-3', null, follows],
    ])
  })

  test('a vote by name names who voted, and nobody else of the team', async () => {
    const { ana, room, params } = await start()
    const { personId, name } = ana.me
    const { result } = closedBallot()
    const named = [{ personId, choice: dots({ 'kr-1': 2 }) }]
    await room.send(closedBallot({ ballotId: 'ballot-4', result: { ...result, named } }))
    const answer = await ana.browser.get(ROUTES.workshopBallots, { params })
    expect(answer.people).toEqual([{ personId, name }])
    expect(answer.ballots[0]?.result.named).toEqual(named)
  })

  test('what is still going on is taken note of, and nothing else', async () => {
    const { ana, room, params } = await start()
    const { type: _, closedAtMs: __, result: ___, ...facts } = closedBallot({ ballotId: 'ballot-5' })
    const closesAtMs = 9
    await room.send({ type: 'ballot-opened', ...facts, closesAtMs, eligible: 4 })
    await room.send({ type: 'ballot-quorum', ballotId: 'ballot-5', needed: 2, voted: 2, eligible: 4 })
    await room.send({ type: 'ballot-extended', ballotId: 'ballot-5', closesAtMs: 10 })
    await room.send({ type: 'ballot-reminder', ballotId: 'ballot-5', closesAtMs, missing: 1, missingIds: [] })
    await room.send({ type: 'ballot-withdrawn', ballotId: 'ballot-5' })
    expect(await ana.browser.get(ROUTES.workshopBallots, { params })).toEqual({ ballots: [], people: [] })
  })

  test('strangers are not told of it', async () => {
    const { params } = await start()
    const { facilitator: stranger } = await startWorkshop(harness)
    expect(await stranger.refusal(ROUTES.workshopBallots, { params })).toMatchObject({ code: 'not-found' })
    const nobody = harness.browser()
    expect(await nobody.refusal(ROUTES.workshopBallots, { params })).toMatchObject({ status: 401 })
  })
})

describe('the schedule', () => {
  const ticksOf = (workshopId: string) =>
    harness.room.requests.filter(({ path }) => path === `/parties/main/${workshopId}/tick`).length

  test('pokes open workshops, and makes rooms that are missing', async () => {
    harness.room.failWith = 500
    const { workshopId } = await startWorkshop(harness)
    harness.room.failWith = null
    await harness.runSchedule()
    const paths = harness.room.requests.map(({ path }) => path)
    expect(paths).toContain(`/parties/main/${workshopId}/create`)
    expect(ticksOf(workshopId)).toBe(1)
    await harness.runSchedule()
    expect(ticksOf(workshopId)).toBe(2)
  })

  test('leaves closed workshops alone', async () => {
    const { workshopId } = await startWorkshop(harness)
    await harness.db.prepare('UPDATE workshop SET closed_at_ms = 1 WHERE id = ?').bind(workshopId).run()
    await harness.runSchedule()
    expect(ticksOf(workshopId)).toBe(0)
  })
})
