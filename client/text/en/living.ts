import type { CorrectionEffect } from '../../../shared/okr/correction.ts'
import type { InitiativeState } from '../../../shared/okr/initiative.ts'
import type { KeyResultState } from '../../../shared/okr/key-result-state.ts'

/** Words about OKRs after the workshop: how they stand, what is due, where they lead. */
export const living = {
  states: {
    pending: 'Pending',
    'on-track': 'On course',
    'at-risk': 'At risk',
    'off-track': 'Off course',
    stale: 'Stale',
  } as const satisfies Record<KeyResultState, string>,
  stateMeanings: {
    pending: 'no check-in yet',
    'on-track': 'within a tenth of where it should be',
    'at-risk': 'behind, or confidence below 4',
    'off-track': 'a quarter of the way behind, or confidence below 2',
    stale: 'a check-in is overdue',
  } as const satisfies Record<KeyResultState, string>,
  forecastMisses: 'Forecast misses',
  dropped: 'Dropped',
  droppedFor: (reason: string) => `Dropped: ${reason}`,
  noOwner: 'No owner',
  owner: (name: string) => `Owner: ${name}`,
  notAccepted: 'not yet accepted',
  by: (day: string) => `By ${day}`,
  forecast: {
    reaches: (value: string, when: string) => `Forecast: ${value} ${when}`,
    misses: (value: string, by: string) => `Forecast: ${value}, misses by ${by}`,
    leavesBand: (value: string) => `Forecast: ${value}, misses`,
    keeps: (value: string) => `Forecast: ${value}`,
  },
  inWeek: (week: number) => `in week ${week}`,
  corrected: {
    target: (effect: CorrectionEffect, from: string, to: string) =>
      `Target ${EFFECT_DONE[effect]} from ${from} to ${to}. Reason on record`,
    other: 'Changed since it was published. Reason on record',
  },
  progress: {
    none: 'No value yet',
    noneShort: 'no value yet',
    words: (share: string, from: string, to: string) => `${share} of the way from ${from} to ${to}`,
    expected: (share: string) => `expected ${share}`,
    forecast: (share: string) => `forecast ${share}`,
    kept: (value: string, band: string) => `${value}, to stay at ${band}`,
    unknownStart: 'not known yet',
    reached: 'Reached',
    notReached: 'Not reached yet',
    milestone: 'Milestone',
  },
  confidence: {
    word: 'confidence',
    now: (value: number) => `confidence ${value} of 10`,
    was: (value: number) => `was ${value}`,
    old: (days: string) => `from ${days}`,
    none: 'no confidence given',
    atCommit: 'as committed to',
  },
  fresh: {
    mine: 'Your check-in',
    checkIn: 'Check in',
    dueToday: 'due today',
    late: (days: number) => (days === 1 ? '1 day late' : `${days} days late`),
    firstOn: (day: string) => `first check-in ${day}`,
    nextOn: (day: string) => `next ${day}`,
    never: 'no check-in yet',
  },
  ago: (days: number) => (days <= 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`),
  initiatives: 'Initiatives',
  initiativesNote: 'What you do. It never moves progress.',
  initiativeStates: {
    open: 'Open',
    doing: 'Doing',
    done: 'Done',
    dropped: 'Dropped',
  } as const satisfies Record<InitiativeState, string>,
  effects: {
    easing: 'This makes it easier to reach.',
    hardening: 'This makes it harder to reach.',
    mixed: 'This makes one part easier and another harder.',
    neutral: 'This makes it neither easier nor harder.',
  } as const satisfies Record<CorrectionEffect, string>,
  effectNames: {
    easing: 'Eased',
    hardening: 'Hardened',
    mixed: 'Eased and hardened',
    neutral: 'Changed',
  } as const satisfies Record<CorrectionEffect, string>,
} as const

const EFFECT_DONE: Record<CorrectionEffect, string> = {
  easing: 'eased',
  hardening: 'hardened',
  mixed: 'changed',
  neutral: 'changed',
}
