import * as v from 'valibot'
import { RoleSchema, StandingSchema } from '../identity/roles.ts'

export const PersonSchema = v.object({ personId: v.string(), name: v.string() })

/** GET /api/me: who this browser is, to whom. */
export const MeSchema = v.object({
  teams: v.array(
    v.object({
      teamId: v.string(),
      name: v.string(),
      standing: StandingSchema,
      me: PersonSchema,
      people: v.number(),
      workshops: v.array(
        v.object({
          workshopId: v.string(),
          title: v.string(),
          cycleName: v.string(),
          stageId: v.string(),
          role: RoleSchema,
        }),
      ),
    }),
  ),
})
export type Me = v.InferOutput<typeof MeSchema>
