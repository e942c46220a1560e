// The whole product on this machine: the Worker (wrangler dev) and the room (partykit dev), with state in one folder.
// `npm start` and the browser tests start it the same way.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { applyMigrations } from './migrations.mjs'
import { freePort, waitUntilPortIsFree } from './ports.mjs'
import { createService } from './service.mjs'

/**
 * @typedef {object} LocalStackOptions
 * @property {number} port of the Worker, on 127.0.0.1
 * @property {number} partyPort of the room; partykit dev binds every address
 * @property {string} stateDir databases, logs and variables; what is there from before is used again
 * @property {string} secret `TURNOUT_SECRET` of both sides, base64url
 * @property {string} [appOrigin] where people open the app, when that is not the Worker itself (vite's dev server)
 * @property {string[]} [envFiles] more variables for the Worker, weaker than those set here
 * @property {Record<string, string>} [workerVars] more variables for the Worker, stronger than all others
 * @property {Record<string, string>} [roomVars] more variables for the room
 * @property {string} [rootDir] the checkout; this one by default
 * @property {(line: string) => void} [log] what it does, in short lines
 * @property {(line: string) => void} [logError] errors that a server prints while it runs
 * @property {(reason: string) => void} [onDeath] a server ended by itself; the other still runs
 */

/**
 * @typedef {object} StackPart
 * @property {number} pid the leader of its process group; changes with each restart
 * @property {(signal?: NodeJS.Signals) => Promise<void>} kill SIGKILL by default, to the whole group (workerd is a grandchild);
 *   resolves when it has ended and its port is free
 * @property {() => Promise<void>} restart on the same port with the same state; kills it first if it runs
 */

/**
 * @typedef {object} LocalStack
 * @property {string} appUrl where people open the app
 * @property {string} workerUrl
 * @property {string} roomUrl
 * @property {StackPart} worker
 * @property {StackPart} room
 * @property {() => Promise<void>} tick runs the Worker's schedule once, which `wrangler dev` never does by itself
 * @property {() => Promise<void>} stop
 */

const UP_TIMEOUT_MS = 60_000
const PROBE_TIMEOUT_MS = 5_000
const PORT_TIMEOUT_MS = 10_000
const ROOM_ENTRY = 'room.ts'
const CHECKOUT = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/**
 * Starts both and resolves when both answer. When one cannot start, the other is ended and this throws with its output.
 * @param {LocalStackOptions} options
 * @returns {Promise<LocalStack>}
 */
