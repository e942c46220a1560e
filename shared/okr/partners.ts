import * as v from 'valibot'

export const MAX_PARTNERS = 8
export const MAX_TEAM_LENGTH = 80
export const MAX_BRINGS_LENGTH = 300

/** [SE7] The teams that share an objective besides one's own, and what each of them brings. */
export const PartnersSchema = v.pipe(
  v.array(
    v.object({
      team: v.pipe(v.string(), v.maxLength(MAX_TEAM_LENGTH)),
      brings: v.pipe(v.string(), v.maxLength(MAX_BRINGS_LENGTH)),
    }),
  ),
  v.maxLength(MAX_PARTNERS, `At most ${MAX_PARTNERS} teams share an objective.`),
)
export type Partner = v.InferOutput<typeof PartnersSchema>[number]

/** What is worth keeping of the rows that somebody filled in: trimmed, and without those that name no team. */
export function tidyPartners(rows: readonly Partner[]): readonly Partner[] {
  return rows
    .map(({ team, brings }) => ({ team: team.trim(), brings: brings.trim() }))
    .filter(({ team }) => team !== '')
}

/** The people who say that they come from a team, whatever its letters' case. */
export function peopleOfTeam<Person extends { readonly homeTeam?: string | undefined }>(
  team: string,
  people: readonly Person[],
): readonly Person[] {
  const sought = foldTeam(team)
  return people.filter(({ homeTeam }) => homeTeam !== undefined && foldTeam(homeTeam) === sought)
}

/** Whether two ways of writing a team's name mean one team. */
export function isSameTeam(one: string, other: string): boolean {
  return foldTeam(one) === foldTeam(other)
}

function foldTeam(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase()
}
