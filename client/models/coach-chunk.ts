import { assess } from '../../shared/coach/assess.ts'
import { assessSet } from '../../shared/coach/set/assess-set.ts'
import { smartLights } from '../../shared/coach/smart-lights.ts'
import type { Coach } from './coach-model.ts'

/** Everything of the coach that the client needs, in one file that is loaded after the first paint. */
export const coach: Coach = {
  assess,
  assessSet: (set) => assessSet(set),
  smartLights: (assessment, text, context) => smartLights(assessment, text, context),
  split: (text) => {
    const [a, b] = text.split(' and ')
    return a !== undefined && b !== undefined ? [a, b.charAt(0).toUpperCase() + b.slice(1)] : null
  },
  moveNumber: (text) => ({ objective: text.replace(/\d+%?/, '').trim(), keyResult: text }),
}
