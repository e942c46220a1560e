import * as v from 'valibot'
import { ClashSchema } from '../okr/clash.ts'

/** Why a set was refused: what to mend, at its card or (`null`) at the set; `clash`: what to choose there. */
export const RefusalReasonSchema = v.object({
  cardId: v.nullable(v.string()),
  message: v.string(),
  clash: v.optional(ClashSchema),
})
export type RefusalReason = v.InferOutput<typeof RefusalReasonSchema>
