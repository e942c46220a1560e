import type { CoachRule } from '../finding.ts'
import { KEY_RESULT_RULEBOOK } from './key-result-rules.ts'
import { OBJECTIVE_RULEBOOK } from './objective-rules.ts'
import type { RuleEntry } from './rule-entry.ts'
import { SET_RULEBOOK } from './set-rules.ts'

/** Every rule of the coach in words: what findings say, and what the page that explains the coach lists. */
export const COACH_RULEBOOK: Record<CoachRule, RuleEntry> = {
  ...OBJECTIVE_RULEBOOK,
  ...KEY_RESULT_RULEBOOK,
  ...SET_RULEBOOK,
}
