import { createServer } from 'node:http'
import { verifyRequest } from '../../shared/identity/signed-request.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/messages.ts'
import { signerOf, ticketFor } from '../party/support/signing.ts'

/** The Worker as the benchmark needs it: it gives out tickets and takes the room's events. */
export type TicketService = {
  readonly origin: string
  /** Where a person's ticket for a room is to be had, as the query of the room's address; `{person}` is a number. */
  ticketUrl(roomId: string): string
  stop(): Promise<void>
}

export async function startTicketService(): Promise<TicketService> {
  const eventSigner = await signerOf('room-to-worker')
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1')
    const answer = async (): Promise<readonly [status: number, body: string]> => {
      if (url.pathname === '/ticket') return [200, await ticketQuery(url.searchParams)]
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(Buffer.from(chunk))
      const signed = {
        method: request.method ?? '',
        path: url.pathname,
        body: Buffer.concat(chunks).toString(),
      }
      const header = (name: string) => request.headers[name]?.toString() ?? null
      const verified = await verifyRequest(eventSigner, signed, header, Date.now())
      return verified.ok ? [200, JSON.stringify({ outcome: 'recorded' })] : [401, '']
    }
    answer().then(
      ([status, body]) => response.writeHead(status).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('The ticket service has no port.')
  const origin = `http://127.0.0.1:${address.port}`
  return {
    origin,
    ticketUrl: (roomId) => `${origin}/ticket?room=${roomId}&person={person}`,
    stop: () =>
      new Promise((stopped) => {
        server.closeAllConnections()
        server.close(() => stopped())
      }),
  }
}

async function ticketQuery(query: URLSearchParams): Promise<string> {
  const person = query.get('person') ?? ''
  const ticket = await ticketFor(query.get('room') ?? '', {
    personId: `p-${person}`,
    name: `Person ${person}`,
    role: 'participant',
  })
  return `?${new URLSearchParams({ ticket, v: String(PROTOCOL_VERSION) })}`
}
