import * as v from 'valibot'
import { COMMITMENTS, KeyResultFieldsSchema, MAX_TEXT_LENGTH } from './model.ts'

const IdSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))
const TextSchema = v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH))

/** OKRs of the record that a new room begins with, in their order. */
export const CarriedOkrsSchema = v.object({
  objectives: v.array(
    v.object({
      id: IdSchema,
      text: TextSchema,
      commitment: v.nullable(v.picklist(COMMITMENTS)),
      keyResults: v.array(v.object({ id: IdSchema, text: TextSchema, fields: KeyResultFieldsSchema })),
    }),
  ),
})
export type CarriedOkrs = v.InferOutput<typeof CarriedOkrsSchema>

/** What became of the record's OKRs after a room began with them. */
export const FollowedOkrsSchema = v.object({
  ...CarriedOkrsSchema.entries,
  /** Objectives and key results that the record pursues no longer. */
  droppedIds: v.array(IdSchema),
})
export type FollowedOkrs = v.InferOutput<typeof FollowedOkrsSchema>
