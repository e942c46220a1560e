import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/okr/days.ts'
import {
  type CheckInPoint,
  deriveState,
  KEY_RESULT_STATES,
  type StateInputs,
  worstState,
} from '../../../shared/okr/key-result-state.ts'
import { EMPTY_KEY_RESULT_FIELDS, type KeyResultFields } from '../../../shared/okr/model.ts'
import { DEFAULT_RHYTHM } from '../../../shared/okr/rhythm.ts'

const CYCLE = { startsOn: '2027-01-01', endsOn: '2027-03-31' }
const RISING: KeyResultFields = {
  ...EMPTY_KEY_RESULT_FIELDS,
  direction: 'increase',
  unit: 'customers',
  baseline: 0,
  target: 90,
  dueOn: CYCLE.endsOn,
}

function derive(checkIns: readonly CheckInPoint[], today: string, change: Partial<StateInputs> = {}) {
  return deriveState({
    fields: RISING,
    cycle: CYCLE,
    since: CYCLE.startsOn,
    rhythm: DEFAULT_RHYTHM,
    checkIns,
    today,
    ...change,
  })
}

const point = (on: string, value: number | null, confidence = 7): CheckInPoint => ({ on, value, confidence })

describe('the state of a key result', () => {
  it.each([
    ['is pending before its first check-in is due', [], '2027-01-10', 'pending'],
    ['is pending while it is only just overdue', [], '2027-01-14', 'pending'],
    ['is stale when none came for more than three days', [], '2027-01-15', 'stale'],
    ['is on track near the expected line', [point('2027-01-11', 6)], '2027-01-11', 'on-track'],
    ['is at risk a tenth behind it', [point('2027-01-25', 12)], '2027-01-25', 'at-risk'],
    ['is off track a quarter behind it', [point('2027-01-25', 1)], '2027-01-25', 'off-track'],
    ['is at risk when confidence is below 4', [point('2027-01-11', 10, 3)], '2027-01-11', 'at-risk'],
    ['is off track when it is below 2', [point('2027-01-11', 10, 1)], '2027-01-11', 'off-track'],
    [
      'goes by the newest confidence',
      [point('2027-01-11', 10, 1), point('2027-01-12', 10)],
      '2027-01-12',
      'on-track',
    ],
    [
      'goes by the last value that was measured',
      [point('2027-01-11', 60), point('2027-01-25', null)],
      '2027-01-25',
      'on-track',
    ],
    [
      'is on track without any value, by confidence alone',
      [point('2027-01-25', null)],
      '2027-01-25',
      'on-track',
    ],
    [
      'is on track once it is reached, however unsure somebody was',
      [point('2027-02-01', 90, 1)],
      '2027-02-01',
      'on-track',
    ],
    [
      'is off track after its due date where it is not reached',
      [point('2027-03-30', 85, 9)],
      '2027-04-01',
      'off-track',
    ],
    ['is on track after its due date where it is', [point('2027-03-30', 90)], '2027-04-01', 'on-track'],
  ] as const)('[CH1] %s', (_, checkIns, today, state) => {
    expect(derive(checkIns, today).state).toBe(state)
  })

  it('[CH1] stale overrides green, and hides no red', () => {
    const green = point('2027-01-11', 80)
    expect(derive([green], '2027-01-21').state).toBe('on-track')
    expect(derive([green], '2027-01-22').state).toBe('stale')
    expect(derive([point('2027-01-11', 80, 3)], '2027-01-22').state).toBe('at-risk')
    expect(derive([point('2027-01-11', 0, 1)], '2027-01-22').state).toBe('off-track')
  })

  it('[CH1] of what is reached is stale too when nobody says so any more', () => {
    expect(derive([point('2027-01-11', 90)], '2027-01-22').state).toBe('stale')
  })

  it('[CH2] of a band follows confidence although every value is inside it', () => {
    const fields: KeyResultFields = { ...RISING, direction: 'maintain', baseline: 99.5, target: 100 }
    expect(derive([point('2027-01-11', 99.7, 1)], '2027-01-11', { fields }).state).toBe('off-track')
    expect(derive([point('2027-01-11', 99.7)], '2027-01-11', { fields }).state).toBe('on-track')
    expect(derive([point('2027-03-30', 99.7, 1)], '2027-04-01', { fields }).state).toBe('on-track')
    expect(derive([point('2027-03-30', 99.3)], '2027-04-01', { fields }).state).toBe('off-track')
  })

  it('[CH2] of a milestone is never behind before its day, and off track after it', () => {
    const fields: KeyResultFields = { ...RISING, direction: 'milestone', baseline: null, target: null }
    expect(derive([point('2027-03-29', 0)], '2027-03-29', { fields })).toMatchObject({
      state: 'on-track',
      expected: null,
      forecast: null,
    })
    expect(derive([point('2027-03-29', 0)], '2027-04-01', { fields }).state).toBe('off-track')
    expect(derive([point('2027-03-29', 1)], '2027-04-01', { fields }).state).toBe('on-track')
  })

  it('[KR5] of a baseline that is not known goes by confidence until it arrives', () => {
    const fields: KeyResultFields = { ...RISING, baseline: 'unknown' }
    expect(derive([point('2027-03-22', 60)], '2027-03-22', { fields })).toMatchObject({
      state: 'on-track',
      progress: null,
    })
    expect(derive([point('2027-03-29', 95)], '2027-04-01', { fields })).toMatchObject({
      state: 'on-track',
      progress: 1,
    })
    expect(derive([point('2027-03-29', 80)], '2027-04-01', { fields }).state).toBe('off-track')
  })

  it('[CH4] the forecast turns before the colour does', () => {
    // A good start that slows down a little each week.
    const values = [4, 13, 22, 30, 36, 40, 43, 45, 46, 47]
    const history = values.map((value, week) => point(addDays('2027-01-04', week * 7), value))
    const states = history.map((last, at) => {
      const { state, forecast } = derive(history.slice(0, at + 1), last.on)
      return { state, misses: forecast?.misses ?? null }
    })
    const forecastTurns = states.findIndex(({ misses }) => misses === true)
    const colourTurns = states.findIndex(({ state }) => state !== 'on-track')
    expect(forecastTurns).toBeGreaterThan(0)
    expect(colourTurns - forecastTurns).toBeGreaterThanOrEqual(2)
    expect(states[forecastTurns - 1]).toEqual({ state: 'on-track', misses: false })
  })

  it('[CH4] the forecast begins at the baseline, or at what was measured before the cycle began', () => {
    const two = [point('2027-01-11', 10), point('2027-01-18', 20)]
    expect(derive(two, '2027-01-18').forecast).not.toBeNull()
    const early = [point('2026-12-28', 50), ...two]
    expect(derive(early, '2027-01-18').forecast?.misses).toBe(true)
    const band: KeyResultFields = { ...RISING, direction: 'maintain', baseline: 0, target: 20 }
    expect(derive(two, '2027-01-18', { fields: band }).forecast).toBeNull()
  })

  it('depends on the team’s day, not on the reader’s', () => {
    expect(derive([], '2027-01-14').due.status).toBe('overdue')
    expect(derive([], '2027-01-15').due.status).toBe('stale')
  })
})

