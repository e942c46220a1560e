// One running stack for each state folder: two would write the same SQLite files.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { portState } from './ports.mjs'

/** @typedef {{ pid: number, port: number }} Holder */

/**
 * @param {string} file
 * @returns {Promise<Holder | null>} who runs on this state now. A lock left by a crash does not count: its process is
 *   gone, or its number went to another program, which then does not hold the port.
 */
export async function lockHolder(file) {
  if (!existsSync(file)) return null
  const [pid = 0, port = 0] = readFileSync(file, 'utf8').split(' ').map(Number)
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid || !isAlive(pid)) return null
  return (await portState(port)) === 'taken' ? { pid, port } : null
}

/** @param {string} file @param {Holder} holder */
export function takeLock(file, { pid, port }) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${pid} ${port}\n`)
}

/** @param {string} file */
export function releaseLock(file) {
  rmSync(file, { force: true })
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives and belongs to someone else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
