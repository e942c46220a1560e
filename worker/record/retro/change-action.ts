import { eq, sql } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Action, ActionChangesSchema } from '../../../shared/api/retro-api.ts'
import { RETRO_ROUTES } from '../../../shared/api/retro-routes.ts'
import { ok, refuse } from '../../../shared/result.ts'
import { guard } from '../../db/database.ts'
import { action, retro } from '../../db/retro-schema.ts'
import { cycle } from '../../db/schema.ts'
import { type ApiResult, notFound, refuseFields } from '../../http/refusals.ts'
import type { Caller } from '../../http/serve.ts'
import type { Services } from '../../services.ts'
import type { OncePlan } from '../once.ts'
import { findPerson, selectOwners } from '../owners.ts'
import { allowOnRow, type CycleAccess } from '../record-access.ts'
import { selectActions, toAction } from './action-rows.ts'

export type ActionAccess = CycleAccess & { readonly itsOwnerId: string | null }

/** [RE7] An action: members change any, others what they look after themselves. */
export async function allowOnAction(
  services: Services,
  caller: Caller,
  actionId: string,
): Promise<ApiResult<ActionAccess>> {
  const its = (column: 'team_id' | 'cycle_id') => sql`(
    SELECT its.${sql.raw(column)} FROM retro AS its INNER JOIN "action" AS of_it ON of_it.workshop_id = its.workshop_id
    WHERE of_it.id = ${actionId}
  )`
  const rows = services.db
    .select({ cycle, itsOwnerId: action.ownerId })
    .from(action)
    .innerJoin(retro, eq(retro.workshopId, action.workshopId))
    .innerJoin(cycle, eq(cycle.id, retro.cycleId))
    .where(eq(action.id, actionId))
  const place = { teamId: its('team_id'), cycleId: its('cycle_id') }
  const allowed = await allowOnRow(services, caller, place, rows, RETRO_ROUTES.changeAction.needs)
  if (!allowed.ok) return allowed
  const { itsOwnerId, person, reach } = allowed.value
  if (reach === 'own' && (itsOwnerId === null || itsOwnerId !== person?.personId)) {
    return refuse('not-allowed', 'Only who looks after it and the team’s members change this action.')
  }
  return allowed
}

/** What a change of an action leads to. What is left out stays. */
export async function planActionChange(
  services: Services,
  { team, cycle: itsCycle, person, today }: ActionAccess,
  actionId: string,
  { text, ownerId, dueOn, state }: v.InferOutput<typeof ActionChangesSchema>,
): Promise<ApiResult<OncePlan<Action>>> {
  const { db, now } = services
  const [[row], owners] = await db.batch([
    selectActions(db).where(eq(action.id, actionId)),
    selectOwners(db, team.id, itsCycle.id),
  ])
  if (!row) return notFound()
  const owner = ownerId === undefined ? null : findPerson(owners, ownerId)
  if (ownerId !== undefined && owner === null) {
    return refuseFields('invalid-input', 'The action’s owner is not known.', {
      ownerId: 'Choose somebody of this team.',
    })
  }
  const isSettled = state !== undefined && state !== row.state
  const settled = !isSettled
    ? {}
    : state === 'open'
      ? { state, settledAtMs: null, settledBy: null }
      : { state, settledAtMs: now(), settledBy: person?.personId ?? null }
  const changes = {
    ...(text === undefined ? {} : { text }),
    ...(owner === null ? {} : { ownerId: owner.personId }),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...settled,
  }
  const after = {
    ...row,
    ...changes,
    ...(owner === null ? {} : { ownerName: owner.name }),
  }
  return ok({
    statements:
      Object.keys(changes).length === 0
        ? []
        : [
            // A new revision of its retro may take it away meanwhile.
            guard(db, sql`EXISTS (SELECT 1 FROM "action" WHERE id = ${actionId})`),
            db.update(action).set(changes).where(eq(action.id, actionId)),
          ],
    reply: toAction(after, today),
  })
}
