import { eq } from 'drizzle-orm'
import type { RecordCapability } from '../../shared/identity/record-capabilities.ts'
import { ok, type Result } from '../../shared/result.ts'
import { cycle, workshop } from '../db/schema.ts'
import { notFound } from '../http/refusals.ts'
import type { Caller } from '../http/serve.ts'
import { allowInCycle, type RecordAccess } from '../record/record-access.ts'
import type { Services } from '../services.ts'

/** How much of a team's record is taken along. */
export type ExportScope =
  | { readonly of: 'team' }
  | { readonly of: 'cycle'; readonly cycle: typeof cycle.$inferSelect }
  | { readonly of: 'workshop'; readonly workshopId: string; readonly cycle: typeof cycle.$inferSelect }
export type ExportAccess = RecordAccess & { readonly scope: ExportScope }

type Access = Promise<Result<ExportAccess, 'not-found' | 'not-allowed' | 'token-not-valid'>>

/** A cycle, where what is needed reaches it: a guest's are those whose workshops they joined. */
export async function allowOnCycle(
  services: Services,
  caller: Caller,
  cycleId: string,
  needs: RecordCapability,
): Access {
  const [row] = await services.db.select().from(cycle).where(eq(cycle.id, cycleId))
  if (!row) return notFound()
  const allowed = await allowInCycle(services, caller, row, needs)
  return allowed.ok ? ok({ ...allowed.value, scope: { of: 'cycle', cycle: row } }) : allowed
}

/** A workshop, by its cycle. */
export async function allowOnWorkshop(
  services: Services,
  caller: Caller,
  workshopId: string,
  needs: RecordCapability,
): Access {
  const [row] = await services.db
    .select({ cycle })
    .from(workshop)
    .innerJoin(cycle, eq(cycle.id, workshop.cycleId))
    .where(eq(workshop.id, workshopId))
  if (!row) return notFound()
  const allowed = await allowInCycle(services, caller, row.cycle, needs)
  return allowed.ok ? ok({ ...allowed.value, scope: { of: 'workshop', workshopId, ...row } }) : allowed
}
