// Which test files have a long version: those that ask how long to run, by TURNOUT_SOAK or by tests/support/soak.ts.
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** @param {string[]} projects folders under tests/ @returns {string[]} paths for vitest */
export function soakTestFiles(projects) {
  return projects
    .map((project) => `tests/${project}`)
    .filter((dir) => existsSync(dir))
    .flatMap((dir) =>
      readdirSync(dir, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.ts'))
        .map((file) => `${dir}/${file.replaceAll('\\', '/')}`),
    )
    .filter((file) => /TURNOUT_SOAK|support\/soak\.ts/.test(readFileSync(file, 'utf8')))
}
