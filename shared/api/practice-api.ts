import * as v from 'valibot'
import { DisplayNameSchema } from '../identity/names.ts'
import { MAX_PRACTICE_TEAMMATES, PRACTICE_TEAMMATES } from '../practice/teammates.ts'
import { LinkSecretSchema, TimeZoneSchema, WorkshopLinksSchema } from './identity-api.ts'
import { PersonSchema } from './me-api.ts'

/** How long a practice room and everything in it lasts. */
export const PRACTICE_LIFETIME_MS = 24 * 60 * 60_000

/**
 * A simulated teammate, with what asks for tickets in their name. Whoever holds the secret plays that person, in this
 * workshop alone and as long as it lasts.
 */
export const PracticeTeammateSchema = v.object({
  ...PersonSchema.entries,
  /** Which of the room's teammates this is, from 0: what they write and how follows from it. */
  seat: v.number(),
  secret: LinkSecretSchema,
})
export type PracticeTeammate = v.InferOutput<typeof PracticeTeammateSchema>

/** POST /api/practice: a team and a workshop to rehearse in, which are deleted after a day. The caller leads it. */
export const StartPracticeSchema = v.object({
  displayName: DisplayNameSchema,
  timeZone: TimeZoneSchema,
  teammates: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_PRACTICE_TEAMMATES)),
    PRACTICE_TEAMMATES,
  ),
})

export const StartedPracticeSchema = v.object({
  workshopId: v.string(),
  teamId: v.string(),
  me: PersonSchema,
  links: WorkshopLinksSchema,
  /** When all of it is deleted. */
  deletedAtMs: v.number(),
  teammates: v.array(PracticeTeammateSchema),
})

/** POST /api/practice/:workshopId/tickets: an entry for one of the teammates, who have no cookie of their own. */
export const PracticeTicketSchema = v.object({ secret: LinkSecretSchema })
