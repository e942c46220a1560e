import * as v from 'valibot'

/** Raised when a receiver that reads the payload strictly would no longer understand it. New fields do not raise it. */
export const PAYLOAD_VERSION = 1

export const count = v.pipe(v.number(), v.integer(), v.minValue(0))
/** Instants as ISO 8601 in UTC, such as `2027-01-31T09:00:00.000Z`. */
export const instant = v.pipe(v.string(), v.isoTimestamp())

export const envelope = {
  /** The event's id, the same in each attempt and for every webhook: what a receiver has had before, it may ignore. */
  id: v.string(),
  version: v.literal(PAYLOAD_VERSION),
  createdAt: instant,
  team: v.object({ id: v.string(), name: v.string() }),
} as const
export const ofWorkshop = {
  ...envelope,
  workshop: v.object({ id: v.string(), title: v.string(), url: v.string() }),
} as const
