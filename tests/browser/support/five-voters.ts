import { addKeyResult, addObjective } from './board.ts'
import { joinByLink } from './join.ts'
import { goOn } from './lead.ts'
import { allSaved } from './look.ts'
import type { Person } from './person.ts'
import type { Product } from './product.ts'
import { readInvitation, startWorkshop } from './start-workshop.ts'

/** Ines leads; Jonas is on a phone. */
export async function openFive(product: Product) {
  const [ines, tomasz, priya, amara, jonas] = await Promise.all([
    product.open('Ines'),
    product.open('Tomasz'),
    product.open('Priya'),
    product.open('Amara'),
    product.open('Jonas', 'phone'),
  ])
  return { ines, tomasz, priya, amara, jonas, everybody: [ines, tomasz, priya, amara, jonas] as const }
}

/** A new workshop whose only objective has these key results, with everybody in it before the vote is set up. */
export async function planUntilVote(
  everybody: readonly [lead: Person, ...others: Person[]],
  objective: string,
  keyResults: readonly string[],
): Promise<void> {
  const [lead, ...others] = everybody
  await startWorkshop(lead)
  const { link } = await readInvitation(lead)
  await Promise.all(others.map((person) => joinByLink(person, link)))
  await goOn(lead, everybody, 'Objectives')
  await addObjective(lead, objective)
  await goOn(lead, everybody, 'Key results')
  for (const words of keyResults) await addKeyResult(lead, 1, words)
  await allSaved(everybody)
  await goOn(lead, everybody, 'Outputs to outcomes')
  await goOn(lead, everybody, 'Vote')
}
