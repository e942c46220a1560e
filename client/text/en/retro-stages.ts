/** Words of a retro’s stages, and of the stage in which a planning looks back. */
export const retroStages = {
  lookBack: {
    question: 'What do we bring from last time?',
    help: 'What was learned, and what a retro kept for us to choose again.',
  },
  openActions: {
    question: 'What became of what we said we would do?',
    help: 'Settle each, or let it stay open.',
  },
  grade: {
    question: 'How far did we get?',
    help: 'Grade what happened, not who did it. Nobody sees a grade before the reveal.',
  },
  decide: {
    question: 'What do we keep, what do we change?',
    help: 'Nothing carries over by itself. What is kept must be chosen again at the next planning.',
  },
  actions: {
    question: 'What will we do about it?',
    help: 'Few, each with one owner and a date.',
  },
  processPulse: {
    question: 'How did we work together?',
    help: 'Five statements, without names, shown together.',
  },
  close: {
    question: 'Is this what we take along?',
    help: 'The summary goes into the record and can be sent.',
  },
} as const
