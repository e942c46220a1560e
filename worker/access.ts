import { and, eq, max } from 'drizzle-orm'
import type { Role, Standing } from '../shared/identity/roles.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import type { Database } from './db/database.ts'
import { retro } from './db/retro-schema.ts'
import { cycle, member, okrRevision, participant, session, team, workshop } from './db/schema.ts'
import { notFound } from './http/refusals.ts'
import type { Browser } from './identity/browser.ts'
import type { Services } from './services.ts'

/** A workshop with what it belongs to. */
export type FoundWorkshop = {
  readonly workshop: typeof workshop.$inferSelect
  readonly team: Pick<typeof team.$inferSelect, 'id' | 'name' | 'practiceUntilMs'>
  readonly cycle: typeof cycle.$inferSelect
  /** The newest published revision. */
  readonly revision: number | null
}

/** A workshop that the asking person may see, and who they are in it. */
export type WorkshopAccess = FoundWorkshop & {
  readonly person: {
    readonly personId: string
    readonly name: string
    readonly standing: Standing
    readonly homeTeam: string | null
  }
  /** `null` for a member of the team who has not joined this workshop: they may read. */
  readonly role: Role | null
  /** Of a retro: the newest revision that the record has of it. */
  readonly retroRevision: number | null
}

/**
 * The workshop as the browser's person may see it, in one query. To a stranger it does not exist, whether it does or
 * not; a person who was removed is told so.
 */
export async function findWorkshopAccess(
  { db }: Pick<Services, 'db'>,
  browser: Browser,
  workshopId: string,
): Promise<Result<WorkshopAccess, 'not-found' | 'removed-from-workshop'>> {
  const newest = newestRevision(db, workshopId)
  const [row] = await db
    .select({
      workshop,
      team: { id: team.id, name: team.name, practiceUntilMs: team.practiceUntilMs },
      cycle,
      revision: newest.revision,
      retroRevision: retro.revision,
      person: {
        personId: member.id,
        name: member.name,
        standing: member.standing,
        homeTeam: member.homeTeam,
      },
      participant,
    })
    .from(session)
    .innerJoin(workshop, and(eq(workshop.teamId, session.teamId), eq(workshop.id, workshopId)))
    .innerJoin(team, eq(team.id, workshop.teamId))
    .innerJoin(cycle, eq(cycle.id, workshop.cycleId))
    .innerJoin(member, eq(member.id, session.memberId))
    .leftJoin(participant, and(eq(participant.workshopId, workshop.id), eq(participant.memberId, member.id)))
    .leftJoin(newest, eq(newest.workshopId, workshop.id))
    .leftJoin(retro, eq(retro.workshopId, workshop.id))
    .where(eq(session.browserHash, browser.hash))
  if (!row) return notFound()
  const { participant: joined, ...rest } = row
  if (joined && joined.removedAtMs !== null) {
    return refuse('removed-from-workshop', 'A facilitator removed you from this workshop.')
  }
  if (!joined && row.person.standing !== 'member') return notFound()
  return ok({ ...rest, role: joined?.role ?? null })
}

function newestRevision(db: Database, workshopId: string) {
  return db
    .select({ workshopId: okrRevision.workshopId, revision: max(okrRevision.revision).as('newest_revision') })
    .from(okrRevision)
    .where(eq(okrRevision.workshopId, workshopId))
    .groupBy(okrRevision.workshopId)
    .as('newest')
}

/** A workshop, whoever asks for it: who may is settled apart. */
export async function findWorkshop(
  { db }: Pick<Services, 'db'>,
  workshopId: string,
): Promise<FoundWorkshop | null> {
  const newest = newestRevision(db, workshopId)
  const [row] = await db
    .select({
      workshop,
      team: { id: team.id, name: team.name, practiceUntilMs: team.practiceUntilMs },
      cycle,
      revision: newest.revision,
    })
    .from(workshop)
    .innerJoin(team, eq(team.id, workshop.teamId))
    .innerJoin(cycle, eq(cycle.id, workshop.cycleId))
    .leftJoin(newest, eq(newest.workshopId, workshop.id))
    .where(eq(workshop.id, workshopId))
  return row ?? null
}

/** A team and who the asking person is to it. */
export type TeamAccess = {
  readonly team: Pick<typeof team.$inferSelect, 'id' | 'name' | 'practiceUntilMs'>
  readonly person: { readonly personId: string; readonly name: string; readonly standing: Standing }
}

/** The team as its members see it. A guest is refused, a stranger learns nothing. */
export async function findTeamAccess(
  { db }: Pick<Services, 'db'>,
  browser: Browser,
  teamId: string,
): Promise<Result<TeamAccess, 'not-found' | 'not-allowed'>> {
  const [row] = await db
    .select({
      team: { id: team.id, name: team.name, practiceUntilMs: team.practiceUntilMs },
      person: { personId: member.id, name: member.name, standing: member.standing },
    })
    .from(session)
    .innerJoin(team, eq(team.id, session.teamId))
    .innerJoin(member, eq(member.id, session.memberId))
    .where(and(eq(session.browserHash, browser.hash), eq(session.teamId, teamId)))
  if (!row) return notFound()
  if (row.person.standing !== 'member') {
    return refuse('not-allowed', 'Only members of the team see this. Ask one of them for an invitation.')
  }
  return ok(row)
}
