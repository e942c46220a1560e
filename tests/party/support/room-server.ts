import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '../../../scripts/ports.mjs'
import { preparePartyKit } from './partykit-folder.ts'
import { readTestHost, type TestHost } from './test-host.ts'
import { prepareWorkerScripts } from './worker-scripts-folder.ts'

const CHECKOUT = resolve(import.meta.dirname, '../../..')
const UP_WITHIN_MS = 30_000

export const SECRET = 'a-secret-for-tests-that-is-long-enough-to-be-one'

/** A room server with a folder of its own. It can be killed at any moment and started again on the same state. */
export type RoomServer = {
  readonly origin: string
  readonly host: string
  /** The whole process group at once, by SIGKILL: no goodbye of any kind. */
  kill(): Promise<void>
  /** Starts it again where it was. */
  start(): Promise<void>
  /** Ends it and removes its folder. */
  stop(): Promise<void>
  /** The same at once, for when this process ends. */
  end(): void
  /** What it printed, for the message of a failed test. */
  output(): string
  /** The group that its processes are in; `null` while it is down. */
  processGroup(): number | null
}

/** What is to be served, by whatever host. */
export type ServedRooms = {
  readonly folder: string
  readonly port: number
  readonly workerOrigin: string
  readonly secret: string
  readonly vars: Readonly<Record<string, string>>
  /** A second party with the same code beside `main`. */
  readonly withTwin: boolean
}

/** How a host is started, in the folder that was prepared for it. */
export type HostCommand = {
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** The tests' own host is the one that `TURNOUT_TEST_HOST` names: one suite for all of them. */
export async function startRoomServer(options: {
  readonly workerOrigin: string
  readonly vars?: Readonly<Record<string, string>>
  readonly withTwin?: boolean
  /** `partykit` or `worker@<compatibility date>`. */
  readonly host?: string
}): Promise<RoomServer> {
  const folder = mkdtempSync(join(tmpdir(), 'turnout-room-'))
  const port = await freePort()
  const host = `127.0.0.1:${port}`
  const { vars = {}, withTwin = false, workerOrigin } = options
  const testHost = readTestHost(options.host ?? process.env['TURNOUT_TEST_HOST'])
  const command = prepare(testHost, {
    ...{ folder, port, workerOrigin, secret: SECRET, vars, withTwin },
  })
  let child: ChildProcess | null = null
  let printed = ''

  /** Once more where it did not come up: its tools hang now and then where the machine is busy. */
  async function start(): Promise<void> {
    await launch().catch(launch)
  }

  async function launch(): Promise<void> {
    const started = spawn(command.command, command.args, {
      cwd: folder,
      // A group of its own, since workerd and esbuild are its children.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...{ PWD: folder, NO_COLOR: '1', NO_UPDATE_NOTIFIER: '1', CI: '1' },
        ...command.env,
      },
    })
    child = started
    const take = (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-20_000)
    }
    started.stdout?.on('data', take)
    started.stderr?.on('data', take)
    const giveUpAtMs = Date.now() + UP_WITHIN_MS
    while (!(await isUp(`http://${host}/parties/main/health`))) {
      if (started.exitCode !== null || Date.now() > giveUpAtMs) {
        await kill()
        throw new Error(`The room did not come up:\n${printed}`)
      }
      await delay(50)
    }
  }

  async function kill(): Promise<void> {
    const victim = child
    child = null
    if (!victim?.pid) return
    const gone = new Promise<void>((resolveGone) => victim.once('close', () => resolveGone()))
    const hasEnded = victim.exitCode !== null || victim.signalCode !== null
    try {
      process.kill(-victim.pid, 'SIGKILL')
    } catch {
      return // The whole group has ended by itself.
    }
    if (!hasEnded) await gone
    while (await answers(`http://${host}/parties/main/health`)) await delay(20)
  }

  const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })

  await start()
  return {
    origin: `http://${host}`,
    host,
    start,
    kill,
    output: () => printed,
    processGroup: () => child?.pid ?? null,
    async stop() {
      await kill()
      removeFolder()
    },
    end() {
      try {
        if (child?.pid) process.kill(-child.pid, 'SIGKILL')
      } catch {
        // The whole group has ended by itself.
      }
      removeFolder()
    },
  }
}

function prepare(host: TestHost, rooms: ServedRooms): HostCommand {
  return host.kind === 'partykit'
    ? preparePartyKit(CHECKOUT, rooms)
    : prepareWorkerScripts(CHECKOUT, rooms, host.compatibilityDate)
}

/** Whether a room answers there, and not the host alone, which may be listening before it has loaded one. */
async function isUp(url: string): Promise<boolean> {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    return (await reply.text()).includes('"code"')
  } catch {
    return false // Not listening yet.
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    await reply.arrayBuffer()
    return true
  } catch {
    return false // Not listening, or not any more.
  }
}
