import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { learnings, TEAM_RETRO_PAGES, type TeamPage } from './support/team-retro-cases.ts'

let product: Product
let noor: Person

beforeAll(async () => {
  product = await openProduct()
  noor = await product.open('Noor')
})

afterAll(() => product?.stop())

/** Opens a page whose questions to the API are answered as given; what else it asks is not there. */
async function open({ path, api, reply, title }: TeamPage): Promise<void> {
  const { page } = noor
  await page.unrouteAll()
  await page.route('**/api/**', (route) => {
    const { pathname, search } = new URL(route.request().url())
    return `${pathname}${search}` === api
      ? route.fulfill({ json: reply })
      : route.fulfill({ status: 404, json: { error: { code: 'not-found', message: 'Not asked for.' } } })
  })
  await page.goto(path)
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
}

describe('what a team’s retros left', () => {
  it.each(Object.entries(TEAM_RETRO_PAGES))(
    '%s fits a phone and a desk, and can be read by everybody',
    async (name, asked) => {
      const { page } = noor
      await open(asked)
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      for (const [width, colorScheme] of [
        [1440, 'light'],
        [320, 'dark'],
      ] as const) {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme })
        const sideways = await page.evaluate(() =>
          [...document.querySelectorAll('.okrs__main, .okrs__main *')]
            .filter(
              (part) => part instanceof HTMLElement && part.getBoundingClientRect().right > innerWidth + 1,
            )
            .filter((part) => part.closest('.charttable, .sr') === null)
            .map((part) => part.className),
        )
        expect(sideways, `what is too wide at ${width} px`).toEqual([])
        await expectAccessible(noor, `${name} at ${width} px, ${colorScheme}`)
      }
    },
  )

  it('a closed retro says to somebody who was not there what it means', async () => {
    const { page } = noor
    const asked = TEAM_RETRO_PAGES['a closed retro']
    await open(asked)
    await page.getByText('A later retro of this cycle took the place of this one.').waitFor()
    const main = page.getByRole('main')
    const said = await main.innerText()
    for (const words of [
      'as revision 2',
      'Reads now: P95 latency of payment processing falls to 570 ms',
      'Committed in the retro, aspirational now',
      'Written down for the owner:',
      'No check-in in the whole cycle: scored from memory.',
      'Dropped during the cycle: The region was closed',
      'Owned by Wei Chen, who has left',
    ]) {
      expect(said).toContain(words)
    }
    const objectives = asked.reply.objectives.map((objective) => ({
      ...objective,
      keyResults: objective.keyResults.map((each) => ({ ...each, checkIns: 0 })),
    }))
    await open({ ...asked, reply: { ...asked.reply, objectives, replacedBy: null } })
    expect(await page.getByRole('list', { name: 'About this retro' }).innerText()).toMatch(
      /Retro 2 of this cycle: its scores and decisions count.*\n.*revision 2.*\nNobody checked in during this cycle/,
    )
    // Said once of all is not said of each.
    expect(await main.innerText()).not.toContain('No check-in in the whole cycle')
  })

  it('[RE6] are looked for by words in the address, and taken out after a question', async () => {
    const { page } = noor
    await open(TEAM_RETRO_PAGES['the library of learnings'])
    const first = learnings[0]
    await page.route('**/api/teams/platform/learnings?q=deployment', (route) =>
      route.fulfill({
        json: {
          ...TEAM_RETRO_PAGES['the library of learnings'].reply,
          learnings: [first],
          total: 1,
          next: null,
        },
      }),
    )
    await page.getByLabel('Search by words').fill('deployment')
    await page.getByLabel('Search by words').press('Enter')
    await page.getByText('1 learning fits “deployment”').waitFor()
    expect(new URL(page.url()).search).toBe('?q=deployment')
    expect(await page.getByRole('article').count()).toBe(1)

    const removals: string[] = []
    await page.route('**/api/learnings/*', (route) => {
      removals.push(`${route.request().method()} ${new URL(route.request().url()).pathname}`)
      return route.fulfill({ json: {} })
    })
    await page.getByRole('button', { name: /^Take out: We learned that the staging/ }).click()
    await page.getByRole('button', { name: 'Keep it' }).click()
    expect(removals).toEqual([])
    await page.getByRole('button', { name: /^Take out: We learned that the staging/ }).click()
    await page.getByRole('button', { name: 'Take it out' }).click()
    await page.getByRole('article').waitFor({ state: 'detached' })
    expect(removals).toEqual(['DELETE /api/learnings/l0'])
  })

  it('[RE7] an action is settled with one press, and stands among those that are', async () => {
    const { page } = noor
    await open(TEAM_RETRO_PAGES['the actions'])
    const [overdue] = TEAM_RETRO_PAGES['the actions'].reply.actions
    const sent: unknown[] = []
    await page.route('**/api/actions/*', (route) => {
      sent.push(route.request().postDataJSON())
      return route.fulfill({
        json: {
          ...overdue,
          state: 'done',
          isOverdue: false,
          settledAtMs: Date.parse('2027-04-10T10:00:00Z'),
        },
      })
    })
    await page.getByRole('heading', { name: 'Open (2)' }).waitFor()
    await page
      .getByRole('button', { name: /^Done:/ })
      .first()
      .press('Enter')
    await page.getByRole('heading', { name: 'Open (1)' }).waitFor()
    await page.getByRole('heading', { name: 'Settled (3)' }).waitFor()
    expect(sent).toEqual([{ state: 'done' }])
  })

  it('[RE8] calibration names no person, and has the picture’s figures as a table', async () => {
    const { page } = noor
    await open(TEAM_RETRO_PAGES.calibration)
    await page.getByText('As a table').first().click()
    const rows = page.getByRole('table', { name: 'Confidence against score' }).getByRole('row')
    expect(await rows.count()).toBe(1 + 3 * 7)
    expect(await page.getByRole('main').innerText()).not.toMatch(/Noor|Wei/)
    await page.getByLabel('Cycle', { exact: true }).selectOption('c1')
    await expect.poll(() => rows.count()).toBe(1 + 7)
  })
})
