import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { RETRO_ROUTES } from '../../shared/api/retro-routes.ts'
import type { Route } from '../../shared/api/route.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { addDays } from '../../shared/okr/days.ts'
import type { Reply } from '../worker/support/browser.ts'
import { CREATE, startHarness, startWorkshop } from '../worker/support/harness.ts'
import { dayOf } from '../worker/support/sample-okrs.ts'
import { fillRecord, SIZE } from './record-rows.ts'
import { fillRetros, LEARNINGS } from './retro-rows.ts'

/** `npm run bench:record`: how long the record's pages take for a team with five years of OKRs, beside a naive page. */

/** Of the making: what a team's home may take of the Worker's time. */
const HOME_LIMIT_MS = 30
/** And what a search through the team's learnings may take. */
const SEARCH_LIMIT_MS = 20
/** A rare word, a usual one, several, and the beginning of one that many have. */
const SOUGHT = ['warehouse', 'customers', 'deployment time of payments', 'cust'] as const
const ROUNDS = 60
const WARM_UP_ROUNDS = 10

type Timing = {
  readonly name: string
  readonly limitMs: number | undefined
  readonly timesMs: readonly number[]
  readonly bytes: number
}

type Page = readonly [name: string, ask: () => Promise<Reply>, limitMs?: number]

const ObjectivesSchema = v.object({ objectives: v.array(v.unknown()) })

const harness = await startHarness({ which: { entry: 'tests/bench/record-worker.js' } })
try {
  const isFine = await measure()
  if (!isFine) process.exitCode = 1
} finally {
  await harness.dispose()
}

async function measure(): Promise<boolean> {
  const today = dayOf(harness, 'UTC')
  const { facilitator, teamId, me } = await startWorkshop(harness, { timeZone: 'UTC' })
  const its = await fillRecord(harness, { teamId, ownerId: me.personId, today, prefix: 'ours' })
  const { retroId } = await fillRetros(harness, { teamId, ownerId: me.personId, prefix: 'ours' })
  // Others have a record too.
  for (const prefix of ['one', 'two']) {
    const other = await startWorkshop(harness, { timeZone: 'UTC' })
    const { teamId: otherId, me: owner } = other
    await fillRecord(harness, { teamId: otherId, ownerId: owner.personId, today, prefix })
    await fillRetros(harness, { teamId: otherId, ownerId: owner.personId, prefix })
  }
  const keyResultId = `ours-w0-o0-k0`
  const hold = async (kind: string, cycle: { name: string; startsOn: string; endsOn: string }) => {
    const body = { ...CREATE, team: { as: 'existing' as const, teamId }, kind, cycle }
    return (await facilitator.get(ROUTES.createWorkshop, { body })).workshopId
  }
  const newest = { name: 'cycle 0', startsOn: addDays(today, -85), endsOn: addDays(today, 5) }
  const retroRoomId = await hold('retro', newest)
  const planningId = await hold('planning', {
    ...{ name: 'the next cycle', startsOn: addDays(today, 6), endsOn: addDays(today, 96) },
  })
  const page =
    (route: Route, params: Record<string, string>, query: Record<string, string> = {}) =>
    () =>
      facilitator.ask(route, { params, query })
  const pages: readonly Page[] = [
    ['no page at all, only the way there', () => facilitator.raw('GET', '/__bench/nothing')],
    ['home: the current cycle', page(RECORD_ROUTES.cycleOkrs, { teamId }), HOME_LIMIT_MS],
    [
      'home as one would write it first',
      () => facilitator.raw('GET', `/__bench/naive?cycle=${its.newestCycleId}&today=${today}`),
    ],
    ['the oldest cycle', page(RECORD_ROUTES.cycleOkrs, { teamId }, { cycle: its.oldestCycleId })],
    ['an objective', page(RECORD_ROUTES.objective, { objectiveId: 'ours-w0-o0' })],
    ['a key result', page(RECORD_ROUTES.keyResult, { keyResultId })],
    ['its check-ins', page(RECORD_ROUTES.checkIns, { keyResultId })],
    ['what one owes who owns all of it', page(RECORD_ROUTES.owed, { teamId })],
    ['the team', page(ROUTES.team, { teamId })],
    ['the evidence of a retro', page(RETRO_ROUTES.evidence, { workshopId: retroRoomId })],
    ['what a planning looks back on', page(RETRO_ROUTES.lookBack, { workshopId: planningId })],
    ['a closed retro', page(RETRO_ROUTES.retro, { workshopId: retroId })],
    ['actions', page(RETRO_ROUTES.actions, { teamId })],
    ['calibration', page(RETRO_ROUTES.calibration, { teamId })],
    ['learnings, the newest', page(RETRO_ROUTES.learnings, { teamId })],
    ...SOUGHT.flatMap((words): Page[] => [
      [`learnings, “${words}”`, page(RETRO_ROUTES.learnings, { teamId }, { q: words }), SEARCH_LIMIT_MS],
      [
        'the same by LIKE',
        () => facilitator.raw('GET', `/__bench/like?team=${teamId}&q=${encodeURIComponent(words)}`),
      ],
    ]),
  ]
  const [home, naive] = [await readObjectives(pages[1]), await readObjectives(pages[2])]
  if (!isDeepStrictEqual(home, naive)) throw new Error('The two homes do not show the same.')

  // In turns, so that what else the machine does meanwhile strikes all alike.
  const timings = pages.map(([name, _, limitMs]) => ({ name, limitMs, timesMs: [] as number[], bytes: 0 }))
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    for (const [at, [name, ask]] of pages.entries()) {
      const startedMs = performance.now()
      const reply = await ask()
      const text = await reply.text()
      const tookMs = performance.now() - startedMs
      if (reply.status !== 200) throw new Error(`${name} answered ${reply.status}: ${text}`)
      const timing = timings[at]
      if (round >= 0 && timing) {
        timing.timesMs.push(tookMs)
        timing.bytes = text.length
      }
    }
  }
  return report(timings)
}

async function readObjectives(page: Page | undefined): Promise<unknown> {
  const reply = await page?.[1]()
  return v.parse(ObjectivesSchema, JSON.parse((await reply?.text()) ?? '')).objectives
}

function report(timings: readonly Timing[]): boolean {
  const { cycles, objectives, keyResultsEach, checkIns } = SIZE
  console.log(
    `A team with ${cycles} cycles of ${objectives * keyResultsEach} key results with ${checkIns} check-ins each, and two others like it.`,
  )
  console.log(`Each has a retro of each cycle, and ${LEARNINGS} learnings.`)
  console.log(`${ROUNDS} requests each, seen from outside: the way to the Worker and back is in it.\n`)
  let isFine = true
  let homeMs = Number.NaN
  for (const [at, { name, limitMs, timesMs, bytes }] of timings.entries()) {
    const sorted = timesMs.toSorted((one, other) => one - other)
    const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN
    const medianMs = quantile(0.5)
    if (at === 1) homeMs = medianMs
    const isKept = limitMs === undefined || medianMs <= limitMs
    isFine &&= isKept
    const verdict =
      limitMs !== undefined
        ? `  at most ${limitMs} ms: ${isKept ? 'kept' : 'MISSED'}`
        : at === 2
          ? `  ${(medianMs / homeMs).toFixed(1)} times the home`
          : ''
    const [shown, slow] = [medianMs, quantile(0.95)].map((ms) => ms.toFixed(1).padStart(6))
    console.log(
      `${name.padEnd(36)} median ${shown} ms  p95 ${slow} ms  ${String(bytes).padStart(7)} bytes${verdict}`,
    )
  }
  return isFine
}
