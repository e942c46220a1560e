import { createSigner, type Hmac, type KeyPurpose, type Signer } from '../../shared/identity/signer.ts'

const encoder = new TextEncoder()

const hmacSha256: Hmac = async (key, text) => {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, encoder.encode(text)))
}

/** The signer for a purpose, from the secret that room and Worker share (its UTF-8 bytes). */
export function signerFor(purpose: KeyPurpose, secret: string): Promise<Signer> {
  return createSigner(hmacSha256, encoder.encode(secret), purpose)
}
