import * as v from 'valibot'
import type { BallotSettings } from '../ballot/settings.ts'
import {
  type BallotSubject,
  type StageKind,
  type StagePlan,
  StagePlanSchema,
  type StageSettings,
} from './stages.ts'
import type { TemplateId } from './template-ids.ts'

/** What a workshop starts with where nobody chose. */
export const DEFAULT_TEMPLATE: TemplateId = 'planning-60'

const ALONE: Partial<StageSettings> = { writing: 'private' }
const ALONE_UNNAMED: Partial<StageSettings> = { writing: 'private', naming: 'anonymous' }

/** A vote without names in which the best few are in: enough for the small lists of a workshop. */
function voteOn(subject: BallotSubject): Partial<StageSettings> {
  const isFew = subject !== 'keyResults'
  return {
    ballot: {
      subject,
      settings: {
        method: 'dots',
        budget: isFew ? 3 : 5,
        capPerItem: 2,
        anonymous: true,
        cutLine: isFew ? 3 : 5,
        tieRule: 'run-off',
        reasons: 'off',
        quorumPercent: null,
        electorIds: null,
        remindBeforeMs: null,
      },
    },
  }
}

function stage(
  kind: StageKind,
  minutes: number | null = null,
  settings: Partial<StageSettings> = {},
): StagePlan {
  return v.parse(StagePlanSchema, { kind, minutes, settings })
}

const TEMPLATES: Record<TemplateId, readonly StagePlan[]> = {
  // One cycle, one hour: objectives are grouped rather than voted on, and the time goes into the key results.
  'planning-60': [
    stage('welcome', 2),
    stage('pulse', 3),
    stage('objectives', 7, ALONE),
    stage('sort', 7),
    stage('key-results', 10, ALONE),
    stage('outcomes', 10),
    stage('vote', 5, voteOn('keyResults')),
    stage('discuss', 7),
    stage('commit', 6),
    stage('review', 3),
  ],
  'planning-90': [
    stage('welcome', 3),
    stage('icebreaker', 5, ALONE),
    stage('pulse', 3),
    stage('objectives', 9, ALONE),
    stage('sort', 8),
    stage('vote', 4, voteOn('objectives')),
    stage('key-results', 14, ALONE),
    stage('outcomes', 15),
    stage('vote', 5, voteOn('keyResults')),
    stage('discuss', 11),
    stage('commit', 9),
    stage('review', 4),
  ],
  // Stages without a time are given a deadline when they begin. Only the end is spent together.
  'async-week': [
    stage('welcome'),
    stage('objectives', null, ALONE_UNNAMED),
    stage('sort'),
    stage('key-results', null, ALONE_UNNAMED),
    stage('outcomes'),
    stage('vote', null, voteOn('keyResults')),
    stage('discuss', 15),
    stage('commit', 10),
    stage('review', 5),
  ],
  // The proposals are brought along, or put on the board before everybody is there.
  'kr-vote': [
    stage('welcome', 2),
    stage('key-results', 15),
    stage('vote', 8, voteOn('keyResults')),
    stage('discuss', 15),
    stage('commit', 15),
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
  // [RE1] The evidence first: grades before words, and what to do about it last.
  'retro-45': [
    stage('welcome', 1),
    stage('pulse', 2),
    stage('open-actions', 3),
    stage('grade', 12),
    stage('reflect', 7, ALONE_UNNAMED),
    stage('sort', 4),
    stage('vote', 2, voteOn('notes')),
    stage('discuss', 5),
    stage('decide', 4),
    stage('actions', 3),
    stage('process-pulse', 1),
    stage('close', 1),
  ],
  'retro-60': [
    stage('welcome', 2),
    stage('pulse', 2),
    stage('open-actions', 4),
    stage('grade', 15),
    stage('reflect', 8, ALONE_UNNAMED),
    stage('sort', 6),
    stage('vote', 3, voteOn('notes')),
    stage('discuss', 8),
    stage('decide', 5),
    stage('actions', 4),
    stage('process-pulse', 1),
    stage('close', 2),
  ],
  // Grades and cards come in by the days' end; what they say is talked about together.
  'retro-week': [
    stage('welcome'),
    stage('grade'),
    stage('reflect', null, ALONE_UNNAMED),
    stage('process-pulse'),
    stage('sort'),
    stage('vote', null, voteOn('notes')),
    stage('open-actions', 3),
    stage('discuss', 12),
    stage('decide', 8),
    stage('actions', 5),
    stage('close', 2),
  ],
}

/** [CH1] A check-in meeting of half an hour: what changed, how sure we are (all at once), what to talk about. */
export function checkInPlan(): readonly StagePlan[] {
  const settings: BallotSettings = {
    method: 'confidence',
    anonymous: true,
    cutLine: null,
    tieRule: 'keep-both',
    reasons: 'optional',
    quorumPercent: null,
    electorIds: null,
    remindBeforeMs: null,
  }
  return [
    stage('welcome', 2),
    stage('changes', 12),
    stage('vote', 4, { ballot: { subject: 'keyResults', settings } }),
    stage('discuss', 12),
  ]
}

export function templatePlan(id: TemplateId): readonly StagePlan[] {
  return TEMPLATES[id]
}

/** How long an agenda is meant to take, in minutes; stages without a time take none. */
export function plannedMinutes(plan: readonly Pick<StagePlan, 'minutes'>[]): number {
  return plan.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
}
