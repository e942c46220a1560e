import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { ok } from '../../shared/result.ts'
import { type Api, serve } from '../http/serve.ts'
import { readCheckIns } from '../record/living/read-check-ins.ts'
import { readCycleOkrs } from '../record/living/read-cycle.ts'
import { readKeyResultPage } from '../record/living/read-key-result.ts'
import { readObjectivePage } from '../record/living/read-objective.ts'
import { readOwed } from '../record/living/read-owed.ts'
import { allowInTeam, allowOnKeyResult, allowOnObjective } from '../record/record-access.ts'

/** OKRs after their workshop, as they are read. */
export function serveLivingOkrs(api: Api): void {
  serve(api, RECORD_ROUTES.cycleOkrs, {
    allow: ({ services, caller, params }) =>
      allowInTeam(services, caller, params.teamId, RECORD_ROUTES.cycleOkrs.needs),
    act: ({ services, allowed, query }) => readCycleOkrs(services, allowed, query.cycle ?? null),
  })

  serve(api, RECORD_ROUTES.objective, {
    allow: ({ services, caller, params }) =>
      allowOnObjective(services, caller, params.objectiveId, RECORD_ROUTES.objective.needs),
    act: async ({ services, allowed }) => ok(await readObjectivePage(services, allowed)),
  })

  serve(api, RECORD_ROUTES.keyResult, {
    allow: ({ services, caller, params }) =>
      allowOnKeyResult(services, caller, params.keyResultId, RECORD_ROUTES.keyResult.needs),
    act: async ({ services, allowed }) => ok(await readKeyResultPage(services, allowed)),
  })

  serve(api, RECORD_ROUTES.checkIns, {
    allow: ({ services, caller, params }) =>
      allowOnKeyResult(services, caller, params.keyResultId, RECORD_ROUTES.checkIns.needs),
    act: ({ services, allowed, query }) => readCheckIns(services, allowed, query),
  })

  serve(api, RECORD_ROUTES.owed, {
    allow: ({ services, caller, params }) =>
      allowInTeam(services, caller, params.teamId, RECORD_ROUTES.owed.needs),
    act: async ({ services, allowed }) => ok(await readOwed(services, allowed)),
  })
}
