import { describe, expect, it } from 'vitest'
import {
  SIGNED_REQUEST_WINDOW_MS,
  signRequest,
  TIME_HEADER,
  verifyRequest,
} from '../../../shared/identity/signed-request.ts'
import { createSigner } from '../../../shared/identity/signer.ts'
import { hmac } from './web-crypto-hmac.ts'

const NOW_MS = 1_800_000_000_000
const REQUEST = { method: 'POST', path: '/parties/main/w_1/tick', body: '{}' }
const signer = await createSigner(hmac, new Uint8Array(32).fill(7), 'worker-to-room')
const headers = await signRequest(signer, REQUEST, NOW_MS)

async function codeFor(request = REQUEST, given = headers, nowMs = NOW_MS) {
  const result = await verifyRequest(signer, request, (name) => given[name], nowMs)
  return result.ok ? 'accepted' : result.refusal.code
}

describe('a signed request', () => {
  it('is accepted as it was sent', async () => {
    expect(await codeFor()).toBe('accepted')
  })

  it.each([
    ['method', { ...REQUEST, method: 'PUT' }],
    ['path', { ...REQUEST, path: '/parties/main/w_2/tick' }],
    ['body', { ...REQUEST, body: '{"a":1}' }],
  ])('is refused with another %s', async (_, request) => {
    expect(await codeFor(request)).toBe('signature-forged')
  })

  it('is refused with another time', async () => {
    expect(await codeFor(REQUEST, { ...headers, [TIME_HEADER]: String(NOW_MS + 1) })).toBe('signature-forged')
  })

  it('is refused outside the window, on either side', async () => {
    for (const nowMs of [NOW_MS - SIGNED_REQUEST_WINDOW_MS - 1, NOW_MS + SIGNED_REQUEST_WINDOW_MS + 1]) {
      expect(await codeFor(REQUEST, headers, nowMs)).toBe('signature-expired')
    }
    expect(await codeFor(REQUEST, headers, NOW_MS + SIGNED_REQUEST_WINDOW_MS)).toBe('accepted')
  })

  it('is refused without its headers', async () => {
    expect(await codeFor(REQUEST, {})).toBe('not-signed')
  })
})
