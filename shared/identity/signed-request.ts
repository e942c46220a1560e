import { ok, type Result, refuse } from '../result.ts'
import type { Signer } from './signer.ts'

/** How far the two clocks may be apart before a signed request is refused as old. */
export const SIGNED_REQUEST_WINDOW_MS = 60_000

export const SIGNATURE_HEADER = 'x-turnout-signature'
export const TIME_HEADER = 'x-turnout-time'

/** What a signature covers. `path` is the URL's path without origin and query. */
export type RequestToSign = { method: string; path: string; body: string }

/** The headers that prove who sent a request between Worker and room: method, path, time and body are signed. */
export async function signRequest(
  signer: Signer,
  request: RequestToSign,
  nowMs: number,
): Promise<Record<string, string>> {
  return { [TIME_HEADER]: String(nowMs), [SIGNATURE_HEADER]: await signer.sign(signedText(request, nowMs)) }
}

/** Checks such a request. Replays inside the window are harmless: what these requests ask for is idempotent. */
export async function verifyRequest(
  signer: Signer,
  request: RequestToSign,
  header: (name: string) => string | null | undefined,
  nowMs: number,
): Promise<Result<null, 'not-signed' | 'signature-expired' | 'signature-forged'>> {
  const signature = header(SIGNATURE_HEADER)
  const timeMs = Number(header(TIME_HEADER) ?? Number.NaN)
  if (!signature || !Number.isSafeInteger(timeMs)) return refuse('not-signed', 'This request must be signed.')
  if (Math.abs(nowMs - timeMs) > SIGNED_REQUEST_WINDOW_MS) {
    return refuse('signature-expired', 'The signature is too old; check both clocks.')
  }
  const genuine = await signer.verify(signedText(request, timeMs), signature)
  return genuine ? ok(null) : refuse('signature-forged', 'The signature does not fit the request.')
}

function signedText({ method, path, body }: RequestToSign, timeMs: number): string {
  return `${method.toUpperCase()}\n${path}\n${timeMs}\n${body}`
}
