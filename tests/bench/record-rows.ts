import { addDays } from '../../shared/okr/days.ts'
import { EMPTY_PROVENANCE } from '../../shared/okr/okr-set.ts'
import type { Harness } from '../worker/support/harness.ts'

/** How large the team's record is: 5 years of 4 cycles. */
export const SIZE = {
  cycles: 20,
  objectives: 5,
  keyResultsEach: 5,
  checkIns: 13,
  initiativesEach: 2,
} as const

export type FilledTeam = { readonly newestCycleId: string; readonly oldestCycleId: string }

type Row = Readonly<Record<string, string | number | null>>

/** Five years of a team's record, straight into the database; the newest cycle is the one that `today` is in. */
export async function fillRecord(
  { db }: Harness,
  { teamId, ownerId, today, prefix }: { teamId: string; ownerId: string; today: string; prefix: string },
): Promise<FilledTeam> {
  const rows: Record<Table, Row[]> = {
    cycle: [],
    workshop: [],
    okr_revision: [],
    objective: [],
    key_result: [],
    initiative: [],
    check_in: [],
    course_change: [],
  }
  for (let back = 0; back < SIZE.cycles; back++) fillCycle(rows, back)
  for (const [table, list] of Object.entries(rows)) await insert(table, list)
  return { newestCycleId: `${prefix}-c0`, oldestCycleId: `${prefix}-c${SIZE.cycles - 1}` }

  function fillCycle(into: Record<Table, Row[]>, back: number): void {
    // So that the newest cycle is in its last week.
    const startsOn = addDays(today, -91 * back - 85)
    const startMs = Date.parse(`${startsOn}T09:00:00Z`)
    const cycleId = `${prefix}-c${back}`
    const workshopId = `${prefix}-w${back}`
    into.cycle.push({
      id: cycleId,
      team_id: teamId,
      name: `cycle ${back}`,
      starts_on: startsOn,
      ends_on: addDays(startsOn, 90),
      created_at_ms: startMs,
    })
    into.workshop.push({
      id: workshopId,
      team_id: teamId,
      cycle_id: cycleId,
      title: 'Planning',
      kind: 'planning',
      time_zone: 'UTC',
      created_by: ownerId,
      created_at_ms: startMs,
      join_salt: '',
      stage_id: 'finalised',
      joining_locked: 0,
      stage_sequence: 1,
      roster_sequence: 1,
      working_sequence: 0,
    })
    const published = { workshop_id: workshopId, first_revision: 1, revision: 1 }
    const provenance_json = JSON.stringify(EMPTY_PROVENANCE)
    for (let at = 0; at < SIZE.objectives; at++) {
      const objectiveId = `${workshopId}-o${at}`
      into.objective.push({
        ...published,
        id: objectiveId,
        position: at,
        cycle_id: cycleId,
        text: `Earn the trust of everybody who deploys with us, part ${at}`,
        commitment: 'committed',
        provenance_json,
      })
      for (let which = 0; which < SIZE.keyResultsEach; which++) {
        const keyResultId = `${objectiveId}-k${which}`
        into.key_result.push({
          ...published,
          id: keyResultId,
          position: at * SIZE.keyResultsEach + which,
          objective_id: objectiveId,
          text: `Deployments take ${24 + which} minutes instead of ${48 + which}`,
          owner_id: ownerId,
          accepted: 1,
          direction: 'decrease',
          unit: 'min',
          baseline: 48 + which,
          baseline_unknown: 0,
          target: 24 + which,
          milestone_reason: '',
          due_on: addDays(startsOn, 90),
          commitment: 'committed',
          confidence: 7,
          provenance_json,
        })
        fillKeyResult(into, { objectiveId, keyResultId, startsOn, published })
      }
    }
    const texts = into.key_result.filter((row) => row['workshop_id'] === workshopId)
    into.okr_revision.push({
      workshop_id: workshopId,
      revision: 1,
      // As large as a set with comments and ladders is.
      okrs_json: JSON.stringify({
        objectives: into.objective
          .filter((row) => row['workshop_id'] === workshopId)
          .map(({ id, text }) => ({
            id,
            text,
            keyResults: texts
              .filter((row) => row['objective_id'] === id)
              .map((row) => ({ id: row['id'], text: row['text'], comments: 'And why not? '.repeat(200) })),
          })),
        dropped: [],
      }),
      hash: '',
      finalised_by: ownerId,
      published_at_ms: startMs,
    })
  }

  function fillKeyResult(
    into: Record<Table, Row[]>,
    its: { objectiveId: string; keyResultId: string; startsOn: string; published: Row },
  ): void {
    const { objectiveId, keyResultId, startsOn, published } = its
    for (let at = 0; at < SIZE.initiativesEach; at++) {
      into.initiative.push({
        ...published,
        id: `${keyResultId}-i${at}`,
        position: at,
        key_result_id: keyResultId,
        text: 'Cache the layers of the build',
        owner_id: ownerId,
        state: 'doing',
      })
    }
    for (let week = 0; week < SIZE.checkIns; week++) {
      const on = addDays(startsOn, 7 * week)
      into.check_in.push({
        id: `${keyResultId}-h${week}`,
        key_result_id: keyResultId,
        value: 48 - 2 * week,
        confidence: 5 + (week % 4),
        note: 'The cache helps, the tests do not yet; we split them next week and look at it again.',
        member_id: ownerId,
        made_on: on,
        made_at_ms: Date.parse(`${on}T10:00:00Z`),
      })
    }
    into.course_change.push({
      id: `${keyResultId}-x`,
      kind: 'corrected',
      objective_id: objectiveId,
      key_result_id: keyResultId,
      changes_json: JSON.stringify([{ field: 'target', from: 20, to: 24 }]),
      reason: 'The new hardware comes later.',
      member_id: ownerId,
      made_at_ms: Date.parse(`${addDays(startsOn, 30)}T10:00:00Z`),
      after_revision: 1,
    })
  }

  /** Rows as one JSON parameter, some at a time. */
  async function insert(table: string, list: readonly Row[]): Promise<void> {
    const [first] = list
    if (!first) return
    const columns = Object.keys(first)
    const values = columns.map((column) => `each.value ->> '${column}'`).join(', ')
    for (let from = 0; from < list.length; from += 200) {
      await db
        .prepare(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values} FROM json_each(?) AS each`)
        .bind(JSON.stringify(list.slice(from, from + 200)))
        .run()
    }
  }
}

type Table =
  | 'cycle'
  | 'workshop'
  | 'okr_revision'
  | 'objective'
  | 'key_result'
  | 'initiative'
  | 'check_in'
  | 'course_change'
