import { signRequest } from '../../shared/identity/signed-request.ts'
import { toBase64Url } from '../../shared/identity/signer.ts'
import type { RoomHost } from '../host.ts'
import { signerFor } from './signers.ts'

/** The Worker is given so long to take an event. */
const DELIVERY_TIMEOUT_MS = 10_000

/** How a request reaches the Worker: over the network on PartyKit, by a service binding on the other host. */
export type FetchWorker = (path: string, init: RequestInit) => Promise<Response>

/** What is the same wherever Workers run. */
export function createRoomHost({
  limits,
  secret,
  fetchWorker,
  storage,
  nowMs,
  openSockets,
}: Pick<RoomHost, 'limits' | 'storage' | 'nowMs' | 'openSockets'> & {
  readonly secret: string
  readonly fetchWorker: FetchWorker
}): RoomHost {
  return {
    limits,
    storage,
    openSockets,
    nowMs,
    random: () => Math.random(),
    randomId: () => toBase64Url(crypto.getRandomValues(new Uint8Array(16))),
    sha256Hex,
    deliver: (workshopId, body) => deliver({ secret, fetchWorker }, workshopId, body),
    later(delayMs, task) {
      const timer = setTimeout(task, delayMs)
      return () => clearTimeout(timer)
    },
    report,
  }
}

export function report(what: string, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error)
  console.error(JSON.stringify({ room: 'error', what, reason }))
}

async function deliver(
  { secret, fetchWorker }: { readonly secret: string; readonly fetchWorker: FetchWorker },
  workshopId: string,
  body: string,
) {
  const path = `/api/rooms/${workshopId}/events`
  const signer = await signerFor('room-to-worker', secret)
  const signed = await signRequest(signer, { method: 'POST', path, body }, Date.now())
  const aborting = new AbortController()
  // Not `AbortSignal.timeout`, which cannot be cancelled: it would keep the room awake after the Worker has answered.
  const timeout = setTimeout(
    () => aborting.abort(new Error('The Worker took too long.')),
    DELIVERY_TIMEOUT_MS,
  )
  try {
    const response = await fetchWorker(path, {
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
