import type { Hmac } from '../identity/signer.ts'

/** Headers of every delivery, in the order in which they are documented. */
export const WEBHOOK_HEADERS = {
  /** What happened, such as `ballot.closed`. */
  event: 'x-turnout-event',
  /** The delivery's id: the same for each attempt at it. */
  delivery: 'x-turnout-delivery',
  /** When this attempt was signed, in whole seconds since 1970: a receiver refuses what is older than a few minutes. */
  timestamp: 'x-turnout-timestamp',
  /** `v1=` and HMAC-SHA-256, in hex, of the timestamp, a full stop and the body as it was sent. */
  signature: 'x-turnout-signature',
} as const

/**
 * The value of the signature header. The timestamp is signed along, so that a delivery cannot be kept and sent again later.
 * @param hmac HMAC-SHA-256 of the platform
 * @param secret the webhook's secret as it was shown, prefix included; its UTF-8 bytes are the key
 */
export async function signDelivery(
  hmac: Hmac,
  { secret, timestampSeconds, body }: { secret: Uint8Array; timestampSeconds: number; body: string },
): Promise<string> {
  const bytes = await hmac(secret, `${timestampSeconds}.${body}`)
  return `v1=${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
