import { commitmentWords } from '../../../shared/retro/retro-words.ts'

/** Words of a closed retro's page: a summary that is worth sending. */
export const teamRetro = {
  loading: 'Loading the retro',
  documentTitle: (title: string, team: string) => `${title}, ${team}`,
  back: (cycle: string) => `OKRs of ${cycle}`,
  closedOn: (day: string) => `Closed on ${day}`,
  copy: 'Copy as Markdown',
  copied: 'Copied',
  copyFailed: 'The Markdown could not be copied. Open it instead, and copy it from there.',
  openMarkdown: 'Open the Markdown',
  print: 'Print',
  replaced: {
    title: 'A later retro of this cycle took the place of this one.',
    body: 'Its scores and decisions count. What was learned here stays in the library.',
    link: 'Go to the retro that counts',
  },
  /** What somebody who was not there has to know to read it. */
  notes: {
    label: 'About this retro',
    again: (number: number) =>
      `Retro ${number} of this cycle: its scores and decisions count. Learnings and actions of all of them stay.`,
    revision: (revision: number) =>
      `Re-opened and closed again, as revision ${revision}. What the team settled or took out since then stayed so.`,
    noCheckIns: 'Nobody checked in during this cycle: the scores are from memory.',
  },
  readsNow: (words: string) => `Reads now: ${words}`,
  /** [GR2] Where something else is expected today: a score is read by what was expected then. */
  expectedThen: commitmentWords,
  noCheckIns: 'No check-in in the whole cycle: scored from memory.',
  mean: {
    label: 'Mean of the objectives',
    none: 'Nothing was graded',
    help: 'Scores are for planning, never for judging people.',
  },
  counts: {
    keyResults: 'Key results',
    learnings: 'Learnings',
    actions: 'Actions',
  },
  causes: 'Why things were missed',
  cause: (cause: string, count: number) => `${cause} ${count}`,
  objectiveScore: (score: string) => `Mean ${score}`,
  noScore: 'No score',
  notGraded: 'Dropped during the cycle, not graded',
  droppedReason: (reason: string) => `Dropped during the cycle: ${reason}`,
  owner: (name: string) => `Owned by ${name}`,
  ownerLeft: (name: string) => `Owned by ${name}, who has left`,
  noOwner: 'Owned by nobody',
  grades: (grades: string) => `Grades: ${grades}`,
  manyGrades: (count: number, lowest: string, middle: string, highest: string) =>
    `${count} grades from ${lowest} to ${highest}, the middle one ${middle}`,
  because: (cause: string, note: string) => (note === '' ? cause : `${cause}: ${note}`),
  ownerWord: 'The owner’s word',
  wordNoted: 'Written down for the owner:',
  learnings: 'What we learned',
  noLearnings: 'No learnings were kept.',
  actions: 'What we will do',
  noActions: 'No actions were agreed on.',
  process: 'How we worked together',
  empty: 'There was nothing to grade in this cycle.',
} as const
