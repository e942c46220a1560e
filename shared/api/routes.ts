import * as v from 'valibot'
import { RoomEventReplySchema, RoomEventSchema } from '../events/room-events.ts'
import { SaveAgendaSchema, TeamAgendaSchema, TeamAgendasSchema } from './agendas-api.ts'
import {
  CreatedWorkshopSchema,
  CreateWorkshopSchema,
  FacilitatorLinkSchema,
  InspectedLinkSchema,
  InspectedPersonalLinkSchema,
  InspectLinkSchema,
  JoinedSchema,
  JoinSchema,
  MeSchema,
  PersonalLinkSchema,
  PersonalSecretSchema,
  TeamInvitationSchema,
  TicketReplySchema,
} from './identity-api.ts'
import {
  PracticeTeammateSchema,
  PracticeTicketSchema,
  StartedPracticeSchema,
  StartPracticeSchema,
} from './practice-api.ts'
import { TeamSchema, WorkshopBallotsSchema, WorkshopOkrsSchema, WorkshopSchema } from './record-api.ts'
import {
  ChangeWebhookSchema,
  CreatedWebhookSchema,
  CreateWebhookSchema,
  WebhookDeliveriesSchema,
  WebhookDeliverySchema,
  WebhookSchema,
  WebhookSecretSchema,
  WebhooksSchema,
} from './webhooks-api.ts'

const Empty = v.object({})

/** `revision`: the newest if left out. `download=1`: as a file to save. */
const OkrsQuerySchema = v.object({
  revision: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'Name a revision by its number.'), v.transform(Number)),
  ),
  download: v.optional(v.literal('1')),
})

/** Who may call a route: anybody, a browser that has joined, or the room by a signature. */
export type RouteAccess = 'public' | 'signed-in' | 'room'

export type Route = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: `/api/${string}`
  readonly access: RouteAccess
  readonly summary: string
  readonly query?: v.GenericSchema
  readonly body?: v.GenericSchema
  /** The schema of a JSON reply; `text` for another media type. */
  readonly reply: v.GenericSchema | { readonly text: string }
}

