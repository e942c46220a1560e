// `npm start`: everything from a fresh clone to a running Turnout. `--fresh` forgets all data first; `--dev` adds vite's
// dev server, so that changes to the client show at once. `--host worker` runs the room in a Worker script beside the
// Worker's, all in one process, in place of PartyKit.
import { rmSync } from 'node:fs'
import { buildClientIfChanged } from './build-client.mjs'
import { installIfMissing } from './install.mjs'
import { startLocalStack } from './local-stack.mjs'
import { readOrMakeSecret } from './secret.mjs'
import { readOptions, readPorts } from './settings.mjs'
import { lockHolder, releaseLock, takeLock } from './stack-lock.mjs'

/** One for each host: the rooms of one are not there on the other, and a record without its rooms is of no use. */
const STATE_DIRS = { partykit: '.turnout', worker: '.turnout-worker' }
const SECRETS = '.dev.vars'
const TICK_MS = 60_000

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message)
  process.exit(1)
}

const asked = readOptions(process.argv.slice(2))
if ('problem' in asked) fail(asked.problem)
const { isDev, isFresh, host } = asked.options
const stateDir = STATE_DIRS[host]
const lock = `${stateDir}/running`

installIfMissing()

/** @type {import('./settings.mjs').PortName[]} */
const needed = ['PORT']
if (host === 'partykit') needed.push('PARTY_PORT')
if (isDev) needed.push('VITE_PORT')
const { ports, problems } = await readPorts(needed, process.env)
if (problems.length > 0) fail(problems.join('\n'))
const holder = await lockHolder(lock)
if (holder)
  fail(
    `Turnout already runs on this folder's data, at port ${holder.port} (process ${holder.pid}). End it first.`,
  )

if (isFresh) {
  console.log('Forgetting all data …')
  rmSync(stateDir, { recursive: true, force: true })
}

const { secret, isNew } = readOrMakeSecret(SECRETS)
if (isNew) console.log(`Made a secret for this checkout in ${SECRETS}, which git ignores.`)

// With hot reload vite serves the sources, so a client that does not build yet must not stop anyone.
if (!isDev && !buildClientIfChanged()) fail('The client could not be built.')

let isEnding = false
/** @type {Array<() => Promise<void>>} */
const cleanUps = []
/** Ends what runs, in reverse order, and then this process. @param {number} code */
async function end(code) {
  // Ctrl-C reaches this process twice: from the terminal and from npm.
  if (isEnding) return
  isEnding = true
  for (const cleanUp of cleanUps.reverse()) await cleanUp().catch((error) => console.error(error))
  process.exit(code)
}
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => void end(0))

takeLock(lock, { pid: process.pid, port: ports.PORT })
cleanUps.push(async () => releaseLock(lock))

console.log('Starting the Worker and the room …')
const appOrigin = isDev ? { appOrigin: `http://127.0.0.1:${ports.VITE_PORT}` } : {}
const stack = await startLocalStack({
  port: ports.PORT,
  partyPort: ports.PARTY_PORT,
  host,
  stateDir,
  secret,
  envFiles: [SECRETS],
  ...appOrigin,
  log: (line) => console.log(line),
  logError: (line) => console.error(`${line} (more in ${stateDir}/logs)`),
  onDeath: (reason) => {
    if (isEnding) return
    console.error(reason)
    void end(1)
  },
}).catch(async (error) => {
  // While it ends because of Ctrl-C, that a server stopped half-way is no news.
  if (!isEnding) console.error(error instanceof Error ? error.message : error)
  await end(1)
  throw error
})
cleanUps.push(stack.stop)

let isTickFailing = false
/** Only the first failure of a row is told; a Worker being rebuilt would fill the screen otherwise. */
async function tick() {
  try {
    await stack.tick()
    isTickFailing = false
  } catch (error) {
    if (!isTickFailing && !isEnding)
      console.error(`The schedule could not be run: ${error instanceof Error ? error.message : error}`)
    isTickFailing = true
  }
}
await tick()
setInterval(() => void tick(), TICK_MS)

if (isDev) cleanUps.push(await startVite())
console.log(`Turnout runs at ${stack.appUrl} (Ctrl-C ends it)`)

/** @returns {Promise<() => Promise<void>>} what closes it */
async function startVite() {
  const { createServer } = await import('vite')
  const server = await createServer({
    logLevel: 'warn',
    server: {
      host: '127.0.0.1',
      port: ports.VITE_PORT,
      strictPort: true,
      // Where the room is the Worker's, its connections have the app's address too.
      proxy: {
        '/api': { target: stack.workerUrl },
        ...(host === 'worker' ? { '/parties': { target: stack.workerUrl, ws: true } } : {}),
      },
    },
  })
  await server.listen()
  return () => server.close()
}
