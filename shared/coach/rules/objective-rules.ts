import type { OBJECTIVE_RULES } from '../finding.ts'
import type { RuleEntry } from './rule-entry.ts'

export const OBJECTIVE_RULEBOOK = {
  OB1: {
    name: 'A direction, not a deliverable',
    title: 'Sounds like a project',
    says: 'An objective names where we are going. A project, a launch or a feature is a way to get there.',
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
    sources: ['article', 'google-playbook', 'felipe-castro'],
  },
  OB2: {
    name: 'No target number',
    title: 'Holds a target number',
    says: 'Numbers belong in key results. The objective says what they are for.',
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
    sources: ['article', 'google-playbook'],
  },
  OB3: {
    name: 'Specific to us',
    title: 'Could be any company’s',
    says: 'Somebody who reads it can tell whose objective it is.',
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
    sources: ['article'],
  },
  OB4: {
    name: 'A change, not business as usual',
    title: 'Sounds like business as usual',
    says: 'An objective changes something. Keeping things running is the work beside it.',
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
    sources: ['google-playbook'],
  },
  OB5: {
    name: 'One aim',
    title: 'Holds two aims',
    says: 'One objective is one aim. Two that can be reached apart are two objectives.',
    reason: 'When one half works out and the other does not, nobody can say whether the objective was met.',
    verdict: 'warn',
    prompt: 'Could one happen without the other? Then which comes first?',
    promptIfUnsure: 'Is this one aim or two? Could one happen without the other?',
    example: {
      weak: 'Win the Nordic market and make month-end closing painless',
      strong: 'Win the Nordic market',
    },
    helps: ['split'],
    sources: ['practice'],
  },
  OB6: {
    name: 'Clear to an outsider',
    title: 'May need explaining',
    says: 'Someone outside the team understands it: no code names, no unexplained short forms.',
    reason: 'Other teams can only help with what they understand, and new colleagues read it too.',
    verdict: 'hint',
    prompt: 'How would you say it to a friend who works elsewhere?',
    promptIfUnsure: 'Would somebody outside the team know what this means?',
    example: {
      weak: 'Get the GTM squads onto PHX',
      strong: 'Give field sales one place to see a customer’s history',
    },
    helps: [],
    sources: ['practice'],
  },
  OB7: {
    name: 'Short enough to remember',
    title: 'Length',
    says: 'Four to eighteen words on one line.',
    reason: 'An objective works when people can say it from memory.',
    verdict: 'hint',
    prompt: 'Could you say it in one breath, and would a stranger still get it?',
    example: {
      weak: 'Better support',
      strong: 'Customers have their answer before they think of asking again',
    },
    helps: [],
    sources: ['google-playbook'],
  },
  OB8: {
    name: 'Somebody is better off',
    title: 'The last test',
    says: 'An objective that could score 1.0 with nobody better off is not worth the quarter. Asked once, at review.',
    reason: 'It is the quickest way to notice that the key results measure our work and not its worth.',
    verdict: 'ask',
    prompt: 'Could it score 1.0 with nobody better off?',
    example: {
      weak: 'Introduce a company-wide wellbeing programme',
      strong: 'People here can switch off after work',
    },
    helps: [],
    sources: ['google-playbook'],
  },
} as const satisfies Record<(typeof OBJECTIVE_RULES)[number], RuleEntry>
