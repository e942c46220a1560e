import type { KeyResultType } from '../../../shared/coach/classification.ts'
import type { Verdict } from '../../../shared/coach/finding.ts'

/** Words of the page *How the coach thinks*. The rules’ own words come with the rules. */
export const coachPage = {
  title: 'How the coach thinks',
  lede: 'Beside every objective and key result stands a coach that asks one question: what changes, and for whom? These are its rules, all of them, with the reason for each.',
  tryIt: {
    title: 'Try it',
    kind: 'What you write',
    kinds: { key_result: 'Key result', objective: 'Objective' },
    label: { key_result: 'A key result', objective: 'An objective' },
    examples: 'Or start from one of these',
    samples: {
      key_result: [
        'Deploy Feature X',
        'Number of deployments',
        'App store rating 4.6',
        'Reduce P99 latency of payment processing by 30%',
      ],
      objective: [
        'Improve customer satisfaction',
        'Launch the new loyalty app',
        'Significantly improve the reliability of our core payment service',
      ],
    },
    empty: 'Write a sentence, and the coach reads it as you type.',
    fine: {
      key_result: 'Nothing to add. It says what changes, from where, to where and by when.',
      objective: 'Nothing to add. It names a direction.',
    },
    reading: 'What it reads',
    findings: 'What it says',
    lights: 'SMART',
    lightsNote: 'On a card its due date, owner and values count too.',
    marked: 'Your words, with what it found underlined',
    /** Told while one types, so as short as can be. */
    summary: (titles: readonly string[]) => (titles.length === 0 ? 'Nothing to add' : titles.join(', ')),
    why: (ruleId: string) => `Why: rule ${ruleId}`,
  },
  reading: {
    type: 'Reads as',
    types: {
      output: 'an output',
      outcome: 'an outcome',
      activity_metric: 'a count of own work, or of who saw it',
    } satisfies Record<KeyResultType, string>,
    sure: (percent: number) => `${percent}% sure`,
    target: 'Number',
    start: 'Start',
    time: 'Time',
    none: 'none in the words',
    inWords: 'yes, in words',
    starts: { stated: 'stated', relative: 'only how far, not from where', none: 'none in the words' },
    problems: 'Found',
    noProblems: 'nothing that stands in its way',
  },
  how: {
    title: 'How it decides',
    steps: [
      {
        title: 'It looks for what the sentence is about',
        body: 'It parts the sentence into clauses and finds the head: the verb that leads, and what it is done to. “Build trust so that churn falls from 5% to 3%” is about churn, not about building.',
      },
      {
        title: 'It asks what a number counts',
        body: 'A number makes no outcome. “Publish 12 posts” counts our own work; “12 of 20 pilots renew” counts what others do. Numbers that only name a thing, such as Q3 or version 2.0, do not count.',
      },
      {
        title: 'It looks for start, target and time',
        body: 'From where, to where, by when. What a card knows, its due date or its baseline, counts as if it were written.',
      },
      {
        title: 'It asks when it is not sure',
        body: 'Where the words could be read in two ways you get a question, not a verdict. You know your work; it only knows the sentence. Anybody may dismiss what it says, with a reason that all can see.',
      },
      {
        title: 'It stays in your browser',
        body: 'It is a list of rules, word lists and one small table of weights, and runs on your device. It sends your words to nobody, learns nothing from them, and gives the same answer each time.',
      },
    ],
  },
  strength: {
    title: 'How strongly it speaks',
    intro: 'Nothing of this stops anybody from writing. A few rules hold back finalising; they say so.',
    names: {
      show: 'Shows',
      hint: 'Hints',
      ask: 'Asks',
      warn: 'Warns',
      'strong-warn': 'Warns',
    } satisfies Record<Verdict, string>,
    says: {
      hint: 'Worth a thought; may well be fine as it is.',
      ask: 'Only you can answer this.',
      warn: 'The next thing to sharpen.',
      gate: 'Has to be there before the set can be finalised.',
    },
  },
  rules: {
    title: 'The rules',
    filter: 'Show',
    filters: { all: 'All', objective: 'Objectives', key_result: 'Key results', set: 'The set' },
    search: 'Search the rules',
    searchHint: 'For example baseline, owner or KR4',
    count: (count: number) => (count === 1 ? '1 rule' : `${count} rules`),
    none: 'No rule speaks of that. Try another word, or show all of them.',
    showAll: 'Show all rules',
    groups: { objective: 'Objectives', key_result: 'Key results', set: 'The set as a whole' },
    why: 'Why',
    asks: 'It asks',
    gate: 'Before finalising',
    source: 'From',
    weak: 'Weak',
    strong: 'Strong',
    link: (ruleId: string, name: string) => `Link to ${ruleId}: ${name}`,
  },
} as const
