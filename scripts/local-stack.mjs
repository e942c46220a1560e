// The whole product on this machine, with state in one folder: the Worker (wrangler dev), and the room in a server of its
// own (partykit dev) or in the Worker's. `npm start` and the browser tests start it the same way.
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { applyMigrations } from './migrations.mjs'
import { freePort, waitUntilPortIsFree } from './ports.mjs'
import { createService } from './service.mjs'
import { writeEnvFile, writePartyKitFolder, writeRoomScriptFolder } from './stack-files.mjs'

/** @typedef {import('./settings.mjs').HostName} HostName */

/**
 * @typedef {object} LocalStackOptions
 * @property {HostName} [host] what the room runs on: `partykit` by default, or `worker`, a Worker script beside the Worker
 * @property {number} port of the Worker, on 127.0.0.1
 * @property {number} partyPort of the room on PartyKit, which binds every address; else it has the Worker's
 * @property {string} stateDir databases, logs and variables; what is there from before is used again. One host cannot read
 *   what the other's rooms have stored: each needs a folder of its own
 * @property {string} secret `TURNOUT_SECRET` of both sides, base64url
 * @property {string} [appOrigin] where people open the app, when that is not the Worker itself (vite's dev server)
 * @property {string[]} [envFiles] more variables for the Worker, weaker than those set here
 * @property {Record<string, string>} [workerVars] more variables for the Worker, stronger than all others
 * @property {Record<string, string>} [roomVars] more variables for the room
 * @property {string} [workerScript] the Worker's module, in place of the one that is shipped
 * @property {string} [rootDir] the checkout; this one by default
 * @property {(line: string) => void} [log] what it does, in short lines
 * @property {(line: string) => void} [logError] errors that a server prints while it runs
 * @property {(reason: string) => void} [onDeath] a server ended by itself; the other, if there is one, still runs
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
 * @property {StackPart} room on the host `worker` the very same part as `worker`: one process, which ends and starts whole
 * @property {() => Promise<void>} tick runs the Worker's schedule once, which `wrangler dev` never does by itself
 * @property {() => Promise<void>} stop
 */

const UP_TIMEOUT_MS = 60_000
const PROBE_TIMEOUT_MS = 5_000
const PORT_TIMEOUT_MS = 10_000
const CHECKOUT = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/**
 * Starts everything and resolves when it answers. When one server cannot start, the other is ended and this throws with
 * its output.
 * @param {LocalStackOptions} options
 * @returns {Promise<LocalStack>}
 */
export async function startLocalStack(options) {
  const { host = 'partykit', port, partyPort, secret, rootDir = CHECKOUT, log = () => {} } = options
  const stateDir = resolve(options.stateDir)
  const workerUrl = `http://127.0.0.1:${port}`
  const roomUrl = host === 'partykit' ? `http://127.0.0.1:${partyPort}` : workerUrl
  const appUrl = options.appOrigin ?? workerUrl
  const env = toolEnvironment(stateDir)
  const wrangler = join(rootDir, 'node_modules/wrangler/bin/wrangler.js')

  const workerEnvFile = join(stateDir, 'worker.env')
  writeEnvFile(workerEnvFile, {
    TURNOUT_SECRET: secret,
    APP_ORIGIN: appUrl,
    ...(host === 'partykit' ? { ROOM_ORIGIN: roomUrl } : {}),
    ...options.workerVars,
  })
  const roomDir = join(stateDir, 'room')
  // wrangler refuses to start without the folder of assets, built or not.
  mkdirSync(join(rootDir, 'dist/client'), { recursive: true })

  // The rooms' too, where they are Durable Objects of the same process.
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
      ...[wrangler, 'dev', ...scriptArgs(), '--ip', '127.0.0.1', '--port', String(port)],
      ...['--inspector-port', String(await freePort()), '--persist-to', database],
      ...['--test-scheduled', '--show-interactive-dev-session=false'],
      ...(options.envFiles ?? [])
        .filter((file) => existsSync(file))
        .flatMap((file) => ['--env-file', resolve(file)]),
      ...['--env-file', workerEnvFile],
    ],
    isUp: async () => (await probe(`${workerUrl}/api/health`)).ok,
  })
  const room = host === 'partykit' ? createPartyKit() : null

  function scriptArgs() {
    const { workerScript } = options
    if (host === 'partykit' && workerScript === undefined) return []
    // Named, or wrangler looks for it beside the script.
    if (workerScript !== undefined) return [workerScript, '--config', join(rootDir, 'wrangler.toml')]
    const vars = { TURNOUT_SECRET: secret, ...options.roomVars }
    const room = writeRoomScriptFolder(roomDir, { rootDir, vars })
    // The first is the one that answers.
    return ['--config', join(rootDir, 'wrangler.toml'), '--config', room]
  }

  function createPartyKit() {
    const vars = { TURNOUT_SECRET: secret, WORKER_ORIGIN: workerUrl, ...options.roomVars }
    const { entry, config } = writePartyKitFolder(roomDir, { rootDir, vars })
    return createService({
      ...shared('room'),
      cwd: roomDir,
      // workerd warns when it differs from the folder it runs in.
      env: { ...env, PWD: roomDir },
      nodeArgs: [
        ...[join(rootDir, 'node_modules/partykit/dist/bin.mjs'), 'dev', entry, '--config', config],
        ...['--port', String(partyPort), '--persist', join(stateDir, 'rooms')],
        ...['--no-hotkeys', '--disable-request-cf-fetch'],
      ],
      // Any status will do: that a room refuses to talk to a stranger says that it is up.
      isUp: async () => (await probe(`${roomUrl}/parties/main/health`)).status > 0,
    })
  }

  const stop = async () => {
    await Promise.all([worker.stop(), room?.stop()])
  }

  async function startWorker() {
    await applyMigrations({ rootDir, persistTo: database, wrangler, env })
    log('The database is up to date.')
    await worker.start()
    log(room ? 'The Worker answers.' : 'The Worker and its rooms answer.')
  }
  async function startRoom() {
    if (!room) return
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

  const workerPart = asPart(worker, port)
  return {
    appUrl,
    workerUrl,
    roomUrl,
    worker: workerPart,
    room: room ? asPart(room, partyPort) : workerPart,
    tick: () => runSchedule(workerUrl),
    stop,
  }
}

/** Runs the schedule of a Worker once. @param {string} workerUrl */
export async function runSchedule(workerUrl) {
  const reply = await fetch(`${workerUrl}/__scheduled?cron=${encodeURIComponent('* * * * *')}`)
  const text = await reply.text()
  if (!reply.ok) throw new Error(`The schedule answered ${reply.status}: ${text}`)
}

/** @param {string} url */
async function probe(url) {
  const reply = await fetch(url, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) })
  await reply.arrayBuffer()
  return reply
}

/** Nothing is reported, looked up or updated over the network, so that it starts offline too. @param {string} stateDir */
export function toolEnvironment(stateDir) {
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
    // A server that starts anew because a file was touched answers with a 503 meanwhile. Ours are started again by who wants it.
    WRANGLER_CI_DISABLE_CONFIG_WATCHING: 'true',
  }
}
