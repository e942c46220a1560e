import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Person } from '../../shared/api/living-okrs.ts'
import {
  farthestReach,
  RECORD_CAPABILITIES,
  type Reach,
  type RecordCapability,
  type RecordRole,
  recordRoleOf,
} from '../../shared/identity/record-capabilities.ts'
import type { Role, Standing } from '../../shared/identity/roles.ts'
import type { Rhythm } from '../../shared/okr/rhythm.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { zonedParts } from '../../shared/time/zoned-time.ts'
import { cycle, keyResult, member, objective, participant, session, team, workshop } from '../db/schema.ts'
import { notFound } from '../http/refusals.ts'
import type { Caller } from '../http/serve.ts'
import type { Services } from '../services.ts'

/** A team's record and who the asking person or program is to it. */
export type RecordAccess = {
  readonly team: {
    readonly id: string
    readonly name: string
    readonly practiceUntilMs: number | null
    readonly timeZone: string
    readonly rhythm: Rhythm
  }
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

export type ObjectiveAccess = RecordAccess & { readonly objective: ObjectiveRow; readonly cycle: CycleRow }
export type KeyResultAccess = ObjectiveAccess & { readonly keyResult: KeyResultRow }

type Access<Value> = Promise<Result<Value, 'not-found' | 'not-allowed'>>

/** [Capabilities] The team as whoever asks may see it, in one query; to a stranger it does not exist. */
export async function allowInTeam(
  services: Services,
  caller: Caller,
  teamId: string,
  needs: RecordCapability,
): Access<RecordAccess> {
  const found = await findCaller(services, caller, eq(team.id, teamId))
  return found === null ? notFound() : grant(services, found, needs)
}

/** An objective, where what is needed reaches it. */
export async function allowOnObjective(
  services: Services,
  caller: Caller,
  objectiveId: string,
  needs: RecordCapability,
): Access<ObjectiveAccess> {
  const { db } = services
  const [row] = await db
    .select({ objective, cycle })
    .from(objective)
    .innerJoin(cycle, eq(cycle.id, objective.cycleId))
    .where(eq(objective.id, objectiveId))
  if (!row) return notFound()
  const allowed = await allowInCycle(services, caller, row.cycle, needs)
  return allowed.ok ? ok({ ...allowed.value, ...row }) : allowed
}

/** A key result, where what is needed reaches it: to change one, `own` means that one owns it. */
export async function allowOnKeyResult(
  services: Services,
  caller: Caller,
  keyResultId: string,
  needs: RecordCapability,
): Access<KeyResultAccess> {
  const { db } = services
  const [row] = await db
    .select({ keyResult, objective, cycle })
    .from(keyResult)
    .innerJoin(objective, eq(objective.id, keyResult.objectiveId))
    .innerJoin(cycle, eq(cycle.id, objective.cycleId))
    .where(eq(keyResult.id, keyResultId))
  if (!row) return notFound()
  const allowed = await allowInCycle(services, caller, row.cycle, needs)
  if (!allowed.ok) return allowed
  const isOwn = row.keyResult.ownerId !== null && row.keyResult.ownerId === allowed.value.person?.personId
  if (needs !== 'read-okrs' && allowed.value.reach === 'own' && !isOwn) {
    return refuse('not-allowed', 'Only its owner and the team’s members change this key result.')
  }
  return ok({ ...allowed.value, ...row })
}

/** A guest sees the cycles whose workshops they joined, others do not exist for them. */
export async function allowInCycle(
  services: Services,
  caller: Caller,
  { id, teamId }: CycleRow,
  needs: RecordCapability,
): Access<RecordAccess> {
  const found = await findCaller(services, caller, eq(team.id, teamId), id)
  return found === null ? notFound() : grant(services, found, needs)
}

type Found = Pick<RecordAccess, 'team' | 'person' | 'token' | 'roles'>

/** What everybody in the table of capabilities is asked by; `null`: a stranger. */
function grant(
  { now }: Services,
  found: Found,
  needs: RecordCapability,
): Result<RecordAccess, 'not-allowed'> {
  const reach = farthestReach(found.roles, needs)
  if (reach === 'none') {
    return refuse(
      'not-allowed',
      found.token
        ? 'This token does not have the scope for that. Make one that has it.'
        : 'Only members of the team may do that. Ask one of them for an invitation.',
    )
  }
  return ok({ ...found, reach, today: zonedParts(now(), found.team.timeZone).date })
}

/** @param cycleId counts only what a guest is in workshops of that cycle */
async function findCaller(
  { db }: Services,
  caller: Caller,
  ofTeam: SQL,
  cycleId?: string,
): Promise<Found | null> {
  if (caller.kind === 'token') return null
  const [row] = await db
    .select({
      id: team.id,
      name: team.name,
      practiceUntilMs: team.practiceUntilMs,
      timeZone: timeZoneOfTeam,
      everyWeeks: team.checkInEveryWeeks,
      weekday: team.checkInWeekday,
      staleAfterDays: team.staleAfterDays,
      personId: member.id,
      personName: member.name,
      standing: member.standing,
      workshopRoles: sql<string | null>`(
        SELECT group_concat(DISTINCT ${participant.role}) FROM ${participant}
        INNER JOIN ${workshop} ON ${workshop.id} = ${participant.workshopId}
        WHERE ${participant.memberId} = ${member.id} AND ${isNull(participant.removedAtMs)}
        ${cycleId === undefined ? sql`` : sql`AND ${workshop.cycleId} = ${cycleId}`}
      )`,
    })
    .from(session)
    .innerJoin(team, eq(team.id, session.teamId))
    .innerJoin(member, eq(member.id, session.memberId))
    .where(and(eq(session.browserHash, caller.browser.hash), ofTeam))
  if (!row) return null
  const role = recordRoleOf(row.standing satisfies Standing, readRoles(row.workshopRoles))
  if (role === null) return null
  return {
    team: teamOf(row),
    person: { personId: row.personId, name: row.personName },
    token: null,
    roles: [role],
  }
}

/** The team's own time zone, else that of its newest workshop. */
export const timeZoneOfTeam = sql<string>`coalesce(${team.timeZone}, (
  SELECT newest.time_zone FROM workshop AS newest WHERE newest.team_id = ${team.id}
  ORDER BY newest.created_at_ms DESC LIMIT 1
), 'UTC')`

export type TeamRow = Pick<RecordAccess['team'], 'id' | 'name' | 'practiceUntilMs' | 'timeZone'> & {
  readonly everyWeeks: number
  readonly weekday: number
  readonly staleAfterDays: number
}

export function teamOf({
  id,
  name,
  practiceUntilMs,
  timeZone,
  everyWeeks,
  weekday,
  staleAfterDays,
}: TeamRow): RecordAccess['team'] {
  const rhythm: Rhythm = { everyWeeks: everyWeeks === 2 ? 2 : 1, weekday, staleAfterDays }
  return { id, name, practiceUntilMs, timeZone, rhythm }
}

function readRoles(joined: string | null): Role[] {
  return (joined ?? '').split(',').filter((role): role is Role => role !== '')
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
