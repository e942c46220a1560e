import { setTimeout as delay } from 'node:timers/promises'
import { assertNever } from '../../shared/result.ts'
import { nowMs } from './clock.ts'
import { countDeliveries } from './deliveries.ts'
import { writeCards } from './edits.ts'
import { spreadOf } from './figures.ts'
import { LoadClient } from './load-client.ts'
import { digestOf, type Finished } from './load-group.ts'
import { ticksOf } from './matching.ts'
import { Meter, type Used } from './meter.ts'
import { People } from './people.ts'
import { NO_FIGURES, type Outcome, type RunResult } from './run-result.ts'
import type { Scenario } from './scenarios.ts'
import type { BenchRoom, RunningServer } from './servers.ts'

export type MeasureOptions = {
  readonly seconds: number
  readonly warmUpSeconds: number
  readonly seed: number
}

const CONNECT_LIMIT_MS = 20_000
/** For cards to be made and everybody to have them, before the run. */
const SET_UP_LIMIT_MS = 10_000
/** After the run: whoever has not delivered by then is behind. */
const DRAIN_LIMIT_MS = 8_000
const QUIET_MS = 500
/** Everything together, the time of the run itself not counted. */
const RUN_LIMIT_MS = 60_000
/** What the room stores and tidies after a large edit is done by then. */
const SETTLED_AFTER_MS = 1_000
/** Cards written in one transaction, so that frames stay small. */
const CARDS_AT_ONCE = 30
/** A person who writes 1 MB in no time would be taken for an attacker. */
const BETWEEN_WRITES_MS = 50
/** Nobody of those who join. */
const WRITER = 900_000
/** Between two who come in, where coming in is not what is measured. */
const BETWEEN_ENTRIES_MS = 3

/** Measures one run in a new room. Never rejects and always ends. */
export async function measureRun(
  server: RunningServer,
  scenario: Scenario,
  options: MeasureOptions,
): Promise<RunResult> {
  const limitMs = RUN_LIMIT_MS + (options.seconds + options.warmUpSeconds) * 1_000
  const run = new Run(server, options)
  const limit = new AbortController()
  const measured = run.measure(scenario).catch((error: unknown) => failedRun('failed', String(error)))
  try {
    return await Promise.race([
      measured,
      delay(limitMs, failedRun('ended-by-limit', `not done after ${limitMs / 1_000} s`), {
        signal: limit.signal,
      }),
    ])
  } finally {
    limit.abort()
    await run.end()
  }
}

class Run {
  readonly #server: RunningServer
  readonly #options: MeasureOptions
  #people: People | null = null
  #meter: Meter | null = null
  readonly #extras: LoadClient[] = []

  constructor(server: RunningServer, options: MeasureOptions) {
    this.#server = server
    this.#options = options
  }

  async measure(scenario: Scenario): Promise<RunResult> {
    const room = await this.#server.newRoom()
    switch (scenario.kind) {
      case 'editing':
        return this.#measureEditing(room, scenario)
      case 'join':
        return this.#measureJoining(room, scenario)
      case 'paste':
        return this.#measurePasting(room, scenario)
      default:
        return assertNever(scenario)
    }
  }

  async end(): Promise<void> {
    this.#meter?.stop()
    for (const extra of this.#extras) extra.close()
    await this.#people?.leave()
  }

  async #measureEditing(
    room: BenchRoom,
    { activity, people: count, ratePerSecond }: Extract<Scenario, { kind: 'editing' }>,
  ): Promise<RunResult> {
    const { people, meter } = await this.#gather(room, { count, activity })
    await this.#comeIn(people)
    await people.all((group) => group.prepare())
    if (!(await people.untilQuiet(QUIET_MS, SET_UP_LIMIT_MS)))
      return failedRun('behind', 'the first cards were still on their way when typing should have begun')

    const startMs = nowMs() + 200
    const measuredFromMs = startMs + this.#options.warmUpSeconds * 1_000
    const lengthMs = (this.#options.warmUpSeconds + this.#options.seconds) * 1_000
    const { seed } = this.#options
    const running = people.all((group) => group.run({ startMs, lengthMs, ratePerSecond, seed }))
    await delay(Math.max(0, measuredFromMs - nowMs()))
    const before = await people.status()
    const stopMeter = meter.begin()
    await running
    const during = stopMeter()
    const isDrained = await people.untilQuiet(QUIET_MS, DRAIN_LIMIT_MS)
    const drained = stopMeter()
    const after = await people.status()
    const isBehind = !isDrained
    // Who is behind has too much left to be waited for: the observers then tell of each other alone.
    const finished = isBehind ? await people.observers.finish() : await people.finish()
    const isDocument = activity !== 'presence'
    const late = isBehind || !isDocument ? null : await this.#lateComer(room)
    return this.#result({
      finished,
      measuredFromMs,
      before,
      after,
      used: { ...during, cpuSeconds: drained.cpuSeconds },
      isBehind,
      // The last presence is what counts; those before it may be left out on the way.
      isLastEnough: !isDocument,
      digests:
        isDocument && !isBehind
          ? [...finished.clients.map(({ digest }) => digest), ...(late ? [late] : [])]
          : [],
      scheduledEdits: Math.round(count * ratePerSecond * this.#options.seconds),
    })
  }

