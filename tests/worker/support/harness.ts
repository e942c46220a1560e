import * as v from 'valibot'
import { type CreateWorkshop, LinkSecretSchema } from '../../../shared/api/identity-api.ts'
import { ROUTES } from '../../../shared/api/routes.ts'
import { APP_ORIGIN, Browser } from './browser.ts'
import type { RoomServer } from './room-server.ts'
import { giveBack, type RunningWorker, takeWorker, type WorkerOptions } from './running-worker.ts'
import type { RoundTrip } from './watched-database.ts'

const RoundTripsSchema = v.array(v.array(v.object({ sql: v.string(), params: v.array(v.unknown()) })))

/** The Worker in workerd, with a real D1, real rate limits, real assets, and a server where the rooms would be. */
export type Harness = {
  readonly room: RoomServer
  readonly db: RunningWorker['db']
  /** A browser that nobody has used yet, with an address of its own. */
  browser(): Browser
  /** Where it listens, for programs of their own. */
  address(): Promise<string>
  nowMs(): number
  advance(ms: number): Promise<void>
  /** What went to the database while `work` was done, each batch as one. */
  roundTripsOf(work: () => Promise<unknown>): Promise<RoundTrip[]>
  /** Runs the schedule once, to its end. */
  runSchedule(): Promise<void>
  /** Lets the Worker stand still after its next write; `stalled` resolves when it does. */
  stallAfterWrite(): Promise<{ readonly stalled: () => Promise<void> }>
  /** Lets the next write wait until it is released; `held` resolves when it waits. Others go on. */
  holdNextWrite(): Promise<{ readonly held: () => Promise<void>; readonly release: () => Promise<void> }>
  /** Ends the Worker, whatever it is doing, and starts it with the same database and clock. */
  restart(): Promise<void>
  /** Hands it back: another test may go on with it, emptied. */
  dispose(): Promise<void>
}

export async function startHarness(options: WorkerOptions = {}): Promise<Harness> {
  const worker = await takeWorker(options)
  const { mf, room, nowMs, advance } = worker
  return {
    room,
    db: worker.db,
    nowMs,
    browser: () => new Browser((url, init) => mf.dispatchFetch(url, init), worker.nextAddress()),
    address: async () => (await mf.ready).origin,
    advance,
    async holdNextWrite() {
      const ask = async (query = '') => (await mf.dispatchFetch(`${APP_ORIGIN}/__test/hold${query}`)).text()
      await ask('?set=next')
      return {
        async held() {
          while ((await ask()) !== 'held') await new Promise((resume) => setTimeout(resume, 5))
        },
        async release() {
          await ask('?set=none')
        },
      }
    },
    async stallAfterWrite() {
      const ask = async (query = '') => (await mf.dispatchFetch(`${APP_ORIGIN}/__test/stall${query}`)).text()
      await ask('?next')
      return {
        async stalled() {
          while ((await ask()) !== 'stalled') await new Promise((resume) => setTimeout(resume, 20))
        },
      }
    },
    restart: worker.restart,
    async roundTripsOf(work) {
      const path = `${APP_ORIGIN}/__test/round-trips`
      await mf.dispatchFetch(`${path}?watch`)
      await work()
      return v.parse(RoundTripsSchema, await (await mf.dispatchFetch(path)).json())
    },
    async runSchedule() {
      await mf.dispatchFetch(`${APP_ORIGIN}/__test/scheduled`)
    },
    dispose: () => giveBack(worker, options),
  }
}

export const CYCLE = { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' }

export const CREATE: CreateWorkshop = {
  displayName: 'Priya Raman',
  team: { as: 'new', name: 'Platform' },
  title: 'Planning 2027-Q1',
  kind: 'planning',
  cycle: CYCLE,
  timeZone: 'Europe/Berlin',
}

/** Starts a workshop of a new team; the browser's person is its facilitator and a member of the team. */
export async function startWorkshop(harness: Harness, change: Partial<CreateWorkshop> = {}) {
  const facilitator = harness.browser()
  const created = await facilitator.get(ROUTES.createWorkshop, { body: { ...CREATE, ...change } })
  return { facilitator, ...created }
}

/** The key that a link carries in its fragment. */
export function keyOf(link: string) {
  const { hash } = new URL(link)
  return { by: 'link' as const, secret: v.parse(LinkSecretSchema, hash.slice(1)) }
}

/** A new browser joins by the link. */
export async function joinBy(
  harness: Harness,
  link: string,
  displayName: string,
  browser = harness.browser(),
) {
  const joined = await browser.get(ROUTES.join, { body: { key: keyOf(link), displayName } })
  return { browser, ...joined }
}
