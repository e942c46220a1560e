import type { LivingKeyResult } from '../api/living-okrs.ts'
import type { BallotResult } from '../ballot/result.ts'

/** From here on the room is not as sure as who owns it, by more than people differ anyway. */
const FLAGGED_FROM = 2

/** How sure the room is of a key result, beside what was last said of it. */
export type ConfidenceBeside = {
  readonly keyResult: LivingKeyResult
  /** Of the last check-in, else of the commitment; `null`: nobody has said anything. */
  readonly said: number | null
  /** The mean of the room's answers, to a tenth; `null`: nobody answered. */
  readonly room: number | null
  /** By how much the room is below what was said; below 0 where it is surer. */
  readonly below: number | null
  /** [CH1] Worth a talk, and perhaps a check-in. */
  readonly isFlagged: boolean
}

/**
 * The result of a vote on confidence beside the record, where the room is farthest below first. What is no key result of
 * the record, or was dropped since the vote, is left out.
 */
export function besideRecord(
  { rows }: Pick<BallotResult, 'rows'>,
  keyResults: readonly LivingKeyResult[],
): readonly ConfidenceBeside[] {
  const byId = new Map(keyResults.map((keyResult) => [keyResult.id, keyResult]))
  return rows
    .flatMap(({ itemId, ballots }) => {
      const keyResult = byId.get(itemId)
      return keyResult === undefined || keyResult.dropped !== null ? [] : [beside(keyResult, ballots)]
    })
    .toSorted((one, other) => (other.below ?? -Infinity) - (one.below ?? -Infinity) || 0)
}

function beside(keyResult: LivingKeyResult, ballots: readonly number[]): ConfidenceBeside {
  const said = keyResult.lastCheckIn?.confidence ?? keyResult.fields.confidence
  const mean = ballots.length === 0 ? null : ballots.reduce((sum, level) => sum + level, 0) / ballots.length
  const room = mean === null ? null : toTenth(mean)
  const below = said === null || room === null ? null : toTenth(said - room)
  return { keyResult, said, room, below, isFlagged: below !== null && below >= FLAGGED_FROM }
}

function toTenth(value: number): number {
  return Math.round(value * 10) / 10
}
