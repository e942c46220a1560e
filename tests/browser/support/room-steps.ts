import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { Command } from '../../../shared/workshop/decide.ts'
import type { RoomClient } from '../../party/support/room-client.ts'
import { dotSettings, dots } from '../../support/ballots.ts'
import { heading } from './look.ts'
import type { Person } from './person.ts'

/** A command that the room must not refuse. */
export async function done(client: RoomClient, command: Command): Promise<void> {
  expect(await client.command(command), command.type).toBe('done')
}

/** To a stage, by somebody who leads without a browser. */
export async function goTo(client: RoomClient, stageId: string): Promise<void> {
  if (client.visible?.stageId !== stageId) await done(client, { type: 'go-to-stage', stageId })
}

/** A button of the bar at the foot of the room. */
export function leadButton({ page }: Person, name: string | RegExp): Locator {
  return page.getByRole('region', { name: 'Facilitator' }).getByRole('button', { name })
}

/** Opens a join link. Whoever is known to the team already is not asked for a name again. */
export async function comeIn(person: Person, link: string): Promise<void> {
  await person.page.goto(link)
  const asked = person.page.getByLabel('Join as …?')
  const inside = heading(person, 'Who is here?')
  await asked.or(inside).first().waitFor()
  if (await asked.isVisible()) {
    await asked.fill(person.name)
    await person.page.getByRole('button', { name: 'Join', exact: true }).click()
  }
  await inside.waitFor()
}

export function personIdIn({ visible }: RoomClient, name: string): string {
  const found = Object.entries(visible?.roster ?? {}).find(([, person]) => person.name === name)
  if (found === undefined) throw new Error(`${name} is not in the room.`)
  return found[0]
}

/** A vote of dots in which these people, the first of whom leads, give the same, closed at once. */
export async function voteAtOnce(
  [leader, ...others]: readonly [RoomClient, ...RoomClient[]],
  itemIds: readonly string[],
  cutLine: number | null,
  given: Readonly<Record<string, number>>,
): Promise<void> {
  await done(leader, {
    ...{ type: 'open-ballot', settings: dotSettings({ cutLine }), itemIds: [...itemIds] },
    ...{ opensAtMs: null, closesAtMs: null, follows: null },
  })
  const ballotId = leader.visible?.ballots.at(-1)?.ballotId ?? ''
  for (const person of [leader, ...others]) {
    await done(person, {
      ...{ type: 'cast-ballot', ballotId, choice: dots(given) },
      ...{ confirmedIds: [], seenVersion: 0 },
    })
  }
  await done(leader, { type: 'close-ballot', ballotId })
}
