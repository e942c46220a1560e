import * as v from 'valibot'
import { CarriedOkrsSchema } from '../okr/carried.ts'
import { CandidateSchema } from '../retro/candidate.ts'
import { RetroBasisSchema } from '../retro/retro-state.ts'
import { StagePlanSchema } from '../workshop/stages.ts'
import { ROOM_KINDS } from '../workshop/workshop-kinds.ts'

/** What the Worker sends to make a room, once; sending it again changes nothing. */
export const CreateRoomSchema = v.object({
  workshopId: v.string(),
  title: v.string(),
  teamName: v.string(),
  kind: v.picklist(ROOM_KINDS),
  cycle: v.object({ name: v.string(), startsOn: v.string(), endsOn: v.string() }),
  timeZone: v.string(),
  /** Left out: an open board. */
  agenda: v.optional(v.array(StagePlanSchema)),
  /** A room to rehearse in, which is deleted after a day. */
  isPractice: v.optional(v.boolean()),
  /** What stands on its board from the beginning, with the ids that the record knows it by. */
  carried: v.optional(CarriedOkrsSchema),
  /** [RE5] By the ids of key results in `carried`: where each comes from. */
  candidates: v.optional(v.record(v.string(), CandidateSchema)),
  /** What a retro looks back on. */
  retro: v.optional(RetroBasisSchema),
})
export type CreateRoom = v.InferOutput<typeof CreateRoomSchema>
