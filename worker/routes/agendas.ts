import { and, count, eq } from 'drizzle-orm'
import { MAX_TEAM_AGENDAS } from '../../shared/api/agendas-api.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { ok, refuse } from '../../shared/result.ts'
import { readAgendas } from '../agendas.ts'
import { teamAgenda } from '../db/living-schema.ts'
import { notFound } from '../http/refusals.ts'
import { type Api, serve } from '../http/serve.ts'
import { allowInTeam, allowPersonInTeam } from '../record/record-access.ts'

/** Agendas that a team keeps: every member may add to them and take away. */
export function serveAgendas(api: Api): void {
  serve(api, ROUTES.teamAgendas, {
    allow: ({ services, caller, params }) =>
      allowInTeam(services, caller, params.teamId, ROUTES.teamAgendas.needs),
    act: async ({ services, allowed: { team } }) => ok(await readAgendas(services.db, team.id)),
  })

  serve(api, ROUTES.saveAgenda, {
    limit: 'LIMIT_CREATE',
    allow: ({ services, caller, params }) =>
      allowPersonInTeam(services, caller, params.teamId, ROUTES.saveAgenda.needs),
    async act({ services: { db, newId, now }, allowed: { team, person }, body: { name, plan } }) {
      const [existing] = await db
        .select({ agendas: count() })
        .from(teamAgenda)
        .where(eq(teamAgenda.teamId, team.id))
      const known = await readAgendas(db, team.id, name)
      const isKnown = known.agendas.length + known.unusable.length > 0
      if (!isKnown && (existing?.agendas ?? 0) >= MAX_TEAM_AGENDAS) {
        return refuse('conflict', `A team keeps ${MAX_TEAM_AGENDAS} agendas. Delete one that is not needed.`)
      }
      const saved = { planJson: JSON.stringify(plan), savedBy: person.personId, savedAtMs: now() }
      await db
        .insert(teamAgenda)
        .values({ id: newId(), teamId: team.id, name, ...saved })
        .onConflictDoUpdate({ target: [teamAgenda.teamId, teamAgenda.name], set: saved })
      const [agenda] = (await readAgendas(db, team.id, name)).agendas
      return agenda ? ok(agenda) : notFound()
    },
  })

  serve(api, ROUTES.deleteAgenda, {
    allow: ({ services, caller, params }) =>
      allowInTeam(services, caller, params.teamId, ROUTES.deleteAgenda.needs),
    async act({ services: { db }, allowed: { team }, params: { agendaId } }) {
      const gone = await db
        .delete(teamAgenda)
        .where(and(eq(teamAgenda.teamId, team.id), eq(teamAgenda.id, agendaId)))
        .returning({ id: teamAgenda.id })
      return gone.length > 0 ? ok({}) : notFound()
    },
  })
}
