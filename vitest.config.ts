import { defineConfig } from 'vitest/config'
import { OF_MANY_STARTS, OF_ONE_HOST } from './scripts/soak-tests.mjs'
import { LongestFirst } from './tests/support/longest-first.ts'

/**
 * Nothing but computing, and all of it without state: one module graph for all files of a worker instead of one for each file.
 * As many workers as cores, since some have a limit of time to keep. Thousands of random cases take more than the usual five
 * seconds where the machine does other things too.
 */
const PURE_TESTS = { pool: 'threads', isolate: false, maxWorkers: 2, testTimeout: 30_000 } as const

/** What a server prints, and what a page shows, come seconds late where the machine is busy. What does not come never does. */
const PATIENTLY = { poll: { timeout: 30_000 } }

/**
 * They mostly wait, for a room to sleep or for a reader's time to be over: several files at a time, whatever the machine. The
 * files of one process go on with what another has started: a Worker with its database, a room server, a browser.
 */
const WAITING_TESTS = {
  ...{ isolate: false, hookTimeout: 60_000, maxWorkers: 5, sequence: { groupOrder: 1 } },
  expect: PATIENTLY,
}

const ROOM_TESTS = { ...WAITING_TESTS, testTimeout: 60_000 }

/** The product as it is served, looked at and started. */
const SERVED_TESTS = { isolate: false, maxWorkers: 3, sequence: { groupOrder: 2 }, expect: PATIENTLY }

/** They start no room, so one run says all. */
const WITHOUT_A_HOST = ['tests/party/**/*.unit.test.ts']
const ALL_ROOM_TESTS = ['tests/party/**/*.test.ts']
const SUDDEN_DEATH = 'tests/party/sudden-death.test.ts'

const IS_SOAK = process.env['TURNOUT_SOAK'] === '1'

/** In the long runs they say how long things take, so each has the machine to itself. */
const LOAD = IS_SOAK ? ['tests/party/writing-load.test.ts', 'tests/party/hostile.test.ts'] : []
const LOAD_TESTS = { ...ROOM_TESTS, maxWorkers: 1, sequence: { groupOrder: 3 } }

/** What each host has in the short run, and, on the Worker hosts, what is left of it for the long ones. */
const ROOM_TESTS_ON = {
  partykit: { include: ALL_ROOM_TESTS, exclude: IS_SOAK ? [] : OF_MANY_STARTS },
  worker: IS_SOAK ? { include: OF_ONE_HOST, exclude: [] } : { include: ALL_ROOM_TESTS, exclude: OF_ONE_HOST },
  workerNext: IS_SOAK
    ? { include: [...OF_ONE_HOST, ...OF_MANY_STARTS, SUDDEN_DEATH], exclude: [] }
    : { include: ALL_ROOM_TESTS, exclude: [...OF_ONE_HOST, ...OF_MANY_STARTS, SUDDEN_DEATH] },
}

/**
 * One project for each kind of test: `npm test -- --project shared` runs one of them. Those that start servers wait for the groups
 * before them (`groupOrder`): first what only computes, then what mostly waits, then what needs all there is. The room's tests run
 * on each host: PartyKit, and Durable Objects before and after 2026-03-17, when binary frames became Blobs by default.
 */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: { name: 'shared', include: ['tests/{shared,bench}/**/*.test.ts'], ...PURE_TESTS },
      },
      {
        extends: true,
        test: { name: 'client', include: ['tests/client/**/*.test.{ts,tsx}'], ...PURE_TESTS },
      },
      {
        extends: true,
        test: {
          name: 'worker',
          include: ['tests/worker/**/*.test.ts'],
          testTimeout: 30_000,
          ...WAITING_TESTS,
        },
      },
      {
        extends: true,
        test: { name: 'room', include: WITHOUT_A_HOST, ...ROOM_TESTS },
      },
      {
        extends: true,
        test: {
          name: 'party',
          include: ROOM_TESTS_ON.partykit.include,
          exclude: [...WITHOUT_A_HOST, ...LOAD, ...ROOM_TESTS_ON.partykit.exclude],
          ...ROOM_TESTS,
        },
      },
      {
        extends: true,
        test: {
          name: 'party-worker',
          include: ROOM_TESTS_ON.worker.include,
          exclude: [...WITHOUT_A_HOST, ...LOAD, ...ROOM_TESTS_ON.worker.exclude],
          ...ROOM_TESTS,
          env: { TURNOUT_TEST_HOST: 'worker@2026-03-01' },
        },
      },
      {
        extends: true,
        test: {
          name: 'party-worker-next',
          include: ROOM_TESTS_ON.workerNext.include,
          exclude: [...WITHOUT_A_HOST, ...LOAD, ...ROOM_TESTS_ON.workerNext.exclude],
          ...ROOM_TESTS,
          env: { TURNOUT_TEST_HOST: 'worker@2026-04-01' },
        },
      },
      { extends: true, test: { name: 'party-load', include: LOAD, ...LOAD_TESTS } },
      {
        extends: true,
        test: {
          name: 'party-worker-load',
          include: LOAD,
          ...LOAD_TESTS,
          env: { TURNOUT_TEST_HOST: 'worker@2026-03-01' },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/support/served-product.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          ...SERVED_TESTS,
        },
      },
      {
        extends: true,
        test: {
          name: 'scripts',
          include: ['tests/scripts/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          ...SERVED_TESTS,
        },
      },
    ],
  },
})
