import type { CoachRule } from '../finding.ts'
import type { RuleBackground } from './rule-entry.ts'

/** What the page that explains the coach says of each rule beside what findings say: no card needs to load it. */
export const RULE_BACKGROUND = {
  OB1: {
    name: 'A direction, not a deliverable',
    says: 'An objective names where we are going. A project, a launch or a feature is a way to get there.',
    sources: ['article', 'google-playbook', 'felipe-castro'],
  },
  OB2: {
    name: 'No target number',
    says: 'Numbers belong in key results. The objective says what they are for.',
    sources: ['article', 'google-playbook'],
  },
  OB3: {
    name: 'Specific to us',
    says: 'Somebody who reads it can tell whose objective it is.',
    sources: ['article'],
  },
  OB4: {
    name: 'A change, not business as usual',
    says: 'An objective changes something. Keeping things running is the work beside it.',
    sources: ['google-playbook'],
  },
  OB5: {
    name: 'One aim',
    says: 'One objective is one aim. Two that can be reached apart are two objectives.',
    sources: ['practice'],
  },
  OB6: {
    name: 'Clear to an outsider',
    says: 'Someone outside the team understands it: no code names, no unexplained short forms.',
    sources: ['practice'],
  },
  OB7: {
    name: 'Short enough to remember',
    says: 'Four to eighteen words on one line.',
    sources: ['google-playbook'],
  },
  OB8: {
    name: 'Somebody is better off',
    says: 'An objective that could score 1.0 with nobody better off is not worth the quarter. Asked once, at review.',
    sources: ['google-playbook'],
  },
  KR1: {
    name: 'An outcome, not an output',
    says: 'A key result says what changes for somebody. What we deploy, finish or put in place is an initiative under it.',
    sources: ['article', 'felipe-castro'],
  },
  KR2: {
    name: 'More than a count of our work',
    says: 'A number of our own deliverables, or of views and clicks, is not yet a result.',
    sources: ['article'],
  },
  KR3: {
    name: 'Specific',
    says: 'It says what changes, and for whom or where. Words such as help, support or optimise hide that.',
    sources: ['article', 'google-playbook'],
  },
  KR4: {
    name: 'Measurable',
    says: 'There is a number or a threshold that can be checked, in the words or beside them.',
    gate: 'A direction, a unit, a start (or “not known yet”) and a target; or a milestone with a reason.',
    sources: ['article'],
  },
  KR5: {
    name: 'From where to where',
    says: 'It says where the number stands today. “Not known yet” is an answer: then the first step is to find out, by a date.',
    sources: ['article'],
  },
  KR6: {
    name: 'Achievable, and worth reaching for',
    says: 'Confidence of 3 to 7 out of 10 suits an aspirational key result, 7 or more a committed one.',
    sources: ['article', 'radical-focus', 'google-playbook'],
  },
  KR7: {
    name: 'Relevant to its objective',
    says: 'Each key result helps to prove one objective.',
    sources: ['article'],
  },
  KR8: {
    name: 'Time-bound',
    says: 'It is due on a day inside the cycle, and not every key result on the last one. A due date on the card counts.',
    gate: 'A due date inside the cycle; without one it is the cycle’s last day.',
    sources: ['article', 'google-playbook'],
  },
  KR9: {
    name: 'One owner who said yes',
    says: 'One person, not a team, takes care of it, and has said so.',
    gate: 'An owner. Finalising before they said yes is possible, and shown.',
    sources: ['article', 'google-playbook'],
  },
  KR10: {
    name: 'One way to count it',
    says: 'The unit and what it counts are clear: weekly or all-time users, median or slowest times.',
    sources: ['google-playbook'],
  },
  KR11: {
    name: 'Quantity with quality',
    says: 'Where one key result counts how much, another says how good, or what has to stay as good as it is.',
    sources: ['what-matters', 'radical-focus'],
  },
  SE1: {
    name: 'Few objectives',
    says: 'Three to five objectives at most; one to three is better. Nothing stops anyone from adding another.',
    sources: ['article', 'radical-focus', 'what-matters'],
  },
  SE2: {
    name: 'Three to five key results for each objective',
    says: 'Three to five key results prove an objective. Fewer leave gaps, more dilute it.',
    gate: 'At least one key result for each objective.',
    sources: ['article'],
  },
  SE3: {
    name: 'Enough to prove it',
    says: 'With every key result at 1.0 the objective is reached. The group answers this at review.',
    sources: ['google-playbook'],
  },
  SE4: {
    name: 'Something that moves early',
    says: 'At least one key result of an objective moves early enough to steer by.',
    sources: ['what-matters', 'radical-focus'],
  },
  SE5: {
    name: 'Made by the people who do it',
    says: 'Most proposals come from the team. The share that came from others than the facilitator is shown.',
    sources: ['article'],
  },
  SE6: {
    name: 'What we will not do',
    says: 'What we will not do this cycle is written down.',
    sources: ['radical-focus'],
  },
  SE7: {
    name: 'What each team brings',
    says: 'A shared objective names the other teams and what each of them brings.',
    sources: ['article'],
  },
  SE8: {
    name: 'Each movement once',
    says: 'Two key results do not claim the same change.',
    sources: ['practice'],
  },
} as const satisfies Record<CoachRule, RuleBackground>
