import * as v from 'valibot'
import {
  CreatedWorkshopSchema,
  CreateWorkshopSchema,
  FacilitatorLinkSchema,
  InspectedLinkSchema,
  InspectedPersonalLinkSchema,
  InspectLinkSchema,
  JoinedSchema,
  JoinSchema,
  PersonalLinkSchema,
  PersonalSecretSchema,
  TeamInvitationSchema,
} from './identity-api.ts'
import type { Route } from './route.ts'

const Empty = v.object({})

/** Starting a workshop, and the links that let people and their other devices in. */
export const JOINING_ROUTES = {
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
    access: 'team',
    needs: 'manage-team',
    by: 'people',
    summary: 'A link that makes people members of the team',
    body: Empty,
    reply: TeamInvitationSchema,
  },
} as const satisfies Record<string, Route>
