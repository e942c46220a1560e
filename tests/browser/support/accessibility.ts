import axe from 'axe-core'
import * as v from 'valibot'
import { expect } from 'vitest'
import type { Person } from './person.ts'

const STOPS = ['serious', 'critical'] as const

/** Resolves when nothing moves any more but what never ends. */
const SETTLED = `Promise.allSettled(document.getAnimations()
  .filter(({ effect, playState }) => playState === 'running' && effect.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished)).then(() => {})`

const ReportSchema = v.array(
  v.object({
    id: v.string(),
    impact: v.nullish(v.string()),
    help: v.string(),
    nodes: v.array(v.object({ target: v.array(v.unknown()), failureSummary: v.optional(v.string()) })),
  }),
)

/** WCAG 2.2 AA by axe-core: nothing serious or critical on the screen as it stands. */
export async function expectAccessible({ page, name }: Person, where: string): Promise<void> {
  // Evaluated by the debugger, so that the page's own content security policy stays in force.
  if (!(await page.evaluate('window.axe !== undefined'))) await page.evaluate(`(() => { ${axe.source} })()`)
  // What fades in has less contrast on its way than where it stays.
  await page.evaluate(SETTLED)
  const found = v.parse(
    ReportSchema,
    await page.evaluate(
      `axe.run(document, { resultTypes: ['violations'], preload: false, runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'] })
        .then(({ violations }) => violations.map(({ id, impact, help, nodes }) => ({ id, impact, help,
          nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })) })))`,
    ),
  )
  const bad = found
    .filter(({ impact }) => STOPS.some((stop) => stop === impact))
    .map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(describeNode).join('\n')}`)
  expect(bad, `accessibility of ${where}, as ${name} sees it`).toEqual([])
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
