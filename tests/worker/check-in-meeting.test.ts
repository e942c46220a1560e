import { afterAll, beforeAll, expect, test } from 'vitest'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { CREATE, type Harness, joinBy, startHarness } from './support/harness.ts'
import { publishSampleOkrs, type SampleOkrs } from './support/sample-okrs.ts'

const DAY_MS = 24 * 60 * 60_000

let harness: Harness
let team: SampleOkrs
beforeAll(async () => {
  harness = await startHarness()
  team = await publishSampleOkrs(harness)
})
afterAll(() => harness.dispose())

function hold() {
  return team.priya.browser.get(ROUTES.createWorkshop, {
    body: {
      ...CREATE,
      ...{ team: { as: 'existing', teamId: team.teamId }, cycle: team.cycle },
      ...{ kind: 'check-in', title: 'Check-in, week 1 of 2027-Q1' },
    },
  })
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

test('members see which workshops are meetings and which they joined; who joins one reads what changed', async () => {
  const { workshopId, links } = await hold()
  const listOf = async ({ browser }: Pick<SampleOkrs['priya'], 'browser'>) => {
    const { workshops } = await browser.get(ROUTES.team, { params: { teamId: team.teamId } })
    return workshops.find((each) => each.workshopId === workshopId)
  }
  expect(await listOf(team.priya)).toMatchObject({ kind: 'check-in', joined: true, revision: null })

  const guest = await joinBy(harness, links.joinLink, 'Gita')
  const options = { params: { teamId: team.teamId }, query: { cycle: team.cycleId } }
  const { objectives, me } = await guest.browser.get(RECORD_ROUTES.cycleOkrs, options)
  expect(me.may['read-okrs']).toBe('own')
  expect(objectives.flatMap((objective) => objective.keyResults.map(({ id }) => id))).toContain(
    team.keyResults.deployTime,
  )
})

test('a meeting’s room is woken for a week, a planning room until it is settled', async () => {
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
