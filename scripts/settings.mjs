// What the command line and the environment may set for `npm start`.
import { parseArgs } from 'node:util'
import { portState } from './ports.mjs'

/** What the room can run on. */
const HOSTS = /** @type {const} */ (['partykit', 'worker'])

/** @typedef {typeof HOSTS[number]} HostName */

/** @typedef {{ isFresh: boolean, isDev: boolean, host: HostName }} StartOptions */

/**
 * Reads the arguments of `npm start`.
 * @param {string[]} args
 * @returns {{ options: StartOptions } | { problem: string }}
 */
export function readOptions(args) {
  const { tokens } = parseArgs({
    args,
    options: { fresh: { type: 'boolean' }, dev: { type: 'boolean' }, host: { type: 'string' } },
    strict: false,
    tokens: true,
  })
  /** @type {StartOptions} */
  const options = { isFresh: false, isDev: false, host: 'partykit' }
  /** @type {string[]} */
  const unknown = []
  for (const token of tokens) {
    const name = token.kind === 'option' ? token.name : ''
    const value = token.kind === 'option' ? token.value : undefined
    const host = HOSTS.find((known) => known === value)
    if (name === 'fresh' && value === undefined) options.isFresh = true
    else if (name === 'dev' && value === undefined) options.isDev = true
    else if (name === 'host' && host) options.host = host
    else if (name === 'host') return { problem: `--host is ${HOSTS.join(' or ')}, such as --host worker.` }
    else unknown.push(args[token.index] ?? '')
  }
  if (unknown.length === 0) return { options }
  return {
    problem: `npm start does not know ${unknown.join(' ')}. It knows --fresh, --dev and --host.`,
  }
}

const PORTS = { PORT: 8787, PARTY_PORT: 1999, VITE_PORT: 5173 }

/** @typedef {keyof typeof PORTS} PortName */

/**
 * Reads the ports and makes sure that each can be used.
 * @param {PortName[]} names
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ ports: Record<PortName, number>, problems: string[] }>} each problem names the port and its variable
 */
export async function readPorts(names, env) {
  const ports = { ...PORTS }
  /** @type {string[]} */
  const problems = []
  /** @type {Map<number, PortName>} */
  const named = new Map()
  for (const name of names) {
    const text = env[name] ?? ''
    const port = text === '' ? PORTS[name] : Number(text)
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      problems.push(`${name} must be a port from 1 to 65535, but it is "${text}".`)
      continue
    }
    ports[name] = port
    const other = named.get(port)
    named.set(port, name)
    if (other !== undefined)
      problems.push(`${other} and ${name} are both ${port}. Set one of them to another port.`)
    else problems.push(...problemOf(name, port, await portState(port)))
  }
  return { ports, problems }
}

/** @param {PortName} name @param {number} port @param {import('./ports.mjs').PortState} state @returns {string[]} */
function problemOf(name, port, state) {
  switch (state) {
    case 'free':
      return []
    case 'taken':
      return [
        `Port ${port} is taken by another program. Set ${name} to a free one, for example: ${name}=${port === 65_535 ? port - 1 : port + 1} npm start`,
      ]
    case 'forbidden':
      return [`Port ${port} needs more rights than this user has. Set ${name} to one above 1023.`]
  }
}
