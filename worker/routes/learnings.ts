import { and, eq, isNull, sql } from 'drizzle-orm'
import { RETRO_ROUTES } from '../../shared/api/retro-routes.ts'
import { ok, refuse } from '../../shared/result.ts'
import { runAll } from '../db/database.ts'
import { learning, learningTerm } from '../db/retro-schema.ts'
import { type Api, type Caller, serve } from '../http/serve.ts'
import { allowInTeam, allowOnRow } from '../record/record-access.ts'
import { findLearnings } from '../record/retro/find-learnings.ts'
import type { Services } from '../services.ts'

/** [RE6] What a team learned: found by words, and taken out where it is no longer so. */
export function serveLearnings(api: Api): void {
  const { learnings, removeLearning } = RETRO_ROUTES

  serve(api, learnings, {
    allow: ({ services, caller, params }) => allowInTeam(services, caller, params.teamId, learnings.needs),
    act: ({ services, allowed, query }) => findLearnings(services, allowed, query),
  })

  serve(api, removeLearning, {
    allow: ({ services, caller, params }) => allowOnLearning(services, caller, params.learningId),
    async act({ services: { db, now }, params: { learningId } }) {
      await runAll(db, [
        db
          .update(learning)
          .set({ removedAtMs: now() })
          .where(and(eq(learning.id, learningId), isNull(learning.removedAtMs))),
        db.delete(learningTerm).where(eq(learningTerm.learningId, learningId)),
      ])
      return ok({})
    },
  })
}

/** A learning of a team whose course who asks may correct: nobody owns one. */
async function allowOnLearning(services: Services, caller: Caller, learningId: string) {
  const isIt = eq(learning.id, learningId)
  const teamId = sql`(SELECT ${learning.teamId} FROM ${learning} WHERE ${isIt})`
  const rows = services.db.select({ learning }).from(learning).where(isIt)
  const allowed = await allowOnRow(services, caller, { teamId }, rows, RETRO_ROUTES.removeLearning.needs)
  if (allowed.ok && allowed.value.reach !== 'any') {
    return refuse('not-allowed', 'Members of the team tend its library.')
  }
  return allowed
}
