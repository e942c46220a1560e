import { nowMs } from './clock.ts'
import { cpuSecondsOf, isUsageKnown, machineSeconds, usageOf } from './machine-usage.ts'
import type { RunResult } from './run-result.ts'

const SAMPLE_MS = 250

type Reading = {
  readonly atMs: number
  readonly server: number
  readonly load: number[]
  readonly machine: ReturnType<typeof machineSeconds>
}

/** What the server and the load use while a run goes on. */
export class Meter {
  readonly #serverPids: readonly number[]
  readonly #loadPids: readonly number[]
  readonly #sampler: NodeJS.Timeout
  #peakBytes = 0

  constructor(options: { readonly serverPids: readonly number[]; readonly loadPids: readonly number[] }) {
    this.#serverPids = options.serverPids
    this.#loadPids = options.loadPids
    this.#sampler = setInterval(() => {
      this.#peakBytes = Math.max(this.#peakBytes, usageOf(this.#serverPids).residentBytes)
    }, SAMPLE_MS)
  }

  get peakMb(): number | null {
    return isUsageKnown ? this.#peakBytes / 1e6 : null
  }

  /** Begins to measure; the answer can be asked more than once. */
  begin(): () => Used {
    const from = this.#read()
    return () => {
      const to = this.#read()
      const seconds = (to.atMs - from.atMs) / 1_000
      const percent = (used: number) => (used / seconds) * 100
      const cpuSeconds = to.server - from.server
      const load = to.load.map((used, index) => used - (from.load[index] ?? 0))
      const ours = load.reduce((sum, used) => sum + used, cpuSeconds)
      return {
        cpuSeconds: isUsageKnown ? cpuSeconds : null,
        cpuPercent: isUsageKnown ? percent(cpuSeconds) : null,
        loadCpuPercent: load.map(percent),
        foreignPercent: Math.max(0, percent(to.machine.busy - from.machine.busy - ours)),
        stolenPercent: percent(to.machine.stolen - from.machine.stolen),
      }
    }
  }

  stop(): void {
    clearInterval(this.#sampler)
  }

  #read(): Reading {
    return {
      atMs: nowMs(),
      server: usageOf(this.#serverPids).cpuSeconds,
      load: this.#loadPids.map(cpuSecondsOf),
      machine: machineSeconds(),
    }
  }
}

export type Used = {
  readonly cpuSeconds: number | null
  readonly cpuPercent: number | null
} & Pick<RunResult['surroundings'], 'loadCpuPercent' | 'foreignPercent' | 'stolenPercent'>
