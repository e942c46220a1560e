import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Miniflare, type MiniflareOptions } from 'miniflare'
import { atEnd } from '../../support/at-end.ts'
import { APP_ORIGIN } from './browser.ts'
import { TEST_SECRET } from './keys.ts'
import { applyMigrations, emptyTables } from './migrations.ts'
import { type RoomServer, startRoomServer } from './room-server.ts'
import { databaseWorker, type TestDatabase, testDatabase } from './test-database.ts'
import { bundleWorker, type WhichWorker } from './worker-bundle.ts'

type Limits = { create: number; join: number; code: number; practice: number }
export type WorkerOptions = {
  which?: WhichWorker
  limits?: Partial<Limits>
  /** Variables in place of the usual ones; `null` leaves one out. */
  vars?: Record<string, string | null>
}

/** A Worker with an empty database, the clock at now, and a room server that has heard nothing. */
export type RunningWorker = {
  readonly mf: Miniflare
  readonly room: RoomServer
  readonly db: TestDatabase
  nowMs(): number
  advance(ms: number): Promise<void>
  /** Another address for each browser, since limits count by it. */
  nextAddress(): string
  /** Ends it, whatever it is doing, and starts it with the same database and clock. */
  restart(): Promise<void>
  /** As when it had just been started. */
  beginAnew(): Promise<void>
  stop(): Promise<void>
}

/** Started before, given back, and of use to others. */
const waiting = new Map<string, RunningWorker[]>()

/** Under which it waits for others; `null`: it is for one test alone. */
const placeOf = ({ which = 'with-test-clock', limits, vars = {} }: WorkerOptions) =>
  // Limits remember who came, and a module that is not ours to change has no way back to its beginning.
  which === 'with-test-clock' && limits === undefined ? JSON.stringify(vars) : null

/**
 * Starting one and bringing its database up to date takes longer than most tests, so those that are given back are emptied
 * and taken again, by other tests of this process.
 */
export async function takeWorker(options: WorkerOptions): Promise<RunningWorker> {
  return waiting.get(placeOf(options) ?? '')?.pop() ?? startWorker(options)
}

/** It is not used any more by whoever took it. */
export async function giveBack(worker: RunningWorker, options: WorkerOptions): Promise<void> {
  const place = placeOf(options)
  if (place === null) return worker.stop()
  await worker.beginAnew()
  waiting.set(place, [...(waiting.get(place) ?? []), worker])
}

async function startWorker({
  which = 'with-test-clock',
  limits,
  vars,
}: WorkerOptions): Promise<RunningWorker> {
  let offsetMs = 0
  let addresses = 0
  const nowMs = () => Date.now() + offsetMs
  const room = await startRoomServer(nowMs)
  const assets = makeAssets()
  const removeAssets = () => rmSync(assets, { recursive: true, force: true })
  // Whoever waits for others to the end is stopped by nobody.
  atEnd(removeAssets)
  const options = await makeOptions(which, { ...limits }, { ROOM_ORIGIN: room.origin, ...vars }, assets)
  const mf = new Miniflare(options)
  const db = testDatabase(mf)
  await applyMigrations(db)

  const setClock = () => mf.dispatchFetch(`${APP_ORIGIN}/__test/clock?offsetMs=${offsetMs}`)
  return {
    mf,
    room,
    db,
    nowMs,
    async advance(ms) {
      offsetMs += ms
      await setClock()
    },
    nextAddress() {
      addresses += 1
      return `198.18.${addresses >> 8}.${addresses & 255}`
    },
    async restart() {
      await mf.setOptions(options)
      await setClock()
    },
    async beginAnew() {
      offsetMs = 0
      await mf.dispatchFetch(`${APP_ORIGIN}/__test/begin-anew`)
      room.beginAnew()
      await emptyTables(db)
    },
    async stop() {
      await mf.dispose()
      await room.close()
      removeAssets()
    },
  }
}

async function makeOptions(
  which: WhichWorker,
  { create = 1_000, join: joins = 1_000, code = 1_000, practice = 1_000 }: Partial<Limits>,
  vars: Readonly<Record<string, string | null>>,
  assets: string,
): Promise<MiniflareOptions> {
  const variables = Object.entries({ APP_ORIGIN, TURNOUT_SECRET: TEST_SECRET, ...vars }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  )
  const d1Databases = { DB: 'turnout' }
  const product = {
    modules: true,
    script: await bundleWorker(which),
    compatibilityDate: '2026-03-01',
    d1Databases,
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
      assetConfig: { not_found_handling: 'single-page-application' as const },
    },
  }
  return { workers: [product, databaseWorker(d1Databases)] }
}

/** A client as small as it can be: a page and one hashed file. */
function makeAssets(): string {
  const folder = mkdtempSync(join(tmpdir(), 'turnout-assets-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Turnout</title>')
  writeFileSync(join(folder, 'assets', 'app-1a2b3c4d.js'), 'export {}')
  return folder
}
