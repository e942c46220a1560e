import * as v from 'valibot'
import { TeamSchema } from '../../../shared/api/record-api.ts'
import { fillPath } from '../../../shared/api/route.ts'
import { ROUTES } from '../../../shared/api/routes.ts'
import type { Cycle } from '../../../shared/okr/cycle.ts'
import type { Person } from './person.ts'
import { readAs } from './sender.ts'

/** The page of a cycle's OKRs. */
export async function cyclePage(person: Person, teamId: string, { name }: Cycle): Promise<string> {
  return `/t/${teamId}?cycle=${await cycleIdOf(person, teamId, name)}`
}

export async function cycleIdOf(person: Person, teamId: string, cycleName: string): Promise<string> {
  const { cycles } = v.parse(TeamSchema, await readAs(person, fillPath(ROUTES.team.path, { teamId })))
  const found = cycles.find(({ name }) => name === cycleName)
  if (found === undefined) throw new Error(`The team has no cycle “${cycleName}”.`)
  return found.cycleId
}
