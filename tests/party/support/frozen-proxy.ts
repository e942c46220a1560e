import { connect, createServer, type Socket } from 'node:net'

/** A way to a server on which connections can die without anybody being told. */
export type FrozenProxy = {
  readonly host: string
  /** What is open now carries nothing any more, and is not closed either. New connections work. */
  freeze(): void
  connections(): number
  stop(): Promise<void>
}

export async function startFrozenProxy(target: string): Promise<FrozenProxy> {
  const [targetHost, targetPort] = target.split(':')
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((near) => {
    connections += 1
    const far = connect(Number(targetPort), targetHost)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.pipe(to)
      from.on('error', () => to.destroy())
      from.on('close', () => sockets.delete(from))
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('The proxy has no port.')
  return {
    host: `127.0.0.1:${address.port}`,
    freeze() {
      for (const socket of sockets) {
        socket.unpipe()
        socket.pause()
      }
    },
    connections: () => connections,
    stop: () =>
      new Promise((stopped) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => stopped())
      }),
  }
}
