import { signDelivery, WEBHOOK_HEADERS } from '../../shared/webhooks/signature.ts'
import { hmacSha256 } from '../keys.ts'

/** What is sent once. */
export type Post = {
  readonly url: URL
  readonly type: string
  readonly deliveryId: string
  readonly body: string
  readonly secret: string
}

/** How it went. `error` is for the people who look after the webhook. */
export type Answer =
  | { readonly ok: true; readonly status: number }
  | {
      readonly ok: false
      readonly status: number | null
      readonly error: string
      /** How long the receiver asked to be left alone. */
      readonly waitMs: number
    }

const encoder = new TextEncoder()

/**
 * Sends a delivery once, signed at this moment. Only a status of 2xx in time counts. What else the answer says is not read:
 * it is nothing that Turnout would show or keep.
 */
export async function sendOnce(
  { url, type, deliveryId, body, secret }: Post,
  { nowMs, timeoutMs }: { readonly nowMs: number; readonly timeoutMs: number },
): Promise<Answer> {
  const timestampSeconds = Math.floor(nowMs / 1000)
  const signature = await signDelivery(hmacSha256, { secret: encoder.encode(secret), timestampSeconds, body })
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Turnout-Webhooks/1',
        [WEBHOOK_HEADERS.event]: type,
        [WEBHOOK_HEADERS.delivery]: deliveryId,
        [WEBHOOK_HEADERS.timestamp]: String(timestampSeconds),
        [WEBHOOK_HEADERS.signature]: signature,
      },
      body,
      // Followed, it would lead to an address that nobody checked.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    // An unread body would hold the connection.
    await response.body?.cancel()
    const { status } = response
    if (response.ok) return { ok: true, status }
    const isElsewhere = status >= 300 && status < 400
    const error = isElsewhere
      ? `It answered ${status} and points to another address. Enter that address here.`
      : `It answered ${status}.`
    return { ok: false, status, error, waitMs: readRetryAfter(response.headers) }
  } catch (error) {
    // Timeouts have a name; whatever else fetch throws means that no connection came about, or that it broke.
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    const seconds = Math.round(timeoutMs / 1000)
    return {
      ok: false,
      status: null,
      error: isLate ? `No answer came within ${seconds} seconds.` : 'It could not be reached.',
      waitMs: 0,
    }
  }
}

/** `Retry-After` in seconds; as a date, or not at all, it counts as none. */
function readRetryAfter(headers: Headers): number {
  const seconds = Number(headers.get('retry-after') ?? 0)
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0
}
