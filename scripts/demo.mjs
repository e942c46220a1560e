// `npm run demo -- --people 30 LINK`: fills a workshop with simulated people, who take part as people do and never lead.

import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { installIfMissing } from './install.mjs'

const HELP = `npm run demo -- [options] LINK
  Joins a workshop by its join link with simulated people: they write, vote and take on key results, until Ctrl-C.
    --people N    how many come, 30 at first
    --minutes N   how long they stay, 20 at first
    --pace N      how long they take for everything: 1 as people do, 0.1 ten times as fast
    --quiet       say only who comes and goes`

const root = resolve(import.meta.dirname, '..')

/** As `CSRF_HEADER` in `shared/api/routes.ts`: scripts may not reach it. */
const CSRF_HEADER = 'x-turnout'

/**
 * As in `client/practice/demo-people.ts`.
 * @typedef {{ ticket: string, roomOrigin: string, room: string }} Ticket
 * @typedef {{
 *   people: number, pace: number, seed: string,
 *   join: (name: string) => Promise<() => Promise<Ticket | 'try-again' | null>>,
 *   openSocket: (url: string) => unknown,
 *   say: (name: string, what: string) => void,
 *   later: (delayMs: number) => Promise<void>,
 * }} DemoPorts
 * @typedef {{ bringPeople: (ports: DemoPorts) => Promise<{ stop: () => void }> }} DemoModule
 */

process.exitCode = await main()

/** @returns {Promise<number>} exit status */
async function main() {
  let args
  try {
    args = readArguments()
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error} See --help.`)
    return 2
  }
  if (args.help) {
    console.log(HELP)
    return 0
  }
  process.chdir(root)
  installIfMissing(process.stderr)
  const { loadTypeScript } = await import('./load-typescript.mjs')
  const { WebSocket } = await import('ws')
  const { bringPeople } = /** @type {DemoModule} */ (
    await loadTypeScript('client/practice/demo-people.ts', root)
  )
  const { people, minutes, pace, isQuiet, link } = args
  const stopping = new AbortController()
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => stopping.abort())
  }
  console.log(`${people} simulated people are coming, for ${minutes} minutes. Ctrl-C ends it.`)
  /** @type {{ stop: () => void } | null} */
  let crowd = null
  try {
    crowd = await bringPeople({
      people,
      pace,
      seed: `${Date.now()}`,
      join: (name) => join(link, name),
      openSocket: (url) => new WebSocket(url),
      say(name, what) {
        if (!isQuiet || what.startsWith('is here') || what.startsWith('is out'))
          console.log(`${name} ${what}`)
      },
      later: (delayMs) => delay(delayMs, undefined, { signal: stopping.signal }),
    })
    await delay(minutes * 60_000, undefined, { signal: stopping.signal })
  } catch (error) {
    if (!stopping.signal.aborted) {
      console.error(error instanceof Error ? error.message : String(error))
      return 1
    }
  } finally {
    crowd?.stop()
  }
  console.log('They have left.')
  // Sockets that are closing would keep the process for a while.
  setTimeout(() => process.exit(), 300).unref()
  return 0
}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      people: { type: 'string', default: '30' },
      minutes: { type: 'string', default: '20' },
      pace: { type: 'string', default: '1' },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const { help, quiet } = values
  const number = (
    /** @type {'people' | 'minutes' | 'pace'} */ name,
    /** @type {[number, number]} */ [least, most],
  ) => {
    const value = Number(values[name])
    if (!(value >= least && value <= most)) throw new Error(`--${name} is between ${least} and ${most}.`)
    return value
  }
  const link = positionals[0]
  if (!help && (link === undefined || positionals.length > 1 || !isJoinLink(link))) {
    throw new Error('Give the join link of a workshop, as the room shows it.')
  }
  return {
    help,
    isQuiet: quiet,
    people: Math.round(number('people', [1, 200])),
    minutes: number('minutes', [0.05, 240]),
    pace: number('pace', [0.02, 4]),
    link: new URL(link ?? 'http://127.0.0.1'),
  }
}

/** @param {string} text */
function isJoinLink(text) {
  return URL.canParse(text) && new URL(text).pathname === '/join' && new URL(text).hash.length > 20
}

/**
 * Joins as a browser that nobody has used yet.
 * @param {URL} link @param {string} displayName
 */
async function join(link, displayName) {
  const key = { by: 'link', secret: link.hash.slice(1) }
  const joined = await ask(new URL('/api/join', link.origin), { key, displayName }, null)
  if (joined.status !== 200) throw new Error(`${displayName} was not let in: ${await reason(joined)}`)
  const { workshopId } = /** @type {{ workshopId: string | null }} */ (await joined.json())
  if (workshopId === null) throw new Error('This link leads to a team, not to a workshop.')
  const cookie = joined.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const address = new URL(`/api/workshops/${workshopId}/tickets`, link.origin)
  /** @returns {Promise<Ticket | 'try-again' | null>} */
  return async () => {
    const reply = await ask(address, {}, cookie)
    if (reply.status === 200) return /** @type {Ticket} */ (await reply.json())
    await reply.arrayBuffer()
    return reply.status === 429 || reply.status >= 500 ? 'try-again' : null
  }
}

/** @param {URL} address @param {unknown} body @param {string | null} cookie */
function ask(address, body, cookie) {
  return fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [CSRF_HEADER]: '1',
      ...(cookie === null ? {} : { cookie }),
    },
    body: JSON.stringify(body),
  })
}

/** @param {Response} reply */
async function reason(reply) {
  const body = /** @type {{ error?: { message?: string } }} */ (await reply.json().catch(() => ({})))
  return body.error?.message ?? `the server answered ${reply.status}.`
}
