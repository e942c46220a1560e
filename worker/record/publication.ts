import { and, asc, desc, eq, getTableColumns, isNull, ne, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import * as v from 'valibot'
import type { RoomEventPayload, RoomEventReply } from '../../shared/events/room-events.ts'
import { findGateProblems } from '../../shared/okr/gates.ts'
import { canonicalText, isTooLarge, type OkrSet, OkrSetSchema } from '../../shared/okr/okr-set.ts'
import { findUnchosen } from '../../shared/retro/chosen-again.ts'
import type { Database } from '../db/database.ts'
import {
  ballot,
  cycle,
  initiative,
  keyResult,
  member,
  objective,
  okrRevision,
  participant,
  type workshop,
} from '../db/schema.ts'
import { sha256Hex } from '../keys.ts'
import type { Services } from '../services.ts'
import {
  clashReason,
  correctedOwners,
  findClashes,
  guardNoNewChange,
  isSettled,
  selectChangesSince,
} from './clashes.ts'
import { type EventPlan, RECORDED, refused } from './event-plan.ts'
import { guardSameInitiatives, mergeInitiatives } from './merge-initiatives.ts'
import { publishStatements } from './publish-statements.ts'
import { readBallot } from './read-ballot.ts'

type Finalised = Extract<RoomEventPayload, { type: 'finalised' }>
type Refused = Extract<RoomEventReply, { outcome: 'refused' }>

/**
 * Decides whether a finalised set is taken into the record. The room asked the same gates; the record does not take its
 * word for it. A refusal is final and says which cards to mend.
 */
export async function planPublication(
  services: Services,
  { revision, okrs, hash, finalisedBy, choices = [] }: Finalised,
  itsWorkshop: typeof workshop.$inferSelect,
): Promise<EventPlan & { readonly needsEarlier: boolean }> {
  const plan = (reply: RoomEventReply, needsEarlier = false) => ({ reply, statements: [], needsEarlier })
  const okrsJson = canonicalText(okrs)
  if ((await sha256Hex(okrsJson)) !== hash) {
    return plan(refused('hash-mismatch', 'The OKRs changed on their way. Finalise again.'))
  }
  if (isTooLarge(okrsJson)) {
    return plan(
      refused('too-large', 'This is more text than one revision holds. Shorten comments and answers.'),
    )
  }

  const { id: workshopId, cycleId } = itsWorkshop
  const { db } = services
  const ids = listIds(okrs)
  const [
    [stored],
    [itsCycle],
    people,
    foreign,
    [newest],
    objectives,
    keyResults,
    initiatives,
    changes,
    ballots,
  ] = await db.batch([
    db
      .select({ hash: okrRevision.hash })
      .from(okrRevision)
      .where(and(eq(okrRevision.workshopId, workshopId), eq(okrRevision.revision, revision))),
    db.select().from(cycle).where(eq(cycle.id, cycleId)),
    db
      .select({ personId: participant.memberId })
      .from(participant)
      .where(and(eq(participant.workshopId, workshopId), isNull(participant.removedAtMs))),
    unionAll(
      foreignIds(db, objective, ids, workshopId),
      foreignIds(db, keyResult, ids, workshopId),
      foreignIds(db, initiative, ids, workshopId),
    ),
    db
      .select({ revision: okrRevision.revision, okrsJson: okrRevision.okrsJson })
      .from(okrRevision)
      .where(eq(okrRevision.workshopId, workshopId))
      .orderBy(desc(okrRevision.revision))
      .limit(1),
    db.select().from(objective).where(eq(objective.workshopId, workshopId)),
    db
      .select({ ...getTableColumns(keyResult), ownerName: member.name })
      .from(keyResult)
      .leftJoin(member, eq(member.id, keyResult.ownerId))
      .where(eq(keyResult.workshopId, workshopId)),
    db
      .select({
        id: initiative.id,
        keyResultId: initiative.keyResultId,
        text: initiative.text,
        ownerId: initiative.ownerId,
        addedAtMs: initiative.addedAtMs,
      })
      .from(initiative)
      .where(and(eq(initiative.workshopId, workshopId), isNull(initiative.droppedInRevision))),
    selectChangesSince(db, workshopId),
    db
      .select()
      .from(ballot)
      .where(and(eq(ballot.workshopId, workshopId), hasCandidates(okrs)))
      .orderBy(asc(ballot.round)),
  ])
  if (stored) {
    return stored.hash === hash
      ? plan(RECORDED)
      : plan(refused('revision-taken', `Revision ${revision} was published with other OKRs. Finalise again.`))
  }
  if (!itsCycle) throw new Error('A workshop without its cycle')

  const clash = findIdClash(
    ids,
    foreign.map(({ id }) => id),
  )
  if (clash) return plan(clash)

  const known = new Set(people.map(({ personId }) => personId))
  const since = { newest: newest?.revision ?? 0, objectives, keyResults, changes }
  const owners = new Set([...known, ...correctedOwners(changes)])
  const unchosen = findUnchosen(ballots.map(readBallot), listCandidates(okrs))
  const problems = [
    ...findGateProblems(okrs.objectives, {
      cycle: itsCycle,
      isKnownPerson: (personId) => owners.has(personId),
    }),
    ...findMissingDueDates(okrs),
    ...unchosen,
  ].map(({ cardId, message }) => ({ cardId, message }))
  // A revision that comes late overwrites nothing.
  const clashes = revision > since.newest ? findClashes(okrs, since) : []
  const isToChoose = !clashes.every((clash) => isSettled(clash, choices))
  if (problems.length > 0 || isToChoose) {
    const code = problems.length > 0 ? 'gates-not-met' : 'corrected-since'
    // All of them, also those that were chosen: whoever chooses sees what else there was.
    const reasons = [...problems, ...clashes.map((clash) => clashReason(clash, itsWorkshop.timeZone))]
    const isOwnerUnknown = listOwnerIds(okrs).some((ownerId) => !owners.has(ownerId))
    return plan({ outcome: 'refused', code, reasons }, isOwnerUnknown || unchosen.length > 0)
  }
  const previous = newest ? v.parse(OkrSetSchema, JSON.parse(newest.okrsJson)) : null
  const statements = publishStatements(services, {
    revision,
    okrs,
    okrsJson,
    hash,
    finalisedBy,
    // A revision that comes late changes nothing of them.
    initiatives: mergeInitiatives(okrs, previous, revision > since.newest ? initiatives : [], known),
    itsWorkshop,
  })
  return {
    reply: RECORDED,
    statements: [
      guardNoNewChange(db, workshopId, since),
      guardSameInitiatives(db, initiatives),
      ...statements,
    ],
    needsEarlier: false,
  }
}

/** Which of these ids another workshop has used. They come as one parameter, however many they are. */
function foreignIds(
  db: Database,
  table: typeof objective | typeof keyResult | typeof initiative,
  ids: readonly string[],
  workshopId: string,
) {
  return db
    .select({ id: table.id })
    .from(table)
    .where(
      and(
        sql`${table.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
        ne(table.workshopId, workshopId),
      ),
    )
}

/** Ids are the document's, for good; one that is used twice, or is another workshop's, would overwrite a record. */
function findIdClash(ids: readonly string[], foreign: readonly string[]): Refused | null {
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
  const reasons = [
    ...foreign.map((cardId) => ({
      cardId,
      message: 'This card belongs to another workshop. Copy its words to a new card.',
    })),
    ...twice.map((cardId) => ({
      cardId,
      message: 'This card is there twice. Copy its words to a new card.',
    })),
  ]
  return reasons.length > 0 ? { outcome: 'refused', code: 'id-taken', reasons } : null
}

/** [KR8] The room fills in the cycle's last day; a set that comes without one was not made by its rules. */
function findMissingDueDates({ objectives }: OkrSet) {
  return objectives
    .flatMap(({ keyResults }) => keyResults)
    .filter(({ fields }) => fields.dueOn === null)
    .map(({ id }) => ({ cardId: id, message: 'Needs a due date inside the cycle.' }))
}

function listIds({ objectives }: OkrSet): string[] {
  return objectives.flatMap((objective) => [
    objective.id,
    ...objective.keyResults.flatMap(({ id, initiatives }) => [id, ...initiatives.map((each) => each.id)]),
  ])
}

/** [RE5] Its key results, and what each takes up again. */
function listCandidates({ objectives }: OkrSet) {
  return objectives
    .flatMap(({ keyResults }) => keyResults)
    .map(({ id, provenance }) => ({ id, candidate: provenance.candidateOf ?? null }))
}

/** Votes are large, and most sets take up nothing from before: then none is read. */
function hasCandidates(okrs: OkrSet) {
  return listCandidates(okrs).some(({ candidate }) => candidate !== null) ? undefined : sql`false`
}

function listOwnerIds({ objectives }: OkrSet): string[] {
  return objectives
    .flatMap(({ keyResults }) => keyResults)
    .flatMap(({ fields: { ownerId } }) => (ownerId === null ? [] : [ownerId]))
}
