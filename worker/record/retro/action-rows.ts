import { asc, eq, sql } from 'drizzle-orm'
import type { Action } from '../../../shared/api/retro-api.ts'
import type { Database } from '../../db/database.ts'
import { action, retro } from '../../db/retro-schema.ts'
import { cycle, member } from '../../db/schema.ts'

/** [RE7] Actions with their owners' names and cycles. Every column has a name of its own, so that it may stand in a batch. */
export function selectActions(db: Database) {
  return db
    .select({
      actionId: action.id,
      text: action.text,
      ownerId: action.ownerId,
      ownerName: sql<string | null>`${member.name}`.as('owner_name'),
      dueOn: action.dueOn,
      state: action.state,
      cycleName: sql<string>`${cycle.name}`.as('cycle_name'),
      workshopId: action.workshopId,
      settledAtMs: action.settledAtMs,
    })
    .from(action)
    .innerJoin(retro, eq(retro.workshopId, action.workshopId))
    .innerJoin(cycle, eq(cycle.id, retro.cycleId))
    .leftJoin(member, eq(member.id, action.ownerId))
}

/** By date; what has none last. */
export const byDate = [
  sql`${action.dueOn} IS NULL`,
  asc(action.dueOn),
  asc(action.createdAtMs),
  asc(action.id),
] as const

export type ActionRow = Awaited<ReturnType<typeof selectActions>>[number]

/** @param today the day in the team's time zone */
export function toAction(row: ActionRow, today: string): Action {
  const { actionId, text, ownerId, ownerName, dueOn, state, cycleName, workshopId, settledAtMs } = row
  return {
    actionId,
    text,
    owner: ownerId === null || ownerName === null ? null : { personId: ownerId, name: ownerName },
    dueOn,
    state,
    isOverdue: state === 'open' && dueOn !== null && dueOn < today,
    cycleName,
    workshopId,
    settledAtMs,
  }
}
