import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { press } from './board.ts'
import { heading } from './look.ts'
import type { Person } from './person.ts'
import { workshopIdOf } from './room-guest.ts'

/** The scale on which somebody gives a grade of their own. */
export const MY_GRADE = 'Your grade, from 0.0 to 1.0'

/** The key on a scale that says this grade. */
export function gradeKey({ page }: Person, scale: string, grade: string): Locator {
  return page.getByRole('group', { name: scale }).getByTitle(grade, { exact: true })
}

/** Chooses a grade of one's own of the key result that is shown, and sets it. */
export async function giveGrade(person: Person, grade: string): Promise<void> {
  await press(person, gradeKey(person, MY_GRADE, grade))
  await press(person, person.page.getByRole('button', { name: /^(Set|Change) my grade$/ }))
  await person.page.getByText(`Your grade is in: ${grade}.`).first().waitFor()
}

/** On the phone of who leads, whose bar is the highest: every grade can be pressed without a scroll. */
export async function expectScaleInSight(person: Person): Promise<void> {
  const { page } = person
  const before = page.viewportSize()
  await page.setViewportSize({ width: 360, height: 740 })
  const bar = await page.getByRole('region', { name: 'Facilitator' }).boundingBox()
  const last = await gradeKey(person, MY_GRADE, '1.0').boundingBox()
  expect((last?.y ?? 740) + (last?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0)
  if (before !== null) await page.setViewportSize(before)
}

/** The score that the room agrees on, written down by who leads. */
export async function agreeOn({ page }: Person, score: string): Promise<void> {
  await page.getByTitle(score, { exact: true }).click()
  await page.getByRole('button', { name: `Agree on ${score}` }).click()
}

/** [RE5] Keeps, modifies or drops a key result, and says why. */
export async function decide(
  { page }: Person,
  keyResult: string,
  verdict: 'Keep' | 'Modify' | 'Drop',
  why: string,
): Promise<void> {
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: keyResult }) })
  await card
    .getByRole('group', { name: `What becomes of “${keyResult}”` })
    .getByText(verdict)
    .click()
  await card.getByLabel(`Why, for “${keyResult}”`).fill(why)
  await card.getByRole('button', { name: 'Decide' }).click()
  await card.getByText(why).waitFor()
}

/** From the page of a cycle into its new retro, by the name of the agenda; leads to the welcome stage. */
export async function startRetro(
  person: Person,
  agenda: string,
  looksAtChoice: () => Promise<void> = async () => {},
): Promise<void> {
  const { page } = person
  await page.getByRole('button', { name: /^Hold (a|another) retro$/ }).click()
  await page.getByRole('radio', { name: agenda }).check()
  await looksAtChoice()
  await page.getByRole('button', { name: 'Start the retro' }).click()
  await heading(person, 'Who is here?').waitFor()
}

/** Far smaller than any projector, so that few things are many: nobody scrolls it, so each page has to hold what it shows. */
async function expectNothingBelowScreen(page: Page, stage: string): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 1024, height: 480 })
  const place = page.getByText(/^\d+ of \d+$/).and(page.getByRole('status'))
  const pages = (await place.isVisible()) ? Number((await place.innerText()).split(' ').at(-1)) : 1
  for (let at = 1; at <= pages; at += 1) {
    if (at > 1) {
      await page.keyboard.press('PageDown')
      await page.getByText(`${at} of ${pages}`, { exact: true }).waitFor()
    }
    await expect.poll(() => page.evaluate(linesBelowScreen), { message: `${stage}, projected` }).toEqual([])
  }
  if (before !== null) await page.setViewportSize(before)
}

/** What begins on the screen and ends below it, or below where pages do; the page itself, where it scrolls. */
function linesBelowScreen(): readonly string[] {
  const foot = document.querySelector('.present__foot')?.getBoundingClientRect().top ?? 0
  const parts = [...document.querySelectorAll('.present__main :is(h1, h2, h3, p, li, svg, blockquote)')]
  const below = parts.filter((part) => {
    const { left, bottom, height } = part.getBoundingClientRect()
    return part.checkVisibility() && height > 0 && left < innerWidth && bottom > foot + 1
  })
  const page = document.documentElement.scrollHeight > innerHeight ? ['the page'] : []
  return [...page, ...below.map((part) => part.textContent ?? '')]
}

/** The room on a projector: what everybody may know of the stage, and nothing of one person's. */
export async function expectProjected(person: Person, stage: string): Promise<void> {
  const page = await person.context.newPage()
  await page.goto(`/w/${workshopIdOf(person)}/present`)
  await page.locator(`.present--${stage}`).waitFor()
  expect(await page.getByText(/Yours was|Only you|^Mine$/).count()).toBe(0)
  await expectNothingBelowScreen(page, stage)
  await expectAccessible({ ...person, name: 'The projector', page }, `${stage}, projected`)
  await page.close()
}