const POINTS = fc.array(
  fc.record({
    days: fc.integer({ min: -10, max: 100 }),
    value: fc.option(fc.double({ min: -200, max: 200, noNaN: true }), { nil: null }),
    confidence: fc.integer({ min: 0, max: 10 }),
  }),
  { maxLength: 20 },
)
const FIELDS: fc.Arbitrary<KeyResultFields> = fc.record({
  ownerId: fc.constant(null),
  direction: fc.constantFrom('increase', 'decrease', 'maintain', 'milestone', null),
  unit: fc.constant('%'),
  baseline: fc.constantFrom<(number | 'unknown' | null)[]>(0, 100, -5, 'unknown', null),
  target: fc.constantFrom(0, 50, 100, null),
  milestoneReason: fc.constant(''),
  dueOn: fc.constantFrom('2027-01-01', '2027-02-15', '2027-03-31', null),
  commitment: fc.constant(null),
  confidence: fc.constant(null),
})

describe('whatever was stored', () => {
  it('shares are between 0 and 1, and nothing is green that is off track by its own numbers', () => {
    fc.assert(
      fc.property(FIELDS, POINTS, fc.integer({ min: -20, max: 200 }), (fields, points, after) => {
        const checkIns = points
          .toSorted((one, other) => one.days - other.days)
          .map(({ days, value, confidence }) => point(addDays(CYCLE.startsOn, days), value, confidence))
        const derived = derive(checkIns, addDays(CYCLE.startsOn, after), { fields })
        expect(KEY_RESULT_STATES).toContain(derived.state)
        for (const share of [derived.progress, derived.expected, derived.forecast?.progress ?? null]) {
          if (share === null) continue
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
        }
        const { forecast, progress, expected, state, due } = derived
        if (forecast) {
          expect(Number.isFinite(forecast.value)).toBe(true)
          expect(forecast.misses).toBe(forecast.progress < 1)
          if (forecast.misses) expect(forecast.reachesOn).toBeNull()
        }
        if (state === 'pending') expect(checkIns).toEqual([])
        if (state === 'on-track') {
          expect(due.status).not.toBe('stale')
          if (progress !== null && progress < 1 && expected !== null)
            expect(expected - progress).toBeLessThanOrEqual(0.1)
        }
      }),
    )
  })
})

describe('the state of several', () => {
  it.each([
    [['on-track', 'at-risk', 'off-track'], 'off-track'],
    [['on-track', 'stale', 'at-risk'], 'at-risk'],
    [['on-track', 'stale'], 'stale'],
    [['pending', 'on-track'], 'on-track'],
    [['pending'], 'pending'],
    [[], 'pending'],
  ] as const)('of %j is that of the worst', (states, worst) => {
    expect(worstState(states)).toBe(worst)
  })
})
