import { listDocumentIds, renameIds } from '../../shared/exchange/document-ids.ts'
import { newsOfWorkshop, type WorkshopNews } from '../../shared/exchange/newer.ts'
import type { DocumentWorkshop, TeamDocument } from '../../shared/exchange/team-document.ts'
import type { RecordAccess } from '../record/record-access.ts'
import type { Services } from '../services.ts'
import { deriveIds } from './derive-ids.ts'
import { readTaken } from './known-rows.ts'
import type { PlacedDocument } from './place-document.ts'
import { readTeamDocument } from './read-team-document.ts'

/** By the id that a workshop has in the file; `unmatched`: it is here, and nothing in it is known by an id of the file. */
export type FoundNews = ReadonlyMap<string, WorkshopNews | 'unmatched'>

/** What a file has of workshops that are here beyond what is here of them. */
export async function findNews(
  services: Services,
  allowed: RecordAccess,
  document: TeamDocument,
  { here, hereIds, rename }: PlacedDocument,
): Promise<FoundNews> {
  const found = new Map<string, WorkshopNews | 'unmatched'>()
  if (here.length === 0) return found
  const all = await readTeamDocument(services, { ...allowed, reach: 'any', scope: { of: 'team' } })
  for (const [at, workshop] of here.entries()) {
    const ours = all.workshops.find(({ id }) => id === hereIds[at])
    if (!ours) continue
    const theirs = await withOurIds(services, allowed.team.id, { document, workshop, ours, hereIds, rename })
    const known = new Set(ours.objectives.map(({ id }) => id))
    if (!theirs?.objectives.some(({ id }) => known.has(id))) {
      if (workshop.objectives.length > 0) found.set(workshop.id, 'unmatched')
      continue
    }
    const news = newsOfWorkshop(ours, theirs)
    if (news) found.set(workshop.id, news)
  }
  return found
}

type Matching = {
  readonly document: TeamDocument
  readonly workshop: DocumentWorkshop
  readonly ours: DocumentWorkshop
} & Pick<PlacedDocument, 'hereIds' | 'rename'>

/** A workshop of the file by the ids that its contents have here: their own, or those that an earlier import gave them. */
async function withOurIds(
  { db }: Services,
  teamId: string,
  { document, workshop, ours, hereIds, rename }: Matching,
): Promise<DocumentWorkshop | undefined> {
  const part = { ...document, workshops: [workshop], supports: [] }
  const { people: _, cycles: __, workshops: ___, ...contents } = listDocumentIds(part)
  const ids = Object.values(contents).flat()
  const ourContents = listDocumentIds({ ...document, workshops: [ours], supports: [] })
  const known = new Set(Object.values(ourContents).flat())
  // It came in with the others of such a file, or alone: see `placeDocument`.
  const [together, alone] = await Promise.all([
    deriveIds([teamId, ...hereIds].join('\n'), ids),
    deriveIds([teamId, ours.id].join('\n'), ids),
  ])
  const taken = await readTaken(db, listDocumentIds(part))
  const idOf = new Map(rename)
  idOf.set(workshop.id, ours.id)
  for (const id of ids) {
    const candidates = [id, together.get(id) ?? id, alone.get(id) ?? id]
    const free = taken.has(id) ? (alone.get(id) ?? id) : id
    idOf.set(id, candidates.find((each) => known.has(each)) ?? free)
  }
  return renameIds(part, (id) => idOf.get(id) ?? id).workshops[0]
}
