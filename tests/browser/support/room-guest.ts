import * as Y from 'yjs'
import { PROTOCOL_VERSION } from '../../../shared/protocol/messages.ts'
import { RoomClient } from '../../party/support/room-client.ts'
import { freshId, type TestPerson, ticketFor } from '../../party/support/signing.ts'
import type { TestStack } from '../../support/local-stack.ts'
import type { Person } from './person.ts'

/** Somebody in the room without a browser: to fill it with people, and to write what nobody wants to type. */
export async function joinWithoutBrowser(
  { roomUrl, secret }: Pick<TestStack, 'roomUrl' | 'secret'>,
  workshopId: string,
  person: Omit<TestPerson, 'personId'> & Partial<Pick<TestPerson, 'personId'>>,
): Promise<RoomClient> {
  const ticket = await ticketFor(workshopId, { personId: freshId(), ...person }, {}, secret)
  const query = new URLSearchParams({ ticket, v: String(PROTOCOL_VERSION) })
  const url = `${roomUrl.replace(/^http/, 'ws')}/parties/main/${workshopId}?${query}`
  const client = new RoomClient(url, new Y.Doc())
  await client.until('it is welcome', () => client.welcome)
  await client.until('it has the document', () => client.isSynced)
  return client
}

/** The workshop that a person's page shows. */
export function workshopIdOf({ page }: Person): string {
  const id = /\/w\/([\w-]+)/.exec(new URL(page.url()).pathname)?.[1]
  if (id === undefined) throw new Error(`No workshop at ${page.url()}`)
  return id
}
