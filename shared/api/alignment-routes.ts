import * as v from 'valibot'
import { KEY_RESULT_STATES } from '../okr/key-result-state.ts'
import { CycleRefSchema, PersonSchema, RecordMeSchema } from './living-okrs.ts'
import type { Route } from './route.ts'

/** The most links to other teams that a team has at once, those included that nobody has taken yet. */
export const MAX_TEAM_LINKS = 40

/** The most objectives of others that one objective supports. */
export const MAX_SUPPORTS = 12

export const MAX_CONTRIBUTION_LENGTH = 300

const TeamRefSchema = v.object({ teamId: v.string(), name: v.string() })
const SecretSchema = v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/, 'This is no link to a team.'))

export const TeamLinkSchema = v.object({
  linkId: v.string(),
  /** `null` while nobody has taken it. */
  team: v.nullable(TeamRefSchema),
  madeBy: PersonSchema,
  madeAtMs: v.number(),
  takenAtMs: v.nullable(v.number()),
  /** Until then it can be taken. */
  expiresAtMs: v.number(),
})
export type TeamLink = v.InferOutput<typeof TeamLinkSchema>

export const NewSupportSchema = v.object({
  supportsObjectiveId: v.string('Choose what it supports.'),
  /** One key result of that objective, or `null` for the objective as a whole. */
  supportsKeyResultId: v.nullable(v.string()),
  contribution: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'Say in words what it contributes.'),
    v.maxLength(MAX_CONTRIBUTION_LENGTH, `Use at most ${MAX_CONTRIBUTION_LENGTH} characters.`),
  ),
})

export const AlignmentSchema = v.object({
  team: TeamRefSchema,
  me: RecordMeSchema,
  cycle: v.nullable(CycleRefSchema),
  /** This team first, then those it is linked with, by name. */
  teams: v.array(TeamRefSchema),
  /** Of this team's cycle, and of the linked teams' cycles that share days with it. */
  objectives: v.array(
    v.object({
      id: v.string(),
      teamId: v.string(),
      text: v.string(),
      state: v.picklist(KEY_RESULT_STATES),
      progress: v.nullable(v.number()),
      keyResults: v.array(v.object({ id: v.string(), text: v.string() })),
    }),
  ),
  supports: v.array(
    v.object({
      supportId: v.string(),
      objectiveId: v.string(),
      supportsObjectiveId: v.string(),
      supportsKeyResultId: v.nullable(v.string()),
      contribution: v.string(),
    }),
  ),
})
export type AlignmentPage = v.InferOutput<typeof AlignmentSchema>

/** The routes of teams that see each other's OKRs, and of what supports what. */
export const ALIGNMENT_ROUTES = {
  teamLinks: {
    method: 'GET',
    path: '/api/teams/:teamId/links',
    access: 'team',
    needs: 'manage-team',
    by: 'people',
    summary: 'The teams that a team is linked with, and links that nobody has taken yet',
    reply: v.object({ links: v.array(TeamLinkSchema) }),
  },
  makeTeamLink: {
    method: 'POST',
    path: '/api/teams/:teamId/links',
    access: 'team',
    needs: 'manage-team',
    by: 'people',
    summary: 'A link that a member of another team takes, once, within two weeks',
    body: v.object({}),
    reply: v.object({ link: TeamLinkSchema, url: v.string() }),
  },
  inspectTeamLink: {
    method: 'POST',
    path: '/api/team-links/inspect',
    access: 'public',
    summary: 'Which team made a link, and which of your teams could take it',
    body: v.object({ secret: SecretSchema }),
    reply: v.object({ team: TeamRefSchema, yours: v.array(TeamRefSchema) }),
  },
  takeTeamLink: {
    method: 'POST',
    path: '/api/teams/:teamId/links/take',
    access: 'team',
    needs: 'manage-team',
    by: 'people',
    summary: 'Take another team’s link: from then on both see each other’s current OKRs',
    body: v.object({ secret: SecretSchema }),
    reply: v.object({ link: TeamLinkSchema }),
  },
  endTeamLink: {
    method: 'DELETE',
    path: '/api/teams/:teamId/links/:linkId',
    access: 'team',
    needs: 'manage-team',
    by: 'people',
    summary: 'See each other’s OKRs no longer; what was linked is shown no more',
    reply: v.object({}),
  },
  alignment: {
    method: 'GET',
    path: '/api/teams/:teamId/alignment',
    access: 'team',
    needs: 'read-team',
    summary: 'Who supports what, among a team and those it is linked with',
    query: v.object({ cycle: v.optional(v.string()) }),
    reply: AlignmentSchema,
  },
  addSupport: {
    method: 'POST',
    path: '/api/objectives/:objectiveId/supports',
    access: 'team',
    needs: 'manage-team',
    by: 'people',
    summary: 'Say that an objective supports another one, and what it contributes',
    body: NewSupportSchema,
    reply: v.object({ supportId: v.string() }),
  },
  endSupport: {
    method: 'DELETE',
    path: '/api/objectives/:objectiveId/supports/:supportId',
    access: 'team',
    needs: 'manage-team',
    by: 'people',
    summary: 'Say it no longer',
    reply: v.object({}),
  },
} as const satisfies Record<string, Route>
