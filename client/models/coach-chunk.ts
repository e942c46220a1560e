import { assess } from '../../shared/coach/assess.ts'
import { addBaseline } from '../../shared/coach/helps/add-baseline.ts'
import { moveNumberToKeyResult } from '../../shared/coach/helps/move-number.ts'
import { splitCompound } from '../../shared/coach/helps/split-compound.ts'
import { assessSet } from '../../shared/coach/set/assess-set.ts'
import { smartLights } from '../../shared/coach/smart-lights.ts'
import type { Coach } from './coach-model.ts'

/** Everything of the coach that the board needs, in one file that is loaded after the first paint. */
export const coach: Coach = {
  assess,
  assessSet: (set) => assessSet(set),
  smartLights: (assessment, text, context) => smartLights(assessment, text, context),
  split: splitCompound,
  moveNumber: moveNumberToKeyResult,
  withBaseline: addBaseline,
}
