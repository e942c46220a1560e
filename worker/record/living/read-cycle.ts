import type { CycleOkrs } from '../../../shared/api/living-okrs.ts'
import { type ApiResult, notFound } from '../../http/refusals.ts'
import type { Services } from '../../services.ts'
import type { RecordAccess } from '../record-access.ts'

/**
 * A cycle's OKRs as they stand today.
 * @param cycleId `null`: the one that today is in, else the next, else the last
 */
export async function readCycleOkrs(
  _services: Services,
  _access: RecordAccess,
  _cycleId: string | null,
): Promise<ApiResult<CycleOkrs>> {
  return notFound()
}
