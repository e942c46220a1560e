import * as v from 'valibot'
import { RoleSchema } from '../identity/roles.ts'
import { WORKSHOP_KINDS } from '../workshop/workshop-kinds.ts'

/** GET /api/workshops/:workshopId: what its people may know of it outside the room. */
export const WorkshopSchema = v.object({
  workshopId: v.string(),
  teamId: v.string(),
  teamName: v.string(),
  title: v.string(),
  kind: v.picklist(WORKSHOP_KINDS),
  cycle: v.object({ cycleId: v.string(), name: v.string(), startsOn: v.string(), endsOn: v.string() }),
  timeZone: v.string(),
  stageId: v.string(),
  /** The newest published revision, or `null`. */
  revision: v.nullable(v.number()),
  me: v.object({ personId: v.string(), name: v.string(), role: RoleSchema }),
  joinLink: v.nullable(v.string()),
  joinCode: v.nullable(v.string()),
  /** Of a practice workshop: when it is deleted; else `null`. */
  deletedAtMs: v.nullable(v.number()),
})
export type Workshop = v.InferOutput<typeof WorkshopSchema>

/** POST /api/workshops/:workshopId/tickets: one entry into the room. */
export const TicketReplySchema = v.object({
  ticket: v.string(),
  /** Where the room is: origin (http or https) from configuration, and its name. */
  roomOrigin: v.string(),
  room: v.string(),
})
