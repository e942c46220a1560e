import * as v from 'valibot'
import { SaveAgendaSchema, TeamAgendaSchema, TeamAgendasSchema } from './agendas-api.ts'
import type { Route } from './route.ts'

const Empty = v.object({})

/** Agendas that a team keeps. */
export const AGENDA_ROUTES = {
  teamAgendas: {
    method: 'GET',
    path: '/api/teams/:teamId/agendas',
    access: 'team',
    needs: 'read-team',
    summary: 'Agendas that a team you are a member of keeps',
    reply: TeamAgendasSchema,
  },
  saveAgenda: {
    method: 'POST',
    path: '/api/teams/:teamId/agendas',
    access: 'team',
    needs: 'manage-team',
    by: 'people',
    summary: 'Keep an agenda under a name, in place of the one of that name',
    body: SaveAgendaSchema,
    reply: TeamAgendaSchema,
  },
  deleteAgenda: {
    method: 'DELETE',
    path: '/api/teams/:teamId/agendas/:agendaId',
    access: 'team',
    needs: 'manage-team',
    by: 'people',
    summary: 'Delete an agenda that the team keeps; workshops that were started from it stay as they are',
    reply: Empty,
  },
} as const satisfies Record<string, Route>
