import { addBaseline } from '../../shared/coach/helps/add-baseline.ts'
import { moveNumberToKeyResult } from '../../shared/coach/helps/move-number.ts'
import { splitCompound } from '../../shared/coach/helps/split-compound.ts'
import type { CoachHelps } from './coach-model.ts'

/** What the coach can do about what it finds: a file of its own, as it is wanted only once somebody looks closer. */
export const coachHelps: CoachHelps = {
  split: splitCompound,
  moveNumber: moveNumberToKeyResult,
  withBaseline: addBaseline,
}
