import type { SET_RULES } from '../finding.ts'
import type { SpokenRule } from './rule-entry.ts'

export const SET_RULES_SPOKEN = {
  SE1: {
    title: 'Many objectives',
    reason:
      'What everyone carries in mind gets done. Each further objective takes attention from the others.',
    verdict: 'strong-warn',
    prompt: 'Which one would you let go of, if one had to go?',
    example: {
      weak: 'Seven objectives, so that nothing is left out',
      strong: 'Two objectives that the whole team knows by heart',
    },
    helps: [],
  },
  SE2: {
    title: 'Number of key results',
    reason: 'One number rarely tells the whole story, and nobody steers by ten.',
    verdict: 'warn',
    prompt: 'Which of them together would convince a doubter?',
    example: {
      weak: 'One objective with nine key results',
      strong: 'One objective with three: how fast, how safe, how often',
    },
    helps: [],
  },
  SE3: {
    title: 'Is it enough?',
    reason: 'If it could still be missed, the thing that matters most may be the one nobody measures.',
    verdict: 'ask',
    prompt: 'If every key result came out at 1.0, could the objective still be missed? What is missing then?',
    example: {
      weak: 'Win back families: opening hours and prices, but nothing about families who come back',
      strong: 'Win back families: families who come again within a month',
    },
    helps: [],
  },
  SE4: {
    title: 'All of these move late',
    reason: 'Revenue or churn tell the story when it is over. An early sign leaves time to change course.',
    verdict: 'hint',
    prompt: 'What would move in the first weeks, if this works?',
    example: {
      weak: 'Yearly revenue, profit and market share',
      strong: 'Yearly revenue, and trials that reach their first result within a week',
    },
    helps: [],
  },
  SE5: {
    title: 'Who proposed it',
    reason: 'People stand by what they helped to write. OKRs dictated from the top are filed and forgotten.',
    verdict: 'show',
    prompt: 'Whose ideas are not in here yet?',
    example: {
      weak: 'The facilitator brought the list, the team nodded',
      strong: 'Nine of twelve proposals came from the team',
    },
    helps: [],
  },
  SE6: {
    title: 'Nothing ruled out yet',
    reason: 'Focus shows in what was left out, and saying it aloud spares many small debates later.',
    verdict: 'hint',
    prompt: 'What will we say no to this cycle?',
    example: {
      weak: 'Everything else as before',
      strong: 'Not this cycle: the partner portal, and new countries',
    },
    helps: [],
  },
  SE7: {
    title: 'Shared with another team',
    reason: 'A goal that teams share works when each knows its part; else both wait for the other.',
    verdict: 'hint',
    prompt: 'Which teams are in this, and what does each bring?',
    example: {
      weak: 'Open the Spanish shop together with marketing',
      strong: 'Open the Spanish shop: we bring Spanish payments, marketing brings the first 500 buyers',
    },
    helps: [],
  },
  SE8: {
    title: 'Two claim the same movement',
    reason: 'One success would be counted twice, and two owners would steer the same number.',
    verdict: 'warn',
    prompt: 'Which of the two would you keep?',
    example: {
      weak: 'Churn falls from 5% to 3%, and again: bring churn down to 3%',
      strong: 'Churn falls from 5% to 3%, and: 60% of new customers invite a colleague',
    },
    helps: [],
  },
} as const satisfies Record<(typeof SET_RULES)[number], SpokenRule>
