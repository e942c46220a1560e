import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join, resolve } from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadedFiles } from '../../scripts/loaded-files.mjs'
import { launchBrowser } from '../support/browser.ts'

const CHECKOUT = resolve(import.meta.dirname, '../..')
const DIST = join(CHECKOUT, 'dist/client')
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' }
const Figures = v.object({ js: v.pipe(v.number(), v.integer()), css: v.pipe(v.number(), v.integer()) })
const Sizes = v.strictObject({ home: Figures, workshop: Figures })

let sizes: v.InferOutput<typeof Sizes>
let server: Server | undefined
let origin: string

beforeAll(async () => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'size'], {
    cwd: CHECKOUT,
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
  sizes = v.parse(Sizes, JSON.parse(stdout))
  const files = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname.startsWith('/api/')) {
      response.writeHead(401, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: { code: 'signed-out', message: 'Nobody is signed in.' } }))
      return
    }
    const file = extname(pathname) !== '' && existsSync(join(DIST, pathname)) ? pathname : '/index.html'
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
    response.end(readFileSync(join(DIST, file)))
  })
  await new Promise<void>((done) => files.listen(0, '127.0.0.1', done))
  server = files
  const address = files.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  origin = `http://127.0.0.1:${address.port}`
})
afterAll(() => new Promise((done) => (server ? server.close(done) : done(undefined))))

describe('npm run size', () => {
  it('keeps home within 45 KB and the workshop within 120 KB of script', () => {
    expect(sizes.home.js).toBeGreaterThan(0)
    expect(sizes.home.js).toBeLessThanOrEqual(45_000)
    expect(sizes.workshop.js).toBeGreaterThan(0)
    expect(sizes.workshop.js).toBeLessThanOrEqual(120_000)
  })

  it('counts every script and style that a browser loads for home', async () => {
    const browser = await launchBrowser()
    try {
      const page = await browser.newPage()
      const loaded = new Set<string>()
      page.on('response', (response) => {
        const { pathname } = new URL(response.url())
        if (/\.(?:js|css)$/.test(pathname)) loaded.add(pathname.slice(1))
      })
      await page.goto(`${origin}/`, { waitUntil: 'networkidle' })
      await page.getByRole('heading', { level: 1 }).waitFor()

      const counted = loadedFiles(DIST, 'home')
      expect([...loaded].filter((file) => !counted.includes(file))).toEqual([])
    } finally {
      await browser.close()
    }
  })
})
