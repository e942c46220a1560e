import { afterAll, beforeAll, expect, test } from 'vitest'
import { ALIGNMENT_ROUTES, MAX_SUPPORTS } from '../../shared/api/alignment-routes.ts'
import { type Harness, joinBy, startHarness } from './support/harness.ts'
import { smallSet, startPublishing } from './support/publishing.ts'

const {
  addSupport,
  alignment,
  endSupport,
  endTeamLink,
  inspectTeamLink,
  makeTeamLink,
  takeTeamLink,
  teamLinks,
} = ALIGNMENT_ROUTES
const TWO_WEEKS_MS = 14 * 24 * 60 * 60_000

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())

/** A team whose one objective is published, with a member who looks after it and a guest. */
async function startTeam() {
  const { facilitator, teamId, me, ana, publish } = await startPublishing(harness)
  const okrs = smallSet(me.personId)
  await publish(okrs)
  const [objective] = okrs.objectives
  if (!objective) throw new Error('Nothing was published.')
  const keyResultId = objective.keyResults[0]?.id ?? ''
  return { member: facilitator, guest: ana.browser, teamId, objectiveId: objective.id, keyResultId }
}
type Team = Awaited<ReturnType<typeof startTeam>>

async function makeLink({ member, teamId }: Team) {
  const { link, url } = await member.get(makeTeamLink, { params: { teamId } })
  return { linkId: link.linkId, secret: new URL(url).hash.slice(1) }
}

async function linkTeams(one: Team, other: Team) {
  const made = await makeLink(one)
  await other.member.get(takeTeamLink, { params: { teamId: other.teamId }, body: { secret: made.secret } })
  return made
}

test('two teams are linked when a member of each wants it, and both see it', async () => {
  const [one, other] = [await startTeam(), await startTeam()]
  const { secret } = await makeLink(one)
  const seen = await other.member.get(inspectTeamLink, { body: { secret } })
  expect(seen.team.teamId).toBe(one.teamId)
  expect(seen.yours.map(({ teamId }) => teamId)).toContain(other.teamId)
  expect((await one.member.get(teamLinks, { params: { teamId: one.teamId } })).links[0]?.team).toBeNull()

  await other.member.get(takeTeamLink, { params: { teamId: other.teamId }, body: { secret } })
  for (const [mine, theirs] of [[one, other] as const, [other, one] as const]) {
    const { links } = await mine.member.get(teamLinks, { params: { teamId: mine.teamId } })
    expect(links.map(({ team }) => team?.teamId)).toEqual([theirs.teamId])
  }
})

test('a link is taken once, by another team, within two weeks', async () => {
  const [one, other, third] = [await startTeam(), await startTeam(), await startTeam()]
  const { secret } = await linkTeams(one, other)
  const take = (team: Team, asked: string) =>
    team.member.refusal(takeTeamLink, { params: { teamId: team.teamId }, body: { secret: asked } })
  expect((await take(third, secret)).code).toBe('link-not-valid')

  const own = await makeLink(one)
  expect((await take(one, own.secret)).code).toBe('conflict')
  // Who is linked already needs no second link.
  expect((await take(other, own.secret)).code).toBe('conflict')

  await harness.advance(TWO_WEEKS_MS + 1)
  expect((await take(third, own.secret)).code).toBe('link-not-valid')
  expect((await third.member.refusal(inspectTeamLink, { body: { secret: own.secret } })).code).toBe(
    'link-not-valid',
  )
})

test('two who take it at once: one is linked', async () => {
  const [one, other, third] = [await startTeam(), await startTeam(), await startTeam()]
  const { secret } = await makeLink(one)
  const replies = await Promise.all(
    [other, third].map(({ member, teamId }) =>
      member.ask(takeTeamLink, { params: { teamId }, body: { secret } }),
    ),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 404])
})

test('either side ends it, a stranger and a guest do not', async () => {
  const [one, other, third] = [await startTeam(), await startTeam(), await startTeam()]
  const { linkId } = await linkTeams(one, other)
  const end = (team: Team, browser = team.member) =>
    browser.ask(endTeamLink, { params: { teamId: team.teamId, linkId } }).then(({ status }) => status)
  expect(await end(third)).toBe(404)
  expect(await end(other, other.guest)).toBe(403)
  expect(await end(other)).toBe(200)
  expect(await end(one)).toBe(404)
  expect((await one.member.get(teamLinks, { params: { teamId: one.teamId } })).links).toEqual([])
})

