import {
  COACH_RULES,
  type CoachRule,
  KEY_RESULT_RULES,
  OBJECTIVE_RULES,
  SET_RULES,
} from '../../../shared/coach/finding.ts'
import { ruleEntry } from '../../../shared/coach/rules/rulebook.ts'
import { RULE_SOURCES } from '../../../shared/coach/rules/sources.ts'

export const RULE_GROUPS = {
  objective: OBJECTIVE_RULES,
  key_result: KEY_RESULT_RULES,
  set: SET_RULES,
} as const satisfies Record<string, readonly CoachRule[]>
export type RuleGroup = keyof typeof RULE_GROUPS

/** The rules in which every word that is looked for stands, in an id, a name, a reason or an example. */
export function findRules(words: string): readonly CoachRule[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return COACH_RULES.filter((rule) => wanted.every((word) => TEXT_OF.get(rule)?.includes(word)))
}

/** The rule that an address points at: `#KR4`, in whatever case. */
export function ruleFromHash(hash: string): CoachRule | null {
  const id = hash.replace(/^#/, '').toUpperCase()
  return COACH_RULES.find((rule) => rule === id) ?? null
}

const TEXT_OF = new Map(COACH_RULES.map((rule) => [rule, searchedText(rule)]))

function searchedText(rule: CoachRule): string {
  const { name, title, says, reason, prompt, example, gate, sources } = ruleEntry(rule)
  const parts = [rule, name, title, says, reason, prompt, example.weak, example.strong, gate ?? '']
  return [...parts, ...sources.map((source) => RULE_SOURCES[source])].join(' ').toLowerCase()
}
