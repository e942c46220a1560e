import * as v from 'valibot'
import { CORRECTABLE } from './correctable.ts'

/** What a later revision can say otherwise than the record: a field, or that a key result is dropped. */
export const CLASH_FIELDS = [...CORRECTABLE, 'dropped'] as const
export type ClashField = (typeof CLASH_FIELDS)[number]

const ValueSchema = v.nullable(v.union([v.string(), v.number()]))

/**
 * [CH3] Something that a course correction has changed since the previous revision and that a new one says otherwise. It is
 * shown and must be chosen: neither is lost silently.
 */
export const ClashSchema = v.object({
  cardId: v.string(),
  field: v.picklist(CLASH_FIELDS),
  /** The newest correction of it: a choice counts for this one, and a later one is asked about anew. */
  changeId: v.string(),
  /** What the record says since the correction; `null` for one that is dropped. */
  corrected: ValueSchema,
  /** What the workshop's set says. */
  workshop: ValueSchema,
  /** The corrected owner's name, who may not be in the workshop. */
  ownerName: v.optional(v.string()),
  /** Who made the correction: a person, or a program by the name of its token. */
  by: v.string(),
  atMs: v.number(),
  reason: v.string(),
})
export type Clash = v.InferOutput<typeof ClashSchema>

export const ClashChoiceSchema = v.object({
  cardId: v.pipe(v.string(), v.maxLength(64)),
  field: v.picklist(CLASH_FIELDS),
  changeId: v.pipe(v.string(), v.maxLength(64)),
  /** Whether the correction stays, or what the workshop says takes its place. */
  take: v.picklist(['correction', 'workshop']),
})
export type ClashChoice = v.InferOutput<typeof ClashChoiceSchema>

/** Whether a choice is about this clash. */
export function isAbout(choice: Omit<ClashChoice, 'take'>, clash: Omit<ClashChoice, 'take'>): boolean {
  return choice.cardId === clash.cardId && choice.field === clash.field && choice.changeId === clash.changeId
}
