// `npm run coach:bench`: how long the coach takes for a statement and a set, and how many bytes it is in a browser.
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { installIfMissing } from './install.mjs'

/** Everything of the coach that the client loads, compressed. */
const MAX_CLIENT_BYTES = 35 * 1024

const root = resolve(import.meta.dirname, '..')
process.chdir(root)
installIfMissing()
// Not before it is installed.
const { bundleTypeScript, loadTypeScript } = await import('./load-typescript.mjs')
/**
 * @typedef {{ name: string, medianMs: number, p95Ms: number, limitMs: number | null }} Timing
 * @typedef {{ timeCoach: (nowMs: () => number) => Timing[], reportTimings: (timings: Timing[]) => { lines: string[], isFine: boolean } }} Bench
 */
const { timeCoach, reportTimings } = /** @type {Bench} */ (await loadTypeScript('tests/coach/bench.ts', root))
const { lines, isFine } = reportTimings(timeCoach(() => performance.now()))
console.log(lines.join('\n'))

const code = await bundleTypeScript('shared/coach/assess.ts', root, { minify: true })
const bytes = gzipSync(code, { level: 9 }).length
const isSmall = bytes <= MAX_CLIENT_BYTES
console.log(
  `assess, with lexicons, rules and weights: ${bytes} bytes compressed  at most ${MAX_CLIENT_BYTES}: ${isSmall ? 'kept' : 'MISSED'}`,
)
if (!isFine || !isSmall) process.exitCode = 1
