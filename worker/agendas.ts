import { and, asc, eq } from 'drizzle-orm'
import * as v from 'valibot'
import type { TeamAgenda } from '../shared/api/agendas-api.ts'
import { AgendaPlanSchema } from '../shared/workshop/agenda-plan.ts'
import type { StagePlan } from '../shared/workshop/stages.ts'
import type { Database } from './db/database.ts'
import { member, teamAgenda } from './db/schema.ts'

/** The plan of an agenda that a team keeps; `null` when it keeps none of that id. */
export async function findSavedPlan(
  db: Database,
  teamId: string,
  agendaId: string,
): Promise<readonly StagePlan[] | null> {
  const [row] = await db
    .select({ planJson: teamAgenda.planJson })
    .from(teamAgenda)
    .where(and(eq(teamAgenda.teamId, teamId), eq(teamAgenda.id, agendaId)))
  return row ? readPlan(row.planJson) : null
}

export function readPlan(planJson: string): StagePlan[] {
  return v.parse(AgendaPlanSchema, JSON.parse(planJson))
}

/** A team's agendas by name, or the one of a name. */
export async function readAgendas(db: Database, teamId: string, name?: string): Promise<TeamAgenda[]> {
  const rows = await db
    .select({ agenda: teamAgenda, by: { personId: member.id, name: member.name } })
    .from(teamAgenda)
    .innerJoin(member, eq(member.id, teamAgenda.savedBy))
    .where(and(eq(teamAgenda.teamId, teamId), name === undefined ? undefined : eq(teamAgenda.name, name)))
    .orderBy(asc(teamAgenda.name))
  return rows.map(({ agenda, by }) => ({
    agendaId: agenda.id,
    name: agenda.name,
    plan: readPlan(agenda.planJson),
    savedBy: by,
    savedAtMs: agenda.savedAtMs,
  }))
}
