// `npm run coach:bench`: how long the coach takes for a statement and a set, and how many bytes it is in a browser.
import { resolve } from 'node:path'
import { installIfMissing } from './install.mjs'

const root = resolve(import.meta.dirname, '..')
process.chdir(root)
installIfMissing()
// Not before it is installed.
const { coachBytes, MAX_COACH_BYTES } = await import('./coach-size.mjs')
const { loadTypeScript } = await import('./load-typescript.mjs')
/**
 * @typedef {{ name: string, medianMs: number, p95Ms: number, limitMs: number | null }} Timing
 * @typedef {{ timeCoach: (nowMs: () => number) => Timing[], reportTimings: (timings: Timing[]) => { lines: string[], isFine: boolean } }} Bench
 */
const { timeCoach, reportTimings } = /** @type {Bench} */ (await loadTypeScript('tests/coach/bench.ts', root))
const { lines, isFine } = reportTimings(timeCoach(() => performance.now()))
console.log(lines.join('\n'))

const bytes = await coachBytes(root)
const isSmall = bytes <= MAX_COACH_BYTES
console.log(
  `in a browser, with lexicons, rules and weights: ${bytes} bytes compressed  at most ${MAX_COACH_BYTES}: ${isSmall ? 'kept' : 'MISSED'}`,
)
if (!isFine || !isSmall) process.exitCode = 1
