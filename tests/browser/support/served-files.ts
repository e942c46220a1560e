import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { BrowserContext } from 'playwright-core'

const FOLDER = 'dist/client/assets'
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/**
 * Everybody here is new to the browser, so each would have the same hundred files brought through all layers of a local
 * Worker, which costs the stories a quarter of their time. A file whose name holds the hash of its content is what it is:
 * these come from the folder that the Worker serves, as they come from the cache of somebody who has been here before. Pages,
 * requests and the connection go to the servers; the way of such files is tried in tests/worker/http-edge.test.ts.
 */
export async function knowHashedFiles(context: BrowserContext): Promise<void> {
  await context.route(/\/assets\/[\w.-]+-[\w-]{8}\.(?:css|js|svg|woff2)$/, async (route) => {
    const path = new URL(route.request().url()).pathname
    const contentType = TYPES[extname(path)]
    const body = contentType === undefined ? null : readKnown(path.slice('/assets/'.length))
    if (contentType === undefined || body === null) return route.continue()
    await route.fulfill({
      body,
      contentType,
      headers: { 'cache-control': 'public, max-age=31536000, immutable' },
    })
  })
}

const known = new Map<string, Buffer>()

function readKnown(name: string): Buffer | null {
  try {
    const body = known.get(name) ?? readFileSync(join(FOLDER, name))
    known.set(name, body)
    return body
  } catch {
    return null // The server says what it says of a file that is not there.
  }
}
