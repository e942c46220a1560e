// Puts the packages in place. Runs on bare Node, before any package is there.
import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const OLDEST_NODE = { major: 20, minor: 19 }

/**
 * Ends the process with one plain line when this Node is too old; installs what is missing, saying so.
 * @param {{ fd: 1 | 2 }} [output] standard error for a command whose standard output is read by programs
 * @param {string} [folder] one that has packages and a lock file of its own
 */
export function installIfMissing(output = process.stdout, folder = '.') {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < OLDEST_NODE.major || (major === OLDEST_NODE.major && minor < OLDEST_NODE.minor)) {
    console.error(
      `Turnout needs Node ${OLDEST_NODE.major}.${OLDEST_NODE.minor} or newer; this is ${process.version}.`,
    )
    process.exit(1)
  }
  const missing = missingPackages(folder)
  if (missing.length === 0) return
  if (lstatSync(join(folder, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    // npm ci would empty the folder behind the link, which belongs to another checkout.
    console.error(
      'Packages are missing, and node_modules is a link. Install them where it leads, or remove the link.',
    )
    process.exit(1)
  }
  const where = folder === '.' ? '' : ` for ${folder}`
  writeSync(output.fd, `Installing ${missing.length} packages${where} with npm ci …\n`)
  const status = runNpm(
    [
      'ci',
      '--no-audit',
      '--no-fund',
      // Whatever NODE_ENV or an .npmrc says: the servers are development packages, their binaries optional ones.
      '--include=dev',
      '--include=optional',
    ],
    output.fd,
    folder,
  )
  if (status !== 0) process.exit(status)
}

/**
 * Names what the lock file asks for and node_modules does not hold at that version.
 * @param {string} rootDir
 * @returns {string[]} paths such as `node_modules/hono`
 */
export function missingPackages(rootDir) {
  const wanted = lockedPackages(join(rootDir, 'package-lock.json'))
  const installed = lockedPackages(join(rootDir, 'node_modules/.package-lock.json'))
  return Object.entries(wanted)
    .filter(
      ([path, entry]) => path !== '' && !isOptional(entry) && installed[path]?.version !== entry.version,
    )
    .map(([path]) => path)
}

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockedPackage */

/** Those for other platforms are never installed, so their absence says nothing. @param {LockedPackage} entry */
function isOptional(entry) {
  return entry.optional === true || entry.devOptional === true
}

/** @param {string} file @returns {Record<string, LockedPackage>} */
function lockedPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {}
}

/** @param {string[]} args @param {1 | 2} output @param {string} cwd @returns {number} exit status */
function runNpm(args, output, cwd) {
  const npmCli = process.env.npm_execpath
  /** @type {import('node:child_process').StdioOptions} */
  const stdio = ['inherit', output, 'inherit']
  // The npm that runs this script, when one does: no shell, and the right one where there are several.
  const { status } = npmCli?.endsWith('npm-cli.js')
    ? spawnSync(process.execPath, [npmCli, ...args], { stdio, cwd })
    : spawnSync('npm', args, { stdio, cwd, shell: process.platform === 'win32' })
  return status ?? 1
}
