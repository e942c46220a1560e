import type { OBJECTIVE_RULES } from '../finding.ts'
import type { SpokenRule } from './rule-entry.ts'

export const OBJECTIVE_RULES_SPOKEN = {
  OB1: {
    title: 'Sounds like a project',
    reason:
      'A deliverable can be finished without anything getting better, and it closes the door on better ways.',
    verdict: 'warn',
    prompt: 'When it is done, what is better, and for whom?',
    promptIfUnsure: 'Is this something we do, or what gets better because of it?',
    example: {
      weak: 'Launch the new loyalty app',
      strong: 'Make regular guests feel known in every one of our hotels',
    },
    helps: ['open-ladder'],
  },
  OB2: {
    title: 'Holds a target number',
    reason:
      'A number in the objective makes one measure the whole aim, and leaves the key results nothing to prove.',
    verdict: 'warn',
    prompt: 'What is this number a sign of?',
    promptIfUnsure: 'Is this number a target? Then it may do better as a key result.',
    example: {
      weak: 'Raise online sales to 2 million euros',
      strong: 'Make our online shop the first place our customers look',
    },
    helps: ['move-number'],
  },
  OB3: {
    title: 'Could be any company’s',
    reason:
      'Words that fit everybody guide nobody: two people can agree with them and pull in two directions.',
    verdict: 'warn',
    prompt: 'For whom, and what would they notice?',
    promptIfUnsure: 'Would a stranger know that this is ours? For whom is it, and what would they notice?',
    example: {
      weak: 'Improve customer satisfaction',
      strong: 'Tenants get a repair done without having to chase us',
    },
    helps: [],
  },
  OB4: {
    title: 'Sounds like business as usual',
    reason:
      'What goes on anyway needs no objective, and takes the place of what would not happen without one.',
    verdict: 'warn',
    prompt: 'What will be different from today?',
    promptIfUnsure: 'Would this go on anyway? Then what will be different from today?',
    example: {
      weak: 'Continue to run payroll for all sites',
      strong: 'Make payday something that nobody has to check',
    },
    helps: [],
  },
  OB5: {
    title: 'Holds two aims',
    reason: 'When one half works out and the other does not, nobody can say whether the objective was met.',
    verdict: 'warn',
    prompt: 'Could one happen without the other? Then which comes first?',
    promptIfUnsure: 'Is this one aim or two? Could one happen without the other?',
    example: {
      weak: 'Win the Nordic market and make month-end closing painless',
      strong: 'Win the Nordic market',
    },
    helps: ['split'],
  },
  OB6: {
    title: 'May need explaining',
    reason: 'Other teams can only help with what they understand, and new colleagues read it too.',
    verdict: 'hint',
    prompt: 'How would you say it to a friend who works elsewhere?',
    promptIfUnsure: 'Would somebody outside the team know what this means?',
    example: {
      weak: 'Get the GTM squads onto PHX',
      strong: 'Give field sales one place to see a customer’s history',
    },
    helps: [],
  },
  OB7: {
    title: 'Length',
    reason: 'An objective works when people can say it from memory.',
    verdict: 'hint',
    prompt: 'Could you say it in one breath, and would a stranger still get it?',
    example: {
      weak: 'Better support',
      strong: 'Customers have their answer before they think of asking again',
    },
    helps: [],
  },
  OB8: {
    title: 'The last test',
    reason: 'It is the quickest way to notice that the key results measure our work and not its worth.',
    verdict: 'ask',
    prompt: 'Could it score 1.0 with nobody better off?',
    example: {
      weak: 'Introduce a company-wide wellbeing programme',
      strong: 'People here can switch off after work',
    },
    helps: [],
  },
} as const satisfies Record<(typeof OBJECTIVE_RULES)[number], SpokenRule>
