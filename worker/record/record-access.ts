import { and, type Column, eq, isNull, lte, or, sql } from 'drizzle-orm'
import type { Person } from '../../shared/api/living-okrs.ts'
import {
  farthestReach,
  RECORD_CAPABILITIES,
  type Reach,
  type RecordCapability,
  type RecordRole,
  reachOf,
  recordRoleOf,
} from '../../shared/identity/record-capabilities.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { zonedParts } from '../../shared/time/zoned-time.ts'
import { type FoundWorkshop, findWorkshop, findWorkshopAccess } from '../access.ts'
import { apiToken } from '../db/living-schema.ts'
import { cycle, keyResult, objective, workshop } from '../db/schema.ts'
import { type ApiResult, notFound, tokenNotValid } from '../http/refusals.ts'
import type { Caller, Defer, PersonCaller } from '../http/serve.ts'
import type { Services } from '../services.ts'
import { type Found, findCaller, type Place, type RecordTeam } from './find-caller.ts'

/** A team's record and who the asking person or program is to it. */
export type RecordAccess = {
  readonly team: RecordTeam
  /** One of the two. */
  readonly person: Person | null
  readonly token: { readonly id: string; readonly name: string } | null
  readonly roles: readonly RecordRole[]
  /** How far what was asked for reaches: never `none`. */
  readonly reach: Exclude<Reach, 'none'>
  /** The day in the team's time zone. */
  readonly today: string
}

type KeyResultRow = typeof keyResult.$inferSelect
type ObjectiveRow = typeof objective.$inferSelect
type CycleRow = typeof cycle.$inferSelect

export type CycleAccess = RecordAccess & { readonly cycle: CycleRow }
export type ObjectiveAccess = CycleAccess & { readonly objective: ObjectiveRow }
export type KeyResultAccess = ObjectiveAccess & { readonly keyResult: KeyResultRow }

type Access<Value> = Promise<Result<Value, 'not-found' | 'not-allowed' | 'token-not-valid'>>

/** The team as whoever asks may see it, in one query; to a stranger it does not exist. */
export async function allowInTeam(
  services: Services,
  caller: Caller,
  teamId: string,
  needs: RecordCapability,
): Access<RecordAccess> {
  return grant(services, caller, await findCaller(services, caller, { teamId }), needs)
}

/** The team, for a route that people alone call (`Route.by`): whose name stays with what they do. */
export async function allowPersonInTeam(
  services: Services,
  caller: PersonCaller,
  teamId: string,
  needs: RecordCapability,
): Access<ByPerson<RecordAccess>> {
  return byPerson(await allowInTeam(services, caller, teamId, needs))
}

type ByPerson<Allowed> = Allowed & { readonly person: Person }

/** What a browser was allowed, which is always some person's. */
function byPerson<Allowed extends RecordAccess, Code extends string>(
  allowed: Result<Allowed, Code>,
): Result<ByPerson<Allowed>, Code> {
  if (!allowed.ok) return allowed
  const { person } = allowed.value
  if (person === null) throw new Error('A browser without a person')
  return ok({ ...allowed.value, person })
}

/** A cycle, where what is needed reaches it: a guest sees those whose workshops they joined. */
export async function allowOnCycle(
  services: Services,
  caller: Caller,
  cycleId: string,
  needs: RecordCapability,
): Access<CycleAccess> {
  const teamId = sql`(SELECT ${cycle.teamId} FROM ${cycle} WHERE ${eq(cycle.id, cycleId)})`
  const rows = services.db.select({ cycle }).from(cycle).where(eq(cycle.id, cycleId))
  return allowOnRow(services, caller, { teamId, cycleId }, rows, needs)
}

/** A cycle, for a route that people alone call. */
export async function allowPersonOnCycle(
  services: Services,
  caller: PersonCaller,
  cycleId: string,
  needs: RecordCapability,
): Access<ByPerson<CycleAccess>> {
  return byPerson(await allowOnCycle(services, caller, cycleId, needs))
}

/** A workshop with its cycle: for a guest, one that they joined. */
export async function allowInWorkshop(
  services: Services,
  caller: Caller,
  workshopId: string,
  needs: RecordCapability,
): Access<CycleAccess> {
  const teamId = sql`(SELECT ${workshop.teamId} FROM ${workshop} WHERE ${eq(workshop.id, workshopId)})`
  const rows = services.db
    .select({ cycle })
    .from(workshop)
    .innerJoin(cycle, eq(cycle.id, workshop.cycleId))
    .where(eq(workshop.id, workshopId))
  return allowOnRow(services, caller, { teamId, workshopId }, rows, needs)
}

/** An objective, where what is needed reaches it. */
export async function allowOnObjective(
  services: Services,
  caller: Caller,
  objectiveId: string,
  needs: RecordCapability,
): Access<ObjectiveAccess> {
  const its = (column: Column) => sql`(
    SELECT ${column} FROM ${objective} INNER JOIN ${cycle} ON ${eq(cycle.id, objective.cycleId)}
    WHERE ${eq(objective.id, objectiveId)}
  )`
  const rows = services.db
    .select({ objective, cycle })
    .from(objective)
    .innerJoin(cycle, eq(cycle.id, objective.cycleId))
    .where(eq(objective.id, objectiveId))
  const place = { teamId: its(cycle.teamId), cycleId: its(cycle.id) }
  return allowOnRow(services, caller, place, rows, needs)
}

/** An objective, for a route that people alone call. */
export async function allowPersonOnObjective(
  services: Services,
  caller: PersonCaller,
  objectiveId: string,
  needs: RecordCapability,
): Access<ByPerson<ObjectiveAccess>> {
  return byPerson(await allowOnObjective(services, caller, objectiveId, needs))
}

