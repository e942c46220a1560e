import type { TeamDocument } from './team-document.ts'

/** Every id of a document, by what it names. Within one kind each stands once. */
export type DocumentIds = Readonly<Record<DocumentIdKind, readonly string[]>>
export const DOCUMENT_ID_KINDS = [
  'people',
  'cycles',
  'workshops',
  'ballots',
  'objectives',
  'keyResults',
  'initiatives',
  'checkIns',
  'changes',
  'supports',
  'learnings',
  'actions',
] as const
export type DocumentIdKind = (typeof DOCUMENT_ID_KINDS)[number]

export function listDocumentIds({ people, cycles, workshops, supports, retros }: TeamDocument): DocumentIds {
  const objectives = workshops.flatMap((workshop) => workshop.objectives)
  const keyResults = objectives.flatMap((objective) => objective.keyResults)
  const idsOf = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id)
  return {
    people: idsOf(people),
    cycles: idsOf(cycles),
    // A retro's is its workshop's.
    workshops: [...idsOf(workshops), ...idsOf(retros)],
    ballots: [...workshops, ...retros].flatMap(({ ballots }) => ballots.map(({ ballotId }) => ballotId)),
    objectives: idsOf(objectives),
    keyResults: idsOf(keyResults),
    initiatives: keyResults.flatMap(({ initiatives }) => idsOf(initiatives)),
    checkIns: keyResults.flatMap(({ checkIns }) => idsOf(checkIns)),
    changes: [...objectives, ...keyResults].flatMap(({ changes }) => idsOf(changes)),
    supports: idsOf(supports),
    learnings: retros.flatMap(({ learnings }) => idsOf(learnings)),
    actions: retros.flatMap(({ actions }) => idsOf(actions)),
  }
}

/** Where a document holds an id, or a list of ids, whatever it is an id of. */
const ID_KEYS: ReadonlySet<string> = new Set([
  'id',
  'cycleId',
  'ballotId',
  'itemId',
  'personId',
  'ownerId',
  'createdBy',
  'finalisedBy',
  'objectiveId',
  'supportsObjectiveId',
  'supportsKeyResultId',
  'keyResultId',
  'actionId',
  'settledBy',
  'itemIds',
  'electorIds',
  'settledIds',
])
/** Answers of a vote by name, by the id of what is answered. */
const KEYED_BY_ID: ReadonlySet<string> = new Set(['dots', 'scores', 'approvals', 'fingers', 'reasons'])

/**
 * The same document with other ids, and nothing else changed: what people wrote is left alone, also where it reads like an
 * id. @param rename the new id of each, which must differ for different ids
 */
export function renameIds(document: TeamDocument, rename: (id: string) => string): TeamDocument {
  // The walk keeps the shape: of strings it changes ids alone, and of objects the keys that are ids.
  return walk(document) as TeamDocument

  function walk(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value)
    // [CH3] A correction of the owner says from whom to whom.
    const isOwnerChange = entries.some(([key, inner]) => key === 'field' && inner === 'ownerId')
    return Object.fromEntries(
      entries.map(([key, inner]) => [
        key,
        ID_KEYS.has(key) || (isOwnerChange && (key === 'from' || key === 'to'))
          ? renameAll(inner)
          : KEYED_BY_ID.has(key)
            ? renameKeys(inner)
            : walk(inner),
      ]),
    )
  }
  function renameAll(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(renameAll)
    return typeof value === 'string' ? rename(value) : value
  }
  /** A result's `reasons` are a list, a choice's are by item. */
  function renameKeys(value: unknown): unknown {
    if (Array.isArray(value) || typeof value !== 'object' || value === null) return walk(value)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [rename(key), walk(inner)]))
  }
}
