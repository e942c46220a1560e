import type { Role } from '../../../shared/identity/roles.ts'

const ROLES = { facilitator: 'a facilitator', participant: 'a participant', observer: 'an observer' } as const

const VERDICTS = { keep: 'kept', modify: 'to be modified', drop: 'dropped' } as const

/** What changed in the room, said to those who do not see it. */
export const roomNewsText = {
  skipped: (stage: string) => `${stage} is skipped.`,
  agendaChanged: 'The agenda has changed.',
  timerStarted: (time: string) => `Timer started: ${time}.`,
  timerPaused: (time: string) => `Timer paused, ${time} left.`,
  timerGoesOn: (time: string) => `The timer goes on, ${time} left.`,
  timerAdded: (added: string, left: string) => `${added} added, ${left} left.`,
  deadlineSet: (when: string) => `Deadline: ${when}.`,
  timerGone: 'The timer is taken away.',
  deadlineGone: 'The deadline is taken away.',
  time: (minutes: number, seconds: number) =>
    [...(minutes === 0 ? [] : [`${minutes} min`]), ...(seconds === 0 ? [] : [`${seconds} s`])].join(' ') ||
    '0 s',
  joiningLocked: 'Joining is locked: nobody new can come in.',
  joiningOpen: 'People can join again.',
  roleOf: (name: string, role: Role) => `${name} is ${ROLES[role]} now.`,
  yourRole: (role: Role) => `You are ${ROLES[role]} now.`,
  removed: (name: string) => `${name} was removed.`,
  renamed: (before: string, now: string) => `${before} is called ${now} now.`,
  youRenamed: (now: string) => `You are called ${now} now.`,
  leads: (name: string) => `${name} leads the view: your board scrolls along.`,
  youLead: 'You lead the view: the others’ boards scroll with yours.',
  nobodyLeads: 'Nobody leads the view any more.',
  pointedAway: 'Nobody points at a card any more.',
  discussionStarted: (cards: number) =>
    cards === 1 ? 'The discussion begins: 1 card.' : `The discussion begins: ${cards} cards.`,
  discussionChanged: 'The discussion has another order or time now.',
  discussionPaused: 'No card is up now.',
  discussionDone: 'Everything is talked about.',
  discussionOver: 'The discussion is over.',
  voteOpen: (proposals: number) =>
    proposals === 1 ? 'A vote is open: 1 proposal.' : `A vote is open: ${proposals} proposals.`,
  votePlanned: (when: string) => `A vote is planned. It opens on ${when}.`,
  voteCloses: (when: string) => `The vote closes on ${when} now.`,
  voteClosed: (voted: number) =>
    voted === 1 ? 'The vote is closed. 1 person voted.' : `The vote is closed. ${voted} people voted.`,
  tieSettled: 'The tie is settled.',
  cutApplied: 'What did not make the cut is parked.',
  published: 'The OKRs are on record.',
  retroPublished: 'The retro is on record.',
  retroRefused: 'The retro was not taken into the record. What to mend is on the page.',
  retroAt: (keyResult: string) => `Everybody is at “${keyResult}” now.`,
  retroApart: 'Everybody goes at their own pace now.',
  gradesRevealed: (keyResult: string, grades: number) =>
    `${grades === 1 ? '1 grade is' : `${grades} grades are`} revealed of “${keyResult}”.`,
  scoreAgreed: (keyResult: string, score: string) => `The score of “${keyResult}” is ${score}.`,
  decided: (keyResult: string, verdict: keyof typeof VERDICTS) => `“${keyResult}” is ${VERDICTS[verdict]}.`,
  muchDecided: (changes: number) => `${changes} key results have something new.`,
  learningKept: 'A learning is kept.',
  actionAdded: 'An action is added.',
  publishingRefused: 'The OKRs were not taken into the record. What to mend is on the page.',
} as const
