import { and, desc, eq, isNull } from 'drizzle-orm'
import type { LookBack } from '../../../shared/api/retro-api.ts'
import { retroScore } from '../../../shared/retro/retro-score.ts'
import { zonedParts } from '../../../shared/time/zoned-time.ts'
import type { WorkshopAccess } from '../../access.ts'
import { action, keyResultGrade, learning } from '../../db/retro-schema.ts'
import { cycle as cycleTable, keyResult, team } from '../../db/schema.ts'
import type { Services } from '../../services.ts'
import { timeZoneOfTeam } from '../find-caller.ts'
import { byDate, selectActions, toAction } from './action-rows.ts'
import { gradedObjectiveId } from './graded-words.ts'
import { lastRetroQuery } from './last-retro.ts'
import { selectLearnings, toLearning } from './learning-rows.ts'

/** More than anybody reads, and what a draft is compared with while it is typed. */
const MAX_LEARNINGS = 500

/** [RE6] [RE7] What a planning begins with: the last retro, what was learned, what is still to be done. Two round trips. */
export async function readLookBack(
  { db, now }: Pick<Services, 'db' | 'now'>,
  { workshop: { teamId }, cycle }: Pick<WorkshopAccess, 'workshop' | 'cycle'>,
): Promise<LookBack> {
  const [[last], [its], learnings, actions] = await db.batch([
    lastRetroQuery(db, cycle),
    db
      .select({ timeZone: timeZoneOfTeam.as('its_time_zone') })
      .from(cycleTable)
      .innerJoin(team, eq(team.id, cycleTable.teamId))
      .where(eq(cycleTable.id, cycle.id)),
    selectLearnings(db)
      .where(and(eq(learning.teamId, teamId), isNull(learning.removedAtMs)))
      .orderBy(desc(learning.learnedAtMs), desc(learning.id))
      .limit(MAX_LEARNINGS),
    selectActions(db)
      .where(and(eq(action.teamId, teamId), eq(action.state, 'open')))
      .orderBy(...byDate),
  ])
  const scores =
    last === undefined
      ? []
      : await db
          .select({ objectiveId: gradedObjectiveId, score: keyResultGrade.score })
          .from(keyResultGrade)
          .innerJoin(keyResult, eq(keyResult.id, keyResultGrade.keyResultId))
          .where(eq(keyResultGrade.workshopId, last.workshopId))
  const today = zonedParts(now(), its?.timeZone ?? 'UTC').date
  return {
    lastRetro:
      last === undefined
        ? null
        : { workshopId: last.workshopId, cycleName: last.cycleName, meanScore: retroScore(scores) },
    learnings: learnings.map(toLearning),
    openActions: actions.map((row) => toAction(row, today)),
  }
}
