import type { Follows } from '../../../shared/ballot/ballot.ts'
import type { BallotMethod } from '../../../shared/ballot/settings.ts'
import type { Commitment } from '../../../shared/okr/model.ts'

/** What a proposal was ranked by, in words. */
const voteTotal: Record<BallotMethod, (total: number) => string> = {
  dots: (total) => (total === 1 ? '1 dot' : `${total} dots`),
  score: (total) => `importance ${oneDecimal(total)} of 5`,
  approve: (total) => `${Math.abs(total)} more ${total < 0 ? 'no than yes' : 'yes than no'}`,
  fist: (total) => `${oneDecimal(total)} of 5 fingers`,
  confidence: (total) => `confidence ${oneDecimal(total)} of 10`,
}

function oneDecimal(value: number): string {
  return String(Math.round(value * 10) / 10)
}

export const okrs = {
  practice: {
    title: 'These OKRs are practice.',
    body: (when: string) => `They are deleted with their room on ${when}. Download them to keep them.`,
  },
  loading: 'Loading the OKRs',
  documentTitle: (cycle: string, team: string) => `OKRs ${cycle}, ${team}`,
  title: {
    before: (cycle: string, starts: string) => `${cycle}, starts ${starts}`,
    during: (cycle: string, week: number, weeks: number) => `${cycle}, week ${week} of ${weeks}`,
    after: (cycle: string, ended: string) => `${cycle}, ended ${ended}`,
  },
  weeks: (week: number, weeks: number) => `${week} of ${weeks} weeks`,
  summary: (objectives: number, keyResults: number) =>
    `${count(objectives, 'objective')}, ${count(keyResults, 'key result')}`,
  living: 'How they stand today',
  from: 'From',
  publishedAt: (when: string) => `published ${when}`,
  workshop: 'Open the workshop',
  export: 'Export',
  markdown: 'Markdown',
  json: 'JSON',
  markdownNote: 'To read, or to paste into a page',
  jsonNote: 'Everything, for other programs',
  revisions: 'Revisions',
  revision: (revision: number) => `Revision ${revision}`,
  olderRevision: (revision: number) => `This is revision ${revision}.`,
  olderRevisionHelp: 'A newer one has taken its place.',
  newest: 'Show the newest',
  notPublished: {
    title: 'No OKRs here yet',
    body: 'They appear when the workshop’s facilitator finalises them in the room. A check-in meeting has none of its own.',
    action: 'Go to the workshop',
  },
  owner: (name: string) => `Owner: ${name}`,
  noOwner: 'No owner',
  due: (day: string) => `By ${day}`,
  accepted: 'accepted',
  notAccepted: 'not yet accepted',
  milestone: 'Milestone',
  milestoneReason: (reason: string) => `Reached or not. ${reason}`,
  keep: (value: string) => `stay at ${value}`,
  fromTo: (from: string, to: string) => `from ${from} to ${to}`,
  startUnknown: 'not known yet',
  establishFirst: 'First step: establish the start.',
  confidence: 'confidence',
  confidenceOf: (value: number) => `confidence ${value} of 10`,
  noConfidence: 'no confidence given',
  commitment: { committed: 'Committed', aspirational: 'Aspirational' } as const satisfies Record<
    Commitment,
    string
  >,
  initiatives: 'Initiatives',
  was: (original: string) => `Was: ${original}`,
  story: 'How it came to be',
  firstWritten: 'First written as',
  ballot: (method: BallotMethod, rank: number, of: number, total: number, voters: number) =>
    `Vote: number ${rank} of ${of}, with ${voteTotal[method](total)} from ${voters === 1 ? '1 voter' : `${voters} voters`}`,
  votes: 'Votes',
  votesDrawn: 'The votes in pictures',
  round: (round: number, when: string) => `Round ${round}, ${when}`,
  follows: {
    'run-off': 'a run-off',
    'new-round': 'taken again',
    'after-discussion': 'after the discussion',
  } as const satisfies Record<Follows['why'], string>,
  reasons: 'Reasons',
  ballotWording: (wording: string) => `then worded “${wording}”`,
  merged: 'Merged from',
  comments: 'Said about it',
  dropped: 'Dropped',
  droppedReason: (reason: string) => `Dropped: ${reason}`,
} as const

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`
}
