import type { Hmac } from '../../../shared/identity/signer.ts'

/** HMAC-SHA-256 by Node's WebCrypto, as the Worker and the room have it. */
export const hmac: Hmac = async (keyBytes, text) => {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', new Uint8Array(keyBytes), algorithm, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)))
}
