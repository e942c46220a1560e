import type { RecordCapability } from '../../shared/identity/record-capabilities.ts'
import { ok } from '../../shared/result.ts'
import type { ApiResult } from '../http/refusals.ts'
import type { Caller } from '../http/serve.ts'
import {
  allowInWorkshop,
  allowOnCycle,
  type CycleAccess,
  type RecordAccess,
} from '../record/record-access.ts'
import type { Services } from '../services.ts'

/** How much of a team's record is taken along. */
export type ExportScope =
  | { readonly of: 'team' }
  | { readonly of: 'cycle'; readonly cycle: CycleAccess['cycle'] }
  | { readonly of: 'workshop'; readonly workshopId: string; readonly cycle: CycleAccess['cycle'] }
export type ExportAccess = RecordAccess & { readonly scope: ExportScope }

/** A cycle to take along. */
export async function allowExportOfCycle(
  services: Services,
  caller: Caller,
  cycleId: string,
  needs: RecordCapability,
): Promise<ApiResult<ExportAccess>> {
  const allowed = await allowOnCycle(services, caller, cycleId, needs)
  return allowed.ok ? ok({ ...allowed.value, scope: { of: 'cycle', cycle: allowed.value.cycle } }) : allowed
}

/** A workshop to take along. */
export async function allowExportOfWorkshop(
  services: Services,
  caller: Caller,
  workshopId: string,
  needs: RecordCapability,
): Promise<ApiResult<ExportAccess>> {
  const allowed = await allowInWorkshop(services, caller, workshopId, needs)
  if (!allowed.ok) return allowed
  return ok({ ...allowed.value, scope: { of: 'workshop', workshopId, cycle: allowed.value.cycle } })
}
