export const present = {
  documentTitle: (stage: string, team: string) => `${stage}, ${team}, on the screen`,
  join: 'Join with your phone',
  code: 'Code',
  ready: (ready: number, of: number) => `${ready} of ${of} ready`,
  people: (count: number) => `${count} ${count === 1 ? 'person is' : 'people are'} here`,
  voted: (voted: number, of: number) => `${voted} of ${of} voted`,
  cards: (count: number) =>
    count === 0 ? 'No card yet' : `${count} ${count === 1 ? 'card' : 'cards'}, face down until the reveal`,
  answers: (count: number) =>
    count === 0 ? 'No answer yet' : `${count} ${count === 1 ? 'answer' : 'answers'}, hidden until the reveal`,
  empty: 'Nothing is on the board yet.',
  noVote: 'No vote is open yet.',
  discussion: {
    now: 'We talk about',
    of: (done: number, all: number) => `${done} of ${all} done`,
    question: 'What do we make of it?',
  },
  cut: 'Cut line',
  group: (name: string, count: number) => (name === '' ? `${count} cards together` : `${name}, ${count}`),
  leave: 'Back to the room',
  fullScreen: 'Full screen',
  windowed: 'Leave full screen',
  keys: 'Esc goes back, F is full screen',
  paused: 'No connection. This is what was shown last.',
} as const
