import { createServer } from 'node:http'
import { verifyRequest } from '../../../shared/identity/signed-request.ts'
import { testSigner } from './keys.ts'

export type RoomRequest = { readonly path: string; readonly body: unknown }

/** A small real server where the rooms would be. It takes what is signed as a room would and remembers it. */
export type RoomServer = {
  readonly origin: string
  /** What came with a valid signature, in order. */
  readonly requests: RoomRequest[]
  /** Paths that came with a wrong one. */
  readonly forged: string[]
  /** While set, every request is answered with this status. */
  failWith: number | null
  /** What else happens before a request is answered. */
  beforeAnswer: ((path: string) => Promise<void>) | null
  /** Forgets all of it. */
  beginAnew(): void
  close(): Promise<void>
}

export async function startRoomServer(nowMs: () => number): Promise<RoomServer> {
  const signer = await testSigner('worker-to-room')
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const { pathname: path } = new URL(request.url ?? '/', 'http://room')
      const header = (name: string) => {
        const value = request.headers[name]
        return Array.isArray(value) ? value[0] : value
      }
      const signed = await verifyRequest(
        signer,
        { method: request.method ?? '', path, body },
        header,
        nowMs(),
      )
      if (!signed.ok) {
        room.forged.push(path)
        response.writeHead(401).end()
      } else if (room.failWith !== null) {
        response.writeHead(room.failWith).end()
      } else {
        room.requests.push({ path, body: JSON.parse(body) })
        await room.beforeAnswer?.(path)
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The room server has no port')
  const room: RoomServer = {
    origin: `http://127.0.0.1:${address.port}`,
    requests: [],
    forged: [],
    failWith: null,
    beforeAnswer: null,
    beginAnew() {
      room.requests.length = 0
      room.forged.length = 0
      room.failWith = null
      room.beforeAnswer = null
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return room
}
