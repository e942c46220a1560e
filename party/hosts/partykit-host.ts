import type * as Party from 'partykit/server'
import { signRequest } from '../../shared/identity/signed-request.ts'
import { toBase64Url } from '../../shared/identity/signer.ts'
import { CLOSE_CODES } from '../../shared/protocol/close-codes.ts'
import type { KeptSocket, RoomHost, SocketPort, StoragePort } from '../host.ts'
import type { RoomEnv } from './env.ts'
import { signerFor } from './signers.ts'

/** The Worker is given so long to take an event. */
const DELIVERY_TIMEOUT_MS = 10_000
/** What one call of the platform's storage takes. */
const KEYS_AT_ONCE = 128

/** The room's host on PartyKit. */
export function createPartyKitHost(room: Party.Room, env: RoomEnv, storage: StoragePort): RoomHost {
  return {
    storage,
    nowMs: () => Date.now(),
    random: () => Math.random(),
    randomId: () => toBase64Url(crypto.getRandomValues(new Uint8Array(16))),
    sha256Hex,
    deliver: (workshopId, body) => deliver(env, workshopId, body),
    openSockets: () => [...room.getConnections()].map(keptSocketOf),
    later(delayMs, task) {
      const timer = setTimeout(task, delayMs)
      return () => clearTimeout(timer)
    },
    report(what, error) {
      const reason = error instanceof Error ? error.message : String(error)
      console.error(JSON.stringify({ room: 'error', what, reason }))
    },
  }
}

export function keptSocketOf(connection: Party.Connection): KeptSocket {
  return { socket: socketOf(connection), attachment: connection.state }
}

/** Answers the other side's close, as the platform leaves it to us: without an answer the browser waits for one. */
export function answerClose(connection: Party.Connection): void {
  try {
    connection.close()
  } catch {
    // We closed it first.
  }
}

export function socketOf(connection: Party.Connection): SocketPort {
  return {
    id: connection.id,
    send(frame) {
      try {
        connection.send(frame)
      } catch {
        // It is closing: its close event follows, and nobody else must wait for it.
      }
    },
    close(name) {
      try {
        connection.close(CLOSE_CODES[name].code, name)
      } catch {
        // It is closed already, which is what was wanted.
      }
    },
    keep: (attachment) => void connection.setState(attachment),
  }
}

/** `allowUnconfirmed`: else the platform holds every outgoing frame back until the write is on disk. */
export function createStoragePort(storage: Party.Storage): StoragePort {
  const unconfirmed = { allowUnconfirmed: true }

  async function replace(entries: Readonly<Record<string, unknown>>, deletedKeys: readonly string[]) {
    await storage.transaction(async (transaction) => {
      for (const part of chunksOf(Object.entries(entries))) {
        await transaction.put(Object.fromEntries(part), unconfirmed)
      }
      for (const part of chunksOf(deletedKeys)) await transaction.delete([...part], unconfirmed)
    })
  }

  return {
    list: (prefix) => storage.list({ prefix }),
    write: (entries) =>
      Object.keys(entries).length <= KEYS_AT_ONCE
        ? storage.put({ ...entries }, unconfirmed)
        : replace(entries, []),
    replace,
    sync: () => storage.sync(),
    setAlarm: (atMs) => (atMs === null ? storage.deleteAlarm() : storage.setAlarm(atMs)),
  }
}

async function deliver({ TURNOUT_SECRET, WORKER_ORIGIN }: RoomEnv, workshopId: string, body: string) {
  const url = new URL(`/api/rooms/${workshopId}/events`, WORKER_ORIGIN)
  const signer = await signerFor('room-to-worker', TURNOUT_SECRET)
  const signed = await signRequest(signer, { method: 'POST', path: url.pathname, body }, Date.now())
  const aborting = new AbortController()
  // Not `AbortSignal.timeout`, which cannot be cancelled: it would keep the room awake after the Worker has answered.
  const timeout = setTimeout(
    () => aborting.abort(new Error('The Worker took too long.')),
    DELIVERY_TIMEOUT_MS,
  )
  try {
    const response = await fetch(url.href, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signed },
      body,
      redirect: 'manual',
      signal: aborting.signal,
    })
    return { status: response.status, body: await response.text() }
  } finally {
    clearTimeout(timeout)
  }
}

async function sha256Hex(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function chunksOf<Item>(items: readonly Item[]): Item[][] {
  const chunks: Item[][] = []
  for (let at = 0; at < items.length; at += KEYS_AT_ONCE) chunks.push(items.slice(at, at + KEYS_AT_ONCE))
  return chunks
}
