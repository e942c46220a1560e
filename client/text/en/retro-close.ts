/** [RE5] Words of the stage in which each key result is kept, modified or dropped. */
export const decideText = {
  none: 'This cycle has no key results to decide on.',
  verdict: 'Next cycle',
  verdictOf: (text: string) => `What becomes of “${text}”`,
  why: 'Why, in one line',
  whyOf: (text: string) => `Why, for “${text}”`,
  decide: 'Decide',
  change: 'Change it',
  undecided: 'Not decided yet.',
  leadDecides: 'Who leads writes down what you decide.',
  decided: (decided: number, of: number) => `${decided} of ${of} decided`,
  noScore: 'No score',
  dropped: (reason: string) => `Dropped during the cycle: ${reason}`,
  droppedStays: 'It stays dropped, for that reason, unless you decide otherwise.',
  reconsider: 'Decide otherwise',
  candidate: 'Offered again at the next planning, where it must be chosen by vote.',
  show: 'Show to everybody',
  showOf: (text: string) => `Show to everybody: “${text}”`,
  hereOf: (text: string) => `Everybody is here: “${text}”`,
  here: 'Everybody is here',
  score: 'Score',
  openScore: 'Agree on its score first, in the stage “Grade”.',
} as const

/** Words of the process pulse. */
export const processText = {
  pick: (statement: string) => `How far this is true, from 1 to 5: ${statement}`,
  low: 'not at all',
  high: 'fully',
  meanings: { 1: 'Not at all', 2: 'Hardly', 3: 'In part', 4: 'Mostly', 5: 'Fully' },
  leaveOut: 'Leave out',
  leaveOutOf: (statement: string) => `Leave out: ${statement}`,
  kept: 'Only you can read your answers. You can change them until the reveal.',
  answered: (answers: number, of: number) => `${answers} of ${of} answered`,
  reveal: 'Show the answers',
  revealTurns: (answers: number) =>
    answers === 1 ? 'Shows 1 person’s answers' : `Shows the answers of ${answers} people at once`,
  nobody: 'Nobody has answered yet.',
  watch: 'The answers are shown here when they are revealed.',
  result: 'How we worked together',
  resultHelp: (answers: number) =>
    `${answers === 1 ? 'One of us' : `${answers} of us`} answered, without names. Each statement is counted by itself.`,
  few: 'With so few answers, anybody may guess whose they are.',
  caption: 'How many gave 1 to 5',
  columns: ['Statement', '1', '2', '3', '4', '5', 'Mean'],
  mean: (mean: string) => `mean ${mean}`,
  noAnswers: 'nobody answered',
  picture: (statement: string, counts: string, mean: string) =>
    `${statement} From 1 to 5: ${counts}. ${mean}.`,
  shown: 'The answers are here.',
  tooLate: 'The answers were shown already.',
} as const

/** Words of a retro's end: the summary, and its way into the record. */
export const closeText = {
  finalise: 'Close the retro',
  finaliseHelp: 'It goes into the record, and the summary can be sent. It can be re-opened.',
  problems: (problems: number) =>
    problems === 1 ? 'One thing is missing' : `${problems} things are missing`,
  allProblems: (problems: number) => `Show all ${problems}`,
  goThere: 'Go there',
  goThereFor: (message: string) => `Go there: ${message}`,
  ready: 'Nothing is missing.',
  refused: 'The record did not take the retro.',
  leadCloses: 'Who leads closes the retro when you agree with it.',
  // The summary.
  summary: 'In short',
  mean: 'Mean of the objectives',
  noMean: 'No scores',
  scores: 'Scores',
  objective: (text: string, score: string | null) => (score === null ? text : `${text}: ${score}`),
  noScore: 'no score',
  dropped: 'dropped',
  cause: (cause: string, note: string) => (note === '' ? `Cause: ${cause}` : `Cause: ${cause}, ${note}`),
  causes: 'Causes of misses',
  causeCount: (cause: string, count: number) => `${cause} ${count}`,
  decisions: 'Keep, modify, drop',
  decision: (verdict: string, why: string) => (why === '' ? verdict : `${verdict}: ${why}`),
  learnings: 'Learnings',
  actions: 'Actions',
  actionFacts: (owner: string, day: string | null) =>
    day === null ? `${owner}, no date` : `${owner}, by ${day}`,
  noOwner: 'nobody',
  none: { learnings: 'No learnings are kept.', actions: 'No actions are agreed on.' },
  last: 'Actions of last time',
  process: 'How we worked',
  // On record.
  publishing: 'The retro is going into the record',
  publishingHelp: 'You can stay or leave: it arrives either way.',
  published: (revision: number) =>
    revision === 1 ? 'The retro is on record' : `The retro is on record, revision ${revision}`,
  publishedHelp: 'Its learnings open the next planning, and what was kept is offered there again.',
  open: 'Open the summary',
  markdown: 'Markdown',
  reopen: 'Re-open the retro',
  reopenHelp: 'Re-open it to change what it says: closing it again takes the place of what is on record.',
} as const