test('an objective supports one of its own team or of a linked team, and none that it may not see', async () => {
  const [one, other, third] = [await startTeam(), await startTeam(), await startTeam()]
  await linkTeams(one, other)
  const support = (target: Partial<Team>, supportsKeyResultId: string | null = null) => ({
    params: { objectiveId: one.objectiveId },
    body: {
      supportsObjectiveId: target.objectiveId,
      supportsKeyResultId,
      contribution: 'Faster pages in the checkout',
    },
  })
  const { supportId } = await one.member.get(addSupport, support(other, other.keyResultId))
  const unseen = await one.member.refusal(addSupport, support(third))
  const unknown = await one.member.refusal(addSupport, support({ objectiveId: 'nothing' }))
  expect(unseen).toEqual(unknown)
  expect(unseen.fields).toHaveProperty('supportsObjectiveId')
  expect((await one.member.refusal(addSupport, support(one))).code).toBe('invalid-input')
  const foreign = await one.member.refusal(addSupport, support(other, one.keyResultId))
  expect(foreign.fields).toHaveProperty('supportsKeyResultId')
  expect((await one.guest.refusal(addSupport, support(other))).code).toBe('not-allowed')
  // The other team does not decide what this one says of itself.
  const params = { objectiveId: one.objectiveId, supportId }
  expect((await other.member.refusal(endSupport, { params })).code).toBe('not-found')
  expect(await one.member.get(endSupport, { params })).toEqual({})
  expect((await one.member.refusal(endSupport, { params })).code).toBe('not-found')
})

test(`an objective supports at most ${MAX_SUPPORTS} others, each once`, async () => {
  const one = await startTeam()
  const other = await startPublishing(harness)
  const objectives = Array.from(
    { length: MAX_SUPPORTS + 1 },
    () => smallSet(other.me.personId).objectives,
  ).flat()
  await other.publish({ objectives, dropped: [] })
  await linkTeams(one, { ...one, member: other.facilitator, teamId: other.teamId })
  const support = (supportsObjectiveId: string) => ({
    params: { objectiveId: one.objectiveId },
    body: { supportsObjectiveId, supportsKeyResultId: null, contribution: 'A part of it' },
  })
  const [last, ...others] = objectives.map(({ id }) => id)
  for (const id of others) await one.member.get(addSupport, support(id))
  const full = await one.member.refusal(addSupport, support(last ?? ''))
  expect(full.message).toContain(String(MAX_SUPPORTS))
  expect((await one.member.refusal(addSupport, support(others[0] ?? ''))).message).toContain('already')
})

test('the map shows both teams’ objectives and what supports what, to members, while the teams are linked', async () => {
  const [one, other, third] = [await startTeam(), await startTeam(), await startTeam()]
  const { linkId } = await linkTeams(one, other)
  const body = {
    supportsObjectiveId: other.objectiveId,
    supportsKeyResultId: other.keyResultId,
    contribution: 'Faster pages in the checkout',
  }
  await one.member.get(addSupport, { params: { objectiveId: one.objectiveId }, body })
  const map = (team: Team, browser = team.member) => ({
    ask: () => browser.get(alignment, { params: { teamId: team.teamId } }),
    refused: () => browser.refusal(alignment, { params: { teamId: team.teamId } }),
  })
  for (const [mine, theirs] of [[one, other] as const, [other, one] as const]) {
    const page = await map(mine).ask()
    expect(page.objectives.map(({ id }) => id)).toEqual([mine.objectiveId, theirs.objectiveId])
    expect(page.supports).toEqual([expect.objectContaining({ objectiveId: one.objectiveId, ...body })])
  }
  expect((await map(third).ask()).objectives.map(({ id }) => id)).toEqual([third.objectiveId])
  expect((await map(one, one.guest).refused()).code).toBe('not-allowed')
  expect((await map(one, third.member).refused()).code).toBe('not-found')

  await one.member.get(endTeamLink, { params: { teamId: one.teamId, linkId } })
  const after = await map(one).ask()
  expect([after.objectives.map(({ id }) => id), after.supports]).toEqual([[one.objectiveId], []])
})

test('somebody who is no member learns of no team of theirs', async () => {
  const one = await startTeam()
  const { secret } = await makeLink(one)
  const stranger = harness.browser()
  expect((await stranger.get(inspectTeamLink, { body: { secret } })).yours).toEqual([])
  expect(
    (await joinBy(harness, `https://x/#${secret}`, 'Mallory').catch((error) => error.message)).toString(),
  ).toContain('link-not-valid')
})
