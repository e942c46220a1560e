import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { type Api, serve } from '../http/serve.ts'
import { planCheckIn } from '../record/check-in.ts'
import { doOnce } from '../record/once.ts'
import { allowOnKeyResult } from '../record/record-access.ts'

/** [CH1] Checking in on a key result, by people and by programs. */
export function serveCheckIns(api: Api): void {
  const route = RECORD_ROUTES.checkIn
  serve(api, route, {
    allow: ({ services, caller, params }) =>
      allowOnKeyResult(services, caller, params.keyResultId, route.needs),
    act: (accepted) => {
      const { services, allowed, body } = accepted
      return doOnce(services, { ...accepted, route }, () => planCheckIn(services, allowed, body))
    },
  })
}
