// `npm run check`: types, import rules, lint and format, as CI runs them.
import { checkFolders } from './check-folders.mjs'
import { installIfMissing } from './install.mjs'
import { runTool } from './tools.mjs'

installIfMissing()

console.log('Checking types and import rules …')
const areFoldersFine = checkFolders()
console.log('Checking lint and format …')
const isLintFine = runTool('biome', ['check', '--error-on-warnings', '--max-diagnostics=100', '.']) === 0
if (!areFoldersFine || !isLintFine) process.exit(1)
