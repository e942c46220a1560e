// A reporter of vitest: writes what each test file came to, for `npm test`, which may run a few files once more.
import { readFileSync, writeFileSync } from 'node:fs'

/** Names the file that is written. */
export const OUTCOME_PATH = 'TURNOUT_TEST_OUTCOME'

/**
 * A file of tests in one project (vitest.config.ts): how many passed and failed. One that could not be run at all has one failure.
 * @typedef {{ project: string, path: string, passed: number, failed: number }} FileOutcome
 * @typedef {{ files: FileOutcome[], strayErrors: number }} Outcome `strayErrors`: thrown outside of any test
 */

export default class {
  /** @param {readonly import('vitest/node').TestModule[]} modules @param {readonly unknown[]} errors */
  onTestRunEnd(modules, errors) {
    const path = process.env[OUTCOME_PATH]
    if (path === undefined) return
    const files = modules.map((module) => {
      const failed = [...module.children.allTests('failed')].length
      return {
        project: module.project.name,
        path: module.relativeModuleId,
        passed: [...module.children.allTests('passed')].length,
        failed: failed === 0 && !module.ok() ? 1 : failed,
      }
    })
    writeFileSync(path, JSON.stringify({ files, strayErrors: errors.length }))
  }
}

/** @param {string} path @returns {Outcome | null} `null`: vitest did not come to its end */
export function readOutcome(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/** So many fail together of a busy machine. More have failed of what was changed. */
const MAX_AGAIN = 3

/**
 * The files that are worth a second run by themselves: a few that failed beside many others.
 * @param {Outcome | null} outcome
 * @returns {FileOutcome[]} empty when the run is over as it is
 */
export function filesToRunAgain(outcome) {
  if (outcome === null || outcome.strayErrors > 0) return []
  const failed = outcome.files.filter((file) => file.failed > 0)
  return failed.length < outcome.files.length && failed.length <= MAX_AGAIN ? failed : []
}

/**
 * The plain count of a run in which some files ran twice: of those the second time counts.
 * @param {FileOutcome[]} first @param {FileOutcome[]} again
 */
export function countOf(first, again) {
  /** @param {FileOutcome} one */
  const keyOf = ({ project, path }) => `${project} ${path}`
  const files = new Map([...first, ...again].map((file) => [keyOf(file), file]))
  let [passed, failed] = [0, 0]
  for (const file of files.values()) {
    passed += file.passed
    failed += file.failed
  }
  return `${passed} passed, ${failed} failed`
}
