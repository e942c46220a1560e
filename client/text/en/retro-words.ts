import type { Commitment } from '../../../shared/okr/model.ts'
import type { Cause, Verdict } from '../../../shared/retro/grade.ts'
import type { ScoreReading } from '../../../shared/retro/read-score.ts'
import type { ActionOutcome, LEARNING_KINDS } from '../../../shared/retro/retro-state.ts'

/** "0.7": always with its tenth, so that a column of them lines up. */
export function formatScore(score: number): string {
  return score.toFixed(1)
}

/** [RE4] Why something was missed: a finding about the work, never about a person. */
export const causeWords = {
  ambition: { name: 'Ambition', help: 'We aimed higher than anybody could have reached.' },
  'wrong-measure': { name: 'Wrong measure', help: 'The number did not show what we wanted to change.' },
  dependency: { name: 'Dependency', help: 'We waited for others, or needed what was not there.' },
  capacity: { name: 'Capacity', help: 'We had fewer people or less time than we planned with.' },
  'priority-shift': { name: 'Priority shift', help: 'Something else became more important on the way.' },
  external: { name: 'External', help: 'The world around us changed.' },
  focus: { name: 'Focus', help: 'We did too much at once, this too little.' },
  cadence: { name: 'Cadence', help: 'We looked too seldom, and steered too late.' },
} as const satisfies Record<Cause, { readonly name: string; readonly help: string }>

/** [RE5] */
export const verdictWords = {
  keep: { name: 'Keep', done: 'Kept', help: 'Offer it again as it is.' },
  modify: { name: 'Modify', done: 'To be modified', help: 'Offer it again, changed.' },
  drop: { name: 'Drop', done: 'Dropped', help: 'It does not come back.' },
} as const satisfies Record<Verdict, { readonly name: string; readonly done: string; readonly help: string }>

/** [RE7] What became of an action. */
export const outcomeWords = {
  open: 'Still open',
  done: 'Done',
  'let-go': 'Let go',
} as const satisfies Record<ActionOutcome, string>

/** [RE6] Which question a learning answers. */
export const learningKindWords = {
  worked: 'Worked',
  learned: 'Learned',
  differently: 'Do differently',
} as const satisfies Record<(typeof LEARNING_KINDS)[number], string>

/** [GR2] What is expected of a key result of each kind. */
export const commitmentWords = {
  committed: 'Committed: 1.0 is expected, and a miss is explained.',
  aspirational: 'Aspirational: 0.6 to 0.7 is the sweet spot.',
} as const satisfies Record<Commitment, string>

/** [GR1] [GR2] What a score says of a key result, by the kind of key result it is: a verdict in a few words, and why. */
export const readingWords = {
  'committed-kept': { name: 'Kept in full.', why: 'That is what a commitment is for.' },
  'committed-short': { name: 'Nearly, for a commitment.', why: '1.0 was expected. What was missing?' },
  'committed-missed': { name: 'A commitment missed.', why: '1.0 was expected, so this is worth explaining.' },
  'aspirational-in-full': {
    name: 'All of it, for an aspiration.',
    why: 'Great work, or the aim was too safe.',
  },
  'aspirational-beyond': {
    name: 'More than hoped for.',
    why: 'Above 0.7 an aspiration may have been too safe.',
  },
  'aspirational-sweet-spot': {
    name: 'Strong, for an aspiration.',
    why: '0.6 to 0.7 means the aim was right.',
  },
  'aspirational-short': { name: 'Short, for an aspiration.', why: 'Below 0.6 there is something to learn.' },
  high: { name: 'Delivered.', why: '0.7 and above counts as delivered.' },
  middle: { name: 'Progress, but short.', why: '0.4 to 0.6: we got somewhere, and not there.' },
  low: { name: 'Hardly any progress.', why: '0.0 to 0.3: a finding to learn from.' },
} as const satisfies Record<ScoreReading, { readonly name: string; readonly why: string }>

/** [GR2] */
export const tooSafeWords = 'Every aspiration came to 1.0: we aimed too low. Reach further next time.'

/** Out of a change of what is decided already. */
export const leaveAsItWas = 'Leave it as it was'

/** "Noor, Ben and Wei". */
export function listNames(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
