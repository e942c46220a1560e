import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { Person } from './person.ts'

/**
 * For a file whose tests are chapters of one story: after the first that fails the others are skipped, and what everybody
 * saw then is kept as pictures.
 */
export function tellAsStory(people: () => readonly Person[]): void {
  let hasFailed = false
  beforeEach((context) => {
    if (hasFailed) context.skip('An earlier chapter failed.')
  })
  afterEach(async (context) => {
    if (context.task.result?.state !== 'fail') return
    hasFailed = true
    const dir = join(tmpdir(), 'turnout-failed')
    mkdirSync(dir, { recursive: true })
    for (const { name, page, problems } of people()) {
      const path = join(dir, `${name.toLowerCase()}.png`)
      await page.screenshot({ path, fullPage: true }).catch(() => {}) // The page itself may be what failed.
      console.error(`${name} saw ${path}`, ...problems)
    }
  })
}
