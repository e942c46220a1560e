import * as v from 'valibot'
import { NewCheckInSchema } from '../../../../shared/okr/check-in.ts'

/** What stands in the fields of a check-in that is not made yet, as it is typed. */
const DraftSchema = v.object({
  value: v.string(),
  confidence: v.nullable(v.number()),
  note: v.string(),
  nextText: v.string(),
  nextOwnerId: v.string(),
})
export type CheckInDraft = v.InferOutput<typeof DraftSchema>

const SentSchema = v.object({ key: v.string(), body: NewCheckInSchema })
export type SentCheckIn = v.InferOutput<typeof SentSchema>

const KeptSchema = v.object({
  draft: DraftSchema,
  /** The check-in before it; another one since then, from another device, makes its numbers old. */
  after: v.nullable(v.string()),
  /** Sent, and not answered yet: sent again with the same key it is made once. */
  sent: v.nullable(SentSchema),
})
export type KeptCheckIn = v.InferOutput<typeof KeptSchema>

export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const keyOf = (keyResultId: string) => `turnout-check-in:${keyResultId}`

/** Check-ins that are not on record yet, kept on this device until they are. */
export function createCheckInDrafts(storage: DraftStorage | null) {
  return {
    read(keyResultId: string): KeptCheckIn | null {
      try {
        const kept = v.safeParse(
          v.pipe(v.string(), v.parseJson(), KeptSchema),
          storage?.getItem(keyOf(keyResultId)) ?? null,
        )
        return kept.success ? kept.output : null
      } catch {
        return null // Storage may be refused.
      }
    },
    write(keyResultId: string, kept: KeptCheckIn): void {
      try {
        storage?.setItem(keyOf(keyResultId), JSON.stringify(kept))
      } catch {
        // Full or refused: it then lives as long as the page.
      }
    },
    remove(keyResultId: string): void {
      try {
        storage?.removeItem(keyOf(keyResultId))
      } catch {
        // Refused: there is nothing to remove then.
      }
    },
  }
}
export type CheckInDrafts = ReturnType<typeof createCheckInDrafts>
