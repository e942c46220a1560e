import type { CoachRule } from '../finding.ts'
import { RULE_BACKGROUND } from './rule-background.ts'
import type { RuleEntry } from './rule-entry.ts'
import { SPOKEN_RULES } from './spoken-rules.ts'

/** A rule of the coach in all its words: what its findings say, and what stands behind them. `COACH_RULES` lists them. */
export function ruleEntry(rule: CoachRule): RuleEntry {
  return { ...SPOKEN_RULES[rule], ...RULE_BACKGROUND[rule] }
}
