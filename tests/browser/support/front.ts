import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'

const FOLDER = 'dist/client'
const HASHED = /^\/assets\/[\w.-]+-[\w-]{8}\.(?:css|js|svg|woff2)$/
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Where people open the app: in front of the Worker, as its provider's network is. */
export type Front = {
  readonly origin: string
  /** Where everything goes that it does not know itself. */
  passTo(workerUrl: string): void
  close(): Promise<void>
}

/**
 * Everybody in these stories is new to the browser, so each would have the same hundred files brought through all layers of a
 * local Worker, which costs a quarter of their time. A file whose name holds the hash of its content is what it is: these
 * come from the folder that the Worker serves. Pages and requests go on to the Worker, and fail as it fails; the way of such
 * files is tried in tests/worker/http-edge.test.ts.
 */
export async function startFront(): Promise<Front> {
  let port = 0
  const server = createServer((asked, reply) => {
    if (!answerKnown(asked, reply)) passOn(asked, reply, port)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The front has no port.')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    passTo(workerUrl) {
      port = Number(new URL(workerUrl).port)
    },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}

const known = new Map<string, Buffer>()

function answerKnown({ url = '/' }: IncomingMessage, reply: ServerResponse): boolean {
  const contentType = HASHED.test(url) ? TYPES[extname(url)] : undefined
  if (contentType === undefined) return false
  try {
    const body = known.get(url) ?? readFileSync(join(FOLDER, url))
    known.set(url, body)
    reply.writeHead(200, {
      'content-type': contentType,
      'cache-control': 'public, max-age=31536000, immutable',
    })
    reply.end(body)
    return true
  } catch {
    return false // The Worker says what it says of a file that is not there.
  }
}

function passOn(asked: IncomingMessage, reply: ServerResponse, port: number): void {
  const { method, url, headers } = asked
  const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    reply.writeHead(answer.statusCode ?? 500, answer.headers)
    answer.pipe(reply)
    answer.on('error', () => reply.destroy())
  })
  // As if nobody listened there: no answer of our own in its place.
  onward.on('error', () => reply.destroy())
  reply.on('close', () => onward.destroy())
  asked.pipe(onward)
}
