import { foldName } from '../../shared/exchange/csv-row.ts'
import { listDocumentIds, renameIds } from '../../shared/exchange/document-ids.ts'
import type { DocumentCycle, DocumentPerson, TeamDocument } from '../../shared/exchange/team-document.ts'
import type { Database } from '../db/database.ts'
import { deriveIds } from './derive-ids.ts'
import { type Known, readKnown, readTaken } from './known-rows.ts'
import { placeRetros } from './place-retros.ts'

/** A document as it comes into a team: what is here already is left out, and its ids are free. */
export type PlacedDocument = {
  readonly document: TeamDocument
  readonly known: Known
  /** By their ids in `document`. */
  readonly newPeople: readonly DocumentPerson[]
  readonly newCycles: readonly DocumentCycle[]
  /** Titles and cycles of workshops that are left as they are. */
  readonly here: TeamDocument['workshops']
  /** What their ids are here, in the same order. */
  readonly hereIds: readonly string[]
  /** Ids of the file that are others here. */
  readonly rename: ReadonlyMap<string, string>
  readonly notes: readonly string[]
}

/**
 * Fits a document into a team. An id that is free stays; one that is in use becomes another that follows from the team's and
 * its own, so that the same document brought in again finds what it made.
 */
export async function placeDocument(
  db: Database,
  teamId: string,
  document: TeamDocument,
  tokenId: string | null,
): Promise<PlacedDocument> {
  const { people, cycles, workshops, retros } = document
  const workshopIds = [...idsOf(workshops), ...idsOf(retros)]
  const ids = { people: idsOf(people), cycles: idsOf(cycles), workshops: workshopIds }
  const ours = await deriveIds(teamId, [...ids.people, ...ids.cycles, ...ids.workshops])
  const both = (list: readonly string[]) => list.flatMap((id) => [id, ours.get(id) ?? id])
  const sought = { people: both(ids.people), cycles: both(ids.cycles), workshops: both(ids.workshops) }
  const known = await readKnown(db, teamId, sought, tokenId)

  const rename = new Map<string, string>()
  const notes: string[] = []
  const newPeople = placePeople(people, known, teamId, ours, rename)
  const newCycles = placeCycles(cycles, known, teamId, ours, rename, notes)

  const ownerOf = new Map(known.workshops.map((row) => [row.id, row.teamId]))
  const hereIdOf = ({ id }: { readonly id: string }) =>
    [id, ours.get(id) ?? id].find((candidate) => ownerOf.get(candidate) === teamId)
  const isHere = (workshop: { readonly id: string }) => hereIdOf(workshop) !== undefined
  const coming = workshops.filter((workshop) => !isHere(workshop))
  const newRetros = await placeRetros(db, teamId, {
    retros: retros.filter((each) => !isHere(each)),
    coming,
    hereIds: workshops.flatMap((workshop) => hereIdOf(workshop) ?? []),
    rename,
    notes,
  })
  for (const { id } of [...coming, ...newRetros]) if (ownerOf.has(id)) rename.set(id, ours.get(id) ?? id)

  const objectiveIds = new Set(coming.flatMap(({ objectives }) => idsOf(objectives)))
  const supports = document.supports.filter(
    (support) => objectiveIds.has(support.objectiveId) && objectiveIds.has(support.supportsObjectiveId),
  )
  const part = { ...document, workshops: coming, supports, retros: newRetros }
  const taken = [...(await readTaken(db, listDocumentIds(part)))]
  // By the workshops that come in, so that contents under a new heading never meet what an earlier import made of them.
  const salt = [teamId, ...coming.map(({ id }) => rename.get(id) ?? id)].join('\n')
  for (const [id, derived] of await deriveIds(salt, taken)) rename.set(id, derived)

  return {
    document: renameIds(part, (id) => rename.get(id) ?? id),
    known,
    newPeople,
    newCycles,
    here: workshops.filter(isHere),
    hereIds: workshops.flatMap((workshop) => hereIdOf(workshop) ?? []),
    rename,
    notes,
  }
}

/** A person of the document is the one of this team with their id, else the one of their name, else somebody new. */
function placePeople(
  people: readonly DocumentPerson[],
  known: Known,
  teamId: string,
  ours: ReadonlyMap<string, string>,
  rename: Map<string, string>,
): DocumentPerson[] {
  const its = known.people.filter((person) => person.teamId === teamId)
  // Somebody whom an earlier import made may have turned out to be another one.
  const whoIs = new Map(its.map(({ id, sameAs }) => [id, sameAs ?? id]))
  const members = its.filter(({ sameAs }) => sameAs === null)
  const takenIds = new Set(idsOf(known.people))
  // Two of one name in the document are two people here too.
  const matched = new Set<string>()
  const match = (person: DocumentPerson, id: string | undefined) => {
    if (id === undefined) return false
    rename.set(person.id, id)
    matched.add(id)
    return true
  }
  const byId = people.filter((person) => {
    const candidates = [person.id, ours.get(person.id) ?? person.id]
    return !match(
      person,
      candidates.map((id) => whoIs.get(id)).find((id) => id !== undefined),
    )
  })
  return byId.flatMap((person) => {
    const namesake = members.find(
      ({ id, name }) => !matched.has(id) && foldName(name) === foldName(person.name),
    )
    if (match(person, namesake?.id)) return []
    const id = takenIds.has(person.id) ? (ours.get(person.id) ?? person.id) : person.id
    rename.set(person.id, id)
    return [{ ...person, id }]
  })
}

/** A cycle is the team's of its id, or of its name and days; one of the same name with other days gets a name of its own. */
function placeCycles(
  cycles: readonly DocumentCycle[],
  known: Known,
  teamId: string,
  ours: ReadonlyMap<string, string>,
  rename: Map<string, string>,
  notes: string[],
): DocumentCycle[] {
  const its = known.cycles.filter((cycle) => cycle.teamId === teamId)
  const takenIds = new Set(idsOf(known.cycles))
  const names = new Set([...its, ...cycles].map(({ name }) => name))
  return cycles.flatMap((cycle) => {
    const candidates = [cycle.id, ours.get(cycle.id) ?? cycle.id]
    const same =
      its.find(({ id }) => candidates.includes(id)) ??
      its.find(
        ({ name, startsOn, endsOn }) =>
          name === cycle.name && startsOn === cycle.startsOn && endsOn === cycle.endsOn,
      )
    if (same) {
      rename.set(cycle.id, same.id)
      return []
    }
    const id = takenIds.has(cycle.id) ? (ours.get(cycle.id) ?? cycle.id) : cycle.id
    rename.set(cycle.id, id)
    const namesake = its.find(({ name }) => name === cycle.name)
    if (!namesake) return [{ ...cycle, id }]
    const name = freeName(cycle.name, names)
    names.add(name)
    notes.push(
      `${cycle.name} runs from ${namesake.startsOn} to ${namesake.endsOn} here, and from ${cycle.startsOn} to ${cycle.endsOn} in the file: the file’s comes in as “${name}”.`,
    )
    return [{ ...cycle, id, name }]
  })
}

const MAX_CYCLE_NAME = 40

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let count = 2; ; count++) {
    const ending = ` (${count})`
    const candidate = name.slice(0, MAX_CYCLE_NAME - ending.length) + ending
    if (!taken.has(candidate)) return candidate
  }
}

function idsOf(entries: readonly { readonly id: string }[]): string[] {
  return entries.map(({ id }) => id)
}
