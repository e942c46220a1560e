import { DOCUMENT_ID_KINDS, listDocumentIds, renameIds } from '../../../shared/exchange/document-ids.ts'
import type { TeamDocument } from '../../../shared/exchange/team-document.ts'

/** A document apart from its ids and the time of its making: each id becomes its kind and place. */
export function withoutIds(document: TeamDocument): TeamDocument {
  const people = [...document.people].sort((one, other) => one.name.localeCompare(other.name))
  const sorted = { ...document, people, exportedAtMs: 0 }
  const ids = listDocumentIds(sorted)
  const places = new Map(
    DOCUMENT_ID_KINDS.flatMap((kind) => ids[kind].map((id, at) => [id, `${kind}-${at}`] as const)),
  )
  return renameIds(sorted, (id) => places.get(id) ?? id)
}
