// Builds the client, unless dist/client was built from the very same sources.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runTool } from './tools.mjs'

const SOURCES = [
  ...['client', 'shared', 'vite.config.ts', 'scripts/client-chunks.mjs'],
  ...['tsconfig.json', 'package-lock.json'],
]
const OUTPUT = 'dist/client/index.html'
// Beside the output and not in it: what is in it is served.
const STAMP = 'dist/client.sources'

/** @returns {boolean} whether dist/client now holds the client; when not, vite has said why */
export function buildClientIfChanged() {
  const digest = digestOf(SOURCES)
  if (existsSync(OUTPUT) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return true
  console.log('Building the client …')
  // A test run says `NODE_ENV=test`, and vite would build the parts that are for tests and development.
  const env = { ...process.env, NODE_ENV: 'production' }
  if (runTool('vite', ['build', '--logLevel', 'warn'], env) !== 0) return false
  writeFileSync(STAMP, digest)
  return true
}

/** By content: a clone or a checkout gives every file a new date. @param {string[]} paths */
function digestOf(paths) {
  const hash = createHash('sha256')
  /** @param {string} path */
  function add(path) {
    if (!existsSync(path)) return
    if (statSync(path).isDirectory()) {
      for (const entry of readdirSync(path).sort()) add(join(path, entry))
    } else {
      const content = readFileSync(path)
      hash.update(`${path} ${content.length}\n`).update(content)
    }
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}
