import type { Env } from '../env.ts'

/** Files under this path carry a hash of their content in their name. */
const HASHED_PREFIX = '/assets/'

/** The client's files. Hashed ones are cached for a year; pages are asked for again each time. */
export async function serveAsset({ ASSETS }: Pick<Env, 'ASSETS'>, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const found = await ASSETS.fetch(request)
  const isPage = found.headers.get('content-type')?.startsWith('text/html') ?? false
  // The assets answer an unknown path with the app's page; a browser that is handed a page as a script caches nonsense.
  if (pathname.startsWith(HASHED_PREFIX) && isPage) {
    return new Response('Not found', { status: 404, headers: { 'cache-control': 'no-store' } })
  }
  const response = new Response(found.body, found)
  const isHashed = pathname.startsWith(HASHED_PREFIX) && (found.ok || found.status === 304)
  response.headers.set('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  return response
}
