import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import * as v from 'valibot'
import type { Calibration } from '../../../shared/api/retro-api.ts'
import { ScoreSchema } from '../../../shared/retro/grade.ts'
import { ProcessResultSchema } from '../../../shared/retro/process-pulse.ts'
import type { Database } from '../../db/database.ts'
import { keyResultGrade, retro } from '../../db/retro-schema.ts'
import { cycle, keyResult } from '../../db/schema.ts'
import { type RecordAccess, recordMe } from '../record-access.ts'
import { gradedText } from './graded-words.ts'
import { isCounting } from './last-retro.ts'

/**
 * [RE8] How sure the team was and how it came out, of every cycle that had a retro by the one that counts. [GR3] Whose a key
 * result was is not even asked for. One round trip.
 */
export async function readCalibration(db: Database, access: RecordAccess): Promise<Calibration> {
  const { team } = access
  const counts = and(eq(retro.teamId, team.id), isCounting(db))
  const [retros, points] = await db.batch([
    db
      .select({
        workshopId: retro.workshopId,
        // Of the record, which is large, this alone.
        pulseJson: sql<string | null>`${retro.recordJson} -> '$.processPulse'`.as('pulse_json'),
        cycleId: cycle.id,
        name: cycle.name,
        startsOn: cycle.startsOn,
        endsOn: cycle.endsOn,
      })
      .from(retro)
      .innerJoin(cycle, eq(cycle.id, retro.cycleId))
      .where(counts)
      .orderBy(asc(cycle.endsOn), asc(cycle.startsOn), asc(cycle.name)),
    db
      .select({
        workshopId: keyResultGrade.workshopId,
        keyResultId: keyResultGrade.keyResultId,
        text: sql<string>`${gradedText}`.as('its_text'),
        confidenceAtCommit: keyResultGrade.confidenceAtCommit,
        confidenceAtMiddle: keyResultGrade.confidenceAtMiddle,
        score: keyResultGrade.score,
      })
      .from(retro)
      .innerJoin(keyResultGrade, eq(keyResultGrade.workshopId, retro.workshopId))
      .innerJoin(keyResult, eq(keyResult.id, keyResultGrade.keyResultId))
      .where(and(counts, isNotNull(keyResultGrade.score)))
      .orderBy(asc(keyResultGrade.position)),
  ])
  return {
    team: { teamId: team.id, name: team.name },
    me: recordMe(access),
    cycles: retros.map(({ workshopId, pulseJson, ...its }) => ({
      cycle: its,
      workshopId,
      points: points
        .filter((point) => point.workshopId === workshopId)
        .map(({ workshopId: _, score, ...point }) => ({ ...point, score: v.parse(ScoreSchema, score) })),
      processPulse: v.parse(v.nullable(ProcessResultSchema), JSON.parse(pulseJson ?? 'null')),
    })),
  }
}
