import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedBrowser } from '../support/browser.ts'
import { expectAccessible } from './support/accessibility.ts'
import { openPerson, type Person } from './support/person.ts'
import { GALLERY_CASES } from './support/vote-gallery-cases.ts'
import { serveVoteGallery } from './support/vote-gallery-page.ts'

let gallery: Awaited<ReturnType<typeof serveVoteGallery>>
let ines: Person

beforeAll(async () => {
  gallery = await serveVoteGallery()
  ines = await openPerson(await sharedBrowser(), gallery.origin, 'Ines')
  await ines.page.goto('/gallery')
})

afterAll(async () => {
  await ines?.context.close()
  await gallery?.close()
})

async function show(name: string): Promise<void> {
  await ines.page.evaluate((to) => {
    location.hash = to
  }, name)
  await ines.page.locator(`[data-case="${name}"] .closedvote`).waitFor()
}

/** Everything folded is open, so that it is looked at as well. */
async function unfold(): Promise<void> {
  await ines.page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  const talks = ines.page.getByRole('button', { name: /^Talk about it/ })
  await talks.first().click()
}

describe('closed votes of every kind', () => {
  it.each(GALLERY_CASES)('%s fits a phone and a desk, and can be read by everybody', async (name) => {
    const { page } = ines
    await show(name)
    await unfold()
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [320, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      const sideways = await page.evaluate(() => {
        const parts = document.querySelectorAll('.main, .closedvote, .sheet, .resultdetail, .chartfigure')
        return [...parts]
          .filter((part) => part.scrollWidth > part.clientWidth + 1)
          .map((part) => `${part.className}: ${part.scrollWidth} in ${part.clientWidth}`)
      })
      expect(sideways, `what is too wide at ${width} px`).toEqual([])
      await expectAccessible(ines, `${name} at ${width} px, ${colorScheme}`)
    }
    expect(ines.problems.filter((problem) => !problem.includes('favicon'))).toEqual([])
  })
})

describe('a closed vote', () => {
  it('[BA6] stands in the order of disagreement, and in that of the result on request', async () => {
    const { page } = ines
    await show('score-8')
    const rows = page.getByRole('list', { name: 'Results' }).locator('.res')
    await expect.poll(() => rows.first().innerText()).toContain('The room disagrees')
    await page.getByRole('button', { name: 'By result' }).press('Enter')
    await expect.poll(() => rows.first().locator('.res__n').innerText()).toBe('1')
    await expect.poll(() => page.getByText('The cut: top 5, as agreed before voting').count()).toBe(1)
  })

  it('[BA9] gives the reasons of an anonymous vote without a name, and says which answer was mine', async () => {
    const { page } = ines
    await show('score-8')
    const row = page.locator('.res', { hasText: 'Automated tests cover' })
    await row.getByRole('button', { name: /^Talk about it\W+Automated tests/ }).press('Enter')
    await row.getByRole('button', { name: /^Fold/, expanded: true }).waitFor()
    await row.getByText('4 reasons').waitFor()
    expect(await row.innerText()).not.toMatch(/Duarte|Wolski|Raman/)
    await row.getByText(/^Your answer, known to this device alone: 1 \/ [1-5]/).waitFor()
    expect(await row.getByRole('img').first().getAttribute('aria-label')).toMatch(
      /^Mean 3\.5 of 5\. 5 said 5, 3 said 1\. You said 1\.$/,
    )
  })

  it('[BA9] names who chose what in a vote by name', async () => {
    const { page } = ines
    await show('fist-8')
    await page.locator('summary', { hasText: 'Who chose what' }).click()
    const table = page.getByRole('table', { name: 'Who chose what' })
    expect(await table.getByRole('columnheader').allInnerTexts()).toContain('Tomasz Wolski')
    expect(await table.getByRole('row').count()).toBe(9)
  })

  it('[BA7] offers the run-off to facilitators and tells everybody else to wait for it', async () => {
    const { page } = ines
    await show('dots-tie-runoff')
    const runOff = page.getByRole('button', { name: 'Run off these 2' })
    await expect.poll(() => runOff.isEnabled()).toBe(true)
    await show('dots-tie-runoff/participant')
    await page.getByText('A facilitator opens the run-off.').waitFor()
    expect(await runOff.count()).toBe(0)
    expect(await page.getByRole('button', { name: /Confidence vote|Park/ }).count()).toBe(0)
  })

  it('[BA7] leaves one thing to do where the run-off ties, too: a facilitator decides', async () => {
    const { page } = ines
    await show('dots-run-off-tied')
    await page.getByText('The run-off in round 2 ended in a tie, too.').waitFor()
    expect(await page.getByRole('radio').count()).toBe(2)
    expect(await page.getByRole('button', { name: /^Run off/ }).count()).toBe(0)
  })

  it('[BA7] lets a facilitator choose as many of the tied as there are places, where that was agreed', async () => {
    const { page } = ines
    await show('dots-tie-facilitator')
    const settle = page.getByRole('button', { name: /^Settle the tie/ })
    await expect.poll(() => settle.isEnabled()).toBe(false)
    await page.getByRole('radio', { name: /^P99 latency/ }).check()
    await expect.poll(() => settle.isEnabled()).toBe(true)
    expect(await page.getByRole('button', { name: 'Park what is below the line' }).isEnabled()).toBe(false)
  })

  it('[BA7] asks before it parks, and names how many', async () => {
    const { page } = ines
    await show('score-8')
    await page.getByRole('button', { name: 'Park what is below the line' }).click()
    const dialog = page.getByRole('dialog', { name: 'Park 3 proposals?' })
    await dialog.getByRole('button', { name: 'Not now' }).click()
    await dialog.waitFor({ state: 'detached' })
  })

  it('[BA8] says which votes were for an earlier wording, and offers a new round', async () => {
    const { page } = ines
    await show('reworded')
    await page.getByText('2 votes were for an earlier wording, and are not counted').waitFor()
    await page.getByText('Voted on an earlier wording').waitFor()
    expect(await page.getByRole('button', { name: 'Open a new round' }).isEnabled()).toBe(true)
  })

  it('shows before and after on one scale, or each on its own', async () => {
    const { page } = ines
    await show('new-round')
    const before = page.getByRole('region', { name: 'Before and after, compared with round 1' })
    expect(await before.getByRole('img', { name: /^Before 3\.3, after 3\.7\.$/ }).count()).toBe(1)
    await show('after-discussion')
    await expect.poll(() => before.getByText(/Round 1, importance/).count()).toBe(3)
    expect(await before.getByText(/Round 2, fist of five/).count()).toBe(3)
  })
})
