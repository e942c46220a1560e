export const owedText = {
  loading: 'Loading what you owe',
  title: 'What I owe',
  documentTitle: (team: string) => `What I owe, ${team}`,
  nothing: 'Nothing is owed. Enjoy the quiet.',
  due: {
    title: 'Check-ins to make',
    none: 'None is due.',
    action: 'Check in',
    all: (count: number) => (count === 1 ? 'Make it now' : `Make all ${count} now`),
  },
  accept: {
    title: 'Waiting for your yes',
    help: 'You were named as the owner. It counts as owned when you say yes. Should it be somebody else’s, tell your team.',
    action: 'Yes, this is mine',
    actionOf: (keyResult: string) => `Yes, this is mine: ${keyResult}`,
    open: 'Look at it',
    failed: 'This was not saved.',
  },
  steps: {
    title: 'Next steps you took',
    help: 'Named in the newest check-ins, where confidence was low or fell.',
    on: (day: string) => `from the check-in on ${day}`,
  },
  actions: {
    title: 'Actions you look after',
    help: 'Agreed on in retros. Settle them on the team’s page of actions.',
    until: (day: string, cycle: string) => `until ${day}, from the retro of ${cycle}`,
    overdue: (day: string, cycle: string) => `overdue since ${day}, from the retro of ${cycle}`,
    undated: (cycle: string) => `from the retro of ${cycle}`,
  },
  later: { title: 'Up to date', next: (day: string) => `next ${day}` },
} as const
