import * as v from 'valibot'
import type { StartedKind } from './workshop-kinds.ts'

/** Agendas that everybody can start from. */
export const TEMPLATE_IDS = [
  'planning-60',
  'planning-90',
  'async-week',
  'kr-vote',
  'open-board',
  'retro-45',
  'retro-60',
  'retro-week',
] as const
export type TemplateId = (typeof TEMPLATE_IDS)[number]
export const TemplateIdSchema = v.picklist(TEMPLATE_IDS)

/** What a room is for that begins with a template. */
export const TEMPLATE_KINDS = {
  'planning-60': 'planning',
  'planning-90': 'planning',
  'async-week': 'planning',
  'kr-vote': 'planning',
  'open-board': 'planning',
  'retro-45': 'retro',
  'retro-60': 'retro',
  'retro-week': 'retro',
} as const satisfies Record<TemplateId, StartedKind>
