import { EXCHANGE_ROUTES, type ImportFile } from '../../../shared/api/exchange-routes.ts'
import { IDEMPOTENCY_HEADER } from '../../../shared/api/route.ts'
import type { Browser } from './browser.ts'
import { closedBallotOf } from './exchange-history.ts'
import { type Harness, startWorkshop } from './harness.ts'
import { insertCheckIns, rows, type SampleOkrs, setDay } from './sample-okrs.ts'

/** All that can happen to OKRs: a vote, a second revision, check-ins, corrections, an initiative, a support, a program. */
export async function addHistory(harness: Harness, of: SampleOkrs) {
  const { keyResults, objectives, okrs, priya, ana, ben, teamId, workshopId, publish, room } = of
  await room.send(closedBallotOf(of))
  const [pipeline, trust] = okrs.objectives
  if (!pipeline || !trust) throw new Error('The sample has two objectives')
  const kept = trust.keyResults.filter(({ id }) => id !== keyResults.audit)
  const dropped = [{ id: keyResults.audit, kind: 'keyResult' as const, reason: 'No audit comes this year' }]
  await publish({ objectives: [pipeline, { ...trust, keyResults: kept }], dropped }, 2)
  const step = { text: 'Ask the platform team', ownerId: ben.personId }
  await insertCheckIns(harness, [
    {
      keyResultId: keyResults.deployTime,
      on: '2027-01-11',
      value: 44.5,
      confidence: 7,
      note: '=1+1 is what it "was", said Ana',
      by: ana.personId,
    },
    {
      keyResultId: keyResults.deployTime,
      on: '2027-01-18',
      value: 40.1,
      confidence: 4,
      nextStep: step,
      by: ana.personId,
    },
    { keyResultId: keyResults.failures, on: '2027-01-18', value: -0.30000000000000004, by: ben.personId },
    { keyResultId: keyResults.uptime, on: '2027-01-18', value: null, confidence: 8, by: priya.personId },
  ])
  const run = (query: string, ...values: (string | number | null)[]) =>
    harness.db
      .prepare(query)
      .bind(...values)
      .run()
  await run(
    `INSERT INTO api_token (id, team_id, name, scopes_json, secret_hash, created_by, created_at_ms)
     VALUES ('token-1', ?, 'CI metrics', '["check-in"]', 'a-hash', ?, 1)`,
    teamId,
    priya.personId,
  )
  await run(
    `INSERT INTO check_in (id, key_result_id, value, confidence, note, token_id, made_on, made_at_ms)
     VALUES ('pushed-1', ?, 12.5, 6, '', 'token-1', '2027-01-19', 1800360000000)`,
    keyResults.failures,
  )
  await run(
    `INSERT INTO course_change (id, kind, objective_id, key_result_id, changes_json, reason, member_id, made_at_ms, after_revision)
     VALUES ('change-1', 'corrected', ?, ?, ?, 'The team got smaller', ?, 1799000000000, 2)`,
    objectives.pipeline,
    keyResults.deployTime,
    JSON.stringify([
      { field: 'ownerId', from: ben.personId, to: ana.personId },
      { field: 'target', from: 20, to: 24 },
    ]),
    priya.personId,
  )
  await run(
    `INSERT INTO initiative (id, workshop_id, position, first_revision, revision, key_result_id, text, owner_id, state, added_at_ms)
     VALUES ('added-1', ?, 0, 2, 2, ?, 'Talk to the vendor', NULL, 'doing', 1799000000001)`,
    workshopId,
    keyResults.failures,
  )
  await run(
    `INSERT INTO support_link (id, objective_id, supports_objective_id, supports_key_result_id, contribution, created_by, created_at_ms)
     VALUES ('support-1', ?, ?, ?, 'Faster releases make people trust us', ?, 1799000000002)`,
    objectives.pipeline,
    objectives.trust,
    keyResults.nps,
    priya.personId,
  )
  await run(`UPDATE team SET check_in_every_weeks = 2, check_in_weekday = 3 WHERE id = ?`, teamId)
  await setDay(harness, '2027-01-20')
}

export const exportTeam = ({ browser, teamId }: { browser: Browser; teamId: string }) =>
  browser.get(EXCHANGE_ROUTES.exportTeamJson, { params: { teamId } })

/** A team without OKRs. */
export async function startEmptyTeam(harness: Harness, name = 'Platform') {
  const { facilitator: browser, teamId, me } = await startWorkshop(harness, { team: { as: 'new', name } })
  return { browser, teamId, params: { teamId }, me }
}

/** Looks at the preview of a file, and imports it. */
export async function bringIn(
  { browser, params }: { browser: Browser; params: { teamId: string } },
  file: ImportFile,
  { key = crypto.randomUUID(), leaveOutFaulty = false } = {},
) {
  const preview = await browser.get(EXCHANGE_ROUTES.previewImport, { params, body: { file } })
  const body = { file, fingerprint: preview.fingerprint, leaveOutFaulty }
  const imported = await browser.get(EXCHANGE_ROUTES.confirmImport, {
    params,
    body,
    headers: { [IDEMPOTENCY_HEADER]: key },
  })
  return { preview, imported, body, key }
}

const TABLES = [
  ...(['member', 'cycle', 'workshop', 'okr_revision', 'ballot', 'objective', 'key_result'] as const),
  ...(['initiative', 'check_in', 'course_change', 'support_link', 'api_token', 'done_request'] as const),
] as const

/** How many rows each table has. */
export async function countAll(harness: Harness): Promise<Record<(typeof TABLES)[number], number>> {
  const counted = await Promise.all(
    TABLES.map(async (table) => [
      table,
      Number((await rows(harness, `SELECT count(*) AS n FROM ${table}`))[0]?.['n']),
    ]),
  )
  // Object.fromEntries forgets the keys it was given.
  return Object.fromEntries(counted) as Record<(typeof TABLES)[number], number>
}
