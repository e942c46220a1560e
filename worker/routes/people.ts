import { and, eq, inArray, sql } from 'drizzle-orm'
import { PEOPLE_ROUTES } from '../../shared/api/people-routes.ts'
import { ok, refuse } from '../../shared/result.ts'
import { guard, retryOnConflict, runAll, type Statement } from '../db/database.ts'
import { retro } from '../db/retro-schema.ts'
import { member, okrRevision } from '../db/schema.ts'
import { columnsNaming } from '../db/team-rows.ts'
import { notFound, refuseFields } from '../http/refusals.ts'
import { type Api, serve } from '../http/serve.ts'
import { allowPersonInTeam } from '../record/record-access.ts'
import type { Services } from '../services.ts'

/** Somebody whom an import made, and who was in the team all along under another entry. */
export function servePeople(api: Api): void {
  const route = PEOPLE_ROUTES.joinPeople
  serve(api, route, {
    allow: ({ services, caller, params }) => allowPersonInTeam(services, caller, params.teamId, route.needs),
    async act({ services, allowed: { team }, params: { personId }, body }) {
      const { db } = services
      return retryOnConflict(async () => {
        const people = await db
          .select({
            id: member.id,
            name: member.name,
            sameAs: member.sameAs,
            hasBeenHere: hasBeenHere(member.id),
          })
          .from(member)
          .where(and(eq(member.teamId, team.id), inArray(member.id, [personId, body.personId])))
        const who = people.find(({ id }) => id === personId)
        const is = people.find(({ id }) => id === body.personId)
        if (!who || who.sameAs !== null) return notFound()
        if (!is || is.sameAs !== null || is.id === who.id) {
          return refuseFields('invalid-input', 'Choose somebody else of this team.', {
            personId: 'Choose somebody else of this team.',
          })
        }
        if (who.hasBeenHere === 1) {
          return refuse(
            'conflict',
            `${who.name} has been here: only people whom an import brought are joined.`,
          )
        }
        await runAll(db, joinStatements(services, who.id, is.id))
        return ok({})
      })
    },
  })
}

/** Whether somebody ever was this person, in a browser or a workshop: such a one is nobody else. 1 or 0. */
export function hasBeenHere(personId: typeof member.id) {
  return sql<number>`(
    EXISTS (SELECT 1 FROM session AS their_session WHERE their_session.member_id = ${personId})
    OR EXISTS (SELECT 1 FROM participant AS theirs WHERE theirs.member_id = ${personId})
  )`.as('has_been_here')
}

/**
 * Everything that names the one names the other from now on, in whatever table. What was written down word for word (revisions,
 * votes, corrections) goes on naming the one, who keeps their name for it.
 */
function joinStatements({ db }: Services, from: string, to: string): Statement[] {
  const isNobody = sql`(
    SELECT same_as IS NULL FROM member WHERE id = ${from}
  ) AND (SELECT same_as IS NULL FROM member WHERE id = ${to})
  AND NOT EXISTS (SELECT 1 FROM session WHERE member_id = ${from})
  AND NOT EXISTS (SELECT 1 FROM participant WHERE member_id = ${from})`
  return [
    guard(db, isNobody),
    ...columnsNaming(member).map(({ table, key, column }) =>
      db
        .update(table)
        .set({ [key]: to })
        .where(eq(column, from)),
    ),
    db.update(okrRevision).set({ finalisedBy: to }).where(eq(okrRevision.finalisedBy, from)),
    db.update(retro).set({ finalisedBy: to }).where(eq(retro.finalisedBy, from)),
    db.update(member).set({ sameAs: to }).where(eq(member.id, from)),
  ]
}
