import * as v from 'valibot'
import { RoomEventReplySchema, RoomEventSchema } from '../events/room-events.ts'
import { AGENDA_ROUTES } from './agenda-routes.ts'
import { JOINING_ROUTES } from './joining-routes.ts'
import { ME_ROUTES } from './me-routes.ts'
import { PRACTICE_ROUTES } from './practice-routes.ts'
import { PUBLICATION_ROUTES } from './publication-routes.ts'
import { ROOM_ROUTES } from './room-routes.ts'
import type { Route } from './route.ts'
import { WEBHOOK_ROUTES } from './webhook-routes.ts'

/** The routes of people, workshops and votes, for whoever calls all of them. A page imports the table that it calls. */
export const ROUTES = {
  health: {
    method: 'GET',
    path: '/api/health',
    access: 'public',
    summary: 'Whether the Worker and its database answer',
    reply: v.object({ ok: v.literal(true) }),
  },
  openApi: {
    method: 'GET',
    path: '/api/openapi.json',
    access: 'public',
    summary: 'This API as an OpenAPI 3.1 document',
    reply: v.looseObject({ openapi: v.string() }),
  },
  ...ROOM_ROUTES,
  ...ME_ROUTES,
  ...JOINING_ROUTES,
  ...PRACTICE_ROUTES,
  ...AGENDA_ROUTES,
  ...WEBHOOK_ROUTES,
  ...PUBLICATION_ROUTES,
  roomEvent: {
    method: 'POST',
    path: '/api/rooms/:workshopId/events',
    access: 'room',
    summary: 'One event of a room, recorded once however often it is sent',
    body: RoomEventSchema,
    reply: RoomEventReplySchema,
  },
} as const satisfies Record<string, Route>
