import { heading } from './look.ts'
import type { Person } from './person.ts'

/** Opens a link as it was sent, says the name, and is in the room. */
export async function joinByLink(person: Person, link: string): Promise<void> {
  await person.page.goto(link)
  await sayName(person)
}

/** Types the code on the home page, the way it is read aloud. */
export async function joinByCode(person: Person, code: string): Promise<void> {
  const { page } = person
  await page.goto('/')
  await page.getByLabel('Join code').fill(code)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await sayName(person)
}

async function sayName(person: Person): Promise<void> {
  const { page, name } = person
  await page.getByLabel('Join as …?').fill(name)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await heading(person, 'Who is here?').waitFor()
}
