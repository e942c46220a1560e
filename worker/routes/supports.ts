import { and, count, eq, isNull, sql } from 'drizzle-orm'
import { ALIGNMENT_ROUTES, MAX_SUPPORTS } from '../../shared/api/alignment-routes.ts'
import { ok, refuse } from '../../shared/result.ts'
import { supportLink } from '../db/living-schema.ts'
import { cycle, keyResult, objective } from '../db/schema.ts'
import { notFound, refuseFields } from '../http/refusals.ts'
import { type Api, serve } from '../http/serve.ts'
import { readAlignment } from '../record/living/read-alignment.ts'
import { allowInTeam, allowPersonOnObjective } from '../record/record-access.ts'
import { areLinked } from './team-links.ts'

/** An objective supports another one, of its own team or of a linked one: by words, never by copying. */
export function serveSupports(api: Api): void {
  serve(api, ALIGNMENT_ROUTES.addSupport, {
    limit: 'LIMIT_CREATE',
    allow: ({ services, caller, params }) =>
      allowPersonOnObjective(services, caller, params.objectiveId, ALIGNMENT_ROUTES.addSupport.needs),
    async act({ services: { db, newId, now }, allowed: { team, person, objective: ours }, body }) {
      const { supportsObjectiveId, supportsKeyResultId, contribution } = body
      if (supportsObjectiveId === ours.id) {
        return refuseFields('invalid-input', 'An objective cannot support itself.', {
          supportsObjectiveId: 'Choose another objective.',
        })
      }
      const [[theirs], [theirKeyResult], [existing]] = await db.batch([
        db
          .select({ teamId: cycle.teamId, droppedInRevision: objective.droppedInRevision })
          .from(objective)
          .innerJoin(cycle, eq(cycle.id, objective.cycleId))
          .where(eq(objective.id, supportsObjectiveId)),
        db
          .select({ objectiveId: keyResult.objectiveId })
          .from(keyResult)
          .where(eq(keyResult.id, supportsKeyResultId ?? '')),
        db
          .select({
            supports: count(),
            same: sql<number>`coalesce(sum(
              ${supportLink.supportsObjectiveId} = ${supportsObjectiveId}
              AND ${supportLink.supportsKeyResultId} IS ${supportsKeyResultId}
            ), 0)`,
          })
          .from(supportLink)
          .where(and(eq(supportLink.objectiveId, ours.id), isNull(supportLink.endedAtMs))),
      ])
      const isSeen = theirs && (theirs.teamId === team.id || (await areLinked(db, team.id, theirs.teamId)))
      // To those who may not see it, another team's objective does not exist.
      if (!isSeen || theirs.droppedInRevision !== null) {
        return refuseFields('invalid-input', 'This objective is not there to be supported.', {
          supportsObjectiveId: 'Choose an objective of your team or of one that you are linked with.',
        })
      }
      if (supportsKeyResultId !== null && theirKeyResult?.objectiveId !== supportsObjectiveId) {
        return refuseFields('invalid-input', 'This key result belongs to another objective.', {
          supportsKeyResultId: 'Choose a key result of that objective.',
        })
      }
      if ((existing?.same ?? 0) > 0) {
        return refuse('conflict', 'That is said already. End it first to say it in other words.')
      }
      if ((existing?.supports ?? 0) >= MAX_SUPPORTS) {
        return refuse(
          'conflict',
          `An objective supports at most ${MAX_SUPPORTS} others: choose what matters.`,
        )
      }
      const supportId = newId()
      await db.insert(supportLink).values({
        id: supportId,
        objectiveId: ours.id,
        supportsObjectiveId,
        supportsKeyResultId,
        contribution,
        createdBy: person.personId,
        createdAtMs: now(),
      })
      return ok({ supportId })
    },
  })

  serve(api, ALIGNMENT_ROUTES.alignment, {
    allow: ({ services, caller, params }) =>
      allowInTeam(services, caller, params.teamId, ALIGNMENT_ROUTES.alignment.needs),
    act: ({ services, allowed, query }) => readAlignment(services, allowed, query.cycle ?? null),
  })

  serve(api, ALIGNMENT_ROUTES.endSupport, {
    allow: ({ services, caller, params }) =>
      allowPersonOnObjective(services, caller, params.objectiveId, ALIGNMENT_ROUTES.endSupport.needs),
    async act({ services: { db, now }, allowed: { objective: ours }, params: { supportId } }) {
      const ended = await db
        .update(supportLink)
        .set({ endedAtMs: now() })
        .where(
          and(
            eq(supportLink.id, supportId),
            eq(supportLink.objectiveId, ours.id),
            isNull(supportLink.endedAtMs),
          ),
        )
        .returning({ id: supportLink.id })
      return ended.length > 0 ? ok({}) : notFound()
    },
  })
}
