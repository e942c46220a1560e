// `npm run coach:train`: weighs the words anew, from the labelled examples in the repository and nothing else.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { installIfMissing } from './install.mjs'

const root = resolve(import.meta.dirname, '..')
process.chdir(root)
installIfMissing()
// Not before it is installed.
const { loadTypeScript } = await import('./load-typescript.mjs')
/** @typedef {{ trainedFiles: () => ReadonlyArray<readonly [path: string, text: string]> }} Training */
const { trainedFiles } = /** @type {Training} */ (await loadTypeScript('tests/coach/train.ts', root))
for (const [path, text] of trainedFiles()) {
  const isNews = readFileSync(path, 'utf8') !== text
  if (isNews) writeFileSync(path, text)
  console.log(`${path}: ${isNews ? 'written' : 'as it was'}, ${text.length} bytes`)
}
