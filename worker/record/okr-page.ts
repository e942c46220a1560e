import * as v from 'valibot'
import {
  OKR_EXPORT_FORMAT,
  type RecordedKeyResult,
  type RecordedObjective,
  type WorkshopOkrs,
} from '../../shared/api/record-api.ts'
import { type FinalKeyResult, type OkrSet, OkrSetSchema, ProvenanceSchema } from '../../shared/okr/okr-set.ts'
import type { FoundWorkshop } from '../access.ts'
import type { initiative, keyResult, objective, okrRevision } from '../db/schema.ts'
import { fromFieldColumns } from './key-result-row.ts'

type ObjectiveRow = typeof objective.$inferSelect
type KeyResultRow = typeof keyResult.$inferSelect
type InitiativeRow = typeof initiative.$inferSelect

/** What the database holds about a workshop's published OKRs. */
export type OkrRows = {
  readonly asked: typeof okrRevision.$inferSelect
  readonly revisions: readonly { readonly revision: number; readonly publishedAtMs: number }[]
  readonly objectives: readonly ObjectiveRow[]
  readonly keyResults: readonly KeyResultRow[]
  readonly initiatives: readonly InitiativeRow[]
  readonly people: readonly { readonly personId: string; readonly name: string }[]
}

/**
 * One revision as it was published, followed by what earlier revisions had and it no longer has, marked as dropped.
 * The revision's own words come from its document, so that an old one reads as it did then.
 */
export function buildOkrPage({ workshop, team, cycle }: FoundWorkshop, rows: OkrRows): WorkshopOkrs {
  const { asked, revisions } = rows
  const set = v.parse(OkrSetSchema, JSON.parse(asked.okrsJson))
  return {
    format: OKR_EXPORT_FORMAT,
    workshop: {
      workshopId: workshop.id,
      title: workshop.title,
      kind: workshop.kind,
      teamId: team.id,
      teamName: team.name,
      cycle: { name: cycle.name, startsOn: cycle.startsOn, endsOn: cycle.endsOn },
      deletedAtMs: team.practiceUntilMs,
    },
    revision: asked.revision,
    publishedAtMs: asked.publishedAtMs,
    revisions: revisions.map(({ revision, publishedAtMs }) => ({ revision, publishedAtMs })),
    objectives: listObjectives(set, rows),
  }
}

function listObjectives(set: OkrSet, rows: OkrRows): RecordedObjective[] {
  const present = new Set(
    set.objectives.flatMap(({ id, keyResults }) => [id, ...keyResults.map((kr) => kr.id)]),
  )
  const isDropped = (row: ObjectiveRow | KeyResultRow) =>
    !present.has(row.id) && row.firstRevision < rows.asked.revision
  const reasonOf = (row: ObjectiveRow | KeyResultRow) =>
    set.dropped.find(({ id }) => id === row.id)?.reason ?? row.droppedReason ?? ''
  const ownerOf = (personId: string | null) =>
    rows.people.find((person) => person.personId === personId) ?? null

  const droppedKeyResults = (objectiveId: string): RecordedKeyResult[] =>
    rows.keyResults
      .filter((row) => row.objectiveId === objectiveId && isDropped(row))
      .map((row) => ({
        id: row.id,
        text: row.text,
        fields: fromFieldColumns(row),
        owner: ownerOf(row.ownerId),
        accepted: row.accepted,
        droppedReason: reasonOf(row),
        initiatives: rows.initiatives
          .filter(({ keyResultId }) => keyResultId === row.id)
          .map(({ id, text, ownerId }) => ({ id, text, ownerId })),
        provenance: v.parse(ProvenanceSchema, JSON.parse(row.provenanceJson)),
      }))
  const standing = (keyResult: FinalKeyResult): RecordedKeyResult => ({
    ...keyResult,
    owner: ownerOf(keyResult.fields.ownerId),
    droppedReason: null,
  })

  return [
    ...set.objectives.map((objective) => ({
      ...objective,
      droppedReason: null,
      keyResults: [...objective.keyResults.map(standing), ...droppedKeyResults(objective.id)],
    })),
    ...rows.objectives.filter(isDropped).map((row) => ({
      id: row.id,
      text: row.text,
      commitment: row.commitment,
      droppedReason: reasonOf(row),
      keyResults: droppedKeyResults(row.id),
      provenance: v.parse(ProvenanceSchema, JSON.parse(row.provenanceJson)),
    })),
  ]
}
