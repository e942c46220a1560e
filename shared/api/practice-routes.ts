import * as v from 'valibot'
import {
  PracticeTeammateSchema,
  PracticeTicketSchema,
  StartedPracticeSchema,
  StartPracticeSchema,
} from './practice-api.ts'
import { TicketReplySchema } from './room-api.ts'
import type { Route } from './route.ts'

const Empty = v.object({})

/** Rehearsing with simulated teammates. */
export const PRACTICE_ROUTES = {
  startPractice: {
    method: 'POST',
    path: '/api/practice',
    access: 'public',
    summary: 'Start a practice workshop with simulated teammates; all of it is deleted after a day',
    body: StartPracticeSchema,
    reply: StartedPracticeSchema,
  },
  practiceTeammate: {
    method: 'POST',
    path: '/api/practice/:workshopId/teammates',
    access: 'signed-in',
    summary: 'One more simulated teammate in a practice workshop that you lead',
    body: Empty,
    reply: PracticeTeammateSchema,
  },
  practiceTicket: {
    method: 'POST',
    path: '/api/practice/:workshopId/tickets',
    access: 'public',
    summary: 'One entry into a practice room for the simulated teammate whose secret this is',
    body: PracticeTicketSchema,
    reply: TicketReplySchema,
  },
} as const satisfies Record<string, Route>
