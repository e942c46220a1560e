import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import * as v from 'valibot'
import type { Person } from '../../shared/api/living-okrs.ts'
import {
  type RecordRole,
  recordRoleOf,
  type TokenScope,
  TokenScopeSchema,
} from '../../shared/identity/record-capabilities.ts'
import type { Role, Standing } from '../../shared/identity/roles.ts'
import type { Rhythm } from '../../shared/okr/rhythm.ts'
import { apiToken } from '../db/living-schema.ts'
import { member, participant, session, team, workshop } from '../db/schema.ts'
import type { Caller } from '../http/serve.ts'
import type { Browser } from '../identity/browser.ts'
import { hashLinkSecret } from '../identity/link-secrets.ts'
import type { Services } from '../services.ts'

/** A team as its record knows it. */
export type RecordTeam = {
  readonly id: string
  readonly name: string
  readonly practiceUntilMs: number | null
  readonly timeZone: string
  readonly rhythm: Rhythm
}

/** Whoever asks, as the record knows them: a person or a program, with what they are to the team. */
export type Found = {
  readonly team: RecordTeam
  readonly person: Person | null
  readonly token: {
    readonly id: string
    readonly name: string
    readonly lastUsedAtMs: number | null
  } | null
  readonly roles: readonly RecordRole[]
}

/** Where somebody asks. A guest is only what they are in workshops of the cycle, or in the workshop, that is named. */
export type Place = {
  readonly teamId: string | SQL
  readonly cycleId?: string | SQL
  readonly workshopId?: string
}

/**
 * Who asks, in one query.
 * @returns `null`: a stranger to this team
 */
export function findCaller(
  services: Services,
  caller: Caller,
  place: Place,
): Promise<Found | 'token-not-valid' | null> {
  return caller.kind === 'token'
    ? findToken(services, caller.secret, place)
    : findPerson(services, caller.browser, place)
}

export const TEAM_COLUMNS = {
  id: team.id,
  name: team.name,
  practiceUntilMs: team.practiceUntilMs,
  everyWeeks: team.checkInEveryWeeks,
  weekday: team.checkInWeekday,
  staleAfterDays: team.staleAfterDays,
}

/** The token and its team in one query. Of another team than its own a token knows nothing, of a practice team neither. */
async function findToken(
  services: Services,
  secret: string,
  { teamId }: Place,
): Promise<Found | 'token-not-valid' | null> {
  const [row] = await services.db
    .select({
      token: { id: apiToken.id, name: apiToken.name, lastUsedAtMs: apiToken.lastUsedAtMs },
      scopesJson: apiToken.scopesJson,
      ofTeam: TEAM_COLUMNS,
      timeZone: timeZoneOfTeam,
    })
    .from(apiToken)
    .leftJoin(team, and(eq(team.id, apiToken.teamId), eq(team.id, teamId), isNull(team.practiceUntilMs)))
    .where(and(eq(apiToken.secretHash, await hashLinkSecret(services, secret)), isNull(apiToken.revokedAtMs)))
  if (!row) return 'token-not-valid'
  if (row.ofTeam === null) return null
  return {
    team: teamOf({ ...row.ofTeam, timeZone: row.timeZone }),
    person: null,
    token: row.token,
    roles: readScopes(row.scopesJson).map((scope) => `token:${scope}` as const),
  }
}

/** What a token was made for, as the table holds it. */
export function readScopes(scopesJson: string): TokenScope[] {
  return v.parse(v.array(TokenScopeSchema), JSON.parse(scopesJson))
}

async function findPerson(
  { db }: Services,
  { hash }: Browser,
  { teamId, cycleId, workshopId }: Place,
): Promise<Found | null> {
  const [row] = await db
    .select({
      ...TEAM_COLUMNS,
      timeZone: timeZoneOfTeam,
      personId: member.id,
      personName: member.name,
      standing: member.standing,
      workshopRoles: sql<string | null>`(
        SELECT group_concat(DISTINCT ${participant.role}) FROM ${participant}
        INNER JOIN ${workshop} ON ${workshop.id} = ${participant.workshopId}
        WHERE ${participant.memberId} = ${member.id} AND ${isNull(participant.removedAtMs)}
        ${cycleId === undefined ? sql`` : sql`AND ${workshop.cycleId} = ${cycleId}`}
        ${workshopId === undefined ? sql`` : sql`AND ${workshop.id} = ${workshopId}`}
      )`,
    })
    .from(session)
    .innerJoin(team, eq(team.id, session.teamId))
    .innerJoin(member, eq(member.id, session.memberId))
    .where(and(eq(session.browserHash, hash), eq(team.id, teamId)))
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

/**
 * The team's own time zone, else that of its newest workshop. For selects that join: where they select from `team` alone, the query
 * builder leaves its name out, and inside it would mean the workshop.
 */
export const timeZoneOfTeam = sql<string>`coalesce(${team.timeZone}, (
  SELECT newest.time_zone FROM workshop AS newest WHERE newest.team_id = ${team.id}
  ORDER BY newest.created_at_ms DESC LIMIT 1
), 'UTC')`

export type TeamRow = Omit<RecordTeam, 'rhythm'> & {
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
}: TeamRow): RecordTeam {
  const rhythm: Rhythm = { everyWeeks: everyWeeks === 2 ? 2 : 1, weekday, staleAfterDays }
  return { id, name, practiceUntilMs, timeZone, rhythm }
}

function readRoles(joined: string | null): Role[] {
  return (joined ?? '').split(',').filter((role): role is Role => role !== '')
}
