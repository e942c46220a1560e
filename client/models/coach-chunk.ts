// biome-ignore-all assist/source/organizeImports: sets first, so that like stands by like and compresses better.
import { assessSet } from '../../shared/coach/set/assess-set.ts'
import { assess } from '../../shared/coach/assess.ts'
import { smartLights } from '../../shared/coach/smart-lights.ts'
import type { Coach } from './coach-model.ts'

/** What the coach finds, in one file that is loaded after the first paint. */
export const coach: Coach = {
  assess,
  assessSet: (set) => assessSet(set),
  smartLights: (assessment, text, context) => smartLights(assessment, text, context),
}
