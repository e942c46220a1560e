const encoder = new TextEncoder()
const decoder = new TextDecoder()

const IV_BYTES = 12

/** Secrets of webhooks as the record keeps them: encrypted, so that a copy of the database signs nothing. */
export type SecretSeal = {
  seal(webhookId: string, secret: string): Promise<string>
  /** The secret; `null` when it was sealed with another key, or for another webhook. */
  open(webhookId: string, sealed: string): Promise<string | null>
}

/**
 * AES-GCM with a key derived from the one secret of the service, bound to the webhook's id. Whoever changes the service's
 * secret has to make new secrets for webhooks, too.
 */
export async function createSecretSeal(
  serviceSecret: string,
  randomBytes: (length: number) => Uint8Array,
): Promise<SecretSeal> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(serviceSecret), 'HKDF', false, [
    'deriveKey',
  ])
  const derivation = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: encoder.encode('turnout/webhook-secret/v1'),
  }
  const cipher = { name: 'AES-GCM', length: 256 }
  const key = await crypto.subtle.deriveKey(derivation, material, cipher, false, ['encrypt', 'decrypt'])
  const options = (iv: Uint8Array, webhookId: string) => ({
    name: 'AES-GCM',
    iv,
    additionalData: encoder.encode(webhookId),
  })
  return {
    async seal(webhookId, secret) {
      const iv = randomBytes(IV_BYTES)
      const sealed = await crypto.subtle.encrypt(options(iv, webhookId), key, encoder.encode(secret))
      return toHex(iv) + toHex(new Uint8Array(sealed))
    },
    async open(webhookId, sealed) {
      const bytes = fromHex(sealed)
      const iv = bytes.subarray(0, IV_BYTES)
      try {
        return decoder.decode(
          await crypto.subtle.decrypt(options(iv, webhookId), key, bytes.subarray(IV_BYTES)),
        )
      } catch {
        return null // WebCrypto throws for every text that it cannot authenticate.
      }
    },
  }
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
