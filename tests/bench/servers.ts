import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../scripts/ports.mjs'
import { join as joinRoom } from '../party/support/room-client.ts'
import { startRoomServer } from '../party/support/room-server.ts'
import { FAYE } from '../party/support/signing.ts'
import { advanceTo } from '../party/support/stage-play.ts'
import { createRoom } from '../party/support/worker-stand-in.ts'
import { waitFor } from '../support/wait.ts'
import { CHECKOUT } from './checkout.ts'
import { childrenOfThis } from './machine-usage.ts'
import type { TicketService } from './ticket-service.ts'

/** A room server that is running. */
export type RunningServer = {
  /** Its processes, without their children. */
  readonly pids: readonly number[]
  /** Makes a new room to write in. */
  newRoom(): Promise<BenchRoom>
  stop(): Promise<void>
}

export type BenchRoom = {
  /** Without the ticket. */
  readonly url: string
  /** Where to ask for tickets, with `{person}` in it; `null` where nobody asks for one. */
  readonly ticketUrl: string | null
}

/** What is measured. `peer` is what the others are compared with; those that are `judged` have limits to keep. */
export const SERVERS = {
  ours: {
    title: 'Turnout on PartyKit',
    isJudged: true,
    start: (service: TicketService) => startOurs(service, 'partykit'),
  },
  worker: {
    title: 'Turnout on Workers',
    isJudged: false,
    start: (service: TicketService) => startOurs(service, 'worker@2026-04-01'),
  },
  peer: { title: 'bare y-partykit room', isJudged: false, start: () => startPeer() },
} as const satisfies Record<
  string,
  { title: string; isJudged: boolean; start: (service: TicketService) => Promise<RunningServer> }
>
export type ServerName = keyof typeof SERVERS

async function startOurs(service: TicketService, host: string): Promise<RunningServer> {
  const before = childrenOfThis()
  const server = await startRoomServer({ workerOrigin: service.origin, host })
  return {
    pids: childrenOfThis().filter((pid) => !before.includes(pid)),
    async newRoom() {
      const roomId = await createRoom(server.origin)
      const facilitator = await joinRoom(server.host, roomId, FAYE)
      await advanceTo(facilitator, 'objectives')
      await facilitator.leave()
      return {
        url: `ws://${server.host}/parties/main/${roomId}`,
        ticketUrl: service.ticketUrl(roomId),
      }
    },
    stop: () => server.stop(),
  }
}

async function startPeer(): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'turnout-bench-'))
  const port = await freePort()
  const source = JSON.stringify(join(CHECKOUT, 'tests/bench/peer-room.js'))
  writeFileSync(join(folder, 'room.js'), `export { PeerRoom as default } from ${source}\n`)
  const config = { name: 'bench-peer', main: 'room.js', compatibilityDate: '2024-07-18' }
  writeFileSync(join(folder, 'partykit.json'), JSON.stringify(config))
  const child = spawn(
    process.execPath,
    [
      ...[join(CHECKOUT, 'node_modules/partykit/dist/bin.mjs'), 'dev', '--port', String(port)],
      ...['--persist', join(folder, 'state'), '--no-hotkeys', '--disable-request-cf-fetch'],
    ],
    {
      cwd: folder,
      // A group of its own, since workerd and esbuild are its children.
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, PWD: folder, NO_COLOR: '1', NO_UPDATE_NOTIFIER: '1', CI: '1' },
    },
  )
  const { pid } = child
  if (pid === undefined) throw new Error('The peer could not be started.')
  const stop = async () => {
    const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
    if (child.exitCode === null && child.signalCode === null) {
      process.kill(-pid, 'SIGKILL')
      await gone
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  try {
    const reply = () => fetch(`http://127.0.0.1:${port}/parties/main/health`)
    await waitFor('the peer to come up', async () => (await reply()).status > 0, 30_000)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    pids: [pid],
    newRoom: async () => ({
      url: `ws://127.0.0.1:${port}/parties/main/bench-${crypto.randomUUID()}`,
      ticketUrl: null,
    }),
    stop,
  }
}
