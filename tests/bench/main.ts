// `npm run bench`: measures our room and a bare y-partykit room by turns, and prints one table.
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { nowMs } from './clock.ts'
import { isUsageKnown } from './machine-usage.ts'
import { measureRun } from './measure-run.ts'
import {
  describeSurroundings,
  formatNumber,
  hasLost,
  type RunRecord,
  renderTable,
  summarise,
} from './report.ts'
import { type NamedScenario, SCENARIOS, type ScenarioName } from './scenarios.ts'
import { type RunningServer, SERVERS, type ServerName } from './servers.ts'
import { startTicketService } from './ticket-service.ts'

const { values: given } = parseArgs({
  options: {
    only: { type: 'string' },
    servers: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '6' },
    seed: { type: 'string', default: '1' },
    /** No run is begun after so many minutes. */
    minutes: { type: 'string', default: '18' },
    json: { type: 'string' },
  },
})
const WARM_UP_SECONDS = 2
const PEER: ServerName = 'peer'
const scenarioNames = chosen(given.only, SCENARIOS)
const serverNames = chosen(given.servers, SERVERS)
const rounds = positive('rounds', given.rounds)
const seconds = positive('seconds', given.seconds)
const giveUpAtMs = nowMs() + positive('minutes', given.minutes) * 60_000
const seed = positive('seed', given.seed)

const service = await startTicketService()
const running = new Map<ServerName, RunningServer>()
const stopAll = async () => {
  for (const server of running.values()) await server.stop()
  running.clear()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopAll().finally(() => process.exit(1)))
}

const runs: RunRecord[] = []
let leftOut = 0
console.log(
  `${rounds} rounds, ${seconds} s each after ${WARM_UP_SECONDS} s of warming up, seed ${seed}. No limit is raised.`,
)
if (!isUsageKnown)
  console.log('CPU and memory of the servers are not measured here, as only Linux tells them.')
try {
  for (let round = 1; round <= rounds; round++) {
    for (const name of serverNames) running.set(name, await SERVERS[name].start(service))
    for (const scenario of scenarioNames) for (const name of serverNames) await measure(round, scenario, name)
    await stopAll()
  }
} finally {
  await stopAll()
  await service.stop()
}

const named = new Map<string, NamedScenario>(scenarioNames.map((name) => [name, SCENARIOS[name]]))
const summaries = summarise(runs, named, { peer: PEER, isJudged })
const titles = {
  scenario: (name: string) => named.get(name)?.title ?? name,
  server: (name: string) => serverOf(name)?.title ?? name,
}
console.log(`\nMedians of ${rounds}; times in ms.\n${renderTable(summaries, titles)}`)
console.log(describeSurroundings(runs))
if (leftOut > 0) console.log(`${leftOut} runs were left out, since the ${given.minutes} minutes were over.`)
if (given.json !== undefined) {
  const machine = { cores: cpus().length, model: cpus()[0]?.model ?? '', node: process.version }
  const settings = { rounds, seconds, warmUpSeconds: WARM_UP_SECONDS, seed }
  writeFileSync(given.json, `${JSON.stringify({ machine, settings, summaries, runs }, null, 2)}\n`)
}
process.exit(summaries.some((summary) => hasLost(summary, PEER)) ? 1 : 0)

async function measure(round: number, scenario: ScenarioName, name: ServerName): Promise<void> {
  if (nowMs() > giveUpAtMs) {
    leftOut += 1
    return
  }
  const server = running.get(name) ?? (await SERVERS[name].start(service))
  running.set(name, server)
  const beganMs = nowMs()
  const options = { seconds, warmUpSeconds: WARM_UP_SECONDS, seed: seed + round }
  const result = await measureRun(server, SCENARIOS[scenario].scenario, options)
  runs.push({ round, scenario, server: name, result })
  const { figures, surroundings, outcome, troubles } = result
  const load = surroundings.loadCpuPercent.map((percent) => Math.round(percent)).join('+')
  console.log(
    [
      `${round} ${scenario} ${name}: ${outcome}, ${Math.round((nowMs() - beganMs) / 1_000)} s`,
      `p50 ${formatNumber(figures.p50Ms)} p95 ${formatNumber(figures.p95Ms)} max ${formatNumber(figures.maxMs)}`,
      `CPU ${formatNumber(figures.cpuPercent)}% (${formatNumber(figures.cpuPer1000)} s/1000)`,
      `saved p95 ${formatNumber(figures.savedP95Ms)}`,
      `load ${load}% late ${formatNumber(surroundings.lateP99Ms)} others ${Math.round(surroundings.foreignPercent)}%`,
      ...troubles.slice(0, 3),
    ].join(' | '),
  )
  if (outcome === 'fine') return
  // It may be busy with this run for long, which would be counted to the next.
  await server.stop()
  running.delete(name)
}

function serverOf(name: string) {
  return serverNames.filter((known) => known === name).map((known) => SERVERS[known])[0]
}

function isJudged(name: string): boolean {
  return serverOf(name)?.isJudged ?? false
}

/** The names in a list like `a,b`, or all of them. */
function chosen<Table extends Record<string, unknown>>(
  list: string | undefined,
  table: Table,
): (keyof Table & string)[] {
  const known: (keyof Table & string)[] = Object.keys(table)
  if (list === undefined) return known
  const wanted = list.split(',')
  const unknown = wanted.filter((name) => !known.includes(name))
  if (unknown.length > 0) stopFor(`There is no ${unknown.join(', ')}. There are ${known.join(', ')}.`)
  return known.filter((name) => wanted.includes(name))
}

function positive(option: string, text: string): number {
  const value = Number(text)
  if (!(value > 0)) stopFor(`--${option} must be a number above 0, but it is ${text}.`)
  return value
}

function stopFor(message: string): never {
  console.error(message)
  process.exit(2)
}
