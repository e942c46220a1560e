import { eq, sql } from 'drizzle-orm'
import type { Initiative } from '../../shared/api/living-okrs.ts'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { ok, refuse } from '../../shared/result.ts'
import { initiative, member } from '../db/schema.ts'
import { type ApiResult, notFound, refuseFields } from '../http/refusals.ts'
import { type Api, type Caller, serve } from '../http/serve.ts'
import { dropped } from '../record/course.ts'
import { guardPursued, readKeyResultNow } from '../record/key-result-now.ts'
import { doOnce, type OncePlan } from '../record/once.ts'
import { findPerson, selectOwners } from '../record/owners.ts'
import { allowOnKeyResult, type KeyResultAccess } from '../record/record-access.ts'
import type { Services } from '../services.ts'

/** What is done for a key result. Doing is not achieving: none of this moves its progress. */
export function serveInitiatives(api: Api): void {
  const { addInitiative, changeInitiative } = RECORD_ROUTES
  serve(api, addInitiative, {
    allow: ({ services, caller, params }) =>
      allowOnKeyResult(services, caller, params.keyResultId, addInitiative.needs),
    act: (accepted) => {
      const { services, allowed, body } = accepted
      return doOnce(services, { ...accepted, route: addInitiative }, () =>
        planInitiative(services, allowed, body),
      )
    },
  })

  serve(api, changeInitiative, {
    allow: ({ services, caller, params }) => allowOnInitiative(services, caller, params.initiativeId),
    async act({ services: { db }, allowed, params: { initiativeId }, body: { text, ownerId, state } }) {
      if (allowed.droppedInRevision !== null) {
        return refuse('conflict', 'The workshop dropped this initiative. Add it anew if it goes on.')
      }
      if (ownerId !== undefined && ownerId !== null) {
        const owners = await selectOwners(db, allowed.team.id, allowed.cycle.id)
        if (findPerson(owners, ownerId) === null) return unknownOwner()
      }
      const given = { text, ownerId, state }
      const isChanged = Object.values(given).some((value) => value !== undefined)
      const read = db
        .select({
          id: initiative.id,
          text: initiative.text,
          state: initiative.state,
          ownerId: initiative.ownerId,
          ownerName: member.name,
        })
        .from(initiative)
        .leftJoin(member, eq(member.id, initiative.ownerId))
        .where(eq(initiative.id, initiativeId))
      const change = db
        .update(initiative)
        .set(isChanged ? given : { text: sql`text` })
        .where(eq(initiative.id, initiativeId))
      const [, [row]] = await db.batch([change, read])
      if (!row) return notFound()
      const owner =
        row.ownerId === null || row.ownerName === null ? null : { personId: row.ownerId, name: row.ownerName }
      return ok({ id: row.id, text: row.text, state: row.state, owner })
    },
  })
}

async function planInitiative(
  services: Services,
  access: KeyResultAccess,
  { text, ownerId }: { readonly text: string; readonly ownerId: string | null },
): Promise<ApiResult<OncePlan<Initiative>>> {
  const { db, now, newId } = services
  const { row, owners } = await readKeyResultNow(services, access)
  if (row.droppedInRevision !== null) return dropped('add to it')
  const owner = findPerson(owners, ownerId)
  if (ownerId !== null && owner === null) return unknownOwner()
  const added: Initiative = { id: newId(), text, owner, state: 'open' }
  const insert = db.insert(initiative).values({
    id: added.id,
    workshopId: row.workshopId,
    // After those that are there, also after one that is added at the same moment.
    position: sql`(SELECT coalesce(max(position), -1) + 1 FROM initiative WHERE key_result_id = ${row.id})`,
    firstRevision: row.revision,
    revision: row.revision,
    keyResultId: row.id,
    text,
    ownerId,
    state: added.state,
    addedAtMs: now(),
  })
  return ok({ statements: [guardPursued(db, row.id), insert], reply: added })
}

type InitiativeAccess = KeyResultAccess & Pick<typeof initiative.$inferSelect, 'droppedInRevision'>

async function allowOnInitiative(
  services: Services,
  caller: Caller,
  initiativeId: string,
): Promise<ApiResult<InitiativeAccess>> {
  const [row] = await services.db
    .select({ keyResultId: initiative.keyResultId, droppedInRevision: initiative.droppedInRevision })
    .from(initiative)
    .where(eq(initiative.id, initiativeId))
  if (!row) return notFound()
  const { needs } = RECORD_ROUTES.changeInitiative
  const allowed = await allowOnKeyResult(services, caller, row.keyResultId, needs)
  return allowed.ok ? ok({ ...allowed.value, droppedInRevision: row.droppedInRevision }) : allowed
}

function unknownOwner() {
  return refuseFields('invalid-input', 'The initiative’s owner is not known.', {
    ownerId: 'Choose somebody of this team, or nobody.',
  })
}
