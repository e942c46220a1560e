import * as v from 'valibot'
import { WorkshopTitleSchema } from '../identity/names.ts'
import type { Route } from './route.ts'

/** Meetings over a cycle's OKRs. */
export const MEETING_ROUTES = {
  holdMeeting: {
    method: 'POST',
    path: '/api/cycles/:cycleId/meeting',
    access: 'team',
    needs: 'manage-team',
    by: 'people',
    summary: 'Into the check-in meeting of this week of a cycle: the one there is, or a new one',
    /** The title is a new one’s. */
    body: v.object({ title: WorkshopTitleSchema }),
    reply: v.object({
      workshopId: v.string(),
      /** `false`: somebody started it before. */
      isNew: v.boolean(),
    }),
  },
} as const satisfies Record<string, Route>
