import * as v from 'valibot'

/** Agendas that everybody can start from. */
export const TEMPLATE_IDS = [
  'planning-60',
  'planning-90',
  'async-week',
  'kr-vote',
  'open-board',
  'retro-45',
  'retro-60',
] as const
export type TemplateId = (typeof TEMPLATE_IDS)[number]
export const TemplateIdSchema = v.picklist(TEMPLATE_IDS)
