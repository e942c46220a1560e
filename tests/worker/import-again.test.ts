import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXCHANGE_ROUTES } from '../../shared/api/exchange-routes.ts'
import { PEOPLE_ROUTES } from '../../shared/api/people-routes.ts'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import type { TeamDocument } from '../../shared/exchange/team-document.ts'
import type { Browser } from './support/browser.ts'
import { addHistory, bringIn, countAll, exportTeam, startEmptyTeam } from './support/exchange-team.ts'
import { type Harness, joinBy, startHarness, startWorkshop } from './support/harness.ts'
import { finalised } from './support/room-sender.ts'
import { withoutIds } from './support/same-document.ts'
import { linkTeams } from './support/sample-links.ts'
import { publishSampleOkrs, type SampleOkrs } from './support/sample-okrs.ts'

let harness: Harness
let sample: SampleOkrs
let document: TeamDocument
const exportSample = () => exportTeam({ browser: sample.priya.browser, teamId: sample.teamId })
beforeAll(async () => {
  harness = await startHarness()
  sample = await publishSampleOkrs(harness)
  await addHistory(harness, sample)
  document = await exportSample()
})
afterAll(() => harness.dispose())

describe('a later export of a workshop that is here', () => {
  type Team = Awaited<ReturnType<typeof startEmptyTeam>>
  const look = (team: Team, later: TeamDocument) =>
    team.browser.get(EXCHANGE_ROUTES.previewImport, {
      params: team.params,
      body: { file: { kind: 'json', document: later } },
    })
  const asked = (team: Team, later: TeamDocument, fingerprint: string, takeNew: boolean) => ({
    params: team.params,
    body: { file: { kind: 'json', document: later }, fingerprint, takeNew },
  })
  const deployTimeOf = ({ workshops }: TeamDocument) => {
    const keyResults = workshops.flatMap(({ objectives }) => objectives.flatMap((one) => one.keyResults))
    const its = keyResults.find(({ checkIns }) => checkIns.some(({ value }) => value === 44.5))
    if (!its) throw new Error('The sample has checked in on how long deployments take')
    return its
  }
  const correct = (browser: Browser, keyResultId: string, target: number) =>
    browser.get(RECORD_ROUTES.correctKeyResult, {
      params: { keyResultId },
      body: { changes: { target }, reason: 'The market moved' },
    })
  const checkIn = (value: number) =>
    sample.ana.browser.get(RECORD_ROUTES.checkIn, {
      params: { keyResultId: sample.keyResults.deployTime },
      body: { value, confidence: 6, note: 'Better', nextStep: null },
    })

  test('says what is new and takes it by choice: then both are the same', async () => {
    const team = await startEmptyTeam(harness)
    await bringIn(team, { kind: 'json', document })
    await checkIn(38)
    await correct(sample.priya.browser, sample.keyResults.deployTime, 26)
    await sample.ana.browser.get(RECORD_ROUTES.addInitiative, {
      params: { keyResultId: sample.keyResults.deployTime },
      body: { text: 'Ask around', ownerId: sample.ana.personId },
    })
    const later = await exportSample()
    const { becomes, fingerprint } = await look(team, later)
    expect(becomes.workshops.map(({ isHere, news }) => [isHere, news])).toEqual([
      [
        true,
        {
          counts: {
            ...{ revisions: 0, ballots: 0, objectives: 0, keyResults: 0 },
            ...{ initiatives: 1, checkIns: 1, changes: 1 },
          },
          ...{ corrected: 1, stays: [], isKnown: true },
        },
      ],
    ])

    const before = await countAll(harness)
    const refusal = await team.browser.refusal(
      EXCHANGE_ROUTES.confirmImport,
      asked(team, later, fingerprint, false),
    )
    expect(refusal).toMatchObject({ status: 409, code: 'newer-not-taken' })
    expect(await countAll(harness)).toEqual(before)

    const taken = await team.browser.get(EXCHANGE_ROUTES.confirmImport, asked(team, later, fingerprint, true))
    expect(taken.counts).toEqual({ objectives: 0, keyResults: 0, checkIns: 1, changes: 1, ballots: 0 })
    const here = await exportTeam(team)
    expect(deployTimeOf(here).fields.target).toBe(26)
    expect(withoutIds(here)).toEqual(withoutIds(later))
    // The living original is nobody else's: its ids are its own still.
    expect(JSON.stringify(here)).not.toContain(sample.keyResults.deployTime)
    expect((await look(team, later)).becomes.workshops.map(({ news }) => news)).toEqual([null])
  })

  test('a second revision comes with its words, and what it dropped', async () => {
    const team = await startEmptyTeam(harness)
    await bringIn(team, { kind: 'json', document: await exportSample() })
    const [pipeline, trust] = sample.okrs.objectives
    if (!pipeline || !trust) throw new Error('The sample has two objectives')
    const kept = trust.keyResults.filter(({ id }) => id !== sample.keyResults.audit)
    const okrs = {
      objectives: [
        { ...pipeline, text: 'Deploy without fear' },
        { ...trust, keyResults: kept },
      ],
      dropped: [],
    }
    const payload = finalised(okrs, 3, sample.priya.personId)
    // What was corrected since is chosen, as the room’s facilitator would.
    const refused = await sample.room.send(payload)
    if (refused.outcome !== 'refused') throw new Error('The corrections are to be chosen about')
    const choices = refused.reasons.flatMap(({ clash }) =>
      clash
        ? [{ cardId: clash.cardId, field: clash.field, changeId: clash.changeId, take: 'workshop' as const }]
        : [],
    )
    expect(await sample.room.send({ ...payload, choices })).toEqual({ outcome: 'recorded' })
    const later = await exportSample()
    const { becomes, fingerprint } = await look(team, later)
    expect(becomes.workshops[0]?.news).toMatchObject({ counts: { revisions: 1 }, stays: [] })
    await team.browser.get(EXCHANGE_ROUTES.confirmImport, asked(team, later, fingerprint, true))
    expect(withoutIds(await exportTeam(team))).toEqual(withoutIds(later))
  })

  test('what went on here too stays as it is here, and is named; check-ins add up', async () => {
    const team = await startEmptyTeam(harness)
    await bringIn(team, { kind: 'json', document: await exportSample() })
    const ours = deployTimeOf(await exportTeam(team))
    await correct(team.browser, ours.id, 30)
    await correct(sample.priya.browser, sample.keyResults.deployTime, 20)
    await checkIn(36)
    const later = await exportSample()
    const { becomes, fingerprint } = await look(team, later)
    expect(becomes.workshops[0]?.news).toMatchObject({
      ...{ counts: { checkIns: 1, changes: 0 }, corrected: 0, stays: [ours.text], isKnown: true },
    })
    await team.browser.get(EXCHANGE_ROUTES.confirmImport, asked(team, later, fingerprint, true))
    const here = deployTimeOf(await exportTeam(team))
    expect(here.fields.target).toBe(30)
    expect(here.checkIns.at(-1)?.value).toBe(36)
    expect(here.changes.map(({ reason }) => reason)).toEqual(
      ours.changes.map(({ reason }) => reason).concat('The market moved'),
    )
    // Only the words are left that differ: nothing that could be added.
    const again = await look(team, later)
    const refusal = await team.browser.refusal(
      EXCHANGE_ROUTES.confirmImport,
      asked(team, later, again.fingerprint, true),
    )
    expect(refusal).toMatchObject({ code: 'newer-not-taken', message: expect.stringContaining('otherwise') })
  })
})

