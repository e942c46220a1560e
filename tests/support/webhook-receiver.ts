import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { expect } from 'vitest'

/** A request as it came, and whether its signature is the one that its receiver works out. */
export type Received = {
  /** Below the receiver's own address. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly isGenuine: boolean
}

/** How to answer: a status, with headers where wanted, or not at all. */
export type Reply = number | { readonly status: number; readonly headers: Record<string, string> } | 'silence'

/** A real server of somebody who takes webhooks, and verifies them as our documentation says. */
export type Receiver = {
  readonly url: string
  /** The secret that signatures are verified with. */
  secret: string
  /** Answers for the next requests, in order; then `usual`. */
  readonly replies: Reply[]
  usual: Reply
  readonly received: Received[]
  /** Waits until so many requests have come, and fails if more do. */
  waitFor(count: number): Promise<void>
  close(): Promise<void>
}

export async function startReceiver(): Promise<Receiver> {
  // Its own, since a system gives ports again: what is still repeated for a receiver before it is not for this one.
  const root = `/hook-${randomUUID()}`
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8')
      const { headers, url = '' } = request
      if (!url.startsWith(root)) return answer(response, 404)
      const path = url.slice(root.length)
      receiver.received.push({ path, headers, text, isGenuine: isGenuine(receiver.secret, headers, text) })
      answer(response, receiver.replies.shift() ?? receiver.usual)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The receiver has no port')
  const receiver: Receiver = {
    url: `http://127.0.0.1:${address.port}${root}`,
    secret: '',
    replies: [],
    usual: 204,
    received: [],
    waitFor: (count) =>
      expect.poll(() => receiver.received.length, { timeout: 15_000, interval: 20 }).toBe(count),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return receiver
}

function answer(response: ServerResponse, reply: Reply): void {
  if (reply === 'silence') return
  if (typeof reply === 'number') response.writeHead(reply).end()
  else response.writeHead(reply.status, reply.headers).end()
}

/** Written from the documentation alone, with none of our code. */
function isGenuine(secret: string, headers: IncomingHttpHeaders, body: string): boolean {
  const timestamp = headers['x-turnout-timestamp']
  const given = headers['x-turnout-signature']
  if (typeof timestamp !== 'string' || typeof given !== 'string') return false
  const expected = `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
}
