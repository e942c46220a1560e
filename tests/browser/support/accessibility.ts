import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as v from 'valibot'
import { expect } from 'vitest'
import type { Person } from './person.ts'
import { expectTouchable } from './touch.ts'

/** Half as much to read for each page as what is written for people. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Resolves when nothing moves any more but what never ends. */
const SETTLED = `Promise.allSettled(document.getAnimations()
  .filter(({ effect, playState }) => playState === 'running' && effect.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished)).then(() => {})`

const ReportSchema = v.array(
  v.object({
    id: v.string(),
    help: v.string(),
    nodes: v.array(v.object({ target: v.array(v.unknown()), failureSummary: v.optional(v.string()) })),
  }),
)

/**
 * WCAG 2.2 AA and best practice by axe-core: nothing on the screen as it stands, but that several results on one page have parts of the
 * same name, which the headings over them tell apart. On a phone by a thumb, too.
 */
export async function expectAccessible(person: Person, where: string): Promise<void> {
  const { page, name } = person
  // Evaluated by the debugger, so that the page's own content security policy stays in force.
  if (!(await page.evaluate('window.axe !== undefined'))) await page.evaluate(`(() => { ${AXE} })()`)
  // What fades in has less contrast on its way than where it stays.
  await page.evaluate(SETTLED)
  const found = v.parse(
    ReportSchema,
    await page.evaluate(
      `axe.run(document, { resultTypes: ['violations'], preload: false, runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'], rules: { 'landmark-unique': { enabled: false } } })
        .then(({ violations }) => violations.map(({ id, help, nodes }) => ({ id, help,
          nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })) })))`,
    ),
  )
  const bad = found.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(describeNode).join('\n')}`)
  expect(bad, `accessibility of ${where}, as ${name} sees it`).toEqual([])
  if (person.device === 'phone') await expectTouchable(person, where)
}

function describeNode({
  target,
  failureSummary,
}: {
  target: unknown[]
  failureSummary?: string | undefined
}) {
  return `  ${target.join(' ')}: ${(failureSummary ?? '').replaceAll('\n', ' ')}`
}