export async function startLocalStack(options) {
  const { port, partyPort, secret, rootDir = CHECKOUT, log = () => {} } = options
  const stateDir = resolve(options.stateDir)
  const workerUrl = `http://127.0.0.1:${port}`
  const roomUrl = `http://127.0.0.1:${partyPort}`
  const appUrl = options.appOrigin ?? workerUrl
  const env = toolEnvironment(stateDir)
  const wrangler = join(rootDir, 'node_modules/wrangler/bin/wrangler.js')

  const workerEnvFile = join(stateDir, 'worker.env')
  writeEnvFile(workerEnvFile, {
    TURNOUT_SECRET: secret,
    APP_ORIGIN: appUrl,
    ROOM_ORIGIN: roomUrl,
    ...options.workerVars,
  })
  const roomDir = join(stateDir, 'room')
  const roomConfig = join(rootDir, 'partykit.json')
  writeEnvFile(join(roomDir, '.env'), {
    TURNOUT_SECRET: secret,
    WORKER_ORIGIN: workerUrl,
    ...options.roomVars,
  })
  writeRoomEntry(join(roomDir, ROOM_ENTRY), roomConfig)
  // wrangler refuses to start without the folder of assets, built or not.
  mkdirSync(join(rootDir, 'dist/client'), { recursive: true })

  const database = join(stateDir, 'd1')
  const onDeath = options.onDeath ? { onDeath: options.onDeath } : {}
  /** @param {string} name */
  const shared = (name) => ({
    name,
    env,
    logFile: join(stateDir, 'logs', `${name}.log`),
    upTimeoutMs: UP_TIMEOUT_MS,
    onErrorLine: (/** @type {string} */ line) => options.logError?.(`${name}: ${line}`),
    ...onDeath,
  })

  const worker = createService({
    ...shared('worker'),
    cwd: rootDir,
    nodeArgs: [
      ...[wrangler, 'dev', '--ip', '127.0.0.1', '--port', String(port)],
      ...['--inspector-port', String(await freePort()), '--persist-to', database],
      ...['--test-scheduled', '--show-interactive-dev-session=false'],
      ...(options.envFiles ?? [])
        .filter((file) => existsSync(file))
        .flatMap((file) => ['--env-file', resolve(file)]),
      ...['--env-file', workerEnvFile],
    ],
    isUp: async () => (await probe(`${workerUrl}/api/health`)).ok,
  })
  const room = createService({
    ...shared('room'),
    cwd: roomDir,
    // workerd warns when it differs from the folder it runs in.
    env: { ...env, PWD: roomDir },
    nodeArgs: [
      ...[join(rootDir, 'node_modules/partykit/dist/bin.mjs'), 'dev', ROOM_ENTRY, '--config', roomConfig],
      ...['--port', String(partyPort), '--persist', join(stateDir, 'rooms')],
      ...['--no-hotkeys', '--disable-request-cf-fetch'],
    ],
    // Any status will do: that a room refuses to talk to a stranger says that it is up.
    isUp: async () => (await probe(`${roomUrl}/parties/main/health`)).status > 0,
  })

  const stop = async () => {
    await Promise.all([worker.stop(), room.stop()])
  }

  async function startWorker() {
    await applyMigrations({ rootDir, persistTo: database, wrangler, env })
    log('The database is up to date.')
    await worker.start()
    log('The Worker answers.')
  }
  async function startRoom() {
    await room.start()
    log('The room answers.')
  }
  const started = await Promise.allSettled([startWorker(), startRoom()])
  const failed = started.find((result) => result.status === 'rejected')
  if (failed) {
    await stop()
    throw failed.reason
  }

  /** @param {import('./service.mjs').Service} service @param {number} servicePort @returns {StackPart} */
  function asPart(service, servicePort) {
    /** @param {NodeJS.Signals} [signal] */
    async function kill(signal) {
      await service.kill(signal)
      await waitUntilPortIsFree(servicePort, PORT_TIMEOUT_MS)
    }
    return {
      get pid() {
        return service.pid()
      },
      kill,
      restart: async () => {
        await kill()
        await service.start()
      },
    }
  }

  return {
    appUrl,
    workerUrl,
    roomUrl,
    worker: asPart(worker, port),
    room: asPart(room, partyPort),
    tick: async () => {
      const reply = await fetch(`${workerUrl}/__scheduled?cron=${encodeURIComponent('* * * * *')}`)
      const text = await reply.text()
      if (!reply.ok) throw new Error(`The schedule answered ${reply.status}: ${text}`)
    },
    stop,
  }
}

/** @param {string} url */
async function probe(url) {
  const reply = await fetch(url, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) })
  await reply.arrayBuffer()
  return reply
}

/** Nothing is reported, looked up or updated over the network, so that it starts offline too. @param {string} stateDir */
function toolEnvironment(stateDir) {
  return {
    ...process.env,
    NODE_ENV: 'development',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    NO_UPDATE_NOTIFIER: '1',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_SEND_ERROR_REPORTS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_LOG_PATH: join(stateDir, 'logs', 'wrangler'),
    // Its list of running Workers is kept by name for the whole machine; two stacks must not find each other there.
    WRANGLER_REGISTRY_PATH: join(stateDir, 'registry'),
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  }
}

/**
 * Both tools read it with dotenv, which has no escapes: a value is quoted by a mark that it does not hold.
 * @param {string} file @param {Record<string, string>} values
 */
function writeEnvFile(file, values) {
  const lines = Object.entries(values).map(([name, value]) => {
    const quote = ["'", '"', '`'].find((mark) => !value.includes(mark))
    if (quote === undefined || value.includes('\n'))
      throw new Error(`${name} cannot be written to ${file}: ${value}`)
    return `${name}=${quote}${value}${quote}\n`
  })
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, lines.join(''), { mode: 0o600 })
}

/**
 * partykit takes variables only from the command line, which every user of the machine can read, or from a `.env` in
 * the folder it runs in. So it runs in a folder of its own, and as it cannot load a module from outside that folder,
 * this entry leads to the real one; esbuild bundles and watches what is behind it.
 * @param {string} file @param {string} configFile
 */
function writeRoomEntry(file, configFile) {
  /** @type {{ main: string }} */
  const { main } = JSON.parse(readFileSync(configFile, 'utf8'))
  const target = resolve(dirname(configFile), main).replaceAll('\\', '/')
  writeFileSync(file, `export { default } from ${JSON.stringify(target)}\n`)
}
