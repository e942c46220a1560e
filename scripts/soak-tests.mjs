// What the long runs (npm run soak) have beside the short one.
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const roomTests = (/** @type {string[]} */ ...names) => names.map((name) => `tests/party/${name}.test.ts`)

/**
 * The hosts of rooms differ in how frames come in, in what wakes a room and in how long one takes to come up. What only stores,
 * waits or decides is the same on all of them: the short run tries it on PartyKit, the long one on every host.
 */
export const OF_ONE_HOST = roomTests(
  ...['ballot-deadline', 'ballot-recorder', 'ballot-secrecy', 'comment-secrecy', 'commands', 'delete-room'],
  ...['dismissals', 'idle', 'outbox', 'people', 'retro-secrecy', 'room-identity', 'stage-timer'],
  ...['writing-load', 'writing-secrecy'],
)

/**
 * They start a room again and again, and PartyKit takes ten times as long for it: the short run has them on a Worker host, and
 * only sudden-death, which is not named here, on PartyKit too.
 */
export const OF_MANY_STARTS = roomTests('damaged-room', 'durability')

/**
 * Those with a long version, which ask how long to run by TURNOUT_SOAK or tests/support/soak.ts, and those that the short run
 * does not try everywhere.
 * @param {string[]} projects folders under tests/ @returns {string[]} paths for vitest
 */
export function soakTestFiles(projects) {
  const long = projects
    .map((project) => `tests/${project}`)
    .filter((dir) => existsSync(dir))
    .flatMap((dir) =>
      readdirSync(dir, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.ts'))
        .map((file) => `${dir}/${file.replaceAll('\\', '/')}`),
    )
    .filter((file) => /TURNOUT_SOAK|support\/soak\.ts/.test(readFileSync(file, 'utf8')))
  return [...new Set([...long, ...OF_ONE_HOST, ...OF_MANY_STARTS])]
}
