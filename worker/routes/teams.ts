import { and, asc, desc, eq, isNull, max } from 'drizzle-orm'
import { ROUTES } from '../../shared/api/routes.ts'
import { ok } from '../../shared/result.ts'
import type { Database } from '../db/database.ts'
import { retro } from '../db/retro-schema.ts'
import { cycle, member, okrRevision, participant, workshop } from '../db/schema.ts'
import { type Api, serve } from '../http/serve.ts'
import { allowInTeam, type RecordAccess } from '../record/record-access.ts'
import { hasBeenHere } from './people.ts'

export function serveTeams(api: Api): void {
  serve(api, ROUTES.team, {
    allow: ({ services, caller, params }) => allowInTeam(services, caller, params.teamId, ROUTES.team.needs),
    act: async ({ services, allowed }) => ok(await readTeam(services.db, allowed)),
  })
}

/** The team in one round trip: its cycles, workshops and people. */
async function readTeam(db: Database, { team: { id: teamId, name }, person }: RecordAccess) {
  const [people, cycles, workshops, revisions, retros, joined] = await db.batch([
    db
      .select({
        personId: member.id,
        name: member.name,
        standing: member.standing,
        homeTeam: member.homeTeam,
        hasBeenHere: hasBeenHere(member.id),
      })
      .from(member)
      .where(and(eq(member.teamId, teamId), isNull(member.sameAs)))
      .orderBy(asc(member.joinedAtMs), asc(member.id)),
    db
      .select({ cycleId: cycle.id, name: cycle.name, startsOn: cycle.startsOn, endsOn: cycle.endsOn })
      .from(cycle)
      .where(eq(cycle.teamId, teamId))
      .orderBy(desc(cycle.startsOn), asc(cycle.name)),
    // Not its agenda, which is large.
    db
      .select({
        id: workshop.id,
        title: workshop.title,
        kind: workshop.kind,
        cycleId: workshop.cycleId,
        stageId: workshop.stageId,
        createdAtMs: workshop.createdAtMs,
        meetingWeekOn: workshop.meetingWeekOn,
      })
      .from(workshop)
      .where(eq(workshop.teamId, teamId))
      .orderBy(desc(workshop.createdAtMs)),
    db
      .select({
        workshopId: okrRevision.workshopId,
        revision: max(okrRevision.revision).as('newest_revision'),
      })
      .from(okrRevision)
      .innerJoin(workshop, eq(workshop.id, okrRevision.workshopId))
      .where(eq(workshop.teamId, teamId))
      .groupBy(okrRevision.workshopId),
    db
      .select({ workshopId: retro.workshopId, revision: retro.revision })
      .from(retro)
      .where(eq(retro.teamId, teamId)),
    db
      .select({ workshopId: participant.workshopId })
      .from(participant)
      .where(and(eq(participant.memberId, person?.personId ?? ''), isNull(participant.removedAtMs))),
  ])

  const cycleNameOf = new Map(cycles.map(({ cycleId, name: cycleName }) => [cycleId, cycleName]))
  const revisionOf = new Map(revisions.map((entry) => [entry.workshopId, entry.revision]))
  const retroRevisionOf = new Map(retros.map((entry) => [entry.workshopId, entry.revision]))
  const joinedIds = new Set(joined.map(({ workshopId }) => workshopId))
  return {
    teamId,
    name,
    // Of people, members alone may read all of a team.
    me: person && { ...person, standing: 'member' as const },
    people: people.map((each) => ({ ...each, hasBeenHere: each.hasBeenHere === 1 })),
    cycles,
    workshops: workshops.map(({ id, title, kind, cycleId, stageId, createdAtMs, meetingWeekOn }) => ({
      workshopId: id,
      title,
      kind,
      joined: joinedIds.has(id),
      cycleName: cycleNameOf.get(cycleId) ?? '',
      stageId,
      createdAtMs,
      meetingWeekOn,
      revision: retroRevisionOf.get(id) ?? revisionOf.get(id) ?? null,
      hasRetro: retroRevisionOf.has(id),
    })),
  }
}