test('somebody whom it brought can be said to be a member: what is theirs is that member’s', async () => {
  const team = await startEmptyTeam(harness)
  await bringIn(team, { kind: 'json', document })
  const listed = async () => (await team.browser.get(ROUTES.team, { params: team.params })).people
  const brought = (await listed()).find(({ name }) => name === 'Ana')
  expect((await listed()).map(({ name, hasBeenHere }) => [name, hasBeenHere])).toContainEqual(['Ana', false])
  const { invitationLink } = await team.browser.get(ROUTES.teamInvitation, { params: team.params })
  const ana = await joinBy(harness, invitationLink, 'Ana Kovač')
  const owned = async () => {
    const page = await ana.browser.get(RECORD_ROUTES.owed, { params: team.params })
    return page.keyResults.map(({ keyResult }) => keyResult.text)
  }
  expect(await owned()).toEqual([])

  const join = { ...team.params, personId: brought?.personId ?? '' }
  const say = (params: Record<string, string>, personId: string) => ({ params, body: { personId } })
  const refused = async (params: Record<string, string>, personId: string) =>
    (await team.browser.refusal(PEOPLE_ROUTES.joinPeople, say(params, personId))).code
  // Who has been here is nobody else; nobody is themselves, nor somebody elsewhere.
  expect(await refused({ ...team.params, personId: ana.me.personId }, join.personId)).toBe('conflict')
  expect(await refused(join, join.personId)).toBe('invalid-input')
  expect(await refused(join, sample.ana.personId)).toBe('invalid-input')
  expect(await refused({ ...team.params, personId: sample.ana.personId }, ana.me.personId)).toBe('not-found')
  const guest = (await joinBy(harness, (await startWorkshop(harness)).links.joinLink, 'Eve')).browser
  expect((await guest.refusal(PEOPLE_ROUTES.joinPeople, say(join, ana.me.personId))).code).toBe('not-found')

  await team.browser.get(PEOPLE_ROUTES.joinPeople, say(join, ana.me.personId))
  expect((await owned()).length).toBeGreaterThan(0)
  expect((await listed()).map(({ name }) => name)).not.toContain('Ana')
  expect(await refused(join, ana.me.personId)).toBe('not-found')
  const [workshop] = (await exportTeam(team)).workshops
  const keyResults = workshop?.objectives.flatMap((objective) => objective.keyResults) ?? []
  const said = keyResults.flatMap(({ checkIns }) => checkIns.map(({ by }) => by.personId))
  expect(said).toContain(ana.me.personId)
  // Nothing names the old entry any more, and brought in again the document finds her.
  const again = await exportTeam(team)
  expect(JSON.stringify(again)).not.toContain(join.personId)
  const next = {
    ...document,
    workshops: document.workshops.map((each) => ({ ...each, id: 'another-one' })),
  }
  const { preview } = await bringIn(team, { kind: 'json', document: next })
  expect(preview.becomes.newPeople).toEqual([])
  expect(preview.becomes.workshops[0]?.objectives.flatMap(({ keyResults: its }) => its)).toContainEqual(
    expect.objectContaining({ owner: 'Ana Kovač' }),
  )
})

