// Which TCP ports are free on this machine.
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

/** A port that nobody listens on at this moment, from the system's own range. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '0.0.0.0', () => {
      const address = server.address()
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('A TCP server has no port.'))
        else resolve(address.port)
      })
    })
  })
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
