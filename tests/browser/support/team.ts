import type { Locator } from 'playwright-core'
import { joinByCode, joinByLink } from './join.ts'
import { allSee } from './look.ts'
import type { Person } from './person.ts'
import type { Product } from './product.ts'
import { readInvitation, startWorkshop } from './start-workshop.ts'

export interface Team {
  readonly ines: Person
  readonly tomasz: Person
  readonly jonas: Person
  readonly everybody: readonly Person[]
  readonly invitation: { readonly link: string; readonly code: string }
  /** Where the room is, for coming back to it. */
  readonly address: string
}

/** A new workshop with Ines leading it, Tomasz who typed the code, and Jonas who opened the link on a phone. */
export async function gatherTeam(product: Product): Promise<Team> {
  const [ines, tomasz, jonas] = await Promise.all([
    product.open('Ines'),
    product.open('Tomasz'),
    product.open('Jonas', 'phone'),
  ])
  await startWorkshop(ines)
  const invitation = await readInvitation(ines)
  await Promise.all([joinByCode(tomasz, invitation.code), joinByLink(jonas, invitation.link)])
  const everybody = [ines, tomasz, jonas]
  for (const { name } of everybody) await allSee(everybody, (person) => inTheRoom(person, name))
  return { ines, tomasz, jonas, everybody, invitation, address: ines.page.url() }
}

/** Somebody in the list of people on the welcome stage. */
export function inTheRoom({ page }: Person, name: string): Locator {
  return page.getByRole('region', { name: 'People' }).getByRole('listitem').filter({ hasText: name })
}

export async function leave(people: readonly Person[]): Promise<void> {
  await Promise.all(people.map(({ context }) => context.close()))
}
