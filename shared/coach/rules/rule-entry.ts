import type { Help, Verdict } from '../finding.ts'
import type { RuleSource } from './sources.ts'

/** What a rule says on a card and in the linter. */
export type SpokenRule = {
  /** What is the matter, where nothing closer to the words can be said: "Sounds like an output". */
  readonly title: string
  /** Why the rule is there. */
  readonly reason: string
  /** The strongest that it speaks; where it is unsure it asks. */
  readonly verdict: Verdict
  /** The question to ask oneself. */
  readonly prompt: string
  /** Asked in place of `prompt` where the coach is unsure whether the rule applies at all. */
  readonly promptIfUnsure?: string
  readonly example: { readonly weak: string; readonly strong: string }
  readonly helps: readonly Help[]
}

type WrittenRule = Omit<SpokenRule, 'verdict' | 'example' | 'helps'> &
  SpokenRule['example'] &
  Partial<Pick<SpokenRule, 'verdict' | 'helps'>>

/** A rule as it is written down: unless it says otherwise it warns, and no press can help. */
export function spoken({ weak, strong, ...words }: WrittenRule): SpokenRule {
  return { verdict: 'warn', helps: [], ...words, example: { weak, strong } }
}

/** What else there is to know of it, for whoever reads the rules. */
export type RuleBackground = {
  /** What a good statement is like: "An outcome, not an output". */
  readonly name: string
  /** The rule in a sentence. */
  readonly says: string
  /** What of it stops finalising (`shared/okr/gates.ts`); nothing else of a rule ever stops anybody. */
  readonly gate?: string
  readonly sources: readonly RuleSource[]
}

export type RuleEntry = SpokenRule & RuleBackground
