import { and, asc, eq } from 'drizzle-orm'
import * as v from 'valibot'
import type { TeamAgendas } from '../shared/api/agendas-api.ts'
import { AgendaPlanSchema } from '../shared/workshop/agenda-plan.ts'
import type { StagePlan } from '../shared/workshop/stages.ts'
import type { Database } from './db/database.ts'
import { teamAgenda } from './db/living-schema.ts'
import { member } from './db/schema.ts'

/** The plan of an agenda that a team keeps; `null` when it keeps none of that id, or none that can be used. */
export async function findSavedPlan(
  db: Database,
  teamId: string,
  agendaId: string,
): Promise<readonly StagePlan[] | null> {
  const [row] = await db
    .select({ planJson: teamAgenda.planJson })
    .from(teamAgenda)
    .where(and(eq(teamAgenda.teamId, teamId), eq(teamAgenda.id, agendaId)))
  return row ? readSavedPlan(row.planJson) : null
}

/** The plan that a workshop was made with. Throws where it is none. */
export function readPlan(planJson: string): StagePlan[] {
  return v.parse(PlanJsonSchema, planJson)
}

const PlanJsonSchema = v.pipe(v.string(), v.parseJson(), AgendaPlanSchema)

/** `null`: it was saved by other rules than those of now. */
export function readSavedPlan(planJson: string): StagePlan[] | null {
  const plan = v.safeParse(PlanJsonSchema, planJson)
  return plan.success ? plan.output : null
}

/** A team's agendas by name, or the one of a name; apart from them those that nothing can be started from. */
export async function readAgendas(db: Database, teamId: string, name?: string): Promise<TeamAgendas> {
  const rows = await db
    .select({ agenda: teamAgenda, savedBy: { personId: member.id, name: member.name } })
    .from(teamAgenda)
    .innerJoin(member, eq(member.id, teamAgenda.savedBy))
    .where(and(eq(teamAgenda.teamId, teamId), name === undefined ? undefined : eq(teamAgenda.name, name)))
    .orderBy(asc(teamAgenda.name))
  const read: TeamAgendas = { agendas: [], unusable: [] }
  for (const { agenda, savedBy } of rows) {
    const { id: agendaId, name: itsName, savedAtMs } = agenda
    const kept = { agendaId, name: itsName, savedBy, savedAtMs }
    const plan = readSavedPlan(agenda.planJson)
    if (plan === null) read.unusable.push(kept)
    else read.agendas.push({ ...kept, plan })
  }
  return read
}
