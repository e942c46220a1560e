import { afterAll, beforeAll, expect, test } from 'vitest'
import { MEETING_ROUTES } from '../../shared/api/meeting-routes.ts'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import type { Browser } from './support/browser.ts'
import { CREATE, type Harness, joinBy, startHarness } from './support/harness.ts'
import { RoomSender } from './support/room-sender.ts'
import { publishSampleOkrs, type SampleOkrs } from './support/sample-okrs.ts'

const DAY_MS = 24 * 60 * 60_000

let harness: Harness
let team: SampleOkrs
beforeAll(async () => {
  harness = await startHarness()
  team = await publishSampleOkrs(harness)
})
afterAll(() => harness.dispose())

const TITLE = 'Check-in, week 1 of 2027-Q1'

function hold(by: Browser = team.priya.browser) {
  return by.get(MEETING_ROUTES.holdMeeting, { params: { cycleId: team.cycleId }, body: { title: TITLE } })
}

/** Somebody new who is a member of the team. */
async function newMember(name: string) {
  const { invitationLink } = await team.priya.browser.get(ROUTES.teamInvitation, {
    params: { teamId: team.teamId },
  })
  return joinBy(harness, invitationLink, name)
}

async function meetings() {
  const { workshops } = await team.priya.browser.get(ROUTES.team, { params: { teamId: team.teamId } })
  return workshops.filter(({ kind }) => kind === 'check-in')
}

/** What the rooms were asked about this workshop, by the last part of the path. */
const askedOf = (workshopId: string, what: string) =>
  harness.room.requests.filter(({ path }) => path.includes(workshopId) && path.endsWith(what))

test('[CH1] the room of a check-in meeting begins with the cycle’s key results that are pursued, and an agenda for it', async () => {
  const { keyResults } = team
  await team.priya.browser.get(RECORD_ROUTES.dropKeyResult, {
    params: { keyResultId: keyResults.audit },
    body: { reason: 'The audit was called off' },
  })
  const { workshopId } = await hold()
  const [created] = askedOf(workshopId, '/create')
  expect(created?.body).toMatchObject({
    kind: 'check-in',
    agenda: [{ kind: 'welcome' }, { kind: 'changes' }, { kind: 'vote' }, { kind: 'discuss' }],
    carried: {
      objectives: [
        {
          id: team.objectives.pipeline,
          keyResults: [
            { id: keyResults.deployTime, fields: { baseline: 48, target: 24, ownerId: team.ana.personId } },
            { id: keyResults.failures },
            { id: keyResults.uptime },
          ],
        },
        { id: team.objectives.trust, keyResults: [{ id: keyResults.nps }] },
      ],
    },
  })
  expect(JSON.stringify(created?.body)).not.toContain(keyResults.audit)
})

test('[CH3] the room of this week’s meeting is told what was corrected, with the confidence that was said last', async () => {
  const { workshopId } = await hold()
  const params = { keyResultId: team.keyResults.deployTime }
  const checkIn = {
    value: 40,
    confidence: 5,
    note: 'Slower',
    nextStep: { text: 'Ask', ownerId: team.ana.personId },
  }
  await team.priya.browser.get(RECORD_ROUTES.checkIn, { params, body: checkIn })
  await team.priya.browser.get(RECORD_ROUTES.correctKeyResult, {
    params,
    body: { changes: { target: 30 }, reason: 'The market moved' },
  })
  // It is told after the answer.
  await expect.poll(() => askedOf(workshopId, '/follow-record')).toHaveLength(1)
  const [told] = askedOf(workshopId, '/follow-record')
  expect(told?.body).toMatchObject({
    objectives: [
      {
        id: team.objectives.pipeline,
        keyResults: [{ id: params.keyResultId, fields: { target: 30, confidence: 5 } }, {}, {}],
      },
      { id: team.objectives.trust, keyResults: [{ id: team.keyResults.nps }] },
    ],
    droppedIds: [team.keyResults.audit],
  })
})

test('members see which workshops are meetings and which they joined; who joins one reads what changed', async () => {
  const { workshopId } = await hold()
  const listOf = async ({ browser }: Pick<SampleOkrs['priya'], 'browser'>) => {
    const { workshops } = await browser.get(ROUTES.team, { params: { teamId: team.teamId } })
    return workshops.find((each) => each.workshopId === workshopId)
  }
  expect(await listOf(team.priya)).toMatchObject({
    ...{ kind: 'check-in', joined: true, revision: null, meetingWeekOn: '2027-01-01' },
  })

  const { joinLink } = await team.priya.browser.get(ROUTES.workshop, { params: { workshopId } })
  const guest = await joinBy(harness, joinLink ?? '', 'Gita')
  const options = { params: { teamId: team.teamId }, query: { cycle: team.cycleId } }
  const { objectives, me } = await guest.browser.get(RECORD_ROUTES.cycleOkrs, options)
  expect(me.may['read-okrs']).toBe('own')
  expect(objectives.flatMap((objective) => objective.keyResults.map(({ id }) => id))).toContain(
    team.keyResults.deployTime,
  )
})

