import { MeSchema } from './me-api.ts'
import type { Route } from './route.ts'

/** Who somebody is: the one thing that the home page asks. */
export const ME_ROUTES = {
  me: { method: 'GET', path: '/api/me', access: 'public', summary: 'Who this browser is', reply: MeSchema },
} as const satisfies Record<string, Route>
