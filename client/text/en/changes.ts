import type { KeyResultState } from '../../../shared/okr/key-result-state.ts'

export const changesText = {
  question: 'What changed, and what do we make of it?',
  help: 'Where confidence fell comes first. Take a minute for each: what happened, what is the next step?',
  loading: 'Loading the check-ins',
  failed: 'The check-ins could not be loaded.',
  tryAgain: 'Try again',
  none: 'This cycle has no key results yet. They come from a planning workshop.',
  count: (total: number, fell: number) =>
    `${total} ${total === 1 ? 'key result' : 'key results'}, confidence fell for ${fell === 0 ? 'none' : fell}`,
  states: {
    pending: 'Pending',
    'on-track': 'On course',
    'at-risk': 'At risk',
    'off-track': 'Off course',
    stale: 'Stale',
  } satisfies Record<KeyResultState, string>,
  value: (before: string | null, now: string) =>
    before === null || before === now ? now : `${before} → ${now}`,
  noValue: 'no value yet',
  reached: 'reached',
  open: 'not reached yet',
  target: (target: string) => `target ${target}`,
  confidence: (before: number | null, now: number) =>
    before === null || before === now ? `confidence ${now}` : `confidence ${before} → ${now}`,
  noConfidence: 'no check-in yet',
  fell: (by: number) => `fell by ${by}`,
  late: (days: number) => `${days} ${days === 1 ? 'day' : 'days'} overdue`,
  forecast: (value: string) => `heading for ${value}`,
  nextStep: (owner: string | null) => (owner === null ? 'Next step' : `Next step, ${owner}`),
  said: (name: string, day: string) => `${name}, ${day}`,
  by: (name: string) => `Owner: ${name}`,
  noOwner: 'Nobody owns it',
  point: 'Show this to all',
  pointOf: (text: string) => `Show this to all: “${text}”`,
} as const
