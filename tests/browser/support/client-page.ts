import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url))

/** Serves the client alone: what it asks of the API is answered by whoever looks at it. Whoever starts it closes it. */
export async function serveClient(): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const server = await createServer({
    configFile: false,
    root: `${REPOSITORY}client`,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    // Nobody edits while it is looked at: no watching, no reloading.
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null, fs: { allow: [REPOSITORY] } },
  })
  await server.listen()
  const address = server.httpServer?.address()
  if (address === null || typeof address !== 'object') throw new Error('The client has no port.')
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() }
}
