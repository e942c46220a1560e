import * as v from 'valibot'
import { TeamSchema, WorkshopBallotsSchema, WorkshopOkrsSchema } from './record-api.ts'
import type { Route } from './route.ts'

/** `revision`: the newest if left out. `download=1`: as a file to save. */
const OkrsQuerySchema = v.object({
  revision: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'Name a revision by its number.'), v.transform(Number)),
  ),
  download: v.optional(v.literal('1')),
})

/** What a team’s workshops left: their OKRs and their votes. */
export const PUBLICATION_ROUTES = {
  team: {
    method: 'GET',
    path: '/api/teams/:teamId',
    access: 'team',
    needs: 'read-team',
    summary: 'A team you are a member of: cycles, current OKRs, workshops, people',
    reply: TeamSchema,
  },
  workshopOkrs: {
    method: 'GET',
    path: '/api/workshops/:workshopId/okrs',
    access: 'team',
    needs: 'read-okrs',
    summary: 'The OKRs that a workshop published; also the JSON export',
    query: OkrsQuerySchema,
    reply: WorkshopOkrsSchema,
  },
  workshopOkrsMarkdown: {
    method: 'GET',
    path: '/api/workshops/:workshopId/okrs.md',
    access: 'team',
    needs: 'read-okrs',
    summary: 'The same as Markdown',
    query: OkrsQuerySchema,
    reply: { text: 'text/markdown' },
  },
  workshopBallots: {
    method: 'GET',
    path: '/api/workshops/:workshopId/ballots',
    access: 'signed-in',
    summary: 'Every closed vote of a workshop with its settings, turnout and result',
    reply: WorkshopBallotsSchema,
  },
} as const satisfies Record<string, Route>
