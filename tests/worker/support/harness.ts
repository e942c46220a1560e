import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Miniflare, type MiniflareOptions } from 'miniflare'
import * as v from 'valibot'
import { type CreateWorkshop, LinkSecretSchema } from '../../../shared/api/identity-api.ts'
import { ROUTES } from '../../../shared/api/routes.ts'
import { APP_ORIGIN, Browser } from './browser.ts'
import { TEST_SECRET } from './keys.ts'
import { applyMigration, listMigrations } from './migrations.ts'
import { type RoomServer, startRoomServer } from './room-server.ts'
import type { RoundTrip } from './watched-database.ts'
import { bundleWorker, type WhichWorker } from './worker-bundle.ts'

const RoundTripsSchema = v.array(v.array(v.object({ sql: v.string(), params: v.array(v.unknown()) })))

type Limits = { create: number; join: number; code: number; practice: number }
type HarnessOptions = {
  which?: WhichWorker
  limits?: Partial<Limits>
  /** Variables in place of the usual ones; `null` leaves one out. */
  vars?: Record<string, string | null>
}

/** The Worker in workerd, with a real D1, real rate limits, real assets, and a server where the rooms would be. */
export type Harness = {
  readonly room: RoomServer
  readonly db: Awaited<ReturnType<Miniflare['getD1Database']>>
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
  dispose(): Promise<void>
}

export async function startHarness({
  which = 'with-test-clock',
  limits,
  vars,
}: HarnessOptions = {}): Promise<Harness> {
  let offsetMs = 0
  const nowMs = () => Date.now() + offsetMs
  const room = await startRoomServer(nowMs)
  const { create = 1_000, join: joins = 1_000, code = 1_000, practice = 1_000 } = limits ?? {}
  const variables = Object.entries({
    APP_ORIGIN,
    ROOM_ORIGIN: room.origin,
    TURNOUT_SECRET: TEST_SECRET,
    ...vars,
  }).filter((entry): entry is [string, string] => entry[1] !== null)
  const assets = makeAssets()
  const options: MiniflareOptions = {
    modules: true,
    script: await bundleWorker(which),
    compatibilityDate: '2026-03-01',
    d1Databases: { DB: 'turnout' },
    ratelimits: {
      LIMIT_CREATE: { simple: { limit: create, period: 60 } },
      LIMIT_JOIN: { simple: { limit: joins, period: 60 } },
      LIMIT_CODE: { simple: { limit: code, period: 60 } },
      LIMIT_PRACTICE: { simple: { limit: practice, period: 60 } },
    },
    bindings: Object.fromEntries(variables),
    assets: {
      directory: assets,
      binding: 'ASSETS',
      routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: true },
      assetConfig: { not_found_handling: 'single-page-application' },
    },
  }
  const mf = new Miniflare(options)
  let db = await mf.getD1Database('DB')
  for (const migration of listMigrations()) await applyMigration(db, migration)

  const setClock = () => mf.dispatchFetch(`${APP_ORIGIN}/__test/clock?offsetMs=${offsetMs}`)
  let browsers = 0
  return {
    room,
    get db() {
      return db
    },
    nowMs,
    browser: () => new Browser((url, init) => mf.dispatchFetch(url, init), `192.0.2.${++browsers}`),
    address: async () => (await mf.ready).origin,
    async advance(ms) {
      offsetMs += ms
      await setClock()
    },
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
    async restart() {
      await mf.setOptions(options)
      db = await mf.getD1Database('DB')
      await setClock()
    },
    async roundTripsOf(work) {
      const path = `${APP_ORIGIN}/__test/round-trips`
      await mf.dispatchFetch(`${path}?watch`)
      await work()
      return v.parse(RoundTripsSchema, await (await mf.dispatchFetch(path)).json())
    },
    async runSchedule() {
      await mf.dispatchFetch(`${APP_ORIGIN}/__test/scheduled`)
    },
    async dispose() {
      await mf.dispose()
      await room.close()
      rmSync(assets, { recursive: true })
    },
  }
}

/** A client as small as it can be: a page and one hashed file. */
function makeAssets(): string {
  const folder = mkdtempSync(join(tmpdir(), 'turnout-assets-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Turnout</title>')
  writeFileSync(join(folder, 'assets', 'app-1a2b3c4d.js'), 'export {}')
  return folder
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
