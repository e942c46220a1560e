import { and, asc, desc, eq, gt, sql } from 'drizzle-orm'
import * as v from 'valibot'
import type { RetroPage } from '../../../shared/api/retro-api.ts'
import { COMMITMENTS } from '../../../shared/okr/model.ts'
import { ok, type Result, refuse } from '../../../shared/result.ts'
import { CauseSchema, ScoreSchema, type Verdict } from '../../../shared/retro/grade.ts'
import { meanScore } from '../../../shared/retro/mean-score.ts'
import { RetroRecordSchema } from '../../../shared/retro/retro-record.ts'
import { retroScore } from '../../../shared/retro/retro-score.ts'
import type { Database } from '../../db/database.ts'
import { action, keyResultGrade, learning, retro } from '../../db/retro-schema.ts'
import { keyResult, member, objective, workshop } from '../../db/schema.ts'
import { cycleOnPage } from '../living/team-people.ts'
import { type CycleAccess, recordMe } from '../record-access.ts'
import { byDate, selectActions, toAction } from './action-rows.ts'
import { droppedReasonOf } from './basis.ts'
import { gradedObjectiveId, gradedObjectiveText, gradedText } from './graded-words.ts'
import { selectLearnings, toLearning } from './learning-rows.ts'

/** A closed retro in the words of its newest revision. One round trip. */
export async function readRetro(
  db: Database,
  access: CycleAccess,
  workshopId: string,
): Promise<Result<RetroPage, 'not-found'>> {
  const { team, cycle, today } = access
  const [[row], [later], graded, learnings, actions] = await db.batch([
    db
      .select({
        title: workshop.title,
        number: retro.number,
        revision: retro.revision,
        recordJson: retro.recordJson,
        publishedAtMs: retro.publishedAtMs,
      })
      .from(retro)
      .innerJoin(workshop, eq(workshop.id, retro.workshopId))
      .where(eq(retro.workshopId, workshopId)),
    db
      .select({ workshopId: retro.workshopId })
      .from(retro)
      .where(and(eq(retro.cycleId, cycle.id), gt(retro.number, numberOf(workshopId))))
      .orderBy(desc(retro.number))
      .limit(1),
    gradedQuery(db, workshopId),
    selectLearnings(db, 'its-own')
      .where(eq(learning.workshopId, workshopId))
      .orderBy(asc(learning.learnedAtMs), asc(learning.id)),
    selectActions(db)
      .where(eq(action.workshopId, workshopId))
      .orderBy(...byDate),
  ])
  if (!row) return refuse('not-found', 'There is no closed retro here (yet).')
  const { keyResults, processPulse, learnings: said } = v.parse(RetroRecordSchema, JSON.parse(row.recordJson))
  const placeOf = new Map(said.map(({ id }, place) => [id, place]))
  const noted = keyResults.filter(({ ownerWordBy }) => ownerWordBy === 'facilitator').map(({ id }) => id)
  const objectives = listObjectives(graded, new Set(noted))
  return ok({
    team: { teamId: team.id, name: team.name },
    me: recordMe(access),
    workshopId,
    title: row.title,
    cycle: cycleOnPage(cycle),
    number: row.number,
    replacedBy: later?.workshopId ?? null,
    revision: row.revision,
    publishedAtMs: row.publishedAtMs,
    meanScore: retroScore(graded),
    objectives,
    learnings: learnings
      .map(toLearning)
      .toSorted((one, other) => (placeOf.get(one.learningId) ?? 0) - (placeOf.get(other.learningId) ?? 0)),
    actions: actions.map((each) => toAction(each, today)),
    processPulse,
  })
}

const numberOf = (workshopId: string) =>
  sql`(SELECT its.number FROM retro AS its WHERE its.workshop_id = ${workshopId})`

/** Neither a member of the team, nor any more in a workshop of the cycle: whose word nobody can ask for again. */
const ownerHasLeft = sql`("member"."standing" <> 'member' AND NOT EXISTS (
  SELECT 1 FROM participant AS theirs INNER JOIN workshop AS held ON held.id = theirs.workshop_id
  WHERE theirs.member_id = "member"."id" AND theirs.removed_at_ms IS NULL AND held.cycle_id = "objective"."cycle_id"
))`

const checkInsThen = (workshopId: string) => sql`(
  SELECT count(*) FROM check_in AS made WHERE made.key_result_id = "key_result"."id"
    AND made.made_at_ms <= (SELECT its.published_at_ms FROM retro AS its WHERE its.workshop_id = ${workshopId})
)`

