import { createSigner, type Hmac, type KeyPurpose, type Signer } from '../shared/identity/signer.ts'

const encoder = new TextEncoder()

/** Signs with a key as it is; what is signed for a purpose of our own goes through `createSigners`. */
export const hmacSha256: Hmac = async (key, text) => {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('raw', key, algorithm, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, encoder.encode(text)))
}

export type Signers = {
  readonly session: Signer
  readonly ticket: Signer
  readonly link: Signer
  readonly workerToRoom: Signer
  readonly roomToWorker: Signer
}

/** One signer for each purpose, all derived from the one secret (its UTF-8 bytes, as the room does it). */
export async function createSigners(secret: string): Promise<Signers> {
  const bytes = encoder.encode(secret)
  const of = (purpose: KeyPurpose) => createSigner(hmacSha256, bytes, purpose)
  const [session, ticket, link, workerToRoom, roomToWorker] = await Promise.all([
    of('session'),
    of('ticket'),
    of('link'),
    of('worker-to-room'),
    of('room-to-worker'),
  ])
  return { session, ticket, link, workerToRoom, roomToWorker }
}

export async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)))
}

export async function sha256Hex(text: string): Promise<string> {
  return [...(await sha256(text))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
