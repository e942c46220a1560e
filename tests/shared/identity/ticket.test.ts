import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSigner, toBase64Url } from '../../../shared/identity/signer.ts'
import {
  issueTicket,
  TICKET_LIFETIME_MS,
  type TicketClaims,
  verifyTicket,
} from '../../../shared/identity/ticket.ts'
import { hmac } from './web-crypto-hmac.ts'

const SECRET = new Uint8Array(32).fill(7)
const NOW_MS = 1_800_000_000_000
const CLAIMS: TicketClaims = {
  ticketId: 'ticket-0001',
  workshopId: 'w_1',
  personId: 'p_1',
  name: 'Zoë 🚂',
  role: 'participant',
  expiresAtMs: NOW_MS + TICKET_LIFETIME_MS,
}
const signer = await createSigner(hmac, SECRET, 'ticket')
const here = { workshopId: 'w_1', nowMs: NOW_MS }

async function refusalOf(ticket: string, expected = here) {
  const result = await verifyTicket(signer, ticket, expected)
  return result.ok ? null : result.refusal.code
}

describe('a ticket', () => {
  it('says what it was issued with, and travels in a URL as it is', async () => {
    const ticket = await issueTicket(signer, CLAIMS)
    expect(
      new URL(`http://room.example/?ticket=${encodeURIComponent(ticket)}`).searchParams.get('ticket'),
    ).toBe(ticket)
    expect(await verifyTicket(signer, ticket, here)).toEqual({ ok: true, value: CLAIMS })
  })

  it('is refused when it is over, to the millisecond', async () => {
    const ticket = await issueTicket(signer, CLAIMS)
    expect(await refusalOf(ticket, { ...here, nowMs: CLAIMS.expiresAtMs - 1 })).toBeNull()
    expect(await refusalOf(ticket, { ...here, nowMs: CLAIMS.expiresAtMs })).toBe('ticket-expired')
  })

  it('is refused when it is good for longer than any ticket may be', async () => {
    const forever = await issueTicket(signer, { ...CLAIMS, expiresAtMs: NOW_MS + 3_600_000 })
    expect(await refusalOf(forever)).toBe('ticket-expired')
  })

  it('is refused in another room', async () => {
    expect(await refusalOf(await issueTicket(signer, CLAIMS), { ...here, workshopId: 'w_2' })).toBe(
      'ticket-wrong-room',
    )
  })

  it('is refused when one character of it was changed', async () => {
    const ticket = await issueTicket(signer, CLAIMS)
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: ticket.length - 1 }), async (at) => {
        const changed = ticket.slice(0, at) + (ticket[at] === 'x' ? 'y' : 'x') + ticket.slice(at + 1)
        expect((await verifyTicket(signer, changed, here)).ok).toBe(false)
      }),
    )
  })

  it('is refused when it was signed for another purpose or with another secret', async () => {
    const otherPurpose = await createSigner(hmac, SECRET, 'session')
    const otherSecret = await createSigner(hmac, new Uint8Array(32).fill(8), 'ticket')
    expect(await refusalOf(await issueTicket(otherPurpose, CLAIMS))).toBe('ticket-forged')
    expect(await refusalOf(await issueTicket(otherSecret, CLAIMS))).toBe('ticket-forged')
  })

  it('is refused when it is signed but says something else', async () => {
    const body = encodeURIComponent(JSON.stringify({ ...CLAIMS, role: 'owner' }))
    expect(await refusalOf(`${body}.${await signer.sign(body)}`)).toBe('ticket-malformed')
  })

  it.each(['', '.', 'a.', '.b', '%E0%A4%A.x', 'x'.repeat(3_000)])(
    'is refused when it is %j',
    async (ticket) => {
      expect((await verifyTicket(signer, ticket, here)).ok).toBe(false)
    },
  )
})

describe('base64url', () => {
  it('is what Node makes of the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
      }),
    )
  })
})
