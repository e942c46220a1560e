import type { CoachRule } from '../finding.ts'
import { KEY_RESULT_RULES_SPOKEN } from './key-result-rules.ts'
import { OBJECTIVE_RULES_SPOKEN } from './objective-rules.ts'
import type { SpokenRule } from './rule-entry.ts'
import { SET_RULES_SPOKEN } from './set-rules.ts'

/** What every rule says: loaded wherever the coach speaks. */
export const SPOKEN_RULES: Record<CoachRule, SpokenRule> = {
  ...OBJECTIVE_RULES_SPOKEN,
  ...KEY_RESULT_RULES_SPOKEN,
  ...SET_RULES_SPOKEN,
}
