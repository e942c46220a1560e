import { describe, expect, it } from 'vitest'
import { type CheckInPoint, deriveState } from '../../../shared/okr/key-result-state.ts'
import { EMPTY_KEY_RESULT_FIELDS } from '../../../shared/okr/model.ts'
import { DEFAULT_RHYTHM } from '../../../shared/okr/rhythm.ts'
import { type WeeklyInputs, weeklyStates } from '../../../shared/okr/weekly-states.ts'

/** Begins on a Monday: the first check-in is asked for on the 11th, in the second week. */
const CYCLE = { startsOn: '2027-01-04', endsOn: '2027-04-02' }
const INPUTS: WeeklyInputs = {
  fields: {
    ...EMPTY_KEY_RESULT_FIELDS,
    ...{ direction: 'increase', unit: '%', baseline: 0, target: 90, dueOn: '2027-04-02' },
  },
  cycle: CYCLE,
  since: CYCLE.startsOn,
  rhythm: DEFAULT_RHYTHM,
  checkIns: [],
  today: '2027-02-10',
  corrections: [],
  turns: [],
}
const on = (day: string, value: number, confidence = 7): CheckInPoint => ({ on: day, value, confidence })
const weeks = (inputs: Partial<WeeklyInputs>) => weeklyStates({ ...INPUTS, ...inputs })
const states = (inputs: Partial<WeeklyInputs>) => weeks(inputs).map(({ state }) => state)

describe('how a key result stood week by week', () => {
  it('is none before the cycle, and one for each week that has begun', () => {
    expect(weeks({ today: '2027-01-03' })).toEqual([])
    expect(weeks({ today: '2027-01-04' }).map(({ asOf }) => asOf)).toEqual(['2027-01-04'])
    expect(weeks({ today: '2027-01-12' }).map(({ asOf }) => asOf)).toEqual(['2027-01-10', '2027-01-12'])
  })

  it('ends with the cycle, however much later it is', () => {
    const all = weeks({ today: '2028-01-01' })
    expect(all).toHaveLength(13)
    expect(all.at(-1)?.asOf).toBe('2027-04-02')
  })

  it('[CH1] [CH2] is derived by the check-ins of that week, not by later ones', () => {
    const checkIns = [
      on('2027-01-11', 10),
      on('2027-01-18', 12, 3),
      on('2027-01-25', 16),
      on('2027-02-01', 34),
    ]
    expect(states({ checkIns })).toEqual([
      'pending',
      'on-track',
      'at-risk',
      'at-risk',
      'on-track',
      // Today it is only two days late.
      'on-track',
    ])
    expect(weeks({ checkIns }).map(({ confidence }) => confidence)).toEqual([null, 7, 3, 7, 7, null])
  })

  it('is the same as what was derived on that day', () => {
    const checkIns = [on('2027-01-12', 4), on('2027-01-26', 31, 5), on('2027-02-09', 30, 1)]
    const { corrections: _, turns: __, ...inputs } = { ...INPUTS, checkIns }
    for (const { asOf, state } of weeks({ checkIns })) {
      const then = { ...inputs, today: asOf, checkIns: checkIns.filter((made) => made.on <= asOf) }
      expect([asOf, state]).toEqual([asOf, deriveState(then).state])
    }
  })

  it('[CH1] says in which weeks one was asked for and none came', () => {
    const missed = (...days: string[]) =>
      weeks({ checkIns: days.map((day) => on(day, 20)) }).flatMap((week, at) => (week.missed ? [at + 1] : []))
    expect(missed()).toEqual([2, 3, 4, 5, 6])
    expect(missed('2027-01-11', '2027-01-18', '2027-01-25', '2027-02-01', '2027-02-08')).toEqual([])
    // One day early, a Sunday, counts for the Monday after it.
    expect(missed('2027-01-11', '2027-01-17', '2027-01-25', '2027-02-01', '2027-02-08')).toEqual([])
    expect(missed('2027-01-11', '2027-02-01', '2027-02-08')).toEqual([3, 4])
  })

  it('[CH3] is told by the target that was pursued then, and corrections of the same day count for it', () => {
    // From the third week on too slow for the old target of 180, and on course for the new one of 90.
    const checkIns = [on('2027-01-11', 10), on('2027-01-18', 15), on('2027-01-25', 24)]
    const eased = (day: string) => [{ on: day, changes: [{ field: 'target', from: 180, to: 90 } as const] }]
    expect(states({ checkIns, today: '2027-01-31' })).toEqual(['pending', 'on-track', 'on-track', 'on-track'])
    expect(states({ checkIns, today: '2027-01-31', corrections: eased('2027-01-28') })).toEqual([
      'pending',
      'on-track',
      'at-risk',
      'on-track',
    ])
    expect(states({ checkIns, today: '2027-01-31', corrections: eased('2027-01-24') })).toEqual([
      'pending',
      'on-track',
      'on-track',
      'on-track',
    ])
  })

  it('is none before it was published, and while it was dropped', () => {
    expect(states({ since: '2027-01-13', today: '2027-01-20' })).toEqual([null, 'pending', 'pending'])
    const turns = [
      { on: '2027-01-14', isPursued: false },
      { on: '2027-01-26', isPursued: true },
    ]
    expect(states({ checkIns: [on('2027-01-11', 25)], turns, today: '2027-01-26' })).toEqual([
      'pending',
      null,
      null,
      'stale',
    ])
  })
})
