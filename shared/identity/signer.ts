/**
 * What a key may be used for. Each purpose has a key of its own, derived from the one secret, so that a signature
 * made for one purpose is worth nothing for another.
 */
export const KEY_PURPOSES = ['session', 'ticket', 'link', 'worker-to-room', 'room-to-worker'] as const
export type KeyPurpose = (typeof KEY_PURPOSES)[number]

/** HMAC-SHA-256 of a text under a key, both as bytes. The platform's WebCrypto provides it (shared/ has no I/O). */
export type Hmac = (key: Uint8Array, text: string) => Promise<Uint8Array>

/** Signs and verifies texts for one purpose. Signatures are base64url. */
export type Signer = {
  sign(text: string): Promise<string>
  verify(text: string, signature: string): Promise<boolean>
}

/** Derives the purpose's key from the secret (raw bytes) and returns its signer. */
export async function createSigner(hmac: Hmac, secret: Uint8Array, purpose: KeyPurpose): Promise<Signer> {
  const key = await hmac(secret, `turnout/${purpose}/v1`)
  const sign = async (text: string) => toBase64Url(await hmac(key, text))
  return {
    sign,
    async verify(text, signature) {
      return equalInConstantTime(await sign(text), signature)
    },
  }
}

/** Compares without stopping at the first difference, so that timing tells nothing about the right value. */
function equalInConstantTime(expected: string, given: string): boolean {
  let difference = expected.length ^ given.length
  for (let index = 0; index < expected.length; index++) {
    difference |= expected.charCodeAt(index) ^ given.charCodeAt(index)
  }
  return difference === 0
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

export function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(index, index + 3)
    const group = (first << 16) | (second << 8) | third
    const characters = Math.min(bytes.length - index, 3) + 1
    for (let at = 0; at < characters; at++) text += BASE64URL.charAt((group >> (18 - 6 * at)) & 63)
  }
  return text
}
