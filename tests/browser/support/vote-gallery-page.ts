import { fileURLToPath } from 'node:url'
import { createServer, type Plugin } from 'vite'

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url))
const ENTRY = fileURLToPath(new URL('./vote-gallery.tsx', import.meta.url))

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Closed votes</title>
    <script src="/theme.js"></script>
  </head>
  <body>
    <div id="app" class="app"></div>
    <script type="module" src="/@fs${ENTRY}"></script>
  </body>
</html>`

/** Serves a page that shows one closed vote, named after the `#`. Whoever starts it closes it. */
export async function serveVoteGallery(): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const page: Plugin = {
    name: 'vote-gallery',
    configureServer(server) {
      server.middlewares.use('/gallery', (_request, response) => {
        response.setHeader('content-type', 'text/html')
        response.end(PAGE)
      })
    },
  }
  const server = await createServer({
    configFile: false,
    root: `${REPOSITORY}client`,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    // Nobody edits while it is looked at: no watching, no reloading.
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null, fs: { allow: [REPOSITORY] } },
    plugins: [page],
  })
  await server.listen()
  const address = server.httpServer?.address()
  if (address === null || typeof address !== 'object') throw new Error('The gallery has no port.')
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() }
}
