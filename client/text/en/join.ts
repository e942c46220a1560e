export const join = {
  documentTitle: 'Join',
  loading: 'Looking for the workshop',
  workshop: (title: string, team: string) => `${title}, ${team}`,
  title: (title: string) => `Join “${title}”`,
  lede: (team: string, role: 'facilitator' | 'participant' | 'observer') =>
    role === 'facilitator'
      ? `A workshop of ${team}. This link makes you one of its facilitators.`
      : role === 'observer'
        ? `A workshop of ${team}. You come to watch.`
        : `A workshop of ${team}. You are in as soon as you say your name.`,
  teamTitle: (team: string) => `Join ${team}`,
  teamLede: 'As a member you see the team’s OKRs and workshops, and can start new ones.',
  joinAs: 'Join as …?',
  nameHint: 'As your team knows you. There is no account.',
  fromAnotherTeam: 'I come from another team',
  homeTeam: 'Your team',
  homeTeamHint: 'Optional. It is shown beside your name.',
  submit: 'Join',
  welcomeBack: (name: string) => `Welcome back, ${name}`,
  goingIn: 'Taking you in.',
  continueAs: (name: string) => `Continue as ${name}`,
  notJoined: 'You are not in yet.',
  noKey: {
    title: 'Join a workshop',
    body: 'Type the code that you were given. If you were given a link, open it whole: the part after # is the key.',
  },
  code: 'Join code',
  next: 'Next',
  invalid: {
    title: 'This link or code does not work',
    body: 'It may be mistyped, or it ended with its workshop. Ask whoever gave it to you for a new one.',
  },
  failed: 'The workshop could not be found',
  tryAgain: 'Try again',
  home: 'Go to the start page',
} as const

export const personalLink = {
  title: (name: string) => `Continue as ${name}?`,
  lede: (team: string) =>
    `This link makes this browser you, in ${team}: your cards, your votes, your key results. It works once.`,
  submit: (name: string) => `Continue as ${name}`,
  documentTitle: 'Continue on this device',
  loading: 'Checking the link',
  invalid: {
    title: 'This personal link does not work any more',
    body: 'It works once, for ten minutes. On your other device, open the workshop and make a new one.',
  },
  notDone: 'You are not in yet.',
} as const
