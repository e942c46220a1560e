import { type SQL, sql } from 'drizzle-orm'
import type { OkrSet } from '../../shared/okr/okr-set.ts'
import { fromExcluded, inChunks, rawStatement, type Statement } from '../db/database.ts'
import { initiative, keyResult, objective, okrRevision, type workshop } from '../db/schema.ts'
import type { Services } from '../services.ts'
import { toFieldColumns } from './key-result-row.ts'
import { type MergedInitiatives, mergeStatements } from './merge-initiatives.ts'

type Publication = {
  readonly revision: number
  readonly okrs: OkrSet
  readonly okrsJson: string
  readonly hash: string
  readonly finalisedBy: string
  readonly initiatives: MergedInitiatives
  readonly itsWorkshop: Pick<typeof workshop.$inferSelect, 'id' | 'cycleId'>
}

/** The statements that put a revision into the record. Nothing is ever deleted, so that check-ins stay. */
export function publishStatements(
  services: Pick<Services, 'db' | 'now' | 'newId'>,
  publication: Publication,
): Statement[] {
  const { revision, okrs, okrsJson, hash, finalisedBy, itsWorkshop } = publication
  const { db, now } = services
  const { objectives, keyResults, initiatives } = listRows(publication)
  return [
    db.insert(okrRevision).values({
      workshopId: itsWorkshop.id,
      revision,
      okrsJson,
      hash,
      finalisedBy,
      publishedAtMs: now(),
    }),
    ...inChunks(objective, objectives).map((rows) =>
      db
        .insert(objective)
        .values(rows)
        .onConflictDoUpdate({
          target: objective.id,
          set: fromExcluded(objective, [
            'position',
            'revision',
            'droppedInRevision',
            'droppedReason',
            'text',
            'commitment',
            'provenanceJson',
            'partnersJson',
          ]),
          setWhere: mayReplace('objective'),
        }),
    ),
    ...inChunks(keyResult, keyResults).map((rows) =>
      db
        .insert(keyResult)
        .values(rows)
        .onConflictDoUpdate({
          target: keyResult.id,
          set: {
            ...fromExcluded(keyResult, [
              'position',
              'revision',
              'droppedInRevision',
              'droppedReason',
              'objectiveId',
              'text',
              'ownerId',
              'direction',
              'unit',
              'baseline',
              'baselineUnknown',
              'target',
              'milestoneReason',
              'dueOn',
              'commitment',
              'confidence',
              'provenanceJson',
            ]),
            accepted: STILL_ACCEPTED,
          },
          setWhere: mayReplace('key_result'),
        }),
    ),
    ...inChunks(initiative, initiatives).map((rows) =>
      db
        .insert(initiative)
        .values(rows)
        .onConflictDoUpdate({
          target: initiative.id,
          set: fromExcluded(initiative, [
            'position',
            'revision',
            'droppedInRevision',
            'droppedReason',
            'keyResultId',
            'text',
            'ownerId',
          ]),
          setWhere: mayReplace('initiative'),
        }),
    ),
    ...mergeStatements(services, publication.initiatives, { workshopId: itsWorkshop.id, revision }),
    ...(['objective', 'key_result', 'initiative'] as const).map((table) =>
      rawStatement(db, dropVanished(table, itsWorkshop.id, okrs)),
    ),
  ]
}

/** [KR9] What its owner accepted after the workshop, which the room knows nothing of, stays accepted. */
const STILL_ACCEPTED = sql`CASE WHEN "key_result".owner_id IS excluded.owner_id
  THEN max("key_result".accepted, excluded.accepted) ELSE excluded.accepted END`

/** A revision that comes late overwrites nothing newer, and no workshop another's rows. */
function mayReplace(table: 'objective' | 'key_result' | 'initiative'): SQL {
  const existing = sql.raw(`"${table}"`)
  return sql`${existing}.workshop_id = excluded.workshop_id AND ${existing}.revision <= excluded.revision`
}

/**
 * Marks as dropped what the newest revision no longer has. It compares revisions, not ids, so that it holds in whatever
 * order revisions arrive and needs no list of parameters.
 */
function dropVanished(
  table: 'objective' | 'key_result' | 'initiative',
  workshopId: string,
  { dropped }: OkrSet,
): SQL {
  const name = sql.raw(`"${table}"`)
  const isTheirs = IS_THE_WORKSHOPS[table]
  const newest = sql`(SELECT max(revision) FROM okr_revision WHERE workshop_id = ${workshopId})`
  return sql`
    UPDATE ${name} SET
      dropped_in_revision = ${newest},
      dropped_reason = coalesce(
        (SELECT nullif(each.value ->> 'reason', '') FROM json_each(${JSON.stringify(dropped)}) AS each
         WHERE each.value ->> 'id' = ${name}.id),
        'No reason was given.'
      )
    WHERE workshop_id = ${workshopId} AND dropped_in_revision IS NULL AND revision < ${newest}${isTheirs}
  `
}

/** What was added after the workshop, or taken up again after it had dropped it, is not the workshop's to drop. */
const IS_THE_WORKSHOPS = {
  objective: sql``,
  key_result: sql` AND NOT EXISTS (
      SELECT 1 FROM course_change JOIN objective ON objective.id = course_change.objective_id
      WHERE course_change.key_result_id = "key_result".id AND course_change.kind = 'taken-up-again'
        AND course_change.after_revision > "key_result".revision AND objective.dropped_in_revision IS NULL
    )`,
  // Those of a key result that is not the workshop's go with it.
  initiative: sql` AND added_at_ms IS NULL AND EXISTS (
      SELECT 1 FROM key_result AS its WHERE its.id = "initiative".key_result_id
        AND (its.dropped_in_revision IS NOT NULL OR its.revision > "initiative".revision)
    )`,
} as const

function listRows({ okrs, revision, initiatives: merged, itsWorkshop }: Publication) {
  const published = {
    workshopId: itsWorkshop.id,
    firstRevision: revision,
    revision,
    droppedInRevision: null,
    droppedReason: null,
  }
  const objectives: (typeof objective.$inferInsert)[] = []
  const keyResults: (typeof keyResult.$inferInsert)[] = []
  const initiatives: (typeof initiative.$inferInsert)[] = []
  for (const each of okrs.objectives) {
    const { id: objectiveId, text, commitment, partners, provenance, keyResults: children } = each
    objectives.push({
      id: objectiveId,
      ...published,
      cycleId: itsWorkshop.cycleId,
      position: objectives.length,
      text,
      commitment,
      provenanceJson: JSON.stringify(provenance),
      partnersJson: partners ? JSON.stringify(partners) : null,
    })
    for (const child of children) {
      keyResults.push({
        id: child.id,
        ...published,
        objectiveId,
        position: keyResults.length,
        text: child.text,
        ...toFieldColumns(child.fields),
        accepted: child.accepted,
        provenanceJson: JSON.stringify(child.provenance),
      })
      for (const { id } of child.initiatives) {
        const words = merged.words.get(id)
        if (!words) throw new Error('An initiative without words')
        initiatives.push({
          ...{ id, ...published, ...words },
          keyResultId: child.id,
          position: initiatives.length,
        })
      }
    }
  }
  return { objectives, keyResults, initiatives }
}
