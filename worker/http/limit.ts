import { ok, refuse } from '../../shared/result.ts'
import type { LimitName } from '../env.ts'
import type { Services } from '../services.ts'
import type { ApiResult } from './refusals.ts'

/**
 * Counts a try of the address that a request comes from.
 * @param what is counted on its own for each address
 */
export async function checkLimit(
  services: Pick<Services, 'env'>,
  name: LimitName,
  request: Request,
  what?: string,
): Promise<ApiResult<null>> {
  const key = what === undefined ? addressOf(request) : `${what} ${addressOf(request)}`
  const { success } = await services.env[name].limit({ key })
  return success
    ? ok(null)
    : refuse('too-many-requests', 'Too many tries from here. Wait a minute, then try again.')
}

/** The platform sets this header itself; there is none without a network in between. */
function addressOf(request: Request): string {
  return request.headers.get('cf-connecting-ip') ?? 'local'
}
