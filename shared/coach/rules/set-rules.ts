import type { SET_RULES } from '../finding.ts'
import { type SpokenRule, spoken } from './rule-entry.ts'

export const SET_RULES_SPOKEN: Record<(typeof SET_RULES)[number], SpokenRule> = {
  SE1: spoken({
    title: 'Many objectives',
    reason: 'Each further objective takes attention from the others.',
    verdict: 'strong-warn',
    prompt: 'Which one would you let go of, if one had to go?',
    weak: 'Seven objectives, so that nothing is left out',
    strong: 'Two objectives that the team knows by heart',
  }),
  SE2: spoken({
    title: 'Number of key results',
    reason: 'One number rarely tells the whole story, and nobody steers by ten.',
    prompt: 'Which of them together would convince a doubter?',
    weak: 'One objective with nine key results',
    strong: 'One objective with three: how fast, how safe, how often',
  }),
  SE3: spoken({
    title: 'Is it enough?',
    reason: 'If it could still be missed, what matters most may be what nobody measures.',
    verdict: 'ask',
    prompt: 'If every key result came out at 1.0, could the objective still be missed?',
    weak: 'Win back families: opening hours and prices',
    strong: 'Win back families: families who come again within a month',
  }),
  SE4: spoken({
    title: 'All of these move late',
    reason: 'An early sign leaves time to change course.',
    verdict: 'hint',
    prompt: 'What would move in the first weeks, if this works?',
    weak: 'Yearly revenue, profit and market share',
    strong: 'Yearly revenue, and trials that succeed within a week',
  }),
  SE5: spoken({
    title: 'Who proposed it',
    reason: 'People stand by what they helped to write.',
    verdict: 'show',
    prompt: 'Whose ideas are not in here yet?',
    weak: 'The facilitator brought the list',
    strong: 'Nine of twelve proposals came from the team',
  }),
  SE6: spoken({
    title: 'Nothing ruled out yet',
    reason: 'Focus shows in what was left out.',
    verdict: 'hint',
    prompt: 'What will we say no to this cycle?',
    weak: 'Everything else as before',
    strong: 'Not this cycle: the partner portal',
  }),
  SE7: spoken({
    title: 'Shared with another team',
    reason: 'It works when each team knows its part; else both wait for the other.',
    verdict: 'hint',
    prompt: 'Which teams are in this, and what does each bring?',
    weak: 'Open the Spanish shop together with marketing',
    strong: 'Open the Spanish shop: we bring the payments, marketing 500 buyers',
  }),
  SE8: spoken({
    title: 'Two claim the same movement',
    reason: 'One success would be counted twice.',
    prompt: 'Which of the two would you keep?',
    weak: 'Churn falls from 5% to 3%, and again: bring churn down to 3%',
    strong: 'Churn falls from 5% to 3%, and: 60% of new customers invite a colleague',
  }),
}
