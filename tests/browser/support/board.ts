import type { Locator } from 'playwright-core'
import { expectFocus } from './look.ts'
import type { Person } from './person.ts'

/** A card's words, as a person who may write sees them: pressing them edits them. */
export function words({ page }: Person, text: string | RegExp): Locator {
  return page
    .getByRole('main')
    .getByRole('button', typeof text === 'string' ? { name: text, exact: true } : { name: text })
}

export async function addObjective(person: Person, text: string): Promise<void> {
  await add(person, 'New objective', text)
}

/** @param objective its number on the board, from 1 */
export async function addKeyResult(person: Person, objective: number, text: string): Promise<void> {
  await add(person, `New key result for objective ${objective}`, text)
}

/** The words of every card of a list, from top to bottom. */
export function keyResultsOf({ page }: Person, objective: number): Locator {
  return page.getByRole('list', { name: `Key results of objective ${objective}` })
}

/** Edits a card in place: press its words, type others, Enter. `card` is its name, such as "Key result 1.2". */
export async function rewrite(person: Person, card: string, text: string, next: string): Promise<void> {
  const field = await edit(person, card, text)
  await field.fill(next)
  await field.press('Enter')
  await words(person, next).waitFor()
}

/** Presses a card's words and waits for the field that is ready to be typed in. */
export async function edit(person: Person, card: string, text: string): Promise<Locator> {
  await press(person, words(person, text))
  const field = person.page.getByRole('textbox', { name: card, exact: true })
  // Nobody types before the caret is there.
  await expectFocus(field)
  return field
}

/** Opens the menu of a card ("Key result 1.2") and chooses from it. */
export async function chooseInMenu(person: Person, card: string, item: string): Promise<void> {
  const { page } = person
  await press(person, page.getByRole('button', { name: `More for ${card}`, exact: true }))
  await press(person, page.getByRole('menuitem', { name: item, exact: true }))
}

/** The undo that a notice offers for as long as it stands. */
export function undoInNotice({ page }: Person): Locator {
  return page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' })
}

/** A finger on a phone, a pointer elsewhere. */
export function press({ device }: Person, target: Locator): Promise<void> {
  return device === 'phone' ? target.tap() : target.click()
}

async function add(person: Person, field: string, text: string): Promise<void> {
  const { page, device } = person
  const input = page.getByRole('textbox', { name: field, exact: true })
  await input.fill(text)
  // Phones have no Enter that everybody finds: the button is the way there.
  if (device === 'phone') await page.getByRole('main').getByRole('button', { name: 'Add', exact: true }).tap()
  else await input.press('Enter')
  await words(person, text).waitFor()
}