  async #measurePasting(
    room: BenchRoom,
    { people: count, cards, bytes }: Extract<Scenario, { kind: 'paste' }>,
  ): Promise<RunResult> {
    const { people, meter } = await this.#gather(room, { count, activity: 'typing' })
    await this.#comeIn(people)
    await people.untilQuiet(QUIET_MS, SET_UP_LIMIT_MS)
    const [author] = people.observers.clients
    if (!author) throw new Error('Nobody is there to paste.')
    const before = await people.status()
    const stopMeter = meter.begin()
    const measuredFromMs = nowMs()
    author.doc.transact(() => writeCards(author.doc, { name: 'paste', cards, bytes, areFilledIn: false }))
    author.noteEdit(measuredFromMs)
    const isDrained = await people.untilQuiet(1_000, DRAIN_LIMIT_MS)
    const used = stopMeter()
    const after = await people.status()
    const finished = await people.finish()
    const late = await this.#lateComer(room)
    return this.#result({
      finished,
      measuredFromMs,
      before,
      after,
      used,
      isBehind: !isDrained,
      isLastEnough: false,
      digests: [...finished.clients.map(({ digest }) => digest), late],
      scheduledEdits: 1,
    })
  }

  async #measureJoining(
    room: BenchRoom,
    { people: count, cards, bytes }: Extract<Scenario, { kind: 'join' }>,
  ): Promise<RunResult> {
    const writer = await this.#extra(room, WRITER)
    for (let at = 0; at < cards; at += CARDS_AT_ONCE) {
      const share = { cards: CARDS_AT_ONCE, bytes: (bytes * CARDS_AT_ONCE) / cards, areFilledIn: true }
      writer.doc.transact(() => writeCards(writer.doc, { name: `join-${at}`, ...share }))
      await delay(BETWEEN_WRITES_MS)
    }
    // Somebody else has it all: so the room has.
    const wanted = digestOf(writer.doc)
    for (let tries = 0; (await this.#lateComer(room)) !== wanted; tries++) {
      if (tries > 10) throw new Error('The document to join did not arrive.')
      await delay(500)
    }
    const { people, meter } = await this.#gather(room, { count, activity: 'typing', observers: 0 })
    await people.all((group) => group.askTickets())
    await delay(SETTLED_AFTER_MS)
    const stopMeter = meter.begin()
    const joined = (await people.all((group) => group.open({ gapMs: 0, timeoutMs: CONNECT_LIMIT_MS }))).flat()
    const used = stopMeter()
    const isDrained = await people.untilQuiet(QUIET_MS, DRAIN_LIMIT_MS)
    const finished = await people.finish()
    const { troubles } = await people.status()
    const firstMs = Math.min(...joined.map(({ startedMs }) => startedMs))
    const spread = spreadOf(joined.map(({ syncedMs }) => syncedMs - firstMs))
    const isConverged = finished.clients.every(({ digest }) => digest === wanted)
    return {
      outcome: isConverged ? 'fine' : isDrained ? 'not-converged' : 'behind',
      troubles,
      edits: 0,
      lost: 0,
      figures: {
        ...NO_FIGURES,
        ...latencies(spread),
        bytesPerEdit: joined.reduce((sum, { bytes: received }) => sum + received, 0) / count,
        cpuSeconds: used.cpuSeconds,
        cpuPercent: used.cpuPercent,
        peakMb: meter.peakMb,
      },
      surroundings: { ...surroundingsOf(used), lateP99Ms: null },
    }
  }

  async #comeIn(people: People): Promise<void> {
    await people.all((group) => group.askTickets())
    await people.all((group) => group.open({ gapMs: BETWEEN_ENTRIES_MS, timeoutMs: CONNECT_LIMIT_MS }))
  }

  async #gather(room: BenchRoom, how: Parameters<typeof People.gather>[1]) {
    const people = await People.gather(room, how)
    this.#people = people
    const meter = new Meter({ serverPids: this.#server.pids, loadPids: people.pids })
    this.#meter = meter
    return { people, meter }
  }

  /** Who comes when all is done sees what the server has. Another tab of the first person: the room may be full. */
  async #lateComer(room: BenchRoom): Promise<string> {
    const client = await this.#extra(room, 0)
    client.close()
    return digestOf(client.doc)
  }

  async #extra(room: BenchRoom, person: number): Promise<LoadClient> {
    const client = new LoadClient({ person, isEager: true, isTurnout: room.ticketUrl !== null })
    this.#extras.push(client)
    const query = room.ticketUrl
      ? await (await fetch(room.ticketUrl.replace('{person}', String(person)))).text()
      : ''
    await client.connect(room.url + query, CONNECT_LIMIT_MS)
    return client
  }

  async #result(run: {
    readonly finished: Finished
    readonly measuredFromMs: number
    readonly before: Awaited<ReturnType<People['status']>>
    readonly after: Awaited<ReturnType<People['status']>>
    readonly used: Used
    readonly isBehind: boolean
    readonly isLastEnough: boolean
    readonly digests: readonly string[]
    readonly scheduledEdits: number
  }): Promise<RunResult> {
    const { finished, measuredFromMs, before, after, used, isBehind } = run
    const deliveries = countDeliveries(finished, run)
    const saved = finished.clients
      .flatMap((client) => ticksOf(client.saved))
      .filter(({ clock: sentMs }) => sentMs >= measuredFromMs)
      .map(({ clock: sentMs, atMs }) => atMs - sentMs)
    const isConverged = new Set(run.digests).size <= 1 && !run.digests.some((digest) => digest.includes(' '))
    const edits = isBehind ? run.scheduledEdits : deliveries.edits
    const savedSpread = spreadOf(saved)
    let outcome: Outcome = 'fine'
    if (isBehind) outcome = 'behind'
    else if (deliveries.lost > 0) outcome = 'lost'
    else if (!isConverged) outcome = 'not-converged'
    const perEdit = (count: number) => (edits > 0 ? count / edits : null)
    return {
      outcome,
      troubles: after.troubles,
      edits,
      lost: isBehind ? 0 : deliveries.lost,
      figures: {
        ...latencies(spreadOf(deliveries.latenciesMs)),
        framesPerEdit: perEdit(after.frames - before.frames),
        bytesPerEdit: perEdit(after.bytes - before.bytes),
        // Of one edit alone it would say nothing.
        cpuPer1000: used.cpuSeconds === null || edits < 100 ? null : perEdit(used.cpuSeconds * 1_000),
        cpuPercent: used.cpuPercent,
        cpuSeconds: used.cpuSeconds,
        peakMb: this.#meter?.peakMb ?? null,
        savedP50Ms: savedSpread.p50,
        savedP95Ms: savedSpread.p95,
      },
      surroundings: { ...surroundingsOf(used), lateP99Ms: finished.lateP99Ms },
    }
  }
}

function latencies({ p50, p95, p99, max }: ReturnType<typeof spreadOf>) {
  return { p50Ms: p50, p95Ms: p95, p99Ms: p99, maxMs: max }
}

function surroundingsOf({ loadCpuPercent, foreignPercent, stolenPercent }: Used) {
  return { loadCpuPercent, foreignPercent, stolenPercent }
}

function failedRun(outcome: Outcome, trouble: string): RunResult {
  return {
    outcome,
    troubles: [trouble],
    edits: 0,
    lost: 0,
    figures: NO_FIGURES,
    surroundings: { loadCpuPercent: [], lateP99Ms: null, foreignPercent: 0, stolenPercent: 0 },
  }
}
