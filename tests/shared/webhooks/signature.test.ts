import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signDelivery } from '../../../shared/webhooks/signature.ts'
import { hmac } from '../identity/web-crypto-hmac.ts'

const sign = (secret: string, timestampSeconds: number, body: string) =>
  signDelivery(hmac, { secret: new TextEncoder().encode(secret), timestampSeconds, body })

test('is the example of the documentation', async () => {
  const signature = await sign(
    'whsec_0123456789abcdefghijklmnopqrstuv',
    1_800_000_000,
    '{"type":"webhook.test"}',
  )
  expect(signature).toBe('v1=5fb20fb883cd4d3449eace7181e3e44db7d870a7bb4518fda94c8c7c43fe4974')
})

test('is what anybody’s HMAC makes of timestamp and body, and another for any other of them', async () => {
  const secret = fc.string({ minLength: 1 })
  await fc.assert(
    fc.asyncProperty(secret, fc.nat(), fc.string({ unit: 'grapheme' }), async (key, seconds, body) => {
      const signature = await sign(key, seconds, body)
      const expected = createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')
      expect(signature).toBe(`v1=${expected}`)
      expect(await sign(key, seconds + 1, body)).not.toBe(signature)
      expect(await sign(key, seconds, `${body} `)).not.toBe(signature)
      expect(await sign(`${key}x`, seconds, body)).not.toBe(signature)
    }),
  )
})
