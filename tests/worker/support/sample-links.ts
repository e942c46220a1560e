import type { Harness } from './harness.ts'
import { newId } from './publishing.ts'
import type { SampleOkrs } from './sample-okrs.ts'

/** Links two teams, as if the one had made a link and the other taken it. @returns the link's id */
export async function linkTeams({ db, nowMs }: Harness, one: SampleOkrs, other: SampleOkrs): Promise<string> {
  const id = newId()
  await db
    .prepare(
      `INSERT INTO team_link (id, team_id, other_team_id, secret_hash, created_by, created_at_ms, expires_at_ms, taken_by,
         taken_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(
      id,
      one.teamId,
      other.teamId,
      `hash of ${id}`,
      one.priya.personId,
      nowMs(),
      nowMs() + 60_000,
      other.priya.personId,
      nowMs(),
    )
    .run()
  return id
}

/** The one team's pipeline supports the other's, and its key result about deployments. @returns the support's id */
export async function support({ db, nowMs }: Harness, one: SampleOkrs, other: SampleOkrs): Promise<string> {
  const id = newId()
  await db
    .prepare(
      `INSERT INTO support_link (id, objective_id, supports_objective_id, supports_key_result_id, contribution, created_by,
         created_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(
      id,
      one.objectives.pipeline,
      other.objectives.pipeline,
      other.keyResults.deployTime,
      'Fewer flaky builds',
      one.priya.personId,
      nowMs(),
    )
    .run()
  return id
}

/** [SE7] An objective names a team as its partner. */
export async function nameAsPartner({ db }: Harness, objectiveId: string, team: string): Promise<void> {
  await db
    .prepare('UPDATE objective SET partners_json = ? WHERE id = ?')
    .bind(JSON.stringify([{ team, brings: 'The build servers' }]), objectiveId)
    .run()
}
