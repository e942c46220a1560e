import { createHash, createHmac } from 'node:crypto'
import { createSigner, type Hmac, type KeyPurpose, type Signer } from '../../../shared/identity/signer.ts'

/** Long enough for the Worker, and nobody's. */
export const TEST_SECRET = 'the-secret-of-the-worker-tests-only'

const hmac: Hmac = async (key, text) => new Uint8Array(createHmac('sha256', key).update(text).digest())

/** The room's half of the keys, made with Node's crypto and not the Worker's. */
export function testSigner(purpose: KeyPurpose, secret = TEST_SECRET): Promise<Signer> {
  return createSigner(hmac, new TextEncoder().encode(secret), purpose)
}

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