test('[CH1] members who start the meeting of a week in the same second get the same one', async () => {
  const members = await Promise.all(['Mia', 'Noa', 'Oda'].map(newMember))
  await harness.advance(7 * DAY_MS)
  const before = (await meetings()).length
  // All have looked before any has written: the first to write waits, the others go on and one of them is done first.
  const writing = await harness.holdNextWrite()
  const first = hold(members[0]?.browser)
  await writing.held()
  const others = await Promise.all(members.slice(1).map(({ browser }) => hold(browser)))
  await writing.release()
  const held = [await first, ...others]
  const [meeting] = await meetings()
  expect(held.map(({ workshopId }) => workshopId)).toEqual(held.map(() => meeting?.workshopId))
  expect(held.filter(({ isNew }) => isNew)).toHaveLength(1)
  expect(held[0]?.isNew).toBe(false)
  expect(await meetings()).toHaveLength(before + 1)
  expect(askedOf(meeting?.workshopId ?? '', '/create')).toHaveLength(1)
  // Who started it leads it; the others are in it as by its link.
  const roles = await Promise.all(
    members.map(async ({ browser }) => {
      const params = { workshopId: meeting?.workshopId ?? '' }
      return (await browser.get(ROUTES.workshop, { params })).me.role
    }),
  )
  expect(roles.toSorted()).toEqual(['facilitator', 'participant', 'participant'])
})

test('a week of another cycle, and the next week, have a meeting of their own', async () => {
  const { workshopId } = await hold()
  expect(await hold()).toEqual({ workshopId, isNew: false })
  await harness.advance(7 * DAY_MS)
  const next = await hold()
  expect(next).toMatchObject({ isNew: true })
  expect(next.workshopId).not.toBe(workshopId)
  const other = await publishSampleOkrs(harness, { publishedOn: null, teamName: 'Another' })
  expect(
    await other.priya.browser.get(MEETING_ROUTES.holdMeeting, {
      params: { cycleId: other.cycleId },
      body: { title: TITLE },
    }),
  ).toMatchObject({ isNew: true })
})

test('who was removed from it, or comes when it is locked, is told so; one that is over is there to be read', async () => {
  const { workshopId } = await hold()
  const [pat, quinn] = await Promise.all([newMember('Pat'), newMember('Quinn')])
  await hold(pat.browser)
  const room = new RoomSender(harness, workshopId)
  const removed = { personId: pat.me.personId, name: 'Pat', role: 'participant', removed: true } as const
  await room.send({ type: 'roster-changed', people: [removed], joiningLocked: true })
  const refused = (by: Browser) =>
    by.refusal(MEETING_ROUTES.holdMeeting, { params: { cycleId: team.cycleId }, body: { title: TITLE } })
  expect((await refused(pat.browser)).code).toBe('removed-from-workshop')
  expect((await refused(quinn.browser)).code).toBe('joining-locked')
  await harness.db
    .prepare('UPDATE workshop SET closed_at_ms = ? WHERE id = ?')
    .bind(harness.nowMs(), workshopId)
    .run()
  expect(await hold(quinn.browser)).toEqual({ workshopId, isNew: false })
  expect((await quinn.browser.get(ROUTES.workshop, { params: { workshopId } })).me.role).toBe('observer')
})

test('a meeting’s room is woken for a week, a planning room until it is settled', async () => {
  await harness.advance(7 * DAY_MS)
  const { workshopId } = await hold()
  const wakesOf = (id: string) => askedOf(id, '/tick').length
  await harness.runSchedule()
  const young = wakesOf(workshopId)
  expect(young).toBe(1)

  const planning = await team.priya.browser.get(ROUTES.createWorkshop, {
    body: { ...CREATE, team: { as: 'existing', teamId: team.teamId }, cycle: team.cycle },
  })
  await harness.advance(8 * DAY_MS)
  await harness.runSchedule()
  expect(wakesOf(workshopId)).toBe(young)
  expect(wakesOf(planning.workshopId)).toBe(1)
})
