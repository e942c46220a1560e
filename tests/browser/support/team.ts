import type { Locator } from 'playwright-core'
import { joinByLink } from './join.ts'
import { allSee } from './look.ts'
import type { Person } from './person.ts'
import { startByRequest } from './plan-workshop.ts'
import type { Product } from './product.ts'

export interface Team {
  readonly ines: Person
  readonly tomasz: Person
  readonly jonas: Person
  readonly everybody: readonly Person[]
  readonly invitation: { readonly link: string }
  /** Where the room is, for coming back to it. */
  readonly address: string
}

/**
 * A new open board with Ines leading it, Tomasz, and Jonas on a phone. It is made by a request, since how a workshop is set up
 * and its code typed is not what these stories are about.
 */
export async function gatherTeam(product: Product): Promise<Team> {
  const [ines, tomasz, jonas] = await Promise.all([
    product.open('Ines'),
    product.open('Tomasz'),
    product.open('Jonas', 'phone'),
  ])
  const agenda = { from: 'template', templateId: 'open-board' } as const
  const { joinLink } = await startByRequest(ines, product.stack.appUrl, agenda)
  await Promise.all([joinByLink(tomasz, joinLink), joinByLink(jonas, joinLink)])
  const everybody = [ines, tomasz, jonas]
  for (const { name } of everybody) await allSee(everybody, (person) => inTheRoom(person, name))
  return { ines, tomasz, jonas, everybody, invitation: { link: joinLink }, address: ines.page.url() }
}

/** Somebody in the list of people on the welcome stage. */
export function inTheRoom({ page }: Person, name: string): Locator {
  return page.getByRole('region', { name: 'People' }).getByRole('listitem').filter({ hasText: name })
}

export async function leave(people: readonly Person[]): Promise<void> {
  await Promise.all(people.map(({ context }) => context.close()))
}
