import type { Locator } from 'playwright-core'
import { press } from './board.ts'
import { expectSoon } from './look.ts'
import type { Person } from './person.ts'

/** The field for a card that only its author reads. */
export function privateField({ page }: Person, label = 'New objective'): Locator {
  return page.locator('.composer').getByRole('textbox', { name: label, exact: true })
}

/** Writes a card alone and waits until it lies below. */
export async function writeAlone(person: Person, text: string, label?: string): Promise<void> {
  const field = privateField(person, label)
  await field.fill(text)
  const frame = person.page
    .locator('.composer')
    .filter({ has: person.page.getByRole('textbox', { name: label ?? 'New objective', exact: true }) })
  if (person.device === 'phone') await press(person, frame.getByRole('button', { name: 'Add', exact: true }))
  else await field.press('Enter')
  await myCard(person, text).waitFor()
}

/** A card of mine by its words; pressing it edits it. */
export function myCard(person: Person, text: string): Locator {
  return myCards(person).getByRole('button', { name: text, exact: true })
}

export function myCards({ page }: Person): Locator {
  return page.locator('.mine')
}

/** What the list beside the cards says: "Tomasz ready 3 cards". */
export async function expectRoom(person: Person, rows: Readonly<Record<string, string>>): Promise<void> {
  const list = person.page.getByRole('region', { name: 'The room' }).getByRole('listitem')
  await expectSoon(
    async () => {
      const shown = await Promise.all(
        (await list.all()).map(async (row) => {
          const backs = row.locator('.backs')
          const name = await row
            .locator(':scope > span:nth-child(2)')
            .evaluate((node) => node.firstChild?.textContent ?? '')
          return [name, (await backs.getAttribute('aria-label')) ?? (await backs.innerText())] as const
        }),
      )
      return Object.fromEntries(shown)
    },
    { ...rows },
    `the room's cards as ${person.name} sees them`,
  )
}

/** Words in the section of revealed cards, with the author where there is one: "Ship daily (by Tomasz)". */
export async function expectRevealed(person: Person, cards: readonly string[]): Promise<void> {
  const list = person.page.getByRole('region', { name: 'What we wrote' }).locator('.notecard, .note')
  await expectSoon(
    async () => {
      const shown = await Promise.all(
        (await list.all()).map(async (card) => {
          const [words, author] = await card.locator('p').allInnerTexts()
          return author === undefined ? words : `${words} (${author})`
        }),
      )
      return shown.toSorted()
    },
    [...cards].toSorted(),
    `the revealed cards as ${person.name} sees them`,
  )
}
