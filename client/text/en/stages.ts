import type { Stage, StageKind } from '../../../shared/workshop/stages.ts'

/** What a stage is called where nobody gave it another name. */
export const stageKindNames = {
  welcome: 'Welcome',
  'look-back': 'Last time',
  'open-actions': 'Open actions',
  pulse: 'Pulse',
  icebreaker: 'Icebreaker',
  changes: 'What changed',
  grade: 'Grade',
  objectives: 'Objectives',
  'key-results': 'Key results',
  outcomes: 'Outputs to outcomes',
  reflect: 'Look back',
  sort: 'Sort',
  discuss: 'Discuss',
  vote: 'Vote',
  decide: 'Keep, modify, drop',
  actions: 'Actions',
  'process-pulse': 'How we worked',
  commit: 'Commit',
  review: 'Review',
  close: 'Close',
  finalised: 'Finalised',
} as const satisfies Record<StageKind, string>

/** A vote whose subject is planned says so: an agenda may have two. */
const voteNames = {
  objectives: 'Vote on objectives',
  keyResults: 'Vote on key results',
  notes: 'Vote on cards',
} as const

/** A stage's name, as it stands on the agenda. */
export function stageName({
  name,
  kind,
  settings,
}: Pick<Stage, 'name' | 'kind'> & { readonly settings?: Pick<Stage['settings'], 'ballot'> }): string {
  if (name !== '') return name
  const subject = kind === 'vote' ? settings?.ballot?.subject : undefined
  return subject === undefined ? stageKindNames[kind] : voteNames[subject]
}

/** Where a workshop stands, as a note on a list. */
export const stageNotes = {
  welcome: 'About to begin',
  'look-back': 'Looking back',
  'open-actions': 'Going through open actions',
  pulse: 'Arriving',
  icebreaker: 'Arriving',
  changes: 'Going through what changed',
  grade: 'Grading',
  objectives: 'Writing objectives',
  'key-results': 'Writing key results',
  outcomes: 'Turning outputs into outcomes',
  reflect: 'Looking back',
  sort: 'Sorting ideas',
  discuss: 'Discussing',
  vote: 'Voting',
  decide: 'Deciding what to keep',
  actions: 'Agreeing on actions',
  'process-pulse': 'Asking how we worked',
  commit: 'Committing',
  review: 'In review',
  close: 'Closing the retro',
  finalised: 'Finalised',
} as const satisfies Record<StageKind, string>

/** The note for a stage that came from outside: a newer server may know more stages than this page. */
export function stageNote(stageId: string): string {
  return Object.entries(stageNotes).find(([id]) => id === stageId)?.[1] ?? stageId
}
