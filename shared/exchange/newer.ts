import type { DocumentKeyResult, DocumentObjective, DocumentWorkshop } from './team-document.ts'

/** What a document has of a workshop beyond what is here of it, when both name the same things by the same ids. */
export type WorkshopNews = {
  readonly title: string
  /** The workshop as the document has it. */
  readonly theirs: DocumentWorkshop
  /** Ids of what is not here yet, whatever it is, and numbers of revisions that are not. */
  readonly newIds: ReadonlySet<string>
  readonly newRevisions: ReadonlySet<number>
  /** Ids of statements that went on in the document alone: they read from then on as it says. */
  readonly forwarded: ReadonlySet<string>
  /** How many of them read otherwise then. */
  readonly reworded: number
  /** Statements that read otherwise in the document and stay as they are here, since they went on here too. */
  readonly stays: readonly string[]
  readonly counts: NewsCounts
}

export type NewsCounts = {
  readonly revisions: number
  readonly ballots: number
  readonly objectives: number
  readonly keyResults: number
  readonly initiatives: number
  readonly checkIns: number
  readonly changes: number
}

/**
 * What is new in a later export of a workshop. Check-ins, votes and initiatives add up. A correction comes with the statement
 * that it corrected, and only where nothing was corrected here that the document does not know: history and what stands must
 * tell the same. `null` when there is nothing new, and nothing that reads otherwise.
 */
export function newsOfWorkshop(ours: DocumentWorkshop, theirs: DocumentWorkshop): WorkshopNews | null {
  const [here, there] = [partsOf(ours), partsOf(theirs)]
  const forwarded = new Set<string>()
  let reworded = 0
  const stays: string[] = []
  const refusedChanges = new Set<string>()
  for (const [id, statement] of there.statements) {
    const its = here.statements.get(id)
    if (!its) continue
    const isAhead = goesBeyond(statement, its)
    const isBehind = goesBeyond(its, statement)
    if (isAhead && !isBehind) {
      forwarded.add(id)
      reworded += Number(readsAs(its) !== readsAs(statement))
    } else if (readsAs(its) !== readsAs(statement) && !isBehind) stays.push(its.text)
    else if (isAhead && isBehind) stays.push(its.text)
    if (isBehind) for (const change of statement.changes) refusedChanges.add(change.id)
  }
  // Initiatives have no history: a later revision of the workshop is followed where nobody has changed what it said before.
  const published = new Map(lastInitiatives(ours).map((each) => [each.id, each]))
  for (const [id, initiative] of there.initiatives) {
    const its = here.initiatives.get(id)
    if (!its) continue
    const before = published.get(id)
    const isAsBefore = before !== undefined && isSame(its, before)
    if (initiative.revision > its.revision && (isAsBefore || isSame(its, initiative))) {
      forwarded.add(id)
      reworded += Number(!isSame(its, initiative))
    } else if (!isSame(its, initiative)) stays.push(its.text)
  }

  const isNew = (id: string) => !here.ids.has(id) && !refusedChanges.has(id)
  const newOf = (entries: readonly { readonly id: string }[]) =>
    entries.filter(({ id }) => isNew(id)).map(({ id }) => id)
  const known = new Set(ours.revisions.map(({ revision }) => revision))
  const newRevisions = theirs.revisions.map(({ revision }) => revision).filter((each) => !known.has(each))
  const parts = {
    ballots: newOf(theirs.ballots.map(({ ballotId }) => ({ id: ballotId }))),
    objectives: newOf(theirs.objectives),
    keyResults: newOf(there.keyResults),
    initiatives: newOf([...there.initiatives.values()]),
    checkIns: newOf(there.checkIns),
    changes: newOf(there.changes),
  }
  const newIds = new Set(Object.values(parts).flat())
  if (newIds.size + newRevisions.length + forwarded.size + stays.length === 0) return null
  return {
    ...{ title: ours.title, theirs, newIds, newRevisions: new Set(newRevisions), forwarded, reworded, stays },
    counts: {
      revisions: newRevisions.length,
      ballots: parts.ballots.length,
      objectives: parts.objectives.length,
      keyResults: parts.keyResults.length,
      initiatives: parts.initiatives.length,
      checkIns: parts.checkIns.length,
      changes: parts.changes.length,
    },
  }
}

/** Whether there is anything to take: else they only read otherwise. */
export function hasNews({ newIds, newRevisions, forwarded }: WorkshopNews): boolean {
  return newIds.size + newRevisions.size + forwarded.size > 0
}

type Statement = DocumentObjective | DocumentKeyResult

/** Whether one knows something of its course that the other does not: a correction, or a later revision. */
function goesBeyond(one: Statement, other: Statement): boolean {
  const known = new Set(other.changes.map(({ id }) => id))
  return one.revision > other.revision || one.changes.some(({ id }) => !known.has(id))
}

/** Whether it is accepted, and the places of things, are no matter of words. */
function readsAs(statement: Statement): string {
  const { text, dropped } = statement
  return JSON.stringify('fields' in statement ? [text, dropped, statement.fields] : [text, dropped])
}

type InitiativeWords = { readonly text: string; readonly ownerId: string | null }

function isSame(one: InitiativeWords, other: InitiativeWords): boolean {
  return one.text === other.text && one.ownerId === other.ownerId
}

/** As the newest revision that is here says them. */
function lastInitiatives({ revisions }: DocumentWorkshop) {
  const newest = revisions.toSorted((one, other) => other.revision - one.revision)[0]
  return (newest?.okrs.objectives ?? []).flatMap(({ keyResults }) =>
    keyResults.flatMap(({ initiatives }) => initiatives),
  )
}

function partsOf({ objectives, ballots }: DocumentWorkshop) {
  const keyResults = objectives.flatMap((objective) => objective.keyResults)
  const initiatives = keyResults.flatMap((keyResult) => keyResult.initiatives)
  const checkIns = keyResults.flatMap((keyResult) => keyResult.checkIns)
  const changes = [...objectives, ...keyResults].flatMap((statement) => statement.changes)
  const all = [...objectives, ...keyResults, ...initiatives, ...checkIns, ...changes]
  return {
    keyResults,
    checkIns,
    changes,
    initiatives: new Map(initiatives.map((each) => [each.id, each])),
    statements: new Map<string, Statement>([...objectives, ...keyResults].map((each) => [each.id, each])),
    ids: new Set([...all.map(({ id }) => id), ...ballots.map(({ ballotId }) => ballotId)]),
  }
}
