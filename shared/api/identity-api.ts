import * as v from 'valibot'
import { JoinCodeSchema } from '../identity/join-code.ts'
import { DisplayNameSchema, HomeTeamSchema, TeamNameSchema, WorkshopTitleSchema } from '../identity/names.ts'
import { RoleSchema } from '../identity/roles.ts'
import { CycleSchema } from '../okr/cycle.ts'
import { isTimeZone } from '../time/zoned-time.ts'
import { STARTED_KINDS } from '../workshop/workshop-kinds.ts'
import { AgendaChoiceSchema } from './agendas-api.ts'
import { PersonSchema } from './me-api.ts'

/** Links carry their secret in the fragment, so it reaches no server log: pages POST it. */
export const LinkSecretSchema = v.pipe(v.string(), v.regex(/^[\w-]{20,64}$/, 'This link is not complete.'))

export const TimeZoneSchema = v.pipe(
  v.string('Choose a time zone.'),
  v.maxLength(60),
  v.check(isTimeZone, 'Choose a time zone such as Europe/Berlin.'),
)

/** POST /api/workshops: a new team (`teamName`), or another workshop of a team the caller is a member of (`teamId`). */
export const CreateWorkshopSchema = v.object({
  displayName: DisplayNameSchema,
  team: v.variant('as', [
    v.object({ as: v.literal('new'), name: TeamNameSchema }),
    v.object({ as: v.literal('existing'), teamId: v.string() }),
  ]),
  title: WorkshopTitleSchema,
  kind: v.picklist(STARTED_KINDS),
  cycle: CycleSchema,
  timeZone: TimeZoneSchema,
  /** Left out: an open board. */
  agenda: v.optional(AgendaChoiceSchema),
})
export type CreateWorkshop = v.InferOutput<typeof CreateWorkshopSchema>

/** Links are whole URLs of this app; only facilitators are given `facilitatorLink`, and only when it is made. */
export const WorkshopLinksSchema = v.object({
  joinLink: v.string(),
  joinCode: v.string(),
  facilitatorLink: v.string(),
})

export const CreatedWorkshopSchema = v.object({
  workshopId: v.string(),
  teamId: v.string(),
  me: PersonSchema,
  links: WorkshopLinksSchema,
})

/** What opens a door: the secret of a link (facilitator, join, team invitation) or a workshop's short code. */
export const KeySchema = v.variant('by', [
  v.object({ by: v.literal('link'), secret: LinkSecretSchema }),
  v.object({ by: v.literal('code'), code: JoinCodeSchema }),
])
export type Key = v.InferOutput<typeof KeySchema>

/** POST /api/links/inspect: what a link or code leads to, before anybody is signed in. */
export const InspectLinkSchema = v.object({ key: KeySchema })
export const InspectedLinkSchema = v.variant('opens', [
  v.object({
    opens: v.literal('workshop'),
    workshopId: v.string(),
    title: v.string(),
    teamName: v.string(),
    role: RoleSchema,
    /** The person this browser already is in the team, if any: they are asked for no name, and join as who they are. */
    knownAs: v.nullable(PersonSchema),
  }),
  v.object({
    opens: v.literal('team'),
    teamId: v.string(),
    teamName: v.string(),
    knownAs: v.nullable(PersonSchema),
  }),
])

/**
 * POST /api/join. A browser that is somebody here already stays that person, whatever name it sends. `homeTeam`: of a guest
 * from another team; a team's own members have none.
 */
export const JoinSchema = v.object({
  key: KeySchema,
  displayName: DisplayNameSchema,
  homeTeam: v.optional(HomeTeamSchema),
})
export const JoinedSchema = v.object({
  teamId: v.string(),
  /** `null` when the link was a team invitation. */
  workshopId: v.nullable(v.string()),
  me: PersonSchema,
})

/** POST /api/workshops/:workshopId/personal-link: moves the caller to another device; once, for ten minutes. */
export const PERSONAL_LINK_LIFETIME_MS = 10 * 60_000
export const PersonalLinkSchema = v.object({ link: v.string(), expiresAtMs: v.number() })

/** POST /api/personal-links/inspect and /redeem. */
export const PersonalSecretSchema = v.object({ secret: LinkSecretSchema })
export const InspectedPersonalLinkSchema = v.object({ name: v.string(), teamName: v.string() })

/** POST /api/workshops/:workshopId/facilitator-link: a new one; the old one ends. */
export const FacilitatorLinkSchema = v.object({ facilitatorLink: v.string() })

/** POST /api/teams/:teamId/invitations: a link that makes members; members only. */
export const TeamInvitationSchema = v.object({ invitationLink: v.string() })
