import * as v from 'valibot'
import { type RecordedBallot, RecordedBallotSchema } from '../../shared/api/record-api.ts'
import type { ballot } from '../db/schema.ts'

/** A closed vote from its row. */
export function readBallot(row: typeof ballot.$inferSelect): RecordedBallot {
  return v.parse(RecordedBallotSchema, {
    ballotId: row.id,
    round: row.round,
    settings: JSON.parse(row.settingsJson),
    items: JSON.parse(row.itemsJson),
    follows: row.followsJson === null ? null : JSON.parse(row.followsJson),
    openedAtMs: row.openedAtMs,
    closedAtMs: row.closedAtMs,
    result: JSON.parse(row.resultJson),
    settledIds: row.settledIdsJson === null ? null : JSON.parse(row.settledIdsJson),
  })
}
