import * as v from 'valibot'
import {
  ActionChangesSchema,
  ActionSchema,
  ActionsSchema,
  CalibrationSchema,
  LearningsSchema,
  LookBackSchema,
  RetroEvidenceSchema,
  RetroPageSchema,
} from './retro-api.ts'
import type { Route } from './route.ts'

/** Retros, learnings and actions, and what rooms ask of them. */
export const RETRO_ROUTES = {
  evidence: {
    method: 'GET',
    path: '/api/workshops/:workshopId/evidence',
    access: 'signed-in',
    summary: 'What a retro’s key results are graded beside',
    reply: RetroEvidenceSchema,
  },
  lookBack: {
    method: 'GET',
    path: '/api/workshops/:workshopId/look-back',
    access: 'signed-in',
    summary: 'Learnings and open actions that a planning begins with',
    reply: LookBackSchema,
  },
  retro: {
    method: 'GET',
    path: '/api/retros/:workshopId',
    access: 'team',
    needs: 'read-okrs',
    summary: 'A closed retro: scores, causes, decisions, learnings, actions',
    reply: RetroPageSchema,
  },
  retroMarkdown: {
    method: 'GET',
    path: '/api/retros/:workshopId/markdown',
    access: 'team',
    needs: 'read-okrs',
    summary: 'A closed retro as a Markdown document',
    reply: { text: 'text/markdown' },
  },
  learnings: {
    method: 'GET',
    path: '/api/teams/:teamId/learnings',
    access: 'team',
    needs: 'read-team',
    summary: 'What the team learned; with words, those that fit them best',
    query: v.object({
      q: v.optional(v.pipe(v.string(), v.maxLength(200, 'Use at most 200 characters.'))),
      after: v.optional(v.string()),
      limit: v.optional(
        v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(200)),
      ),
    }),
    reply: LearningsSchema,
  },
  removeLearning: {
    method: 'DELETE',
    path: '/api/learnings/:learningId',
    access: 'team',
    needs: 'correct-course',
    summary: 'Take a learning out of the library; the retro it is from keeps it',
    reply: v.object({}),
  },
  actions: {
    method: 'GET',
    path: '/api/teams/:teamId/actions',
    access: 'team',
    needs: 'read-team',
    summary: 'What retros agreed to do: open actions by date, then settled ones',
    reply: ActionsSchema,
  },
  changeAction: {
    method: 'PATCH',
    path: '/api/actions/:actionId',
    access: 'team',
    needs: 'tend-initiatives',
    once: true,
    summary: 'Settle an action, or change its words, owner or date',
    body: ActionChangesSchema,
    reply: ActionSchema,
  },
  calibration: {
    method: 'GET',
    path: '/api/teams/:teamId/calibration',
    access: 'team',
    needs: 'read-team',
    summary: 'Predicted confidence against final scores over cycles, and how the team felt it worked',
    reply: CalibrationSchema,
  },
} as const satisfies Record<string, Route>
