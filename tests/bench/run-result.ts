/** The figures of a run, in the order of the table. `null`: there is no such figure here. */
export const FIGURES = [
  'p50Ms',
  'p95Ms',
  'p99Ms',
  'maxMs',
  'framesPerEdit',
  'bytesPerEdit',
  'cpuPer1000',
  'cpuPercent',
  'cpuSeconds',
  'peakMb',
  'savedP50Ms',
  'savedP95Ms',
] as const
export type FigureName = (typeof FIGURES)[number]
export type Figures = Readonly<Record<FigureName, number | null>>

/**
 * How a run ended. `behind`: what was sent was still arriving when the wait for it was over, so that its latencies are
 * those of the part that came.
 */
export type Outcome = 'fine' | 'behind' | 'lost' | 'not-converged' | 'ended-by-limit' | 'failed'

/** Slow at worst: nothing was lost, and nothing went wrong. */
export function isHarmless(outcome: Outcome): boolean {
  return outcome === 'fine' || outcome === 'behind'
}

export type RunResult = {
  readonly outcome: Outcome
  /** What went wrong, in words. */
  readonly troubles: readonly string[]
  readonly edits: number
  /** Edits that did not reach somebody, summed over everybody. */
  readonly lost: number
  readonly figures: Figures
  /** Tells whether the load or other programs were what was measured. */
  readonly surroundings: {
    /** Each process of the load, in % of a core. */
    readonly loadCpuPercent: readonly number[]
    /** How late edits were made, compared with their schedule. */
    readonly lateP99Ms: number | null
    /** Other programs on this machine, in % of a core. */
    readonly foreignPercent: number
    readonly stolenPercent: number
  }
}

export const NO_FIGURES: Figures = {
  p50Ms: null,
  p95Ms: null,
  p99Ms: null,
  maxMs: null,
  framesPerEdit: null,
  bytesPerEdit: null,
  cpuPer1000: null,
  cpuPercent: null,
  cpuSeconds: null,
  peakMb: null,
  savedP50Ms: null,
  savedP95Ms: null,
}
