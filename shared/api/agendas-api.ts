import * as v from 'valibot'
import { AgendaNameSchema } from '../identity/names.ts'
import { AgendaPlanSchema } from '../workshop/agenda-plan.ts'
import { TemplateIdSchema } from '../workshop/template-ids.ts'

/** What a workshop's agenda starts from. */
export const AgendaChoiceSchema = v.variant('from', [
  v.object({ from: v.literal('template'), templateId: TemplateIdSchema }),
  /** One that the team keeps. */
  v.object({ from: v.literal('saved'), agendaId: v.string('Choose an agenda.') }),
  v.object({ from: v.literal('plan'), plan: AgendaPlanSchema }),
])
export type AgendaChoice = v.InferOutput<typeof AgendaChoiceSchema>

/** A team keeps so many agendas: more than anybody wants to choose from. */
export const MAX_TEAM_AGENDAS = 40

/** POST /api/teams/:teamId/agendas: kept under its name, in place of the one of that name. */
export const SaveAgendaSchema = v.object({ name: AgendaNameSchema, plan: AgendaPlanSchema })

export const TeamAgendaSchema = v.object({
  agendaId: v.string(),
  name: v.string(),
  plan: AgendaPlanSchema,
  savedBy: v.object({ personId: v.string(), name: v.string() }),
  savedAtMs: v.number(),
})
export type TeamAgenda = v.InferOutput<typeof TeamAgendaSchema>

/** One that is kept and that nothing can be started from: it was saved by other rules than those of now. */
export const UnusableAgendaSchema = v.omit(TeamAgendaSchema, ['plan'])
export type UnusableAgenda = v.InferOutput<typeof UnusableAgendaSchema>

/** GET /api/teams/:teamId/agendas, by name. */
export const TeamAgendasSchema = v.object({
  agendas: v.array(TeamAgendaSchema),
  unusable: v.array(UnusableAgendaSchema),
})
export type TeamAgendas = v.InferOutput<typeof TeamAgendasSchema>
