import type { Locator } from 'playwright-core'
import { expectFocus } from './look.ts'
import type { Person } from './person.ts'

/** A card on the board of notes by words in it. */
export function noteCard({ page }: Person, words: string): Locator {
  return page.getByRole('gridcell').filter({ hasText: words })
}

export function noteGroup({ page }: Person, name: string): Locator {
  return page.getByRole('rowgroup', { name, exact: true })
}

/** Tab leads to the cards once, however many there are. */
export async function tabToCards({ page }: Person): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if (await isOnCard(page)) return
  }
  throw new Error('Tab does not lead to the cards.')
}

/** By keys alone: from the first card on, one after the other as they are read. */
export async function goToCard(person: Person, words: string): Promise<void> {
  const { page } = person
  if (!(await isOnCard(page))) await tabToCards(person)
  await page.keyboard.press('Home')
  for (let presses = 0; presses < 60; presses += 1) {
    const text = await page.evaluate(() => document.activeElement?.textContent ?? '')
    if (text.includes(words)) return
    await page.keyboard.press('j')
  }
  throw new Error(`No key leads to “${words}”.`)
}

/** Groups what is selected, and types the name that is asked for. */
export async function nameNewGroup(person: Person, name: string): Promise<void> {
  const { page } = person
  await page.keyboard.press('g')
  await expectFocus(page.getByRole('textbox', { name: 'Name of the group' }))
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await noteGroup(person, name).waitFor()
}

function isOnCard(page: Person['page']): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.getAttribute('role') === 'gridcell')
}
