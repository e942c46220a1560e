import { and, asc, desc, eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import type { Owed } from '../../../shared/api/living-okrs.ts'
import type { DueStatus } from '../../../shared/okr/rhythm.ts'
import type { Database } from '../../db/database.ts'
import { checkIn } from '../../db/living-schema.ts'
import { action } from '../../db/retro-schema.ts'
import { cycle, keyResult, objective } from '../../db/schema.ts'
import type { Services } from '../../services.ts'
import { type RecordAccess, recordMe } from '../record-access.ts'
import { byDate, selectActions, toAction } from '../retro/action-rows.ts'
import { buildLivingKeyResult } from './living-key-result.ts'
import { groupByKeyResult, livingQueries, newestCheckIn, type Scope } from './living-queries.ts'
import { mayOpen, namesOf, peopleQuery, shownPeople, teamOnPage } from './team-people.ts'

/** What the one who asks owns and owes in cycles that have not ended, in one round trip; a program owes nothing. */
export async function readOwed({ db }: Pick<Services, 'db'>, access: RecordAccess): Promise<Owed> {
  const { team, today, person } = access
  const page = { team: teamOnPage(access), me: recordMe(access), today }
  if (person === null)
    return { ...page, people: [], keyResults: [], toAccept: [], nextSteps: [], actions: [] }

  const isOpen = inOpenCycle(db, access)
  const isTheirs = sql`${eq(keyResult.ownerId, person.personId)} AND ${isOpen}`
  const [people, objectives, steps, actions, ...living] = await db.batch([
    peopleQuery(db, access),
    db
      .select({
        objectiveId: sql<string>`${objective.id}`.as('its_objective_id'),
        text: objective.text,
        position: objective.position,
        cycleId: cycle.id,
        cycleName: cycle.name,
        startsOn: cycle.startsOn,
        endsOn: cycle.endsOn,
      })
      .from(keyResult)
      .innerJoin(objective, eq(objective.id, keyResult.objectiveId))
      .innerJoin(cycle, eq(cycle.id, objective.cycleId))
      .where(isTheirs),
    nextStepsQuery(db, person.personId, isOpen),
    selectActions(db)
      .where(and(eq(action.ownerId, person.personId), eq(action.state, 'open')))
      .orderBy(...byDate),
    ...livingQueries(db, isTheirs),
  ])
  const nameOf = namesOf(people)
  const objectiveOf = new Map(objectives.map((row) => [row.objectiveId, row]))
  const owned = groupByKeyResult(living).flatMap((rows) => {
    const parent = objectiveOf.get(rows.row.objectiveId)
    if (!parent) return []
    const { cycleId, cycleName, startsOn, endsOn } = parent
    const itsCycle = { cycleId, name: cycleName, startsOn, endsOn }
    const built = buildLivingKeyResult(rows, { cycle: itsCycle, team, today, nameOf })
    return [{ cycle: itsCycle, objectiveText: parent.text, keyResult: built, place: parent.position }]
  })
  // The sort is stable: within an objective they stay in their places.
  const keyResults = owned.toSorted(
    (one, other) =>
      urgency(one.keyResult.due.status) - urgency(other.keyResult.due.status) ||
      other.keyResult.due.daysLate - one.keyResult.due.daysLate ||
      compare(one.cycle.startsOn, other.cycle.startsOn) ||
      one.place - other.place,
  )
  return {
    ...page,
    people: shownPeople(people),
    keyResults: keyResults.map(({ place: _, ...each }) => each),
    toAccept: keyResults
      .filter(({ keyResult: { accepted } }) => !accepted)
      .map(({ keyResult: { id } }) => id),
    nextSteps: steps,
    actions: actions
      .map((row) => toAction(row, today))
      .map(({ actionId, text, dueOn, isOverdue, cycleName }) => ({
        ...{ actionId, text, dueOn, isOverdue, cycleName },
      })),
  }
}

/** What is pursued in the cycles that who asks may open and that have not ended. */
function inOpenCycle(db: Database, access: RecordAccess): Scope {
  const open = db
    .select({ id: cycle.id })
    .from(cycle)
    .where(and(mayOpen(access), gte(cycle.endsOn, access.today)))
  return sql`${inArray(objective.cycleId, open)}
    AND ${isNull(keyResult.droppedInRevision)} AND ${isNull(objective.droppedInRevision)}`
}

/** [CH5] Next steps that are theirs: of the newest check-in of each key result, so that the next one clears them. */
function nextStepsQuery(db: Database, personId: string, isOpen: Scope) {
  return db
    .select({
      keyResultId: checkIn.keyResultId,
      checkInId: sql<string>`${checkIn.id}`.as('its_check_in_id'),
      text: sql<string>`${checkIn.nextStep}`.as('step'),
      on: checkIn.madeOn,
    })
    .from(checkIn)
    .innerJoin(keyResult, eq(keyResult.id, checkIn.keyResultId))
    .innerJoin(objective, eq(objective.id, keyResult.objectiveId))
    .where(
      and(
        eq(checkIn.nextStepOwnerId, personId),
        sql`${checkIn.nextStep} IS NOT NULL`,
        eq(checkIn.id, newestCheckIn),
        isOpen,
      ),
    )
    .orderBy(desc(checkIn.madeAtMs), asc(checkIn.id))
}

const BY_URGENCY: readonly DueStatus[] = ['stale', 'overdue', 'due', 'not-yet', 'done'] satisfies DueStatus[]

function urgency(status: DueStatus): number {
  return BY_URGENCY.indexOf(status)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
