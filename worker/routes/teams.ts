import { and, asc, desc, eq, isNull, max } from 'drizzle-orm'
import { ROUTES } from '../../shared/api/routes.ts'
import { ok } from '../../shared/result.ts'
import { findTeamAccess, type TeamAccess } from '../access.ts'
import type { Database } from '../db/database.ts'
import { cycle, keyResult, member, objective, okrRevision, workshop } from '../db/schema.ts'
import { type Api, serve } from '../http/serve.ts'
import { fromFieldColumns } from '../record/key-result-row.ts'

export function serveTeams(api: Api): void {
  serve(api, ROUTES.team, {
    allow: ({ services, browser, params }) => findTeamAccess(services, browser, params.teamId),
    act: async ({ services, allowed }) => ok(await readTeam(services.db, allowed)),
  })
}

/** The team's page in one round trip: each cycle with the OKRs that stand, newest first, workshops and people. */
async function readTeam(db: Database, { team: { id: teamId, name }, person }: TeamAccess) {
  const [people, cycles, objectives, keyResults, workshops, revisions] = await db.batch([
    db
      .select({
        personId: member.id,
        name: member.name,
        standing: member.standing,
        homeTeam: member.homeTeam,
      })
      .from(member)
      .where(eq(member.teamId, teamId))
      .orderBy(asc(member.joinedAtMs), asc(member.id)),
    db.select().from(cycle).where(eq(cycle.teamId, teamId)).orderBy(desc(cycle.startsOn), asc(cycle.name)),
    db
      .select({
        id: objective.id,
        text: objective.text,
        workshopId: objective.workshopId,
        cycleId: objective.cycleId,
      })
      .from(objective)
      .innerJoin(workshop, eq(workshop.id, objective.workshopId))
      .where(and(eq(workshop.teamId, teamId), isNull(objective.droppedInRevision)))
      .orderBy(asc(workshop.createdAtMs), asc(objective.position)),
    db
      .select({
        id: keyResult.id,
        text: keyResult.text,
        objectiveId: keyResult.objectiveId,
        ownerId: keyResult.ownerId,
        direction: keyResult.direction,
        unit: keyResult.unit,
        baseline: keyResult.baseline,
        baselineUnknown: keyResult.baselineUnknown,
        target: keyResult.target,
        milestoneReason: keyResult.milestoneReason,
        dueOn: keyResult.dueOn,
        commitment: keyResult.commitment,
        confidence: keyResult.confidence,
      })
      .from(keyResult)
      .innerJoin(workshop, eq(workshop.id, keyResult.workshopId))
      .where(and(eq(workshop.teamId, teamId), isNull(keyResult.droppedInRevision)))
      .orderBy(asc(keyResult.position)),
    db.select().from(workshop).where(eq(workshop.teamId, teamId)).orderBy(desc(workshop.createdAtMs)),
    db
      .select({
        workshopId: okrRevision.workshopId,
        revision: max(okrRevision.revision).as('newest_revision'),
      })
      .from(okrRevision)
      .innerJoin(workshop, eq(workshop.id, okrRevision.workshopId))
      .where(eq(workshop.teamId, teamId))
      .groupBy(okrRevision.workshopId),
  ])

  const nameOf = new Map(people.map((someone) => [someone.personId, someone.name]))
  const cycleNameOf = new Map(cycles.map((entry) => [entry.id, entry.name]))
  const revisionOf = new Map(revisions.map((entry) => [entry.workshopId, entry.revision]))
  const keyResultsOf = (objectiveId: string) =>
    keyResults
      .filter((row) => row.objectiveId === objectiveId)
      .map(({ id, text, objectiveId: _, ...columns }) => ({
        id,
        text,
        fields: fromFieldColumns(columns),
        owner: ownerOf(columns.ownerId, nameOf),
      }))
  return {
    teamId,
    name,
    me: person,
    people,
    cycles: cycles.map(({ id: cycleId, name: cycleName, startsOn, endsOn }) => ({
      cycleId,
      name: cycleName,
      startsOn,
      endsOn,
      objectives: objectives
        .filter((objectiveRow) => objectiveRow.cycleId === cycleId)
        .map(({ id, text, workshopId }) => ({ id, text, workshopId, keyResults: keyResultsOf(id) })),
    })),
    workshops: workshops.map(({ id, title, cycleId, stageId, createdAtMs }) => ({
      workshopId: id,
      title,
      cycleName: cycleNameOf.get(cycleId) ?? '',
      stageId,
      createdAtMs,
      revision: revisionOf.get(id) ?? null,
    })),
  }
}

function ownerOf(personId: string | null, nameOf: ReadonlyMap<string, string>) {
  const name = personId === null ? undefined : nameOf.get(personId)
  return personId === null || name === undefined ? null : { personId, name }
}
