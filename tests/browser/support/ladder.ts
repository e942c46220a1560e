import type { Locator } from 'playwright-core'
import { press } from './board.ts'
import type { Person } from './person.ts'

/** The ladder's panel. */
export function ladder({ page }: Person): Locator {
  return page.getByRole('dialog', { name: 'From output to outcome' })
}

/** Opens the ladder of a card ("Key result 1.4"); who comes second finds the same one. */
export async function openLadder(person: Person, card: string): Promise<void> {
  await press(
    person,
    person.page.getByRole('button', { name: `Turn it into an outcome: ${card}`, exact: true }),
  )
  await ladder(person).waitFor()
}

/** The answer to one of its questions, typed by everybody who has it open. */
export function rung(person: Person, question: string): Locator {
  return ladder(person).getByRole('textbox', { name: question, exact: true })
}
