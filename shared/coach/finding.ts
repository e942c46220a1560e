/** Every rule that the coach has something to say about, by its id in the method. */
export const OBJECTIVE_RULES = ['OB1', 'OB2', 'OB3', 'OB4', 'OB5', 'OB6', 'OB7', 'OB8'] as const
export const KEY_RESULT_RULES = [
  'KR1',
  'KR2',
  'KR3',
  'KR4',
  'KR5',
  'KR6',
  'KR7',
  'KR8',
  'KR9',
  'KR10',
  'KR11',
] as const
export const SET_RULES = ['SE1', 'SE2', 'SE3', 'SE4', 'SE5', 'SE6', 'SE7', 'SE8'] as const
export const COACH_RULES = [...OBJECTIVE_RULES, ...KEY_RESULT_RULES, ...SET_RULES] as const
export type CoachRule = (typeof COACH_RULES)[number]

/**
 * How strongly a finding speaks, weakest first. `show` only tells; `ask` is a question that the coach cannot answer, also
 * asked instead of a `warn` where it is unsure. None of them stops anybody: what does is in `shared/okr/gates.ts`.
 */
export const VERDICTS = ['show', 'hint', 'ask', 'warn', 'strong-warn'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Characters of the statement as it was given, UTF-16 units, the end not included: `text.slice(start, end)`. */
export type Span = { readonly start: number; readonly end: number }

/** What one press can do about a finding. */
export const HELPS = [
  'open-ladder',
  'move-number',
  'split',
  'add-baseline',
  'set-target',
  'set-due-date',
  'set-confidence',
] as const
export type Help = (typeof HELPS)[number]

export type Finding = {
  readonly rule: CoachRule
  readonly verdict: Verdict
  /** The words it is about; none when it is about the whole statement or about what is not there. */
  readonly span: Span | null
  /** What is the matter in a few words: "Sounds like an output". */
  readonly title: string
  /** The question to ask oneself: "Who notices when it is done?" */
  readonly prompt: string
  /** Why the rule is there, and what in these words it saw. */
  readonly reason: string
  readonly example: { readonly weak: string; readonly strong: string }
  readonly helps: readonly Help[]
}
