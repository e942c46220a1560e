import type { TemplateId } from '../../../shared/workshop/template-ids.ts'

/** Agendas that everybody can start from, and how they are told of. */
export const templateTexts = {
  'planning-60': {
    name: 'Planning in an hour',
    help: 'For a team that knows its direction: write alone, sort, turn tasks into results, vote, commit.',
  },
  'planning-90': {
    name: 'Planning in 90 minutes',
    help: 'The same with a warm-up, a vote on the objectives and more time to think.',
  },
  'async-week': {
    name: 'Over a week',
    help: 'Everybody writes and votes when it suits them, without names. Then half an hour together.',
  },
  'kr-vote': {
    name: 'Vote on key results',
    help: 'The proposals are there already: read, vote, talk about the differences, commit.',
  },
  'open-board': {
    name: 'Open board',
    help: 'One shared board, no times. You set the pace and everybody sees everything at once.',
  },
  'retro-45': {
    name: 'Look back in 45 minutes',
    help: 'Grade beside the evidence, say what we learned, decide what to keep, agree on actions.',
  },
  'retro-60': {
    name: 'Look back in an hour',
    help: 'The same with more time for what is talked about.',
  },
  'retro-week': {
    name: 'Look back over a week',
    help: 'Everybody grades and writes when it suits them. Then half an hour together.',
  },
} as const satisfies Record<TemplateId, { readonly name: string; readonly help: string }>

export const agendasText = {
  title: 'The agenda',
  help: 'Every stage can be changed, moved or skipped later, also while you are at it.',
  templates: 'Start from',
  retros: 'Look back on a cycle',
  own: 'Your team’s own',
  minutes: (minutes: number) => (minutes === 0 ? 'No times' : `${minutes} min`),
  andMore: (minutes: number) => `${minutes} min together`,
  stages: (names: readonly string[]) => names.join(', '),
  savedBy: (name: string) => `Kept by ${name}`,
  unusable: (name: string) =>
    `Kept by ${name}. It was saved by an older Turnout and cannot be used any more.`,
  remove: (name: string) => `Delete the agenda “${name}”`,
  removeTitle: (name: string) => `Delete “${name}”?`,
  removeBody: 'Nobody in the team can start from it any more. Workshops that did stay as they are.',
  removeConfirm: 'Delete',
  cancel: 'Cancel',
} as const
