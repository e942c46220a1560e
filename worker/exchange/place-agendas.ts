import { MAX_TEAM_AGENDAS } from '../../shared/api/agendas-api.ts'
import type { TeamDocument } from '../../shared/exchange/team-document.ts'
import type { PlacedDocument } from './place-document.ts'

/** The agendas of a document as they come into a team, and what people should know of them. */
export type PlacedAgendas = {
  readonly coming: TeamDocument['agendas']
  readonly notes: readonly string[]
}

/**
 * An agenda comes in under its name where the team keeps none of that name yet: what it keeps is left as it is. Links to other
 * teams are only told, since both teams have to agree to one.
 * @param mayKeep whether who imports may keep agendas for the team
 */
export function placeAgendas(
  { document: { agendas, linkedTeams }, known }: Pick<PlacedDocument, 'document' | 'known'>,
  mayKeep: boolean,
): PlacedAgendas {
  const here = new Map(known.agendas.map(({ name, planJson }) => [name, planJson]))
  const fresh = agendas.filter(({ name }) => !here.has(name))
  const coming = mayKeep ? fresh.slice(0, Math.max(0, MAX_TEAM_AGENDAS - here.size)) : []
  const left = fresh.slice(coming.length)
  const other = agendas.filter(({ name, plan }) => {
    const its = here.get(name)
    return its !== undefined && its !== JSON.stringify(plan)
  })
  const say = (names: readonly { readonly name: string }[], words: (list: string) => string) =>
    names.length === 0 ? [] : [words(names.map(({ name }) => `“${name}”`).join(', '))]
  return {
    coming,
    notes: [
      ...say(coming, (list) => `Agendas that come in: ${list}.`),
      ...say(other, (list) => `Agendas of these names are here with other stages, and stay: ${list}.`),
      ...say(left, (list) =>
        mayKeep
          ? `A team keeps ${MAX_TEAM_AGENDAS} agendas. These are left out: ${list}.`
          : `Agendas are brought in by a member of the team. These are left out: ${list}.`,
      ),
      ...say(
        linkedTeams,
        (list) => `The file’s team was linked with ${list}. A link is made anew: both teams agree to it.`,
      ),
    ],
  }
}
