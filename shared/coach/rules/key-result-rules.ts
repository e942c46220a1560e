import type { KEY_RESULT_RULES } from '../finding.ts'
import type { SpokenRule } from './rule-entry.ts'

export const KEY_RESULT_RULES_SPOKEN = {
  KR1: {
    title: 'Sounds like an output',
    reason: 'Shipping is in our hands and proves nothing yet; the change is what we ship for.',
    verdict: 'warn',
    prompt: 'Who notices when it is done, and what do they do or get then?',
    promptIfUnsure: 'Is this something you do, or what changes because of it?',
    example: {
      weak: 'Launch the new patient portal',
      strong: 'Share of patients who book online rises from 20% to 45% by 30 June',
    },
    helps: ['open-ladder'],
  },
  KR2: {
    title: 'Counts our work, or who saw it',
    reason: 'Such a number can be pushed up without anybody being better off, so people will do just that.',
    verdict: 'warn',
    prompt: 'To what end? What should this lead to?',
    promptIfUnsure: 'Does this count what you do, or what others do because of it? To what end?',
    example: {
      weak: 'Publish 12 blog posts',
      strong: 'Share of blog readers who start a trial rises from 2% to 4% by the end of June',
    },
    helps: ['open-ladder'],
  },
  KR3: {
    title: 'Not specific yet',
    reason:
      'If two people could imagine two different results, they will work towards two different results.',
    verdict: 'warn',
    prompt: 'What exactly changes, and for whom or where?',
    example: {
      weak: 'Help the sales team with demos',
      strong: 'Share of visitors at a demo who become customers rises from 8% to 12% by 31 May',
    },
    helps: [],
  },
  KR4: {
    title: 'No number to check yet',
    reason: 'Without one the quarter ends in a debate about whether it was reached.',
    verdict: 'warn',
    prompt: 'How would we know, on the last day, that it happened?',
    example: {
      weak: 'New colleagues settle in faster',
      strong: 'New colleagues close their first case after 10 days instead of 25, by 30 September',
    },
    helps: ['set-target'],
  },
  KR5: {
    title: 'No starting point',
    reason: 'The same target can be a leap or already reached; only the start tells.',
    verdict: 'warn',
    prompt: 'Where does it stand today?',
    example: {
      weak: 'App store rating 4.6',
      strong: 'App store rating rises from 4.1 to 4.6 by 30 June',
    },
    helps: ['add-baseline'],
  },
  KR6: {
    title: 'Confidence and ambition',
    reason:
      'Above 9 it would happen anyway; below 3 nobody believes in it, and what nobody believes in is not steered by.',
    verdict: 'hint',
    prompt: 'What target would be hard, and still possible?',
    example: {
      weak: 'Paper invoices fall from 900 to 880 a month, confidence 10 of 10',
      strong: 'Paper invoices fall from 900 to 300 a month, confidence 5 of 10',
    },
    helps: ['set-confidence'],
  },
  KR7: {
    title: 'Serves no objective',
    reason: 'A result that proves nothing takes time from one that does.',
    verdict: 'warn',
    prompt: 'Which objective would it prove, and how?',
    example: {
      weak: 'Plants on each office floor rise from 2 to 5, under “Win back our large customers”',
      strong: 'Large customers who renew rise from 78% to 90%, under “Win back our large customers”',
    },
    helps: [],
  },
  KR8: {
    title: 'No date yet',
    reason: 'A date lets the team notice early when something is off course.',
    verdict: 'warn',
    prompt: 'By when, or over which period?',
    example: {
      weak: 'Missed bin collections fall from 60 to 20 a week',
      strong: 'Missed bin collections fall from 60 to 20 a week by 31 August',
    },
    helps: ['set-due-date'],
  },
  KR9: {
    title: 'No owner yet',
    reason:
      'What everybody owns, nobody checks on. Owning is not doing it all alone: it is keeping an eye on it.',
    verdict: 'hint',
    prompt: 'Who keeps an eye on it, and have they said yes?',
    example: { weak: 'Owner: the warehouse', strong: 'Owner: Amira, who said yes' },
    helps: [],
  },
  KR10: {
    title: 'Could be counted in more than one way',
    reason: 'Whoever measures it at the end should not have to choose between two numbers.',
    verdict: 'hint',
    prompt: 'How exactly is it counted?',
    example: {
      weak: 'Grow from 6,000 to 10,000 users by 31 March',
      strong: 'Grow from 6,000 to 10,000 weekly active users by 31 March',
    },
    helps: [],
  },
  KR11: {
    title: 'Only quantities here',
    reason: 'A quantity alone is easily reached at the cost of something that nobody measured.',
    verdict: 'hint',
    prompt: 'What should stay as good as it is while this number moves?',
    example: {
      weak: 'Calls answered per hour rise from 8 to 12',
      strong: 'Calls answered per hour rise from 8 to 12, while 80% are still solved in the first call',
    },
    helps: [],
  },
} as const satisfies Record<(typeof KEY_RESULT_RULES)[number], SpokenRule>