/** A key result, where what is needed reaches it: to change one, `own` means that one owns it. */
export async function allowOnKeyResult(
  services: Services,
  caller: Caller,
  keyResultId: string,
  needs: RecordCapability,
): Access<KeyResultAccess> {
  const its = (column: Column) => sql`(
    SELECT ${column} FROM ${keyResult} INNER JOIN ${objective} ON ${eq(objective.id, keyResult.objectiveId)}
    INNER JOIN ${cycle} ON ${eq(cycle.id, objective.cycleId)} WHERE ${eq(keyResult.id, keyResultId)}
  )`
  const rows = services.db
    .select({ keyResult, objective, cycle })
    .from(keyResult)
    .innerJoin(objective, eq(objective.id, keyResult.objectiveId))
    .innerJoin(cycle, eq(cycle.id, objective.cycleId))
    .where(eq(keyResult.id, keyResultId))
  const place = { teamId: its(cycle.teamId), cycleId: its(cycle.id) }
  const allowed = await allowOnRow(services, caller, place, rows, needs)
  if (!allowed.ok) return allowed
  const { keyResult: row, person, reach } = allowed.value
  const isOwn = row.ownerId !== null && row.ownerId === person?.personId
  if (needs !== 'read-okrs' && reach === 'own' && !isOwn) {
    return refuse('not-allowed', 'Only its owner and the team’s members change this key result.')
  }
  return allowed
}

/** A key result, for a route that people alone call. */
export async function allowPersonOnKeyResult(
  services: Services,
  caller: PersonCaller,
  keyResultId: string,
  needs: RecordCapability,
): Access<ByPerson<KeyResultAccess>> {
  return byPerson(await allowOnKeyResult(services, caller, keyResultId, needs))
}

/** Reads something while it is found out who asks: a wrong token is told the same whether the thing is there or not. */
export async function allowOnRow<Row extends object>(
  services: Services,
  caller: Caller,
  place: Place,
  rows: PromiseLike<readonly Row[]>,
  needs: RecordCapability,
): Access<RecordAccess & Row> {
  const [[row], found] = await Promise.all([rows, findCaller(services, caller, place)])
  const allowed = grant(services, caller, found, needs)
  if (!allowed.ok) return allowed
  return row ? ok({ ...allowed.value, ...row }) : notFound()
}

/**
 * A workshop's publications. People read them where they may see the workshop (`findWorkshopAccess`, which tells those who
 * were removed), programs as the team's record.
 */
export async function allowOnWorkshop(
  services: Services,
  caller: Caller,
  workshopId: string,
  needs: RecordCapability,
): Promise<ApiResult<FoundWorkshop>> {
  if (caller.kind === 'browser') {
    const access = await findWorkshopAccess(services, caller.browser, workshopId)
    if (!access.ok) return access
    const { person, role } = access.value
    const recordRole = recordRoleOf(person.standing, role === null ? [] : [role])
    return recordRole !== null && reachOf(recordRole, needs) !== 'none'
      ? access
      : refuse('not-allowed', whyNot(false))
  }
  const teamId = sql`(SELECT ${workshop.teamId} FROM ${workshop} WHERE ${eq(workshop.id, workshopId)})`
  const [found, who] = await Promise.all([
    findWorkshop(services, workshopId),
    findCaller(services, caller, { teamId }),
  ])
  const allowed = grant(services, caller, who, needs)
  if (!allowed.ok) return allowed
  return found === null ? notFound() : ok(found)
}

/** What everybody in the table of capabilities is asked by; `null`: a stranger. */
function grant(
  services: Services,
  caller: Caller,
  found: Found | 'token-not-valid' | null,
  needs: RecordCapability,
): Result<RecordAccess, 'not-found' | 'not-allowed' | 'token-not-valid'> {
  if (found === null) return notFound()
  if (found === 'token-not-valid') return tokenNotValid()
  const { team: ofTeam, person, token, roles } = found
  const reach = farthestReach(roles, needs)
  if (reach === 'none') return refuse('not-allowed', whyNot(token !== null))
  if (caller.kind === 'token' && token !== null) noteUse(services, caller.defer, token)
  return ok({
    ...{ team: ofTeam, person, roles, reach },
    token: token && { id: token.id, name: token.name },
    today: zonedParts(services.now(), ofTeam.timeZone).date,
  })
}

function whyNot(isToken: boolean): string {
  return isToken
    ? 'This token does not have the scope for that. Make one that has it.'
    : 'Only members of the team may do that. Ask one of them for an invitation.'
}

/** To the hour is near enough to see which tokens are used, and spares a write for each request. */
const NOTED_EVERY_MS = 3_600_000

function noteUse({ db, now }: Services, defer: Defer, { id, lastUsedAtMs }: NonNullable<Found['token']>) {
  const nowMs = now()
  if (lastUsedAtMs !== null && lastUsedAtMs > nowMs - NOTED_EVERY_MS) return
  defer(async () => {
    await db
      .update(apiToken)
      .set({ lastUsedAtMs: nowMs })
      .where(
        and(
          eq(apiToken.id, id),
          or(isNull(apiToken.lastUsedAtMs), lte(apiToken.lastUsedAtMs, nowMs - NOTED_EVERY_MS)),
        ),
      )
  })
}

/** Who asks and what they may do, as pages tell it. */
export function recordMe({ person, roles }: Pick<RecordAccess, 'person' | 'roles'>) {
  return {
    person,
    may: Object.fromEntries(
      RECORD_CAPABILITIES.map((capability) => [capability, farthestReach(roles, capability)]),
    ),
  }
}
