import * as v from 'valibot'
import { TicketReplySchema, WorkshopSchema } from './room-api.ts'
import type { Route } from './route.ts'

const Empty = v.object({})

/** What a browser asks for before it is in a room, and nothing else: a room is waited for. */
export const ROOM_ROUTES = {
  workshop: {
    method: 'GET',
    path: '/api/workshops/:workshopId',
    access: 'signed-in',
    summary: 'A workshop you have joined',
    reply: WorkshopSchema,
  },
  ticket: {
    method: 'POST',
    path: '/api/workshops/:workshopId/tickets',
    access: 'signed-in',
    summary: 'One entry into the workshop’s room, good for a minute',
    body: Empty,
    reply: TicketReplySchema,
  },
} as const satisfies Record<string, Route>
