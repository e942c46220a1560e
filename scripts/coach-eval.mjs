// `npm run coach:eval`: how often the coach is right, on labelled statements.
import { resolve } from 'node:path'
import { installIfMissing } from './install.mjs'

const root = resolve(import.meta.dirname, '..')
const calledIn = (process.env.npm_lifecycle_event === 'coach:eval' && process.env.INIT_CWD) || process.cwd()
process.chdir(root)
installIfMissing()
// Not before it is installed.
const { loadTypeScript } = await import('./load-typescript.mjs')
/** @typedef {{ evaluate: (args: string[], calledIn: string) => { lines: string[], status: 0 | 2 } }} Evaluation */
const { evaluate } = /** @type {Evaluation} */ (await loadTypeScript('tests/coach/evaluate.ts', root))
const { lines, status } = evaluate(process.argv.slice(2), calledIn)
const print = status === 0 ? console.log : console.error
print(lines.join('\n'))
process.exitCode = status
