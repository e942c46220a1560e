/** Starting a retro from the team's space. */
export const retroHome = {
  title: 'Look back on it.',
  goesOn: 'A retro of this cycle goes on.',
  held: 'This cycle has its retro.',
  read: 'Read what it came to',
  heldBefore: 'This cycle has its retro. What another one says of the scores and decisions takes its place.',
  body: 'Grade what happened, say what you learned, decide what comes again.',
  hold: 'Hold a retro',
  again: 'Hold another retro',
  goTo: 'Go to the retro',
  join: 'Join the retro',
  closed: 'Nobody can join this retro any more. Ask who leads it for a link.',
  suggestedTitle: (cycle: string) => `${cycle} retro`,
  choose: 'How long do you have?',
  start: 'Start the retro',
  cancel: 'Cancel',
} as const
