import { canonicalText, EMPTY_PROVENANCE, isTooLarge, type OkrSet } from '../okr/okr-set.ts'
import { ok, type Result, refuse } from '../result.ts'
import { instantOf } from '../time/zoned-time.ts'
import type { CsvCycle, CsvKeyResult } from './csv-row.ts'
import { foldName } from './csv-row.ts'
import {
  type DocumentKeyResult,
  type DocumentWorkshop,
  TEAM_FORMAT,
  type TeamDocument,
} from './team-document.ts'

export type Importing = {
  /** What the imported workshops are called. */
  readonly title: string
  readonly team: TeamDocument['team']
  readonly people: TeamDocument['people']
  /** Who imports; `null`: a program, by the name of its token. */
  readonly personId: string | null
  readonly token: string | null
  readonly today: string
  readonly nowMs: number
  readonly newId: () => string
}

/** Key results of a file as a document: for each cycle one workshop that publishes them, objectives put together by their words. */
export function documentOfRows(
  keyResults: readonly CsvKeyResult[],
  importing: Importing,
): Result<TeamDocument, 'invalid-input'> {
  const byCycle = groupBy(keyResults, ({ cycle }) => foldName(cycle.name))
  const cycles: TeamDocument['cycles'] = []
  const workshops: DocumentWorkshop[] = []
  for (const rows of byCycle.values()) {
    const [first] = rows
    if (first === undefined) continue
    const { id, name, startsOn, endsOn }: CsvCycle = first.cycle
    const cycle = { id: id ?? importing.newId(), name, startsOn, endsOn }
    const workshop = workshopOf(rows, cycle.id, importing)
    const [published] = workshop.revisions
    if (published && isTooLarge(canonicalText(published.okrs))) {
      return refuse('invalid-input', `${name} has more text than one import holds. Split the file.`)
    }
    cycles.push(cycle)
    workshops.push(workshop)
  }
  return ok({
    format: TEAM_FORMAT,
    scope: 'team',
    exportedAtMs: importing.nowMs,
    team: importing.team,
    people: importing.people,
    cycles,
    workshops,
    supports: [],
    retros: [],
    agendas: [],
    linkedTeams: [],
  })
}

function workshopOf(rows: readonly CsvKeyResult[], cycleId: string, importing: Importing): DocumentWorkshop {
  const { title, team, personId, nowMs, newId } = importing
  const published = { firstRevision: 1, revision: 1, dropped: null }
  let keyResultCount = 0
  const objectives = [...groupBy(rows, ({ objective }) => foldName(objective)).values()].map(
    (itsRows, position) => ({
      id: newId(),
      ...published,
      position,
      text: itsRows[0]?.objective ?? '',
      commitment: null,
      partners: [],
      provenance: EMPTY_PROVENANCE,
      changes: [],
      keyResults: itsRows.map(
        (row): DocumentKeyResult => ({
          id: newId(),
          ...published,
          position: keyResultCount++,
          text: row.text,
          fields: row.fields,
          // [KR9] Nobody accepted anything by being named in a file.
          accepted: false,
          provenance: EMPTY_PROVENANCE,
          initiatives: [],
          checkIns: row.checkIn === null ? [] : [checkInOf(row.checkIn, importing)],
          changes: [],
        }),
      ),
    }),
  )
  const okrs: OkrSet = {
    objectives: objectives.map(({ id, text, commitment, provenance, keyResults }) => ({
      id,
      text,
      commitment,
      provenance,
      keyResults: keyResults.map(({ id: keyResultId, text: words, fields, accepted }) => ({
        ...{ id: keyResultId, text: words, fields, accepted, initiatives: [], provenance: EMPTY_PROVENANCE },
      })),
    })),
    dropped: [],
  }
  return {
    id: newId(),
    cycleId,
    title,
    timeZone: team.timeZone,
    createdAtMs: nowMs,
    revisions: [{ revision: 1, publishedAtMs: nowMs, finalisedBy: personId ?? '', okrs }],
    ballots: [],
    objectives,
  }
}

function checkInOf(
  { value, confidence, note, on }: NonNullable<CsvKeyResult['checkIn']>,
  { team, personId, token, today, nowMs, newId }: Importing,
) {
  // A file knows the day alone: midday is on that day in the team's zone.
  const madeAtMs =
    on === today ? nowMs : (instantOf({ date: on, time: '12:00' }, team.timeZone)?.atMs ?? nowMs)
  return {
    id: newId(),
    value,
    confidence,
    note,
    nextStep: null,
    by: { personId, token },
    madeOn: on,
    madeAtMs,
  }
}

function groupBy<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const group = groups.get(keyOf(entry))
    if (group) group.push(entry)
    else groups.set(keyOf(entry), [entry])
  }
  return groups
}
