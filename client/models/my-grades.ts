import * as v from 'valibot'
import { ScoreSchema } from '../../shared/retro/grade.ts'
import { createKeptOnDevice, type KeptOptions } from './kept-on-device.ts'

/*
 * [RE1] What I graded, kept by this browser alone: the room forgets who gave which grade when it reveals them, and so only
 * where I graded can my own dot be told from the others.
 */

const KEPT_MS = 90 * 24 * 60 * 60_000

/** `grade` is `null` where I looked and could not say. */
const grades = createKeptOnDevice(
  'turnout-my-grades',
  v.object({ grade: v.nullable(ScoreSchema), atMs: v.number() }),
  KEPT_MS,
)

/** Several people may use one browser, one after the other. */
export type GradePlace = {
  readonly workshopId: string
  readonly personId: string
  readonly keyResultId: string
}

export function rememberMyGrade(place: GradePlace, grade: number | null, options: KeptOptions = {}): void {
  if (grades.recall(idOf(place), options)?.grade === grade) return
  grades.remember(idOf(place), (atMs) => ({ grade, atMs }), options)
}

/** What I gave: a grade, or `null` for "cannot say". `undefined`: this browser does not know of any. */
export function myGrade(place: GradePlace, options: KeptOptions = {}): number | null | undefined {
  return grades.recall(idOf(place), options)?.grade
}

function idOf({ workshopId, personId, keyResultId }: GradePlace): string {
  return `${workshopId}/${personId}/${keyResultId}`
}
