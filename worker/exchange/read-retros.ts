import { asc, eq, inArray, type SQL } from 'drizzle-orm'
import * as v from 'valibot'
import {
  type DocumentRetro,
  DocumentRetroSchema,
  referencesOf,
} from '../../shared/exchange/retro-document.ts'
import type { TeamDocument } from '../../shared/exchange/team-document.ts'
import type { Database } from '../db/database.ts'
import { action, keyResultGrade, learning, retro } from '../db/retro-schema.ts'
import { ballot, workshop } from '../db/schema.ts'
import { readBallot } from '../record/read-ballot.ts'

/** The retros of the workshops that a condition holds for, to be run in one batch. */
export function retroQueries(db: Database, isIts: SQL | undefined) {
  const ids = db
    .select({ id: retro.workshopId })
    .from(retro)
    .innerJoin(workshop, eq(workshop.id, retro.workshopId))
    .where(isIts)
  return [
    db
      .select({
        id: workshop.id,
        cycleId: workshop.cycleId,
        title: workshop.title,
        timeZone: workshop.timeZone,
        createdAtMs: workshop.createdAtMs,
        number: retro.number,
        revision: retro.revision,
        publishedAtMs: retro.publishedAtMs,
        finalisedBy: retro.finalisedBy,
        recordJson: retro.recordJson,
      })
      .from(retro)
      .innerJoin(workshop, eq(workshop.id, retro.workshopId))
      .where(isIts)
      .orderBy(asc(retro.publishedAtMs), asc(retro.number), asc(workshop.id)),
    db
      .select()
      .from(keyResultGrade)
      .where(inArray(keyResultGrade.workshopId, ids))
      .orderBy(asc(keyResultGrade.position)),
    db.select().from(ballot).where(inArray(ballot.workshopId, ids)).orderBy(asc(ballot.round)),
    db
      .select()
      .from(learning)
      .where(inArray(learning.workshopId, ids))
      .orderBy(asc(learning.learnedAtMs), asc(learning.id)),
    db
      .select()
      .from(action)
      .where(inArray(action.workshopId, ids))
      .orderBy(asc(action.createdAtMs), asc(action.id)),
  ] as const
}

type RowsOf<Queries extends readonly unknown[]> = {
  readonly [At in keyof Queries]: Queries[At] extends PromiseLike<infer Rows> ? Rows : never
}
type RetroRows = RowsOf<ReturnType<typeof retroQueries>>

/** Retros as a document holds them: those alone whose OKRs are in it, too. */
export function documentRetros(
  [retros, grades, ballots, learnings, actions]: RetroRows,
  { workshops }: Pick<TeamDocument, 'workshops'>,
): DocumentRetro[] {
  const objectives = workshops.flatMap((each) => each.objectives)
  const objectiveIds = new Set(objectives.map(({ id }) => id))
  const keyResultIds = new Set(objectives.flatMap(({ keyResults }) => keyResults.map(({ id }) => id)))
  return retros
    .map(({ recordJson, ...row }) =>
      v.parse(DocumentRetroSchema, {
        ...row,
        said: JSON.parse(recordJson),
        confidence: grades
          .filter(({ workshopId }) => workshopId === row.id)
          .map(({ keyResultId, confidenceAtCommit, confidenceAtMiddle }) => ({
            ...{ keyResultId, atCommit: confidenceAtCommit, atMiddle: confidenceAtMiddle },
          })),
        words: grades
          .filter(({ workshopId }) => workshopId === row.id)
          .flatMap(({ keyResultId, text, objectiveId, objectiveText }) =>
            text === null || objectiveId === null || objectiveText === null
              ? []
              : [{ keyResultId, text, objectiveId, objectiveText }],
          ),
        commitments: grades
          .filter(({ workshopId }) => workshopId === row.id)
          .map(({ keyResultId, commitment, objectiveCommitment }) => ({
            ...{ keyResultId, commitment, objectiveCommitment },
          })),
        ballots: ballots.filter(({ workshopId }) => workshopId === row.id).map(readBallot),
        learnings: inOrder(
          learnings.filter(({ workshopId }) => workshopId === row.id),
          ({ learnedAtMs }) => learnedAtMs,
        ),
        actions: inOrder(
          actions.filter(({ workshopId }) => workshopId === row.id),
          ({ createdAtMs }) => createdAtMs,
        ),
      }),
    )
    .filter((each) => {
      const named = referencesOf(each)
      return (
        named.keyResults.every((id) => id === null || keyResultIds.has(id)) &&
        named.objectives.every((id) => id === null || objectiveIds.has(id))
      )
    })
}

/** By age, and of one moment by their words: another team has them in the same order under other ids. */
function inOrder<Row extends { readonly text: string }>(
  rows: readonly Row[],
  atMs: (row: Row) => number,
): Row[] {
  return rows.toSorted(
    (one, other) => atMs(one) - atMs(other) || (one.text < other.text ? -1 : one.text > other.text ? 1 : 0),
  )
}

/** Everybody whom retros name. */
export function peopleInRetros(retros: readonly DocumentRetro[]): ReadonlySet<string | null> {
  return new Set(
    retros.flatMap((each) => [
      each.finalisedBy,
      ...referencesOf(each).people,
      ...each.ballots.flatMap(({ result }) => result.named.map(({ personId }) => personId)),
    ]),
  )
}
