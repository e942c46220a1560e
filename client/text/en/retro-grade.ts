function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`
}

/** Words of the stage in which key results are graded. */
export const gradeText = {
  noKeyResults: 'This cycle has no key results to grade. The retro can still look back and agree on actions.',
  keyResult: 'Key result',
  place: (at: number, of: number) => `${at} of ${of}`,
  // Which key result is on.
  stops: 'Key results',
  stop: (number: number, text: string) => `${number}. ${text}`,
  stopState: {
    now: 'everybody is here',
    graded: 'you have graded it',
    revealed: 'grades revealed',
    agreeOnOne: 'Agree on a score',
    agreed: (score: string) => `score ${score}`,
    dropped: 'dropped during the cycle',
    open: 'not graded by you',
  },
  previous: 'Previous',
  next: 'Next',
  backToRoom: 'Go where everybody is',
  elsewhere: (text: string) => `Everybody is at “${text}”.`,
  ownPace: 'Everybody grades at their own pace.',
  ownPaceGraded: (graded: number, of: number) => `You have graded ${graded} of ${of}.`,
  stillGrading: (names: string | number) =>
    typeof names === 'number'
      ? `${names} people have not graded all of them.`
      : `Not all are graded by ${names}.`,
  together: 'Go through them together',
  apart: 'Let everybody go at their own pace',
  // My grade.
  mine: 'Your grade',
  onlyYou: 'Only you',
  pick: 'Your grade, from 0.0 to 1.0',
  keys: 'Keys 0 to 9, End for 1.0',
  none: 'Where did it end, from 0.0 to 1.0?',
  cannotSay: 'I cannot say',
  cannotSayIs: 'You looked, and cannot say. It counts as an answer, not as a grade.',
  set: 'Set my grade',
  change: 'Change my grade',
  withdraw: 'Take it back',
  isSet: (grade: string) => `Your grade is in: ${grade}. You can change it until the reveal.`,
  isSetNone: 'It is in that you cannot say. You can change it until the reveal.',
  progressSays: (grade: string) => `Its progress says ${grade}. Judge for yourself.`,
  suggested: (grade: string) => `progress ${grade}`,
  sweetSpot: 'sweet spot',
  expected: 'expected',
  watch: 'You see the grades here when they are revealed.',
  // The room.
  graded: (graded: number, of: number) => `${graded} of ${of} have graded`,
  waitingFor: (names: string) => `Waiting for ${names}`,
  nobody: 'Nobody has graded it yet.',
  reveal: 'Reveal grades',
  revealAll: 'Reveal all grades',
  revealTurns: (grades: number) => `Reveal shows ${count(grades, 'answer')} at once`,
  nextKeyResult: 'Next key result',
  staysHidden: (keyResults: number) =>
    `Going on leaves the grades of ${count(keyResults, 'key result')} hidden.`,
  notAgreed: 'No score agreed yet.',
  scored: (scored: number, of: number) => `${scored} of ${of} have a score`,
  // Revealed.
  revealed: 'Our grades',
  revealedBefore: 'Revealed before',
  grades: (list: string) => `Grades: ${list}`,
  noGrades: 'Nobody gave a grade: all who answered cannot say.',
  spread: (from: string, to: string, count: number) =>
    from === to
      ? `${count === 1 ? 'One grade' : `All ${count} grades`}: ${from}`
      : `${count} grades, from ${from} to ${to}`,
  apart2: 'Far apart: say what each of you looked at.',
  mean: (mean: string) => `The mean is ${mean}.`,
  columns: ['Grade', 'People'],
  mineWas: (grade: string) => `Yours was ${grade}.`,
  pickedNotSet: (grade: string) => `You had picked ${grade} and not set it: it is not among them.`,
  mineIs: {
    passed: 'You said that you cannot say: that is none of the dots.',
    elsewhere:
      'Which dot is yours is known only in the browser where you graded: the room forgets it at the reveal.',
  },
  justRevealed: (spread: string) => `The grades are here. ${spread}`,
  // The owner's word.
  ownerWord: 'The owner’s word',
  ownerFirst: (name: string) => `${name} speaks first.`,
  noOwner: 'Nobody owned it.',
  ownerIsGone: (name: string) => `${name}, who owned it, is not here.`,
  yourWord: 'Your word on it',
  yourWordHint: 'What stands behind the number? One or two sentences.',
  wordFor: (name: string) => `What ${name} has to say`,
  wordOfNobody: 'What there is to say about it',
  wordForHint: 'Written down by you: it is marked as such.',
  say: 'Say it',
  sayAgain: 'Change it',
  writtenDown: (name: string) => `written down by ${name}`,
  // The score.
  score: 'The score we agree on',
  agree: (score: string) => `Agree on ${score}`,
  agreeOnOne: 'Agree on a score',
  agreed: (score: string) => `We agreed on ${score}.`,
  changeScore: 'Change the score',
  pickScore: 'The score, from 0.0 to 1.0',
  leadAgrees: 'Who leads writes down the score that you agree on.',
  withoutGrades: 'Agree on a score without grades',
  // The cause of a miss.
  cause: 'Why was it missed?',
  causeHelp: 'One cause, the one that explains most of it. A miss is a finding, not a fault.',
  causeNote: 'In a few words, if you like',
  changeCause: 'Change the cause',
  changeCauseOf: (keyResult: string) => `Change the cause, for “${keyResult}”`,
  noCause: 'No cause named yet.',
  droppedHelp: (reason: string) => `Dropped during the cycle: ${reason}`,
  droppedNoGrade: 'It need not be graded.',
  keepNote: 'Keep',
} as const

/** [RE1] Said to who leads where the room has gone on without a reveal. */
export const hiddenGrades = {
  title: (keyResults: number) => `The grades of ${count(keyResults, 'key result')} are still hidden.`,
  body: 'Go back to reveal them and agree on a score. Until the reveal everybody can still grade.',
  back: (stage: string) => `Back to ${stage}`,
} as const

/** [RE2] Words of the evidence. */
export const evidenceText = {
  title: 'Evidence',
  see: 'See the evidence',
  neverOf: (target: string) => `Never measured, target ${target}`,
  endedOf: (ended: string, target: string) => `Ended at ${ended}, target ${target}`,
  loading: 'Reading the evidence …',
  failed: 'The evidence could not be read.',
  failedNext: 'You can grade without it, or try again.',
  tryAgain: 'Try again',
  missing: 'The record holds nothing about this key result.',
  started: 'Started',
  ended: 'Ended',
  target: 'Target',
  owner: 'Owner',
  noOwner: 'Nobody',
  notHere: 'not in this retro',
  neverMeasured: 'never measured',
  value: 'Value',
  valueIn: (unit: string) => `Value, ${unit}`,
  confidence: 'Confidence, 0 to 10',
  noCheckIns:
    'Nobody checked in on it: there are no values and no confidence to look at. That is a finding, too.',
  noneCheckedIn: 'Nobody checked in on anything in this cycle.',
  noneCheckedInHelp: 'There is no evidence but what you know. Grade by that, and ask why nobody looked.',
  logTitle: 'What happened',
  all: (entries: number) => `Show all ${entries}`,
  firstWords: (words: string) => `First written as “${words}”`,
  takenUp: (cycle: string, score: string | null) =>
    score === null
      ? `Taken up again from ${cycle}`
      : `Taken up again from ${cycle}, where it ended at ${score}`,
  said: (words: string) => `Said while planning: “${words}”`,
  checkedIn: (value: string | null, confidence: number) =>
    value === null ? `Confidence ${confidence}` : `${value}, confidence ${confidence}`,
  fell: (from: number, to: number) => `Confidence fell from ${from} to ${to}`,
  rose: (from: number, to: number) => `Confidence rose from ${from} to ${to}`,
  nextStep: (text: string, name: string | null) =>
    name === null ? `Next step then: ${text}` : `Next step then: ${text}, ${name}`,
  corrected: (what: string, reason: string) => `${what}. Why: ${reason}`,
  change: (field: string, from: string, to: string) => `${field} from ${from} to ${to}`,
  fields: { text: 'Wording', ownerId: 'Owner', baseline: 'Start', target: 'Target', dueOn: 'Due day' },
  dropped: (reason: string) => `Dropped: ${reason}`,
  takenUpAgain: (reason: string) => `Taken up again: ${reason}`,
  before: 'planning',
} as const
