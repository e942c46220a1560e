import * as v from 'valibot'
import type { Route } from './route.ts'

/** Who is who in a team. */
export const PEOPLE_ROUTES = {
  joinPeople: {
    method: 'POST',
    path: '/api/teams/:teamId/people/:personId/same-as',
    access: 'team',
    needs: 'manage-team',
    by: 'people',
    summary:
      'Say who somebody is whom an import made: what they own and said is that person’s from then on. It cannot be undone',
    body: v.object({ personId: v.string('Choose who this is.') }),
    reply: v.object({}),
  },
} as const satisfies Record<string, Route>
