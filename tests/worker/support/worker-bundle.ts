import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * The Worker with a clock that tests move and a schedule that tests ring: the same `createApp`, with only its clock
 * and how long webhooks may take passed in differently. It can be made to stand still after its next write, so that tests end
 * it between what it wrote and its answer, and it tells what went to the database. Everything under `/__test/` is the test's own.
 */
const ENTRY = `
  import { watchDatabase } from './tests/worker/support/watched-database.ts'
  import { createApp } from './worker/app.ts'
  let offsetMs = 0
  let isToStall = false
  let isStalled = false
  let hold = 'none'
  let trips = null
  const envs = new WeakMap()

  function withStall(env) {
    const known = envs.get(env)
    if (known) return known
    const DB = new Proxy(env.DB, {
      get(db, name) {
        const value = db[name]
        if (typeof value !== 'function') return value
        if (name !== 'batch') return value.bind(db)
        return async (statements) => {
          if (hold === 'next' && statements.some(({ statement }) => !/^\\s*select/i.test(statement))) {
            hold = 'held'
            // Nothing of one request may wake another: it looks by itself.
            while (hold === 'held') await scheduler.wait(5)
          }
          const results = await db.batch(statements)
          if (isToStall && results.some(({ meta }) => meta.changed_db)) {
            isToStall = false
            isStalled = true
            await scheduler.wait(60_000)
          }
          return results
        }
      },
    })
    const wrapped = { ...env, DB: watchDatabase(DB, (trip) => trips?.push(trip)) }
    envs.set(env, wrapped)
    return wrapped
  }

  const app = createApp({
    now: () => Date.now() + offsetMs,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    webhookTimeoutMs: 2_000,
  })
  export default {
    async fetch(request, env, context) {
      const { pathname, searchParams } = new URL(request.url)
      if (pathname === '/__test/clock') {
        offsetMs = Number(searchParams.get('offsetMs'))
        return new Response('set')
      }
      if (pathname === '/__test/begin-anew') {
        offsetMs = 0
        isToStall = false
        isStalled = false
        hold = 'none'
        trips = null
        return new Response('as new')
      }
      if (pathname === '/__test/hold') {
        if (searchParams.has('set')) hold = searchParams.get('set')
        return new Response(hold)
      }
      if (pathname === '/__test/stall') {
        if (searchParams.has('next')) isToStall = true
        return new Response(isStalled ? 'stalled' : 'going')
      }
      if (pathname === '/__test/round-trips') {
        const made = trips ?? []
        trips = searchParams.has('watch') ? [] : null
        return Response.json(made)
      }
      if (pathname === '/__test/scheduled') {
        await app.scheduled({}, withStall(env))
        return new Response('done')
      }
      return app.fetch(request, withStall(env), context)
    },
  }
`

/** `as-shipped` is `worker/index.ts` itself; another entry exports its Worker as `worker`. */
export type WhichWorker = 'with-test-clock' | 'as-shipped' | { readonly entry: string }

/** Made already in this process. */
const bundles = new Map<string, Promise<string>>()

/** The module that Miniflare runs. */
export function bundleWorker(which: WhichWorker): Promise<string> {
  const key = JSON.stringify(which)
  const bundle = bundles.get(key) ?? makeBundle(which)
  bundles.set(key, bundle)
  return bundle
}

async function makeBundle(which: WhichWorker): Promise<string> {
  const contents = typeof which === 'object' ? `export { worker as default } from './${which.entry}'` : ENTRY
  const { outputFiles } = await build({
    ...(which === 'as-shipped'
      ? { entryPoints: [`${root}worker/index.ts`] }
      : { stdin: { contents, resolveDir: root, loader: 'ts' } }),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    conditions: ['workerd', 'worker', 'browser'],
    write: false,
    logLevel: 'silent',
  })
  const [file] = outputFiles
  if (!file) throw new Error('The bundler wrote nothing')
  return file.text
}
