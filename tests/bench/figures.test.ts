import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { medianOf, ratioOf, spreadOf } from './figures.ts'
import { matchArrivals } from './matching.ts'
import { alignColumns, hasLost, type RunRecord, renderTable, summarise } from './report.ts'
import { NO_FIGURES, type RunResult } from './run-result.ts'
import type { NamedScenario } from './scenarios.ts'

describe('quantiles', () => {
  it('are values that were measured, whatever their order', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect(spreadOf(values)).toEqual({ count: 100, p50: 50, p95: 95, p99: 99, max: 100 })
    expect(spreadOf([7])).toEqual({ count: 1, p50: 7, p95: 7, p99: 7, max: 7 })
  })

  it('are nothing where nothing was measured', () => {
    expect(spreadOf([])).toEqual({ count: 0, p50: null, p95: null, p99: null, max: null })
  })
})

describe('medians and ratios', () => {
  it('leave out what was not measured', () => {
    expect(medianOf([9, null, 1, 5])).toBe(5)
    expect(medianOf([1, 2])).toBe(1.5)
    expect(medianOf([null])).toBeNull()
    expect(ratioOf(3, 2)).toBe(1.5)
    expect(ratioOf(3, 0)).toBeNull()
    expect(ratioOf(null, 2)).toBeNull()
  })
})

describe('matching edits to arrivals', () => {
  it('takes the first arrival that reaches an edit, so that merged updates count for each edit in them', () => {
    const edits = [1, 2, 3].map((clock) => ({ clock, atMs: clock * 10 }))
    const arrivals = [
      { clock: 1, atMs: 15 },
      { clock: 3, atMs: 40 },
    ]
    expect(matchArrivals(edits, arrivals, 0)).toEqual({ latenciesMs: [5, 20, 10], missing: 0 })
  })

  it('does not measure edits from before the beginning, but misses them', () => {
    const edits = [1, 2].map((clock) => ({ clock, atMs: clock * 10 }))
    expect(matchArrivals(edits, [{ clock: 2, atMs: 25 }], 20)).toEqual({ latenciesMs: [5], missing: 0 })
    expect(matchArrivals(edits, [{ clock: 1, atMs: 25 }], 20)).toEqual({ latenciesMs: [], missing: 1 })
    expect(matchArrivals(edits, [], 20)).toEqual({ latenciesMs: [], missing: 2 })
  })

  it('finds each edit once, however they are merged', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 40 })
    const property = fc.property(
      gaps,
      fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      (steps, isMerged) => {
        let clock = 0
        const edits = steps.map((step, index) => {
          clock += step
          return { clock, atMs: index }
        })
        const arrivals = edits.filter((_, index) => index === edits.length - 1 || !isMerged[index])
        const { latenciesMs, missing } = matchArrivals(edits, arrivals, 0)
        expect(missing).toBe(0)
        expect(latenciesMs).toHaveLength(edits.length)
        expect(latenciesMs.every((latency) => latency >= 0)).toBe(true)
      },
    )
    // Without anything asynchronous in it, it is over when this returns.
    void fc.assert(property)
  })
})

const TYPING: NamedScenario = {
  title: 'typing',
  scenario: { kind: 'editing', activity: 'typing', people: 2, ratePerSecond: 1 },
  targets: [
    { figure: 'p95Ms', most: 30, ofPeer: false },
    { figure: 'cpuPer1000', most: 0.4, ofPeer: true },
  ],
}
const NAMED = new Map([['typing', TYPING]])
const SERVERS = { peer: 'peer', isJudged: (name: string) => name === 'ours' }
const TITLES = { scenario: (name: string) => name, server: (name: string) => name }

function run(server: string, p95Ms: number, cpuPer1000: number, change: Partial<RunResult> = {}): RunRecord {
  const surroundings = { loadCpuPercent: [], lateP99Ms: null, foreignPercent: 0, stolenPercent: 0 }
  const figures = { ...NO_FIGURES, p95Ms, cpuPer1000 }
  const result = { outcome: 'fine', troubles: [], edits: 1, lost: 0, figures, surroundings } as const
  return { round: 1, scenario: 'typing', server, result: { ...result, ...change } }
}

describe('the report', () => {
  it('judges medians, and shares of the peer’s medians', () => {
    const runs = [run('ours', 25, 0.5), run('ours', 90, 0.3), run('ours', 29, 0.6), run('peer', 50, 1)]
    const [ours, peer] = summarise(runs, NAMED, SERVERS)
    expect(ours?.figures.p95Ms).toBe(29)
    expect(ours?.ratios.p95Ms).toBe(0.58)
    expect(ours?.verdicts.map(({ isMet }) => isMet)).toEqual([true, false])
    expect(peer?.verdicts).toEqual([])
  })

  it('says that a share is not measured where the peer did not run', () => {
    const [ours] = summarise([run('ours', 31, 0.5)], NAMED, SERVERS)
    expect(ours?.verdicts.map(({ isMet }) => isMet)).toEqual([false, null])
  })

  it('fails for what is lost, and not for being behind', () => {
    const isBad = (change: Partial<RunResult>) =>
      summarise([run('ours', 1, 1), run('ours', 1, 1, change)], NAMED, SERVERS).some((summary) =>
        hasLost(summary, 'peer'),
      )
    expect(isBad({})).toBe(false)
    expect(isBad({ outcome: 'behind' })).toBe(false)
    expect(isBad({ lost: 1 })).toBe(true)
    expect(isBad({ outcome: 'not-converged' })).toBe(true)
    expect(isBad({ outcome: 'failed' })).toBe(true)
    const [peer] = summarise([run('peer', 1, 1, { lost: 1 })], NAMED, SERVERS)
    expect(peer && hasLost(peer, 'peer')).toBe(false)
  })

  it('has a line for each server, with what went wrong and which limits are kept', () => {
    const runs = [run('ours', 31, 0.3), run('peer', 62, 1, { outcome: 'behind' })]
    const lines = renderTable(summarise(runs, NAMED, SERVERS), TITLES).split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[1]).toContain('p95 ≤ 30: MISSED (31.0), CPU s/1000 ≤ 0.4 × peer: met')
    expect(lines[2]).toContain('behind 1/1')
  })

  it('lines numbers up at their ends', () => {
    const lines = [
      ['a', 'b', 'p50', 'x'],
      ['aaa', 'b', '1.00', 'yy'],
    ]
    expect(alignColumns(lines)).toBe(['a    b   p50  x', 'aaa  b  1.00  yy'].join('\n'))
  })
})
