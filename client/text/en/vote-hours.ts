import type { DeadlineId } from '../../../shared/ballot/hours.ts'

export const voteHours = {
  zone: (zone: string) => `Times are ${zone}, the team’s time zone.`,
  opens: 'Opens',
  opensNow: 'Now',
  opensLater: 'At a time',
  opensOn: 'Opens on',
  opensAt: 'Opens at',
  closes: 'Closes',
  closesOn: 'Closes on',
  closesAt: 'Closes at',
  suggestions: {
    tomorrow: 'Tomorrow',
    'in-three-days': 'In three days',
    friday: 'Friday',
    'in-a-week': 'In a week',
  } as const satisfies Record<DeadlineId, string>,
  closesWhen: (when: string) => `Closes ${when}.`,
  movedOn: (when: string) => `The clocks go forward then: it will be ${when}.`,
  incomplete: 'Choose a day and a time.',
  remind: 'Remind those who have not voted',
  reminders: {
    none: 'Not',
    hour: 'An hour before',
    'three-hours': 'Three hours before',
    day: 'A day before',
  },
} as const
