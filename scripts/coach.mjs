// `npm run coach`: what the coach has to say about OKRs in a Markdown file, or labels for a file of statements.
import { readFileSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { installIfMissing } from './install.mjs'

const HELP = `npm run coach -- [options] [FILE.md]
  Reads OKRs from a Markdown file and prints what the coach has to say, as a linter does:
  FILE:LINE:COLUMN RULE VERDICT MESSAGE
    --explain   the reason and an example below each finding
    --strict    exit status 1 when a finding warns

npm run coach -- --jsonl [FILE.jsonl]
  Reads {"id","kind":"objective"|"key_result","text"} on each line and prints {"id","labels"} for each, in order.
  Lines that cannot be read are named on standard error, the others are answered, and the exit status is 2.

Without a file, or with "-", it reads standard input. Exit status 2: it could not do (all of) what was asked.`

/**
 * As in `shared/coach/command/coach-command.ts`; scripts may not reach it, because they run where it is missing, too.
 * @typedef {{ mode: 'label' | 'lint', name: string, text: string, isStrict: boolean, explains: boolean, hasColours: boolean }} CoachRequest
 * @typedef {{ runCoach: (request: CoachRequest) => { out: string[], errors: string[], status: number } }} CoachModule
 */

const root = resolve(import.meta.dirname, '..')
// npm runs scripts in the checkout, wherever it was called; files are meant from where it was called.
const calledIn = (process.env.npm_lifecycle_event === 'coach' && process.env.INIT_CWD) || process.cwd()

process.exitCode = await main()

/** @returns {Promise<number>} exit status */
async function main() {
  let args
  try {
    args = readArguments()
  } catch (error) {
    return failBadly('bad-usage', `${error instanceof Error ? error.message : error} See --help.`)
  }
  const { values, positionals } = args
  if (values.help) {
    print(1, HELP)
    return 0
  }
  const file = positionals[0] ?? '-'
  const isInput = file === '-'
  let text
  try {
    text = readFileSync(isInput ? 0 : resolve(calledIn, file), 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error
    return failBadly('cannot-read', `${isInput ? 'Standard input' : file} cannot be read (${code}).`)
  }
  process.chdir(root)
  installIfMissing(process.stderr)
  const { loadTypeScript } = await import('./load-typescript.mjs')
  const { runCoach } = /** @type {CoachModule} */ (
    await loadTypeScript('shared/coach/command/coach-command.ts', root)
  )
  const { out, errors, status } = runCoach({
    mode: values.jsonl ? 'label' : 'lint',
    name: isInput ? '<stdin>' : file,
    text,
    isStrict: values.strict,
    explains: values.explain,
    hasColours: process.stdout.isTTY === true && !process.env.NO_COLOR,
  })
  if (out.length > 0) print(1, out.join('\n'))
  if (errors.length > 0) print(2, errors.join('\n'))
  return status
}

function readArguments() {
  const parsed = parseArgs({
    allowPositionals: true,
    options: {
      jsonl: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      explain: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (parsed.positionals.length > 1) throw new Error('Name one file.')
  if (parsed.values.jsonl && (parsed.values.strict || parsed.values.explain))
    throw new Error('--strict and --explain are for Markdown.')
  return parsed
}

/** @param {string} code @param {string} message @returns {number} exit status */
function failBadly(code, message) {
  print(2, `${code}: ${message}`)
  return 2
}

/**
 * Waits until all of it is out, also into a pipe; a reader that went away (`| head`) is no error.
 * @param {1 | 2} stream @param {string} text
 */
function print(stream, text) {
  const bytes = Buffer.from(`${text}\n`)
  let at = 0
  while (at < bytes.length) {
    try {
      at += writeSync(stream, bytes, at)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === 'EPIPE') return
      if (code !== 'EAGAIN') throw error
    }
  }
}
