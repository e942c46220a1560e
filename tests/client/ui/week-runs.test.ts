import { describe, expect, it } from 'vitest'
import { weekRuns } from '../../../client/ui/charts/week-runs.ts'
import type { KeyResultState } from '../../../shared/okr/key-result-state.ts'

const runs = (...states: (KeyResultState | null)[]) =>
  weekRuns(states.map((state) => ({ state }))).map(({ state, from, to }) => `${from}-${to} ${state}`)

describe('weeks in words', () => {
  it('puts those together that stood the same, and begins anew when it changes', () => {
    expect(runs('pending', 'on-track', 'on-track', 'stale', 'on-track')).toEqual([
      '1-1 pending',
      '2-3 on-track',
      '4-4 stale',
      '5-5 on-track',
    ])
  })

  it('leaves out weeks without a state, and joins nothing over them', () => {
    expect(runs(null, 'at-risk', null, 'at-risk', 'at-risk')).toEqual(['2-2 at-risk', '4-5 at-risk'])
    expect(runs()).toEqual([])
  })
})
