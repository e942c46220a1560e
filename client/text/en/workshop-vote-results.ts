import type { Follows } from '../../../shared/ballot/ballot.ts'

const proposals = (count: number) => (count === 1 ? '1 proposal' : `${count} proposals`)

/** "4", "4 and 7", "2, 4 and 7". */
const listed = (parts: readonly (string | number)[]) =>
  parts.length < 2 ? String(parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

export const resultsText = {
  headline: {
    inCut: (count: number) =>
      count === 0 ? 'No proposal is in.' : count === 1 ? '1 proposal is in.' : `${count} proposals are in.`,
    noCut: 'This is what the room voted for.',
    tie: (places: number) =>
      places === 1 ? 'A tie for the last place.' : `A tie for the last ${places} places.`,
    nobody: 'Nobody voted.',
    runOff: (inCount: number, of: number) =>
      `The run-off is decided: ${inCount} of ${of} ${inCount === 1 ? 'is' : 'are'} in.`,
    talkAbout: (ranks: readonly string[]) =>
      ranks.length === 1 ? `Talk about number ${ranks[0]}.` : `Talk about numbers ${listed(ranks)}.`,
  },
  facts: {
    closed: (when: string) => `Closed ${when}.`,
    voted: (voted: number, eligible: number) => `${voted} of ${eligible} voted`,
    abstained: (count: number) => (count === 1 ? '1 of them abstained' : `${count} of them abstained`),
    quorumMet: (needed: number) => `quorum of ${needed} met`,
    quorumMissed: (needed: number) => `quorum of ${needed} not met`,
    anonymous: 'ballots anonymous',
    byName: 'by name',
  },
  turnout: 'Turnout',
  agreed: 'Agreed before the vote',
  quorumMissed: 'Quorum not met.',
  quorumMissedMore: (needed: number, voted: number) =>
    `${needed} votes were needed, ${voted} came: take this as an opinion, not as a decision. A new round can bring the rest.`,
  results: 'Results',
  headings: {
    dots: 'Dots',
    score: 'How important',
    approve: 'Approved or not',
    fist: 'Fist of five',
    confidence: 'Confidence',
  },
  methods: {
    dots: 'dots',
    score: 'importance',
    approve: 'approval',
    fist: 'fist of five',
    confidence: 'confidence',
  },
  order: 'Order',
  orders: { rank: 'By result', disagreement: 'By disagreement' },
  apart: {
    label: 'How far apart',
    value: (share: string) => `How far apart: ${share}`,
    scale: 'How far apart the answers are: 0 all the same, 1 split down the middle.',
    flagged: 'The most contested are flagged, from 0.5 on.',
    short: (share: string) => `${share} apart`,
    unknown: 'too few answers to say',
  },
  contested: 'The room disagrees',
  contestedVerdict: (rank: string) => `Number ${rank} splits the room:`,
  contestedByName: (text: string) => `“${text}” splits the room:`,
  contestedMore: (count: number) =>
    count === 1 ? 'One more is flagged in the list.' : `${count} more are flagged in the list.`,
  hearBoth: 'Hear one of each side before you decide.',
  isIn: 'In',
  isOut: 'Not in',
  isTied: 'Tied',
  cutAfter: (count: number) => `The cut: top ${count}, as agreed before voting`,
  cutWithTie: (count: number) =>
    `The cut: top ${count} and those that tie with the last, as agreed before voting`,
  passCut: 'Below this line: turned down',
  stale: (count: number) =>
    count === 1
      ? '1 vote was for an earlier wording, and is not counted'
      : `${count} votes were for an earlier wording, and are not counted`,
  earlierWording: 'Voted on an earlier wording',
  wordingNow: (text: string) => `It now reads: ${text}`,
  reworded: (count: number) =>
    count === 1
      ? 'The meaning of 1 proposal has changed since.'
      : `The meaning of ${count} proposals has changed since.`,
  rewordedMore: 'A new round asks everybody again, on the words of now.',
  newRound: 'Open a new round',
  newRoundByLead: 'A facilitator can open a new round.',
  yours: 'yours',
  yourAnswer: 'Your answer, known to this device alone:',
  yourNamedAnswer: 'Your answer:',
  yourAbstention: 'You abstained.',
  maybeNotCounted: 'it may be among those that are not counted',
  talk: 'Talk about it',
  talkLess: 'Fold',
  axisSpread: (axis: string, spread: string) => `${axis}: ${spread}`,
  importance: 'Importance',
  confidence: 'Confidence',
  scatter: 'Important, and can we do it?',
  reasons: (count: number) => (count === 1 ? '1 reason' : `${count} reasons`),
  reasonsAnonymous: 'In no order, without names.',
  noReasons: 'Nobody gave a reason.',
  whoGone: 'Somebody who left',
  named: 'Who chose what',
  namedAbstained: 'abstained',
  approvals: { yes: 'yes', no: 'no', abstain: 'abstain' },
  score: (importance: number, confidence: number) => `${importance} / ${confidence}`,
  scoreOrder: 'importance / confidence',
  confidenceVote: 'Confidence vote after discussion',
  confidenceAll: (count: number) =>
    count === 1 ? 'Confidence vote on the contested one' : `Confidence vote on the ${count} contested`,
  confidenceHint: 'Everybody shows 0 to 5 fingers, hidden until it closes. The answers stand beside these.',
  confidenceHintAgain: 'From 0 to 10 once more, hidden until it closes. The answers stand beside these.',
  tie: {
    label: 'The tie',
    title: (count: number, rank: string, places: number) =>
      `${proposals(count)} share rank ${rank}, with room for ${places === 1 ? 'one' : places}.`,
    runOff: 'It was agreed that a tie is run off.',
    openRunOff: (count: number) => `Run off these ${count}`,
    tiedAgain: (round: number) =>
      `The run-off in round ${round} ended in a tie, too. A facilitator settles it there.`,
    runOffWaits: 'A facilitator opens the run-off.',
    facilitator: 'It was agreed that a facilitator decides.',
    choose: (places: number) =>
      places === 1 ? 'Choose the one that is in' : `Choose the ${places} that are in`,
    decide: (chosen: number, places: number) =>
      chosen === places ? 'Settle the tie' : `Settle the tie (${chosen} of ${places} chosen)`,
    facilitatorWaits: 'A facilitator settles it.',
    keepBoth: (count: number, inCount: number) =>
      `${proposals(count)} share the last place. It was agreed to keep both: ${inCount} are in.`,
    settledByRunOff: (round: number, names: readonly string[]) =>
      `The tie was settled by the run-off in round ${round}: ${inWords(names)}`,
    settledByHand: (names: readonly string[]) => `The tie was settled by a facilitator: ${inWords(names)}`,
  },
  cut: {
    park: 'Park what is below the line',
    confirm: (count: number) => `Park ${proposals(count)}?`,
    explain:
      'Nothing is deleted. Parked cards leave the board and what is published. Take back on the board brings any of them back.',
    parkThem: (count: number) => `Park ${proposals(count)}`,
    cancel: 'Not now',
    parked: 'What is below the line is parked. Take back on the board brings it back.',
  },
  table: {
    caption: 'The result',
    columns: {
      rank: 'Rank',
      text: 'Proposal',
      dots: 'Dots',
      mean: 'Mean',
      axisSpread: (axis: string, spread: string) => `${axis}: ${spread}`,
      importance: 'Importance',
      confidence: 'Confidence',
      balance: 'Yes less no',
      people: 'People',
      answers: 'Answers',
      apart: 'How far apart',
      outcome: 'Outcome',
    },
  },
  change: {
    title: (before: number) => `Before and after, compared with round ${before}`,
    hint: 'Hollow: before. Filled: after.',
    round: (round: number) => `Round ${round}`,
    apart: (before: string, after: string) => `How far apart: ${before} → ${after}`,
    caption: 'Before and after',
    columns: {
      text: 'Proposal',
      before: 'Before',
      after: 'After',
      apartBefore: 'Apart before',
      apartAfter: 'Apart after',
    },
    way: (before: string, after: string) => `${before} → ${after}`,
    words: (before: string, after: string) => `Before ${before}, after ${after}.`,
  },
  history: {
    title: 'All rounds',
    round: (round: number) => `Round ${round}`,
    decided: (round: number) => `Round ${round}, which this run-off decides`,
    follows: (why: Follows['why'], round: number) =>
      ({
        'run-off': `run-off of round ${round}`,
        'new-round': `after round ${round} once more`,
        'after-discussion': `after discussing round ${round}`,
      })[why],
  },
} as const

function inWords(names: readonly string[]): string {
  if (names.length === 0) return 'none of them is in.'
  return `${listed(names.map((name) => `“${name}”`))} ${names.length === 1 ? 'is' : 'are'} in.`
}
