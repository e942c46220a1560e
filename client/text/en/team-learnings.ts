/** [RE6] Words of a team's library of learnings, and of the pages beside it. */
export const teamLearnings = {
  loading: 'Loading what the team learned',
  title: 'Learnings',
  documentTitle: (team: string) => `Learnings, ${team}`,
  pages: { label: 'Looking back', learnings: 'Learnings', actions: 'Actions', calibration: 'Calibration' },
  lede: 'What retros brought. The next planning opens with it, and a card offers what fits while somebody drafts a similar key result.',
  search: 'Search by words',
  searchHint: 'Any form of a word finds the others: “deploying” finds “deployments”.',
  searchAction: 'Search',
  clear: 'Show all',
  count: (total: number) => (total === 1 ? '1 learning, newest first' : `${total} learnings, newest first`),
  found: (total: number, words: string) =>
    total === 1 ? `1 learning fits “${words}”` : `${total} learnings fit “${words}”, the best first`,
  none: 'Nothing is kept yet. Learnings come from a retro: the cards that the team wants to remember.',
  notFound: (words: string) =>
    `Nothing fits “${words}”. Words that are in every sentence, such as “team” or “better”, are not looked for.`,
  more: 'Show more',
  failed: 'The rest was not loaded.',
  from: (cycle: string) => `From ${cycle}`,
  about: 'About',
  objective: 'Objective:',
  score: (score: string) => `came to ${score}`,
  remove: {
    action: 'Take out',
    label: (learning: string) => `Take out: ${learning}`,
    title: 'Take it out of the library?',
    help: 'It is not found, shown or offered any more. The retro it is from keeps it.',
    confirm: 'Take it out',
    cancel: 'Keep it',
    failed: 'It was not taken out.',
    done: 'Taken out of the library.',
  },
} as const