/** What the retro said of each key result, in its order. */
function gradedQuery(db: Database, workshopId: string) {
  return db
    .select({
      objectiveId: sql<string>`${objective.id}`.as('its_objective_id'),
      objectiveText: sql<string>`${gradedObjectiveText}`.as('its_objective_text'),
      objectiveTextNow: sql<string>`${objective.text}`.as('objective_text_now'),
      objectiveCommitment: keyResultGrade.objectiveCommitment,
      objectiveCommitmentNow: sql<string | null>`${objective.commitment}`.as('objective_commitment_now'),
      objectiveDroppedInRevision: sql<number | null>`${objective.droppedInRevision}`.as(
        'objective_dropped_in',
      ),
      objectiveDroppedReason: sql<string | null>`${objective.droppedReason}`.as('objective_dropped_reason'),
      id: keyResult.id,
      text: sql<string>`${gradedText}`.as('its_text'),
      textNow: sql<string>`${keyResult.text}`.as('text_now'),
      commitment: keyResultGrade.commitment,
      commitmentNow: sql<
        string | null
      >`coalesce(${keyResult.commitment}, (SELECT its.commitment FROM objective AS its WHERE its.id = ${keyResult.objectiveId}))`.as(
        'commitment_now',
      ),
      ownerId: keyResult.ownerId,
      ownerName: member.name,
      ownerHasLeft: sql<number | null>`${ownerHasLeft}`.as('owner_has_left'),
      checkIns: sql<number>`${checkInsThen(workshopId)}`.as('check_ins_then'),
      droppedInRevision: keyResult.droppedInRevision,
      droppedReason: keyResult.droppedReason,
      score: keyResultGrade.score,
      gradesJson: keyResultGrade.gradesJson,
      ownerWord: keyResultGrade.ownerWord,
      cause: keyResultGrade.cause,
      causeNote: keyResultGrade.causeNote,
      verdict: keyResultGrade.verdict,
      why: keyResultGrade.why,
    })
    .from(keyResultGrade)
    .innerJoin(keyResult, eq(keyResult.id, keyResultGrade.keyResultId))
    .innerJoin(objective, eq(objective.id, gradedObjectiveId))
    .leftJoin(member, eq(member.id, keyResult.ownerId))
    .where(eq(keyResultGrade.workshopId, workshopId))
    .orderBy(asc(keyResultGrade.position))
}

type GradedRow = Awaited<ReturnType<typeof gradedQuery>>[number]

const CommitmentSchema = v.nullable(v.picklist(COMMITMENTS))
const GradesSchema = v.array(ScoreSchema)

function listObjectives(rows: readonly GradedRow[], noted: ReadonlySet<string>): RetroPage['objectives'] {
  const ids = [...new Set(rows.map(({ objectiveId }) => objectiveId))]
  return ids.flatMap((id) => {
    const its = rows.filter(({ objectiveId }) => objectiveId === id)
    const [first] = its
    if (!first) return []
    return [
      {
        id,
        text: first.objectiveText,
        textNow: otherThan(first.objectiveText, first.objectiveTextNow),
        ...commitmentsOnPage(first.objectiveCommitment, first.objectiveCommitmentNow),
        score: meanScore(its.map(({ score }) => score)),
        keyResults: its.map((row) => keyResultOnPage(row, noted.has(row.id))),
      },
    ]
  })
}

function keyResultOnPage(
  row: GradedRow,
  isWordNoted: boolean,
): RetroPage['objectives'][number]['keyResults'][number] {
  const { id, text, ownerId, ownerName, ownerWord, causeNote, why } = row
  const itsObjective = {
    droppedInRevision: row.objectiveDroppedInRevision,
    droppedReason: row.objectiveDroppedReason,
  }
  return {
    ...{ id, text, ownerWord, isWordNoted, causeNote, why },
    textNow: otherThan(text, row.textNow),
    ...commitmentsOnPage(row.commitment, row.commitmentNow),
    owner: ownerId === null || ownerName === null ? null : { personId: ownerId, name: ownerName },
    hasOwnerLeft: row.ownerHasLeft === 1,
    checkIns: row.checkIns,
    droppedReason: droppedReasonOf(row, itsObjective),
    score: v.parse(v.nullable(ScoreSchema), row.score),
    grades: v.parse(GradesSchema, JSON.parse(row.gradesJson)),
    cause: v.parse(v.nullable(CauseSchema), row.cause),
    verdict: row.verdict satisfies Verdict,
  }
}

/** Today's words, where they are others than then. */
function otherThan(then: string, now: string): string | null {
  return now === then ? null : now
}

/** [GR2] What was expected then, and today's where that is something else. */
function commitmentsOnPage(then: string | null, now: string | null) {
  const commitment = v.parse(CommitmentSchema, then)
  return then === now ? { commitment } : { commitment, commitmentNow: v.parse(CommitmentSchema, now) }
}
