// Which TCP ports are free on this machine.
import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** @typedef {'free' | 'taken' | 'forbidden'} PortState */

/**
 * Tries to listen, since nothing else tells for sure. All three addresses are tried: a listener on one of them
 * does not keep another program from binding a narrower or wider one on every system.
 * @param {number} port
 * @returns {Promise<PortState>}
 */
export async function portState(port) {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    const code = await listenError(port, host)
    if (code === 'EADDRINUSE') return 'taken'
    if (code === 'EACCES') return 'forbidden'
    // Anything else says that this machine lacks the address (no IPv6), not that the port is in use.
  }
  return 'free'
}

/**
 * Where systems take no port for a connection outwards, so that none of those, of which tests make thousands, has the port
 * before the server that it is for, or between that server's death and its return.
 */
const FIRST_PORT = 15_000
const PORTS = 15_000

/**
 * A port that nobody listens on at this moment, for a server that is told its port. Chosen by lot: several processes look for
 * one at a time.
 * @returns {Promise<number>}
 */
export async function freePort() {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = FIRST_PORT + randomInt(PORTS)
    if ((await portState(port)) === 'free') return port
  }
  throw new Error(`Of the ports from ${FIRST_PORT} to ${FIRST_PORT + PORTS - 1} none was found free.`)
}

/**
 * Resolves once the port can be bound again: a killed server gives its port back only when the system has cleaned up.
 * @param {number} port
 * @param {number} timeoutMs
 */
export async function waitUntilPortIsFree(port, timeoutMs) {
  const giveUpAt = Date.now() + timeoutMs
  while ((await portState(port)) === 'taken') {
    if (Date.now() > giveUpAt) throw new Error(`Port ${port} is still taken after ${timeoutMs} ms.`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** @param {number} port @param {string} host @returns {Promise<string | null>} */
function listenError(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)))
  })
}
