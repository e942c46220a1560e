// `npm test`: types, lint, build, then unit, Worker, room, browser and script tests. Arguments go through to vitest.
// `--soak` (npm run soak) runs only the tests that have a long version, at their full length.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buildClientIfChanged } from './build-client.mjs'
import { checkFolders } from './check-folders.mjs'
import { findOrInstallBrowser } from './find-browser.mjs'
import { installIfMissing } from './install.mjs'
import { soakTestFiles } from './soak-tests.mjs'
import { countOf, filesToRunAgain, OUTCOME_PATH, readOutcome } from './test-outcome.mjs'
import { runTool } from './tools.mjs'

/** Projects (vitest.config.ts) that need more than the sources. */
const NEED_CLIENT = ['worker', 'browser', 'scripts']
const NEED_BROWSER = ['browser']
/** A client is made from the OpenAPI document by tools that want another TypeScript than ours. */
const NEED_OPENAPI_TOOLS = ['worker']

const SOAK_PROJECTS = [
  'shared',
  'room',
  'party',
  'party-worker',
  'party-worker-next',
  'party-load',
  'party-worker-load',
  'browser',
]

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message)
  process.exit(1)
}

installIfMissing()

const args = process.argv.slice(2)
const isSoak = args.includes('--soak')
const vitestArgs = args.filter((arg) => arg !== '--soak')
const projects = isSoak ? SOAK_PROJECTS : chosenProjects(vitestArgs)
/** @param {string[]} needy */
const isChosen = (needy) => projects.length === 0 || projects.some((project) => needy.includes(project))

if (isChosen(NEED_OPENAPI_TOOLS)) installIfMissing(process.stdout, 'tests/openapi-client')

if (args.length === 0) {
  console.log('Checking types and import rules …')
  const areFoldersFine = checkFolders()
  console.log('Checking lint and format …')
  if (runTool('biome', ['check', '--error-on-warnings', '.']) !== 0 || !areFoldersFine)
    fail('The check failed.')
}
if (isChosen(NEED_CLIENT) && !buildClientIfChanged()) fail('The client could not be built.')

/** @type {NodeJS.ProcessEnv} */
const env = {
  ...process.env,
  TURNOUT_SOAK: isSoak ? '1' : '',
  // Tests make much that lives for a moment. With room for it a tenth less time goes to clearing up.
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-semi-space-size=64`.trim(),
}
if (isChosen(NEED_BROWSER)) {
  try {
    env.CHROME_PATH = findOrInstallBrowser()
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
  }
}

/** Long runs take as long as they take; vitest's own limit is meant for the short ones. */
const SOAK_TIMEOUT_MS = 60 * 60_000
const soakArgs = isSoak
  ? [
      ...projects.map((project) => `--project=${project}`),
      `--testTimeout=${SOAK_TIMEOUT_MS}`,
      ...soakTestFiles(projects),
    ]
  : []
process.exit(args.length === 0 ? runAll() : runTool('vitest', ['run', ...soakArgs, ...vitestArgs], env))

/**
 * All there is. A story with three browsers can fail of a machine that is busy with everything else: the few files that failed are run
 * once more, one after the other, and what passes then has passed. Which they were is said either way.
 * @returns {number} exit status
 */
function runAll() {
  const first = runAndRead([])
  const again = first.status === 0 ? [] : filesToRunAgain(first.outcome)
  if (first.outcome === null || again.length === 0) return first.status
  const names = again.map(({ project, path }) => `${path} (${project})`).join(', ')
  console.log(`Failed beside the others, and run once more alone: ${names}`)
  const second = again.map(({ project, path }) => runAndRead([`--project=${project}`, path]))
  console.log(`Were run twice: ${names}`)
  console.log(
    countOf(
      first.outcome.files,
      second.flatMap(({ outcome }) => outcome?.files ?? []),
    ),
  )
  return second.find(({ status }) => status !== 0)?.status ?? 0
}

/** @param {string[]} which files of which project; none: all */
function runAndRead(which) {
  const path = join(mkdtempSync(join(tmpdir(), 'turnout-tests-')), 'outcome.json')
  const reporters = ['--reporter=default', '--reporter=./scripts/test-outcome.mjs']
  const status = runTool('vitest', ['run', ...reporters, ...which], { ...env, [OUTCOME_PATH]: path })
  const outcome = readOutcome(path)
  rmSync(dirname(path), { recursive: true, force: true })
  return { status, outcome }
}

/** @param {string[]} given @returns {string[]} empty when all projects run */
function chosenProjects(given) {
  return given.flatMap((arg, index) => {
    if (arg.startsWith('--project=')) return [arg.slice('--project='.length)]
    const next = given[index + 1]
    return arg === '--project' && next !== undefined ? [next] : []
  })
}