/** Every HTTP route, once: the Worker serves it, the client calls it, and the OpenAPI document is made from it. */
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
  createWorkshop: {
    method: 'POST',
    path: '/api/workshops',
    access: 'public',
    summary: 'Start a workshop, with a new team or one of yours',
    body: CreateWorkshopSchema,
    reply: CreatedWorkshopSchema,
  },
  inspectLink: {
    method: 'POST',
    path: '/api/links/inspect',
    access: 'public',
    summary: 'What a link or code leads to',
    body: InspectLinkSchema,
    reply: InspectedLinkSchema,
  },
  join: {
    method: 'POST',
    path: '/api/join',
    access: 'public',
    summary: 'Join a workshop or a team by a link or a code',
    body: JoinSchema,
    reply: JoinedSchema,
  },
  me: { method: 'GET', path: '/api/me', access: 'public', summary: 'Who this browser is', reply: MeSchema },
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
  personalLink: {
    method: 'POST',
    path: '/api/workshops/:workshopId/personal-link',
    access: 'signed-in',
    summary: 'A link that makes another device of yours you: once, for ten minutes',
    body: Empty,
    reply: PersonalLinkSchema,
  },
  inspectPersonalLink: {
    method: 'POST',
    path: '/api/personal-links/inspect',
    access: 'public',
    summary: 'Whom a personal link stands for',
    body: PersonalSecretSchema,
    reply: InspectedPersonalLinkSchema,
  },
  redeemPersonalLink: {
    method: 'POST',
    path: '/api/personal-links/redeem',
    access: 'public',
    summary: 'Use a personal link up',
    body: PersonalSecretSchema,
    reply: JoinedSchema,
  },
  facilitatorLink: {
    method: 'POST',
    path: '/api/workshops/:workshopId/facilitator-link',
    access: 'signed-in',
    summary: 'A new facilitator link; the old one ends',
    body: Empty,
    reply: FacilitatorLinkSchema,
  },
  teamInvitation: {
    method: 'POST',
    path: '/api/teams/:teamId/invitations',
    access: 'signed-in',
    summary: 'A link that makes people members of the team',
    body: Empty,
    reply: TeamInvitationSchema,
  },
  team: {
    method: 'GET',
    path: '/api/teams/:teamId',
    access: 'signed-in',
    summary: 'A team you are a member of: cycles, current OKRs, workshops, people',
    reply: TeamSchema,
  },
  teamAgendas: {
    method: 'GET',
    path: '/api/teams/:teamId/agendas',
    access: 'signed-in',
    summary: 'Agendas that a team you are a member of keeps',
    reply: TeamAgendasSchema,
  },
  saveAgenda: {
    method: 'POST',
    path: '/api/teams/:teamId/agendas',
    access: 'signed-in',
    summary: 'Keep an agenda under a name, in place of the one of that name',
    body: SaveAgendaSchema,
    reply: TeamAgendaSchema,
  },
  deleteAgenda: {
    method: 'DELETE',
    path: '/api/teams/:teamId/agendas/:agendaId',
    access: 'signed-in',
    summary: 'Delete an agenda that the team keeps; workshops that were started from it stay as they are',
    reply: Empty,
  },
  webhooks: {
    method: 'GET',
    path: '/api/teams/:teamId/webhooks',
    access: 'signed-in',
    summary: 'Where a team you are a member of lets its events be sent',
    reply: WebhooksSchema,
  },
  createWebhook: {
    method: 'POST',
    path: '/api/teams/:teamId/webhooks',
    access: 'signed-in',
    summary: 'Let events be sent to an address; the secret is told this once',
    body: CreateWebhookSchema,
    reply: CreatedWebhookSchema,
  },
  changeWebhook: {
    method: 'PATCH',
    path: '/api/teams/:teamId/webhooks/:webhookId',
    access: 'signed-in',
    summary: 'Change a webhook’s address or events, or switch it on or off',
    body: ChangeWebhookSchema,
    reply: WebhookSchema,
  },
  deleteWebhook: {
    method: 'DELETE',
    path: '/api/teams/:teamId/webhooks/:webhookId',
    access: 'signed-in',
    summary: 'Delete a webhook, its log, and what still waits to be sent',
    reply: Empty,
  },
  rotateWebhookSecret: {
    method: 'POST',
    path: '/api/teams/:teamId/webhooks/:webhookId/secret',
    access: 'signed-in',
    summary: 'A new secret, told this once; the old one signs no more',
    body: Empty,
    reply: WebhookSecretSchema,
  },
  testWebhook: {
    method: 'POST',
    path: '/api/teams/:teamId/webhooks/:webhookId/test',
    access: 'signed-in',
    summary: 'Send a test event now, once, and say how it was answered',
    body: Empty,
    reply: WebhookDeliverySchema,
  },
  webhookDeliveries: {
    method: 'GET',
    path: '/api/teams/:teamId/webhooks/:webhookId/deliveries',
    access: 'signed-in',
    summary: 'The newest deliveries of a webhook and how they were answered',
    reply: WebhookDeliveriesSchema,
  },
  redeliver: {
    method: 'POST',
    path: '/api/teams/:teamId/webhooks/:webhookId/deliveries/:deliveryId/redeliver',
    access: 'signed-in',
    summary: 'Send a delivery again now, whatever became of it',
    body: Empty,
    reply: WebhookDeliverySchema,
  },
  workshopOkrs: {
    method: 'GET',
    path: '/api/workshops/:workshopId/okrs',
    access: 'signed-in',
    summary: 'The OKRs that a workshop published; also the JSON export',
    query: OkrsQuerySchema,
    reply: WorkshopOkrsSchema,
  },
  workshopOkrsMarkdown: {
    method: 'GET',
    path: '/api/workshops/:workshopId/okrs.md',
    access: 'signed-in',
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
  roomEvent: {
    method: 'POST',
    path: '/api/rooms/:workshopId/events',
    access: 'room',
    summary: 'One event of a room, recorded once however often it is sent',
    body: RoomEventSchema,
    reply: RoomEventReplySchema,
  },
} as const satisfies Record<string, Route>

/** Requests that change something carry this header: another site cannot set it without our consent (CSRF). */
export const CSRF_HEADER = 'x-turnout'

/** The most bytes a request's body may have: for people, and for the room's events (a whole OKR set). */
export const BODY_LIMIT_BYTES = { people: 64 * 1024, room: 4 * 1024 * 1024 } as const

/** The path with its parameters filled in, each encoded. */
export function fillPath(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}
