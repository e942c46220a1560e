import { ROUTES } from '../../../shared/api/routes.ts'
import type { RoomClient } from '../../party/support/room-client.ts'
import type { TestStack } from '../../support/local-stack.ts'
import { heading } from './look.ts'
import type { Person } from './person.ts'
import { setRoomClock } from './room-clock.ts'
import { joinWithoutBrowser, workshopIdOf } from './room-guest.ts'
import { comeIn } from './room-steps.ts'
import { sendAs } from './sender.ts'

type Stack = Pick<TestStack, 'roomUrl' | 'secret'>

/** Starts a workshop by the request that its page sends, and goes there. */
export async function startAs(
  person: Person,
  body: Readonly<Record<string, unknown>>,
): Promise<{ readonly teamId: string; readonly joinLink: string }> {
  const { workshopId, teamId, links } = await sendAs(person, ROUTES.createWorkshop.path, {
    ...{ displayName: person.name, timeZone: 'UTC', kind: 'planning' },
    ...body,
  })
  await person.page.goto(`/w/${workshopId}`)
  await heading(person, 'Who is here?').waitFor()
  return { teamId: String(teamId), joinLink: String(links.joinLink) }
}

/** Puts the clock of the room that somebody is welcomed in so far ahead, and looks again. */
export async function putAhead(stack: Stack, person: Person, clockMs: number): Promise<void> {
  await setRoomClock(stack, workshopIdOf(person), clockMs)
  await person.page.reload()
  await heading(person, 'Who is here?').waitFor()
}

/** Priya, who leads, and Wei, who takes part: in the room that a page shows, without browsers. */
const WITHOUT_BROWSERS = [
  { name: 'Priya', role: 'facilitator' },
  { name: 'Wei', role: 'participant' },
] as const

/** Everybody into the room that Ines is in: the others by the link, one after the other, and two without browsers. */
export async function gatherIn(
  stack: Stack,
  ines: Person,
  others: readonly Person[],
  joinLink: string,
): Promise<readonly [priya: RoomClient, wei: RoomClient]> {
  for (const person of others) await comeIn(person, joinLink)
  const [priya, wei] = WITHOUT_BROWSERS
  return Promise.all([
    joinWithoutBrowser(stack, workshopIdOf(ines), priya),
    joinWithoutBrowser(stack, workshopIdOf(ines), wei),
  ])
}

/** Somebody without a browser comes back as who they were, with a new connection. */
export async function comeBack(stack: Stack, workshopId: string, before: RoomClient): Promise<RoomClient> {
  before.drop()
  const personId = before.welcome?.personId ?? ''
  const { name = '', role = 'participant' } = before.visible?.roster[personId] ?? {}
  return joinWithoutBrowser(stack, workshopId, { personId, name, role })
}
