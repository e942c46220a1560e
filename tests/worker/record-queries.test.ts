import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import type { Route } from '../../shared/api/route.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import type { Browser } from './support/browser.ts'
import { type Harness, startHarness } from './support/harness.ts'
import { findWalks } from './support/query-plans.ts'
import { linkTeams, nameAsPartner, support } from './support/sample-links.ts'
import { insertCheckIns, publishSampleOkrs, type SampleOkrs, setDay } from './support/sample-okrs.ts'
import type { WatchedQuery } from './support/watched-database.ts'

let harness: Harness
let sample: SampleOkrs
let newestCheckIn: string
beforeAll(async () => {
  harness = await startHarness()
  sample = await publishSampleOkrs(harness)
  const other = await publishSampleOkrs(harness, { teamName: 'Data', publishedOn: null })
  await linkTeams(harness, sample, other)
  await support(harness, sample, other)
  await support(harness, other, sample)
  await nameAsPartner(harness, other.objectives.trust, 'Platform')
  const by = sample.ana.personId
  const [, newest = ''] = await insertCheckIns(harness, [
    { keyResultId: sample.keyResults.deployTime, on: '2027-01-11', value: 46, by },
    { keyResultId: sample.keyResults.deployTime, on: '2027-01-18', value: 44, by },
  ])
  newestCheckIn = newest
  await setDay(harness, '2027-01-19')
})
afterAll(() => harness.dispose())

type Page = {
  readonly route: Route
  readonly params: () => Record<string, string>
  readonly query?: () => Record<string, string>
}

const ofTeam = () => ({ teamId: sample.teamId })
const ofKeyResult = () => ({ keyResultId: sample.keyResults.deployTime })
const PAGES: Readonly<Record<string, Page>> = {
  'the team’s home': { route: RECORD_ROUTES.cycleOkrs, params: ofTeam },
  'a cycle by its id': {
    route: RECORD_ROUTES.cycleOkrs,
    params: ofTeam,
    query: () => ({ cycle: sample.cycleId }),
  },
  'an objective': {
    route: RECORD_ROUTES.objective,
    params: () => ({ objectiveId: sample.objectives.pipeline }),
  },
  'a key result': { route: RECORD_ROUTES.keyResult, params: ofKeyResult },
  'the first check-ins': {
    route: RECORD_ROUTES.checkIns,
    params: ofKeyResult,
    query: () => ({ limit: '1' }),
  },
  'older check-ins': {
    route: RECORD_ROUTES.checkIns,
    params: ofKeyResult,
    query: () => ({ after: `${Date.parse('2027-01-18T12:00:00Z')}.${newestCheckIn}` }),
  },
  'what somebody owes': { route: RECORD_ROUTES.owed, params: ofTeam },
}
const MEMBERS_PAGES: Readonly<Record<string, Page>> = {
  ...PAGES,
  'the team': { route: ROUTES.team, params: ofTeam },
}

const MOST_ROUND_TRIPS = 3

describe.each([
  ['a member', MEMBERS_PAGES, () => sample.priya.browser],
  ['a guest', PAGES, () => sample.ana.browser],
])('for %s', (_, pages, browserOf) => {
  it.each(Object.entries(pages))('%s takes at most three round trips', async (_name, page) => {
    const trips = await tripsOf(page, browserOf())
    expect(trips.length).toBeGreaterThan(0)
    expect(trips.length).toBeLessThanOrEqual(MOST_ROUND_TRIPS)
  })

  it.each(Object.entries(pages))('%s is found by indexes alone', async (_name, page) => {
    const queries = (await tripsOf(page, browserOf())).flat()
    expect(queries.length).toBeGreaterThan(0)
    expect(await findWalks(harness, queries)).toEqual([])
  })
})

it('a query that walks a whole table is found out', async () => {
  const walking = [
    { sql: 'SELECT id FROM check_in WHERE note = ?', params: ['x'] },
    {
      sql: 'SELECT one.id FROM check_in AS one JOIN check_in AS other ON other.note = one.note WHERE one.id = ?',
      params: ['x'],
    },
  ]
  for (const query of walking) expect(await findWalks(harness, [query])).toHaveLength(1)
})

it('no page reads a row more for what another team has', async () => {
  const queries: [string, WatchedQuery[]][] = []
  for (const [name, page] of Object.entries(MEMBERS_PAGES)) {
    queries.push([name, (await tripsOf(page, sample.priya.browser)).flat()])
    if (name in PAGES) queries.push([`${name}, a guest`, (await tripsOf(page, sample.ana.browser)).flat()])
  }
  // One of each is there at first: where a search ends, it looks at the row behind.
  const stranger = await publishSampleOkrs(harness, { teamName: 'Finance', publishedOn: null })
  await fillTeam(harness, stranger, 1)
  const before = await countRows()
  await fillTeam(harness, stranger, 200)
  expect(await countRows()).toEqual(before)

  async function countRows() {
    const counts: [string, number][] = []
    for (const [name, list] of queries) {
      const answers = await harness.db.batch(
        list.map(({ sql, params }) => harness.db.prepare(sql).bind(...params)),
      )
      const rowsRead = answers.reduce((sum, { meta }) => sum + meta.rows_read, 0)
      expect(rowsRead).toBeGreaterThan(0)
      counts.push([name, rowsRead])
    }
    return counts
  }
})

/** Rows of each kind that a team's record grows by. */
async function fillTeam({ db }: Harness, team: SampleOkrs, count: number): Promise<void> {
  const { deployTime } = team.keyResults
  const { pipeline, trust } = team.objectives
  const many = `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})`
  const by = team.priya.personId
  await db.batch([
    db
      .prepare(
        `INSERT INTO check_in (id, key_result_id, value, confidence, note, member_id, made_on, made_at_ms)
         ${many} SELECT 'of-${count}-' || n, ?, n, 5, '', ?, '2027-01-11', n FROM numbers`,
      )
      .bind(deployTime, by),
    ...[null, deployTime].map((keyResultId) =>
      db
        .prepare(
          `INSERT INTO course_change (id, kind, objective_id, key_result_id, changes_json, reason, member_id, made_at_ms,
             after_revision)
           ${many} SELECT ? || n, 'corrected', ?, ?, '[]', 'why', ?, n, 1 FROM numbers`,
        )
        .bind(`of-${count}-${keyResultId}-`, pipeline, keyResultId, by),
    ),
    db
      .prepare(
        `INSERT INTO support_link (id, objective_id, supports_objective_id, contribution, created_by, created_at_ms)
         ${many} SELECT 'of-${count}-' || n, ?, ?, '', ?, n FROM numbers`,
      )
      .bind(pipeline, trust, by),
    db
      .prepare(
        `INSERT INTO cycle (id, team_id, name, starts_on, ends_on, created_at_ms)
         ${many} SELECT 'of-${count}-' || n, ?, 'cycle ${count} ' || n, '2027-01-01', '2027-03-31', n FROM numbers`,
      )
      .bind(team.teamId),
    db
      .prepare(
        `INSERT INTO team_link (id, team_id, other_team_id, secret_hash, created_by, created_at_ms, expires_at_ms, taken_at_ms)
         ${many} SELECT 'of-${count}-' || n, ?, ?, 'of ${count} ' || n, ?, n, n, n FROM numbers`,
      )
      .bind(team.teamId, team.teamId, by),
  ])
}

async function tripsOf({ route, params, query = () => ({}) }: Page, browser: Browser) {
  return harness.roundTripsOf(() => browser.get(route, { params: params(), query: query() }))
}
