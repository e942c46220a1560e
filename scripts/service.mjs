// One long-running tool in a process group of its own, so that its grandchildren (workerd, esbuild) end with it.
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'

/**
 * @typedef {object} ServiceOptions
 * @property {string} name for messages: `worker`, `room`
 * @property {string[]} nodeArgs script and arguments for `node`
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {string} logFile everything it prints goes here
 * @property {() => Promise<boolean>} isUp asked until it says yes; may throw, which counts as no
 * @property {number} upTimeoutMs
 * @property {(line: string) => void} [onErrorLine] each line of an error that it prints
 * @property {(reason: string) => void} [onDeath] it ended without being asked to, after it had come up
 */

/**
 * @typedef {object} Service
 * @property {() => Promise<void>} start resolves when `isUp`; throws with the last output when it cannot come up
 * @property {(signal?: NodeJS.Signals) => Promise<void>} kill the whole group; resolves when all of it has ended
 * @property {() => Promise<void>} stop politely first, then by force
 * @property {() => number} pid of the group's leader; throws when it is not running
 */

const KEPT_LINES = 40
/** How wrangler, partykit, esbuild and Node begin an error; what follows it is only in the log. */
const ERROR_LINE = /\[ERROR\]|\[wrangler:error\]|\[pk:err\]|^(?:Uncaught )?\w*Error\b/
const POLITE_MS = 3_000
const POLL_MS = 100
/** After the tool has printed an error it may still recover (a file saved half-way), but not for long. */
const AFTER_ERROR_MS = 5_000

/** @param {ServiceOptions} options @returns {Service} */
export function createService(options) {
  const { name, nodeArgs, cwd, env, logFile, isUp, upTimeoutMs } = options
  /** @type {{ child: import('node:child_process').ChildProcess, pid: number, ended: Promise<string>, end: string | null } | null} */
  let running = null
  let isExpectedToEnd = false
  /** @type {string[]} */
  let lastLines = []
  let firstErrorAt = Number.POSITIVE_INFINITY
  let starts = 0

  function launch() {
    mkdirSync(dirname(logFile), { recursive: true })
    const log = openSync(logFile, starts++ === 0 ? 'w' : 'a', 0o600)
    const preload = new URL('./end-with-parent.mjs', import.meta.url).href
    const child = spawn(process.execPath, ['--import', preload, ...nodeArgs], {
      cwd,
      env,
      // A group of its own also keeps the terminal's Ctrl-C from reaching it before we have decided what ends when.
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    lastLines = []
    firstErrorAt = Number.POSITIVE_INFINITY
    isExpectedToEnd = false

    /** @param {string} raw */
    function take(raw) {
      const line = stripVTControlCharacters(raw).trimEnd()
      if (line === '') return
      writeSync(log, `${line}\n`)
      lastLines = [...lastLines, line].slice(-KEPT_LINES)
      if (ERROR_LINE.test(line)) {
        firstErrorAt = Math.min(firstErrorAt, Date.now())
        options.onErrorLine?.(line.trim())
      }
    }
    const pipes = [child.stdout, child.stderr].map((stream) =>
      stream ? eachLine(stream, take) : Promise.resolve(),
    )

    const pid = child.pid
    /** @type {Promise<string>} */
    const ended = new Promise((resolve) => {
      child.once('error', (error) => resolve(`could not be started: ${error.message}`))
      child.once('exit', (code, signal) =>
        resolve(signal ? `was ended by ${signal}` : `ended with code ${code}`),
      )
    })
    void Promise.all([ended, ...pipes]).then(() => closeSync(log))
    if (pid === undefined) throw new Error(`The ${name} could not be started: ${nodeArgs.join(' ')}`)

    const group = { child, pid, ended, end: /** @type {string | null} */ (null) }
    running = group
    void ended.then((end) => {
      group.end = end
      if (running === group) running = null
      // The leader is gone; what it started must not outlive it.
      signalGroup(pid, 'SIGKILL')
    })
    return group
  }

  /** @param {string} what */
  const describe = (what) =>
    `The ${name} ${what}. Its last output (all of it: ${logFile}):\n${lastLines.map((line) => `  ${line}`).join('\n')}`

  async function start() {
    if (running) throw new Error(`The ${name} is already running.`)
    const group = launch()
    const giveUpAt = Date.now() + upTimeoutMs
    for (;;) {
      if (group.end !== null) throw new Error(describe(group.end))
      if (await isUp().catch(() => false)) break
      if (Date.now() > Math.min(giveUpAt, firstErrorAt + AFTER_ERROR_MS)) {
        await kill('SIGKILL')
        throw new Error(describe('did not come up'))
      }
      await Promise.race([delay(POLL_MS), group.ended])
    }
    void group.ended.then((end) => {
      if (!isExpectedToEnd) options.onDeath?.(describe(end))
    })
  }

  /** @param {NodeJS.Signals} [signal] */
  async function kill(signal = 'SIGKILL') {
    const group = running
    if (!group) return
    isExpectedToEnd = true
    signalGroup(group.pid, signal)
    await group.ended
    await waitUntilGroupIsGone(group.pid)
  }

  async function stop() {
    const group = running
    if (!group) return
    isExpectedToEnd = true
    signalGroup(group.pid, 'SIGTERM')
    const isPolite = await Promise.race([
      group.ended.then(() => true),
      delay(POLITE_MS, false, { ref: false }),
    ])
    if (!isPolite) signalGroup(group.pid, 'SIGKILL')
    await group.ended
    await waitUntilGroupIsGone(group.pid)
  }

  return {
    start,
    kill,
    stop,
    pid: () => {
      if (!running) throw new Error(`The ${name} is not running.`)
      return running.pid
    },
  }
}

/** @param {number} leaderPid @param {NodeJS.Signals} signal @returns {boolean} whether anything was there to receive it */
function signalGroup(leaderPid, signal) {
  if (process.platform === 'win32') {
    return spawnSync('taskkill', ['/pid', String(leaderPid), '/T', '/F'], { stdio: 'ignore' }).status === 0
  }
  try {
    return process.kill(-leaderPid, signal)
  } catch {
    // ESRCH: the whole group has ended already, which is what was wanted.
    return false
  }
}

/**
 * Bounded, because in a container whose first process never reaps, a dead grandchild stays in the table as a zombie.
 * @param {number} leaderPid
 */
async function waitUntilGroupIsGone(leaderPid) {
  const giveUpAt = Date.now() + 250
  while (process.platform !== 'win32' && signalGroup(leaderPid, 'SIGKILL') && Date.now() < giveUpAt)
    await delay(10)
}

/** @param {import('node:stream').Readable} stream @param {(line: string) => void} take @returns {Promise<void>} when the stream has closed */
function eachLine(stream, take) {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk) => {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) take(line)
  })
  return new Promise((resolve) => {
    stream.once('close', () => {
      if (rest !== '') take(rest)
      resolve()
    })
  })
}
