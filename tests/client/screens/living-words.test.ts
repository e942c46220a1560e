import { describe, expect, it } from 'vitest'
import { stepOf, stepped } from '../../../client/screens/team/check-in/value-step.ts'
import { applyFilter, readFilter } from '../../../client/screens/team/home/okr-filter.ts'
import {
  correctionWords,
  forecastWords,
  freshnessOf,
  objectiveVerdict,
  progressWords,
  roundLike,
} from '../../../client/screens/team/living-words.ts'
import { CYCLE, OKRS, PEOPLE, ROLLBACKS, TODAY } from '../support/sample-living.ts'

const [shipping, europe] = OKRS.objectives
if (shipping === undefined || europe === undefined) throw new Error('The sample has two objectives.')
const found = (id: string) => {
  const one = OKRS.objectives.flatMap(({ keyResults }) => keyResults).find((keyResult) => keyResult.id === id)
  if (one === undefined) throw new Error(`No ${id}`)
  return one
}

describe('what is said of a key result', () => {
  it('[CH4] says in which week the forecast reaches the target, or by how much it misses', () => {
    expect(forecastWords(found('k1'), CYCLE)).toBe('Forecast: 24 min in week 11')
    expect(forecastWords(ROLLBACKS, CYCLE)).toMatch(/^Forecast: 1\.\d+%, misses by 0\.\d+%$/)
    expect(forecastWords(found('k6'), CYCLE)).toBeNull()
  })

  it('[CH4] says on the objective that a forecast misses before the colour turns', () => {
    expect(shipping.state).toBe('on-track')
    expect(objectiveVerdict(shipping)).toBe('forecast-misses')
    expect(objectiveVerdict(europe)).toBe(europe.state)
  })

  it('[CH3] says what was eased', () => {
    expect(correctionWords(found('k3'))).toBe('Target eased from 90% to 85%. Reason on record')
    expect(correctionWords(ROLLBACKS)).toBeNull()
  })

  it('[CH1] asks only the owner, and says to the others how late it is', () => {
    expect(freshnessOf(ROLLBACKS, PEOPLE.priya.personId, TODAY)).toEqual({ kind: 'mine', words: 'due today' })
    expect(freshnessOf(ROLLBACKS, PEOPLE.tomasz.personId, TODAY)).toEqual({
      kind: 'made',
      who: 'Priya',
      words: '7 days ago',
    })
    expect(freshnessOf(found('k5'), PEOPLE.priya.personId, TODAY).kind).toBe('stale')
  })

  it('is late with nothing that is not pursued any more', () => {
    const dropped = { atMs: 0, by: null, byToken: null, reason: 'The tool was taken away' }
    const never = { ...found('k5'), lastCheckIn: null, dropped }
    expect(freshnessOf(never, PEOPLE.priya.personId, TODAY)).toEqual({
      ...{ kind: 'made', who: null, words: 'no check-in yet' },
    })
  })

  it('says in words everything that the bar draws', () => {
    expect(progressWords(found('k1'))).toBe(
      '63% of the way from 48 min to 24 min, expected 51%, forecast 100%',
    )
  })

  it.each([
    [{ baseline: 48, target: 24 }, 23.6789, 24],
    [{ baseline: 4.2, target: 1 }, 1.2345, 1.23],
    [{ baseline: 0.02, target: 0.01 }, 0.012345, 0.0123],
  ])('rounds a forecast as finely as its ends: %o', (ends, value, shown) => {
    expect(roundLike(value, ends)).toBe(shown)
  })
})

describe('the filter of a team’s page', () => {
  it('shows the key results of one owner, and leaves out objectives without any', () => {
    const shown = applyFilter(OKRS.objectives, { owner: PEOPLE.jonas.personId, state: null })
    expect(shown.map(({ keyResults }) => keyResults.map(({ id }) => id))).toEqual([['k3']])
  })

  it('shows those that nobody owns', () => {
    const shown = applyFilter(OKRS.objectives, { owner: 'nobody', state: null })
    expect(shown.flatMap(({ keyResults }) => keyResults.map(({ id }) => id))).toEqual(['k6'])
  })

  it('reads the address, and takes what it does not know for everything', () => {
    expect(readFilter({ owner: 'p', state: 'stale' })).toEqual({ owner: 'p', state: 'stale' })
    expect(readFilter({ state: 'green' })).toEqual({ owner: null, state: null })
  })
})

describe('one press of − or +', () => {
  it.each([
    [{ baseline: 48, target: 24 }, 1],
    [{ baseline: 4.2, target: 1 }, 0.1],
    [{ baseline: 0, target: 100_000 }, 5_000],
    [{ baseline: 0.02, target: 0.01 }, 0.0005],
    [{ baseline: 'unknown' as const, target: 40 }, 1],
  ])('is a round number, about a fortieth of the way: %o', (ends, step) => {
    expect(stepOf(ends)).toBe(step)
  })

  it('leaves no noise of binary fractions', () => {
    expect(stepped(0.2, 0.1, 1)).toBe(0.3)
    expect(stepped(4.2, 0.1, -1)).toBe(4.1)
  })
})
