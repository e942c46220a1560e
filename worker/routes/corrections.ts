import { and, eq, isNull } from 'drizzle-orm'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { ok, refuse } from '../../shared/result.ts'
import { keyResult } from '../db/schema.ts'
import type { ApiResult } from '../http/refusals.ts'
import { type Api, type Defer, serve } from '../http/serve.ts'
import { dropped, planCorrection, planDrop, planObjectiveCorrection, planTakeUp } from '../record/course.ts'
import { tellMeetings } from '../record/follow-record.ts'
import { readLivingKeyResult } from '../record/living/read-key-result.ts'
import { doOnce } from '../record/once.ts'
import { allowOnKeyResult, allowOnObjective, allowPersonOnKeyResult } from '../record/record-access.ts'
import type { Services } from '../services.ts'

/** [CH3] Changing the course in the open: with a reason, and with the original kept. */
export function serveCorrections(api: Api): void {
  const { correctKeyResult, dropKeyResult, takeUpKeyResult, correctObjective } = RECORD_ROUTES
  serve(api, correctKeyResult, {
    allow: ({ services, caller, params }) =>
      allowOnKeyResult(services, caller, params.keyResultId, correctKeyResult.needs),
    act: (accepted) => {
      const { services, allowed, body } = accepted
      return inTheOpen(accepted, () =>
        doOnce(services, { ...accepted, route: correctKeyResult }, () =>
          planCorrection(services, allowed, body),
        ),
      )
    },
  })

  serve(api, dropKeyResult, {
    allow: ({ services, caller, params }) =>
      allowOnKeyResult(services, caller, params.keyResultId, dropKeyResult.needs),
    act: (accepted) => {
      const { services, allowed, body } = accepted
      return inTheOpen(accepted, () =>
        doOnce(services, { ...accepted, route: dropKeyResult }, () => planDrop(services, allowed, body)),
      )
    },
  })

  serve(api, takeUpKeyResult, {
    allow: ({ services, caller, params }) =>
      allowOnKeyResult(services, caller, params.keyResultId, takeUpKeyResult.needs),
    act: (accepted) => {
      const { services, allowed, body } = accepted
      return inTheOpen(accepted, () =>
        doOnce(services, { ...accepted, route: takeUpKeyResult }, () => planTakeUp(services, allowed, body)),
      )
    },
  })

  serve(api, correctObjective, {
    async allow({ services, caller, params }) {
      const allowed = await allowOnObjective(services, caller, params.objectiveId, correctObjective.needs)
      // `own` reaches the key results that one owns; an objective is everybody's.
      return allowed.ok && allowed.value.reach === 'own'
        ? refuse('not-allowed', 'Only the team’s members change an objective.')
        : allowed
    },
    act: (accepted) => {
      const { services, allowed, body } = accepted
      return inTheOpen(accepted, () =>
        doOnce(services, { ...accepted, route: correctObjective }, () =>
          planObjectiveCorrection(services, allowed, body),
        ),
      )
    },
  })

  serveAcceptance(api)
}

type Correcting = {
  readonly services: Services
  readonly allowed: { readonly cycle: { readonly id: string } }
  readonly defer: Defer
}

/** A meeting that looks at these OKRs at the moment sees on its board what was corrected. */
async function inTheOpen<Reply>(
  { services, allowed, defer }: Correcting,
  correct: () => Promise<ApiResult<Reply>>,
): Promise<ApiResult<Reply>> {
  const corrected = await correct()
  if (corrected.ok) defer(() => tellMeetings(services, allowed.cycle.id))
  return corrected
}

/** [KR9] Nobody accepts for another. */
function serveAcceptance(api: Api): void {
  const route = RECORD_ROUTES.acceptKeyResult
  serve(api, route, {
    allow: ({ services, caller, params }) =>
      allowPersonOnKeyResult(services, caller, params.keyResultId, route.needs),
    async act({ services, allowed }) {
      const [row] = await services.db
        .update(keyResult)
        .set({ accepted: true })
        .where(
          and(
            eq(keyResult.id, allowed.keyResult.id),
            eq(keyResult.ownerId, allowed.person.personId),
            isNull(keyResult.droppedInRevision),
          ),
        )
        .returning()
      if (row) return ok({ keyResult: await readLivingKeyResult(services, { ...allowed, keyResult: row }) })
      return allowed.keyResult.droppedInRevision === null
        ? refuse('not-allowed', 'Only the person who owns a key result accepts it.')
        : dropped('accept it')
    },
  })
}
