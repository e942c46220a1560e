import { medianOf, ratioOf } from './figures.ts'
import {
  FIGURES,
  type FigureName,
  type Figures,
  isHarmless,
  NO_FIGURES,
  type Outcome,
  type RunResult,
} from './run-result.ts'
import type { NamedScenario, Target } from './scenarios.ts'

/** One run, and what it was a run of. */
export type RunRecord = {
  readonly round: number
  readonly scenario: string
  readonly server: string
  readonly result: RunResult
}

/** All rounds of one scenario on one server: the median of each figure. */
export type Summary = {
  readonly scenario: string
  readonly server: string
  readonly rounds: number
  readonly figures: Figures
  readonly lost: number
  /** Those that were not fine. */
  readonly outcomes: readonly Exclude<Outcome, 'fine'>[]
  readonly ratios: Figures
  /** What other programs took of the machine meanwhile, in % of a core: with much of it, latencies say little. */
  readonly foreignPercent: number | null
  readonly verdicts: readonly Verdict[]
}

export type Verdict = {
  readonly target: Target
  readonly value: number | null
  readonly isMet: boolean | null
}

export function summarise(
  runs: readonly RunRecord[],
  named: ReadonlyMap<string, NamedScenario>,
  servers: { readonly peer: string; readonly isJudged: (name: string) => boolean },
): Summary[] {
  const { peer, isJudged } = servers
  const summaries: Summary[] = []
  for (const [scenario, { targets }] of named) {
    const ofScenario = runs.filter((run) => run.scenario === scenario)
    const peerFigures = medians(ofScenario.filter((run) => run.server === peer))
    for (const server of new Set(ofScenario.map((run) => run.server))) {
      const ofServer = ofScenario.filter((run) => run.server === server)
      const figures = medians(ofServer)
      const ratios = mapFigures((name) =>
        server === peer ? null : ratioOf(figures[name], peerFigures[name]),
      )
      summaries.push({
        scenario,
        server,
        rounds: ofServer.length,
        figures,
        lost: ofServer.reduce((sum, run) => sum + run.result.lost, 0),
        outcomes: ofServer.map((run) => run.result.outcome).filter((outcome) => outcome !== 'fine'),
        ratios,
        foreignPercent: medianOf(ofServer.map((run) => run.result.surroundings.foreignPercent)),
        verdicts: isJudged(server) ? targets.map((target) => judge(target, figures, ratios)) : [],
      })
    }
  }
  return summaries
}

/** Whether something happened to a room of ours that never may, however fast it was. What the peer does is its own. */
export function hasLost(summary: Summary, peer: string): boolean {
  if (summary.server === peer) return false
  return summary.lost > 0 || !summary.outcomes.every(isHarmless)
}

function judge(target: Target, figures: Figures, ratios: Figures): Verdict {
  const value = (target.ofPeer ? ratios : figures)[target.figure]
  return { target, value, isMet: value === null ? null : value <= target.most }
}

function medians(runs: readonly RunRecord[]): Figures {
  return mapFigures((name) => medianOf(runs.map((run) => run.result.figures[name])))
}

function mapFigures(value: (name: FigureName) => number | null): Figures {
  const figures: Record<FigureName, number | null> = { ...NO_FIGURES }
  for (const name of FIGURES) figures[name] = value(name)
  return figures
}

const SHORT: Readonly<Record<FigureName, string>> = {
  p50Ms: 'p50',
  p95Ms: 'p95',
  p99Ms: 'p99',
  maxMs: 'max',
  framesPerEdit: 'frames/edit',
  bytesPerEdit: 'bytes/edit',
  cpuPer1000: 'CPU s/1000',
  cpuPercent: 'CPU %',
  cpuSeconds: 'CPU s',
  peakMb: 'MB',
  savedP50Ms: 'saved p50',
  savedP95Ms: 'saved p95',
}
const COLUMNS = [
  ...(['p50Ms', 'p95Ms', 'p99Ms', 'maxMs', 'framesPerEdit', 'bytesPerEdit', 'cpuPer1000'] as const),
  ...(['cpuPercent', 'peakMb', 'savedP50Ms', 'savedP95Ms'] as const),
]
const RATIO_COLUMNS = ['p50Ms', 'p95Ms'] as const

/** The one table: a line for each scenario and server, our targets at the end of our lines. */
export function renderTable(
  summaries: readonly Summary[],
  titles: { readonly scenario: (name: string) => string; readonly server: (name: string) => string },
): string {
  const head = [
    ...['scenario', 'server', ...COLUMNS.map((name) => SHORT[name]), 'others %', 'lost'],
    ...['× peer: p50', 'p95', 'CPU', 'targets'],
  ]
  const lines = summaries.map((summary) => [
    titles.scenario(summary.scenario),
    titles.server(summary.server),
    ...COLUMNS.map((name) => formatNumber(summary.figures[name])),
    formatNumber(summary.foreignPercent),
    summary.outcomes.length === 0 ? String(summary.lost) : describeOutcomes(summary),
    ...RATIO_COLUMNS.map((name) => formatNumber(summary.ratios[name])),
    formatNumber(summary.ratios.cpuPer1000 ?? summary.ratios.cpuSeconds),
    summary.verdicts.map(describeVerdict).join(', '),
  ])
  return alignColumns([head, ...lines])
}

/** What tells a good measurement from one that something else disturbed. */
export function describeSurroundings(runs: readonly RunRecord[]): string {
  const list = runs.map(({ result }) => result.surroundings)
  const foreign = list.map(({ foreignPercent }) => foreignPercent)
  const load = Math.max(0, ...list.flatMap(({ loadCpuPercent }) => loadCpuPercent))
  const late = Math.max(0, ...list.map(({ lateP99Ms }) => lateP99Ms ?? 0))
  return [
    `Load: at most ${Math.round(load)}% of a core for a process, its edits at most ${formatNumber(late)} ms late (p99).`,
    `Other programs: ${formatNumber(medianOf(foreign))}% of a core (median of the runs), at most ${Math.round(Math.max(0, ...foreign))}%.`,
  ].join(' ')
}

function describeOutcomes({ outcomes, rounds, lost }: Summary): string {
  const kinds = [...new Set(outcomes)].join(' + ')
  return `${lost > 0 ? `${lost}, ` : ''}${kinds} ${outcomes.length}/${rounds}`
}

function describeVerdict({ target, value, isMet }: Verdict): string {
  const limit = `${SHORT[target.figure]} ≤ ${target.most}${target.ofPeer ? ' × peer' : ''}`
  if (isMet === null) return `${limit}: not measured`
  return `${limit}: ${isMet ? 'met' : `MISSED (${formatNumber(value)})`}`
}

/** Three digits are more than such a measurement is worth. */
export function formatNumber(value: number | null): string {
  if (value === null) return '–'
  if (value >= 100) return String(Math.round(value))
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}

/** Text in the first two columns and the last, numbers between them. */
export function alignColumns(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => [...(line[column] ?? '')].length)),
  )
  const isText = (column: number) => column < 2 || column === widths.length - 1
  return lines
    .map((line) =>
      line
        .map((cell, column) => {
          const gap = ' '.repeat((widths[column] ?? 0) - [...cell].length)
          return isText(column) ? cell + gap : gap + cell
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
