import type { Cycle } from './cycle.ts'
import { expectedProgress, type Forecast, forecastOf, type ValueOn } from './forecast.ts'
import type { KeyResultFields } from './model.ts'
import { progressOf } from './progress.ts'
import { type Due, dueOn, type Rhythm } from './rhythm.ts'

/** What a key result's colour says: derived, never typed. */
export const KEY_RESULT_STATES = ['pending', 'on-track', 'at-risk', 'off-track', 'stale'] as const
export type KeyResultState = (typeof KEY_RESULT_STATES)[number]

/** A check-in as far as the derived state needs it; oldest first in lists. */
export type CheckInPoint = { readonly on: string; readonly value: number | null; readonly confidence: number }

export type StateInputs = {
  readonly fields: KeyResultFields
  readonly cycle: Pick<Cycle, 'startsOn' | 'endsOn'>
  /** The day on which it was published. */
  readonly since: string
  readonly rhythm: Rhythm
  readonly checkIns: readonly CheckInPoint[]
  /** The day in the team's time zone. */
  readonly today: string
}

/** How it stands on a day, without where it leads. */
export type Standing = {
  readonly state: KeyResultState
  /** [CH2] */
  readonly progress: number | null
  /** Where progress would be if it went evenly. */
  readonly expected: number | null
  /** [CH1] */
  readonly due: Due
}

export type DerivedState = Standing & {
  /** [CH4] */
  readonly forecast: Forecast | null
}

/** How far behind the expected line is still on track, and at risk. */
const BEHIND = { onTrack: 0.1, atRisk: 0.25 } as const
/** Confidence under which a key result is at risk or off track, whatever its number says. */
const CONFIDENCE_BELOW = { onTrack: 4, atRisk: 2 } as const

/**
 * [CH1] [CH2] [CH4] Everything that is shown of a key result and that nobody types. Stale overrides green; what is at
 * risk or off track stays so, however old the news is.
 */
export function deriveState(inputs: StateInputs): DerivedState {
  const { fields, cycle } = inputs
  const forecast = forecastOf(fields, valuePoints(inputs), fields.dueOn ?? cycle.endsOn)
  return { ...deriveStanding(inputs), forecast }
}

/** [CH1] [CH2] The same for who asks of many days and shows no forecast: which never decides the state [CH4]. */
export function deriveStanding(inputs: StateInputs): Standing {
  const { fields, cycle, since, rhythm, checkIns, today } = inputs
  const last = checkIns.at(-1)
  const due = dueOn(rhythm, cycle, since, last?.on ?? null, today)
  const value = checkIns.findLast((checkIn) => checkIn.value !== null)?.value ?? null
  const lastDay = fields.dueOn ?? cycle.endsOn
  const progress = progressOf(fields, value)
  const expected = expectedProgress(fields, { startsOn: cycle.startsOn, dueOn: lastDay }, today)
  return { state: stateOf(), progress, expected, due }

  function stateOf(): KeyResultState {
    if (last === undefined) return due.status === 'stale' ? 'stale' : 'pending'
    const isReached = progress === 1 && (fields.direction !== 'maintain' || today > lastDay)
    const health = isReached ? 'on-track' : healthOf(progress, expected, last.confidence, today > lastDay)
    return health === 'on-track' && due.status === 'stale' ? 'stale' : health
  }
}

/**
 * The values by which it moves: the baseline on the cycle's first day, then what check-ins measured. Where one was made by
 * then, before the cycle began, it says better where the number stood; of what is to be kept the baseline is an edge of its
 * band, not where it stood.
 */
export function valuePoints({ fields: { baseline, direction }, cycle, checkIns }: StateInputs): ValueOn[] {
  const measured = checkIns.flatMap(({ on, value }) => (value === null ? [] : [{ on, value }]))
  const isStart = direction !== 'maintain' && !measured.some(({ on }) => on <= cycle.startsOn)
  return isStart && typeof baseline === 'number'
    ? [{ on: cycle.startsOn, value: baseline }, ...measured]
    : measured
}

function healthOf(
  progress: number | null,
  expected: number | null,
  confidence: number,
  isOver: boolean,
): 'on-track' | 'at-risk' | 'off-track' {
  if (isOver) return 'off-track'
  const behind = progress === null || expected === null ? 0 : expected - progress
  if (behind > BEHIND.atRisk || confidence < CONFIDENCE_BELOW.atRisk) return 'off-track'
  return behind > BEHIND.onTrack || confidence < CONFIDENCE_BELOW.onTrack ? 'at-risk' : 'on-track'
}

/** The state of several key results as one: that of the worst. */
export function worstState(states: readonly KeyResultState[]): KeyResultState {
  const byWorst = ['off-track', 'at-risk', 'stale', 'on-track', 'pending'] as const
  return byWorst.find((state) => states.includes(state)) ?? 'pending'
}
