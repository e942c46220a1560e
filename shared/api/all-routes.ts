import { ALIGNMENT_ROUTES } from './alignment-routes.ts'
import { CALENDAR_ROUTES } from './calendar-routes.ts'
import { EXCHANGE_ROUTES } from './exchange-routes.ts'
import { MEETING_ROUTES } from './meeting-routes.ts'
import { PEOPLE_ROUTES } from './people-routes.ts'
import { RECORD_ROUTES } from './record-routes.ts'
import { RETRO_ROUTES } from './retro-routes.ts'
import type { Route } from './route.ts'
import { ROUTES } from './routes.ts'
import { TOKEN_ROUTES } from './token-routes.ts'

/** Every HTTP route, once: the Worker serves it and the OpenAPI document is made from it. Clients import the table they call. */
export const ALL_ROUTES = {
  ...ROUTES,
  ...RECORD_ROUTES,
  ...ALIGNMENT_ROUTES,
  ...CALENDAR_ROUTES,
  ...RETRO_ROUTES,
  ...EXCHANGE_ROUTES,
  ...MEETING_ROUTES,
  ...PEOPLE_ROUTES,
  ...TOKEN_ROUTES,
} as const satisfies Record<string, Route>
