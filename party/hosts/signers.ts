import { createSigner, type Hmac, type KeyPurpose, type Signer } from '../../shared/identity/signer.ts'

const encoder = new TextEncoder()

const hmacSha256: Hmac = async (key, text) => {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, encoder.encode(text)))
}

/** Made once for each purpose and secret. Not the promise of one: a request must not wait for another's work. */
const made = new Map<string, Signer>()

/** The signer for a purpose, from the secret that room and Worker share (its UTF-8 bytes). */
export async function signerFor(purpose: KeyPurpose, secret: string): Promise<Signer> {
  const name = `${purpose} ${secret}`
  const known = made.get(name)
  if (known) return known
  const signer = await createSigner(hmacSha256, encoder.encode(secret), purpose)
  made.set(name, signer)
  return signer
}
