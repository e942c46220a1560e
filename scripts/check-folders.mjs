// Each folder is a TypeScript project of its own. What the compiler read for it shows every way of reaching into
// another folder or platform, also those that the linter's import rules cannot see, such as `import('…')` in a type.
import { existsSync } from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'
import { askTool } from './tools.mjs'

/**
 * `reaches`: our folders whose files may be part of the program. `platform`: the only platform types it may see.
 * @typedef {'workers' | 'browser' | 'node' | 'none'} Platform
 */
const FOLDERS = /** @type {const} */ ({
  shared: { reaches: ['shared'], platform: 'none' },
  worker: { reaches: ['worker', 'shared'], platform: 'workers' },
  party: { reaches: ['party', 'shared'], platform: 'workers' },
  client: { reaches: ['client', 'shared'], platform: 'browser' },
  scripts: { reaches: ['scripts'], platform: 'node' },
  tests: { reaches: null, platform: null },
})

/** How the compiler's file list shows that a platform's globals are there. */
const PLATFORM_FILES = {
  workers: /node_modules\/@cloudflare\/workers-types\//,
  browser: /\/lib\.dom\.d\.ts$/,
  node: /node_modules\/@types\/node\//,
}

/** @typedef {keyof typeof FOLDERS} Folder */

/** Type-checks every folder and prints what is wrong. @returns {boolean} whether all is well */
export function checkFolders() {
  let isFine = true
  for (const folder of /** @type {Folder[]} */ (Object.keys(FOLDERS))) {
    if (!existsSync(`${folder}/tsconfig.json`)) continue
    const { status, files, messages } = compile(folder)
    for (const message of messages) console.error(message)
    const problems = trespasses(folder, files)
    for (const problem of problems) console.error(problem)
    // A folder without a single file yet is no mistake; the compiler calls it one (TS18003).
    const isEmpty = messages.length > 0 && messages.every((message) => message.includes('TS18003'))
    if ((status !== 0 && !isEmpty) || problems.length > 0) isFine = false
  }
  return isFine
}

/** @param {string} folder @returns {{ status: number, files: string[], messages: string[] }} */
function compile(folder) {
  const { status, stdout } = askTool('tsc', ['-p', folder, '--listFiles', '--pretty', 'false'])
  const lines = stdout.split(/\r?\n/).filter((line) => line !== '')
  return {
    status,
    files: lines.filter((line) => isAbsolute(line)),
    messages: lines.filter((line) => !isAbsolute(line)),
  }
}

/**
 * @param {Folder} folder
 * @param {string[]} files absolute paths of everything the compiler read
 * @returns {string[]}
 */
export function trespasses(folder, files) {
  const { reaches, platform } = FOLDERS[folder]
  if (reaches === null) return []
  const ours = files.map((file) => relative(resolve('.'), file).replaceAll('\\', '/'))
  const strangers = ours.filter(
    (file) =>
      !file.startsWith('..') &&
      !file.includes('node_modules/') &&
      !reaches.some((name) => file.startsWith(`${name}/`)),
  )
  const foreignTypes = Object.entries(PLATFORM_FILES).filter(
    ([name, pattern]) => name !== platform && files.some((file) => pattern.test(file.replaceAll('\\', '/'))),
  )
  return [
    ...strangers.map(
      (file) =>
        `${folder}/ must not reach ${file}: it may use only ${reaches.map((name) => `${name}/`).join(' and ')}.`,
    ),
    ...foreignTypes.map(([name]) => `${folder}/ must not see the types of another platform: ${name}.`),
  ]
}
