import type { BallotMethod } from '../../../shared/ballot/settings.ts'

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`)
const dots = (count: number) => (count === 1 ? '1 dot' : `${count} dots`)

/** What one answer says, after "3 people": "gave 2 dots", "said 4", "said yes". */
const ANSWERED = {
  dots: (value: number) => `gave ${value === 0 ? 'none' : dots(value)}`,
  score: (value: number) => `said ${value}`,
  approve: (value: number) => (value > 0 ? 'said yes' : value < 0 ? 'said no' : 'abstained'),
  fist: (value: number) => `showed ${value}`,
  confidence: (value: number) => `said ${value}`,
} satisfies Record<BallotMethod, (value: number) => string>

export const chartText = {
  table: 'As a table',
  people,
  dots,
  approvals: { no: 'No', abstain: 'Abstain', yes: 'Yes' },
  mean: 'mean',
  oneBallot: 'one ballot',
  yours: 'yours',
  nobody: 'Nobody answered',
  noDots: 'No dots',
  /** "6 said 5, 1 said 2", the highest first. */
  spread: (method: BallotMethod, groups: readonly { readonly value: number; readonly count: number }[]) =>
    groups
      .toReversed()
      .map(({ value, count }) => `${count} ${ANSWERED[method](value)}`)
      .join(', '),
  yourAnswer: (method: BallotMethod, value: number) => `You ${ANSWERED[method](value)}`,
  dotsFrom: (total: number, supporters: number) =>
    total === 0 ? 'No dots' : `${dots(total)} from ${people(supporters)}`,
  meanOf: (mean: string, max: number) => `Mean ${mean} of ${max}`,
  votes: {
    yes: (count: number) => `${count} yes`,
    no: (count: number) => `${count} no`,
    abstain: (count: number) => `${count} abstained`,
  },
  turnout: {
    label: 'Turnout',
    voted: (voted: number, eligible: number) =>
      eligible === 0 ? 'Nobody could vote' : `${voted} of ${eligible} voted`,
    abstained: (count: number) => (count === 1 ? '1 of them abstained' : `${count} of them abstained`),
    quorum: (needed: number) => `Quorum: ${needed}`,
    mark: 'quorum',
  },
  scatter: {
    importance: 'Importance',
    confidence: 'Confidence',
    zones: {
      commit: 'Commit to these',
      safe: 'Safe, but does it matter?',
      hard: 'Worth it, if we find a way',
      letGo: 'Let go',
    },
    columns: { number: 'Number', name: 'Proposal', answers: 'Answers' },
    point: (number: string, importance: string, confidence: string) =>
      `${number}: importance ${importance}, confidence ${confidence}`,
    description: (points: readonly string[]) =>
      points.length === 0
        ? 'Importance from left to right, confidence from bottom to top. Nobody answered.'
        : `Importance from left to right, confidence from bottom to top, 1 to 5 each. ${points.join('. ')}.`,
    moved: 'A number that would lie on another one stands beside its place, with a line to it.',
    lines: 'Lines show where the middle half of the answers fell.',
    filled: 'Filled: in.',
  },
  change: {
    label: 'Before and after',
    before: 'before',
    after: 'after',
    to: (before: string, after: string) => `${before} → ${after}`,
    said: (before: string, after: string) => `Before ${before}, after ${after}`,
    columns: {
      name: 'Proposal',
      before: 'Before',
      after: 'After',
      apartBefore: 'How far apart before',
      apartAfter: 'and after',
    },
    none: '–',
  },
} as const
