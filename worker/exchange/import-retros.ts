import { sql } from 'drizzle-orm'
import type { DocumentRetro } from '../../shared/exchange/retro-document.ts'
import type { DocumentWorkshop } from '../../shared/exchange/team-document.ts'
import { learningTerms } from '../../shared/retro/learning-terms.ts'
import { canonicalRetroText } from '../../shared/retro/retro-record.ts'
import { rawStatement, type Statement } from '../db/database.ts'
import { action, keyResultGrade, learning, learningTerm } from '../db/retro-schema.ts'
import { ballot, workshop } from '../db/schema.ts'
import { sha256Hex } from '../keys.ts'
import type { Services } from '../services.ts'
import { insertRows } from './insert-rows.ts'

type Options = {
  readonly teamId: string
  readonly memberId: string
  /** Those that come in with them: what retros are about. */
  readonly workshops: readonly DocumentWorkshop[]
}

/** The statements that write a document's retros, after the workshops that they look back on. */
export async function importRetros(
  { db, now, newSecret }: Services,
  retros: readonly DocumentRetro[],
  { teamId, memberId, workshops }: Options,
): Promise<Statement[]> {
  const nowMs = now()
  const textOf = new Map([
    ...workshops
      .flatMap(({ objectives }) => objectives)
      .flatMap(({ keyResults }) => keyResults.map(({ id, text }) => [id, text] as const)),
    // [RE6] Found by the words that the retro had before it.
    ...retros.flatMap(({ words }) => words.map(({ keyResultId, text }) => [keyResultId, text] as const)),
  ])
  // In their order: each is the newest of its cycle when it comes in.
  const byNumber = retros.toSorted((one, other) => one.number - other.number)
  const rows = await Promise.all(byNumber.map((each) => retroStatement(each)))
  const learnings = byNumber.flatMap((each) =>
    each.learnings.map((row) => ({ ...row, teamId, workshopId: each.id, cycleId: each.cycleId })),
  )
  return [
    ...insertRows(
      db,
      workshop,
      byNumber.map(({ id, cycleId, title, timeZone, createdAtMs }) => ({
        ...{ id, teamId, cycleId, title, timeZone, createdBy: memberId, createdAtMs },
        // As those whose OKRs come in: it has no room and nobody joins it.
        ...{ kind: 'imported' as const, joinSalt: newSecret(), roomCreatedAtMs: null, stageId: 'finalised' },
        ...{ joiningLocked: true, stageSequence: 0, rosterSequence: 0, workingSequence: 0 },
        ...{ closedAtMs: nowMs, agendaJson: null, meetingWeekOn: null },
      })),
    ),
    ...insertRows(
      db,
      ballot,
      byNumber.flatMap(({ id: workshopId, ballots }) =>
        ballots.map(({ ballotId, round, settings, items, result, follows, settledIds, ...times }) => ({
          ...{ id: ballotId, workshopId, round, ...times },
          settingsJson: JSON.stringify(settings),
          itemsJson: JSON.stringify(items),
          resultJson: JSON.stringify(result),
          followsJson: follows === null ? null : JSON.stringify(follows),
          settledIdsJson: settledIds === null ? null : JSON.stringify(settledIds),
        })),
      ),
    ),
    ...rows,
    ...insertRows(db, keyResultGrade, byNumber.flatMap(gradeRows)),
    fillCommitments(byNumber.filter(({ commitments }) => commitments === undefined)),
    ...insertRows(db, learning, learnings),
    ...insertRows(
      db,
      learningTerm,
      learnings.flatMap(({ id, text, keyResultId }) =>
        learningTerms(text, keyResultId === null ? null : (textOf.get(keyResultId) ?? null)).map((term) => ({
          ...{ teamId, term, learningId: id },
        })),
      ),
    ),
    ...insertRows(
      db,
      action,
      byNumber.flatMap((each) => each.actions.map((row) => ({ ...row, teamId, workshopId: each.id }))),
    ),
  ]

  /** [GR2] Of files from before they were kept: as the OKRs of the file, or those here, have them. */
  function fillCommitments(unsaid: readonly DocumentRetro[]) {
    const ids = JSON.stringify(unsaid.map(({ id }) => id))
    return rawStatement(
      db,
      sql`
      UPDATE key_result_grade SET commitment = coalesce(its.own, its.of_objective), objective_commitment = its.of_objective
      FROM (
        SELECT grade.workshop_id, grade.key_result_id, key_result.commitment AS own, objective.commitment AS of_objective
        FROM key_result_grade AS grade
        JOIN key_result ON key_result.id = grade.key_result_id
        JOIN objective ON objective.id = coalesce(grade.objective_id, key_result.objective_id)
        WHERE grade.workshop_id IN (SELECT value FROM json_each(${ids}))
      ) AS its
      WHERE its.workshop_id = key_result_grade.workshop_id AND its.key_result_id = key_result_grade.key_result_id
    `,
    )
  }

  async function retroStatement({ id, cycleId, revision, said, finalisedBy, publishedAtMs }: DocumentRetro) {
    const recordJson = canonicalRetroText(said)
    const hash = await sha256Hex(recordJson)
    return rawStatement(
      db,
      sql`
      INSERT INTO retro (workshop_id, team_id, cycle_id, number, revision, record_json, hash, finalised_by, published_at_ms)
      SELECT ${id}, ${teamId}, ${cycleId}, coalesce(max(number), 0) + 1, ${revision}, ${recordJson}, ${hash},
             ${finalisedBy}, ${publishedAtMs}
      FROM retro WHERE cycle_id = ${cycleId}
    `,
    )
  }
}

function gradeRows({ id: workshopId, said, confidence, words, commitments = [] }: DocumentRetro) {
  const expected = new Map(commitments.map((each) => [each.keyResultId, each]))
  const read = new Map(words.map((each) => [each.keyResultId, each]))
  const sure = new Map(confidence.map((each) => [each.keyResultId, each]))
  return said.keyResults.map(
    ({ id, score, grades, ownerWord, cause, causeNote, verdict, why }, position) => ({
      ...{ workshopId, keyResultId: id, position, score, gradesJson: JSON.stringify(grades) },
      ...{ ownerWord, cause, causeNote, verdict, why },
      text: read.get(id)?.text ?? null,
      objectiveId: read.get(id)?.objectiveId ?? null,
      objectiveText: read.get(id)?.objectiveText ?? null,
      commitment: expected.get(id)?.commitment ?? null,
      objectiveCommitment: expected.get(id)?.objectiveCommitment ?? null,
      confidenceAtCommit: sure.get(id)?.atCommit ?? null,
      confidenceAtMiddle: sure.get(id)?.atMiddle ?? null,
    }),
  )
}
