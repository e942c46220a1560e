import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestStack, type TestStack } from '../support/local-stack.ts'

let stack: TestStack

beforeAll(async () => {
  stack = await startTestStack()
})
afterAll(() => stack.stop())

describe('the product itself, started as npm start does', () => {
  it('answers for its health', async () => {
    const reply = await fetch(`${stack.appUrl}/api/health`)
    expect(reply.status).toBe(200)
    expect(reply.headers.get('content-type')).toContain('application/json')
  })

  it.each(['/', '/w/any'])('serves the client at %s', async (path) => {
    const reply = await fetch(`${stack.appUrl}${path}`)
    expect(reply.status).toBe(200)
    expect(await reply.text()).toMatch(/<script[^>]+type="module"/)
  })

  it('runs its schedule', async () => {
    await stack.tick()
  })

  it('lets nobody into a room without a ticket', async () => {
    const reply = await fetch(`${stack.roomUrl}/parties/main/anything`)
    expect(reply.status).toBeGreaterThanOrEqual(400)
    expect(reply.status).toBeLessThan(500)
  })
})