test('brings agendas that the team does not keep yet, and tells which teams it was linked with', async () => {
  const from = await publishSampleOkrs(harness, { publishedOn: null, teamName: 'With agendas' })
  const other = await publishSampleOkrs(harness, { publishedOn: null, teamName: 'Security' })
  await linkTeams(harness, from, other)
  const keep = (browser: Browser, teamId: string, name: string, minutes: number) =>
    browser.get(ROUTES.saveAgenda, {
      params: { teamId },
      body: { name, plan: [{ kind: 'objectives', minutes }, { kind: 'review' }] },
    })
  for (const name of ['Our hour', 'Short one']) await keep(from.priya.browser, from.teamId, name, 10)
  const its = await exportTeam({ browser: from.priya.browser, teamId: from.teamId })
  expect(its.agendas.map(({ name, plan }) => [name, plan[0]?.minutes])).toEqual([
    ['Our hour', 10],
    ['Short one', 10],
  ])
  expect(its.linkedTeams).toEqual([{ name: 'Security' }])
  const part = await from.priya.browser.get(EXCHANGE_ROUTES.exportCycleJson, {
    params: { cycleId: from.cycleId },
  })
  expect([part.agendas, part.linkedTeams]).toEqual([[], []])

  const team = await startEmptyTeam(harness)
  await keep(team.browser, team.teamId, 'Our hour', 25)
  const { preview } = await bringIn(team, { kind: 'json', document: its })
  expect(preview.becomes.notes).toEqual([
    'Agendas that come in: “Short one”.',
    'Agendas of these names are here with other stages, and stay: “Our hour”.',
    'The file’s team was linked with “Security”. A link is made anew: both teams agree to it.',
  ])
  const { agendas } = await team.browser.get(ROUTES.teamAgendas, { params: team.params })
  expect(agendas.map(({ name, plan, savedBy }) => [name, plan[0]?.minutes, savedBy.personId])).toEqual([
    ['Our hour', 25, team.me.personId],
    ['Short one', 10, team.me.personId],
  ])
})
