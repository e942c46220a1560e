import * as v from 'valibot'
import { type StageKind, type StagePlan, StagePlanSchema, type StageSettings } from './stages.ts'

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

/** What a workshop starts with where nobody chose. */
export const DEFAULT_TEMPLATE: TemplateId = 'planning-60'

const ALONE: Partial<StageSettings> = { writing: 'private' }
const ALONE_UNNAMED: Partial<StageSettings> = { writing: 'private', naming: 'anonymous' }

function stage(
  kind: StageKind,
  minutes: number | null = null,
  settings: Partial<StageSettings> = {},
): StagePlan {
  return v.parse(StagePlanSchema, { kind, minutes, settings })
}

const TEMPLATES: Record<TemplateId, readonly StagePlan[]> = {
  'planning-60': [
    stage('welcome', 3),
    stage('pulse', 3),
    stage('objectives', 8, ALONE),
    stage('sort', 6),
    stage('key-results', 10, ALONE),
    stage('outcomes', 10),
    stage('vote', 5),
    stage('discuss', 6),
    stage('commit', 6),
    stage('review', 3),
  ],
  'planning-90': [
    stage('welcome', 3),
    stage('icebreaker', 5, ALONE),
    stage('pulse', 3),
    stage('objectives', 10, ALONE),
    stage('sort', 8),
    stage('vote', 4),
    stage('key-results', 15, ALONE),
    stage('outcomes', 15),
    stage('vote', 5),
    stage('discuss', 10),
    stage('commit', 8),
    stage('review', 4),
  ],
  'async-week': [
    stage('welcome'),
    stage('objectives', null, ALONE_UNNAMED),
    stage('sort'),
    stage('key-results', null, ALONE_UNNAMED),
    stage('outcomes'),
    stage('vote'),
    stage('discuss', 20),
    stage('commit', 10),
    stage('review', 5),
  ],
  'kr-vote': [
    stage('welcome', 2),
    stage('key-results'),
    stage('vote', 5),
    stage('discuss', 10),
    stage('commit', 8),
    stage('review', 5),
  ],
  'open-board': [
    stage('welcome'),
    stage('objectives'),
    stage('key-results'),
    stage('outcomes'),
    stage('vote'),
    stage('commit'),
    stage('review'),
  ],
  'retro-45': [
    stage('welcome', 2),
    stage('pulse', 3),
    stage('reflect', 12, ALONE),
    stage('sort', 8),
    stage('vote', 4),
    stage('discuss', 13),
    stage('review', 3),
  ],
  'retro-60': [
    stage('welcome', 3),
    stage('icebreaker', 5, ALONE),
    stage('pulse', 3),
    stage('reflect', 14, ALONE),
    stage('sort', 9),
    stage('vote', 4),
    stage('discuss', 18),
    stage('review', 4),
  ],
}

export function templatePlan(id: TemplateId): readonly StagePlan[] {
  return TEMPLATES[id]
}

/** How long an agenda is meant to take, in minutes; stages without a time take none. */
export function plannedMinutes(plan: readonly Pick<StagePlan, 'minutes'>[]): number {
  return plan.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
}
