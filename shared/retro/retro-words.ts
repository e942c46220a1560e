import type { Commitment } from '../okr/model.ts'
import type { Cause, Verdict } from './grade.ts'
import type { ActionOutcome, RoomLearning } from './retro-state.ts'

/*
 * A retro in words, for files and messages: Markdown, chats, tables.
 */

export const CAUSE_WORDS = {
  ambition: 'too ambitious',
  'wrong-measure': 'the wrong measure',
  dependency: 'a dependency',
  capacity: 'too little capacity',
  'priority-shift': 'priorities shifted',
  external: 'something outside our reach',
  focus: 'too little focus',
  cadence: 'we looked too rarely',
} as const satisfies Record<Cause, string>

export const VERDICT_WORDS = {
  keep: 'keep',
  modify: 'modify',
  drop: 'drop',
} as const satisfies Record<Verdict, string>

export const LEARNING_KIND_WORDS = {
  worked: 'What worked',
  learned: 'What we learned',
  differently: 'What we would do differently',
} as const satisfies Record<RoomLearning['kind'], string>

export const OUTCOME_WORDS = {
  open: 'open',
  done: 'done',
  'let-go': 'let go',
} as const satisfies Record<ActionOutcome, string>

/** As scores are always shown: with one place after the point. */
export function scoreWords(score: number | null): string {
  return score === null ? 'not graded' : score.toFixed(1)
}

/** [GR2] What was expected in the retro, where something else is today. */
export function commitmentWords(then: Commitment | null, now: Commitment | null): string {
  const words = `${then ?? NEITHER} in the retro, ${now ?? NEITHER} now`
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const NEITHER = 'neither committed nor aspirational'
