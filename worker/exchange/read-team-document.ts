import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { renameIds } from '../../shared/exchange/document-ids.ts'
import {
  type DocumentChange,
  type DocumentCheckIn,
  type DocumentKeyResult,
  type DocumentObjective,
  FieldChangesSchema,
  TEAM_FORMAT,
  type TeamDocument,
} from '../../shared/exchange/team-document.ts'
import { OkrSetSchema, ProvenanceSchema } from '../../shared/okr/okr-set.ts'
import { PartnersSchema } from '../../shared/okr/partners.ts'
import { readSavedPlan } from '../agendas.ts'
import { apiToken, checkIn, courseChange, supportLink, teamAgenda } from '../db/living-schema.ts'
import {
  ballot,
  cycle,
  initiative,
  keyResult,
  member,
  objective,
  okrRevision,
  participant,
  team as teamTable,
  workshop,
} from '../db/schema.ts'
import { fromFieldColumns } from '../record/key-result-row.ts'
import { linkedTeamsQuery } from '../record/living/supports.ts'
import { readBallot } from '../record/read-ballot.ts'
import type { Services } from '../services.ts'
import type { ExportAccess } from './access.ts'
import { documentRetros, peopleInRetros, retroQueries } from './read-retros.ts'
import { isItOrLookedBackOn, isItOrLooksBackOnIt } from './workshop-scope.ts'

/** Everything that the record holds of a team, or of one cycle or workshop, in one read of the database. */
export async function readTeamDocument(
  { db, now }: Pick<Services, 'db' | 'now'>,
  { team, person, reach, scope }: ExportAccess,
): Promise<TeamDocument> {
  // What belongs to the team and to no cycle of it.
  const isWhole = scope.of === 'team' ? undefined : sql`false`
  const published = db.select({ id: okrRevision.workshopId }).from(okrRevision)
  const [isInScope, isRetroInScope] =
    scope.of === 'team'
      ? []
      : scope.of === 'cycle'
        ? [eq(workshop.cycleId, scope.cycle.id), eq(workshop.cycleId, scope.cycle.id)]
        : [isItOrLookedBackOn(scope.workshopId), isItOrLooksBackOnIt(scope.workshopId)]
  // A cycle may hold workshops of others, with votes and words that a guest has not been there for.
  const joined = db
    .select({ id: participant.workshopId })
    .from(participant)
    .where(and(eq(participant.memberId, person?.personId ?? ''), isNull(participant.removedAtMs)))
  const mayBeTheirs = and(
    eq(workshop.teamId, team.id),
    reach === 'own' ? inArray(workshop.id, joined) : undefined,
  )
  const isIts = and(mayBeTheirs, inArray(workshop.id, published), isInScope)
  const workshopIds = db.select({ id: workshop.id }).from(workshop).where(isIts)
  const keyResultIds = db
    .select({ id: keyResult.id })
    .from(keyResult)
    .where(inArray(keyResult.workshopId, workshopIds))
  const objectiveIds = db
    .select({ id: objective.id })
    .from(objective)
    .where(inArray(objective.workshopId, workshopIds))
  const [
    people,
    cycles,
    workshops,
    revisions,
    ballots,
    objectives,
    keyResults,
    initiatives,
    checkIns,
    changes,
    supports,
    tokens,
    agendas,
    links,
    ...retroRows
  ] = await db.batch([
    db
      .select()
      .from(member)
      .where(eq(member.teamId, team.id))
      .orderBy(asc(member.joinedAtMs), asc(member.id)),
    db
      .select()
      .from(cycle)
      .where(and(eq(cycle.teamId, team.id), ...(scope.of === 'team' ? [] : [eq(cycle.id, scope.cycle.id)])))
      .orderBy(desc(cycle.startsOn), asc(cycle.name)),
    db.select().from(workshop).where(isIts).orderBy(asc(workshop.createdAtMs), asc(workshop.id)),
    db
      .select()
      .from(okrRevision)
      .where(inArray(okrRevision.workshopId, workshopIds))
      .orderBy(asc(okrRevision.revision)),
    db.select().from(ballot).where(inArray(ballot.workshopId, workshopIds)).orderBy(asc(ballot.round)),
    db
      .select()
      .from(objective)
      .where(inArray(objective.workshopId, workshopIds))
      .orderBy(asc(objective.position)),
    db
      .select()
      .from(keyResult)
      .where(inArray(keyResult.workshopId, workshopIds))
      .orderBy(asc(keyResult.position)),
    db
      .select()
      .from(initiative)
      .where(inArray(initiative.workshopId, workshopIds))
      .orderBy(asc(initiative.position)),
    db
      .select()
      .from(checkIn)
      .where(inArray(checkIn.keyResultId, keyResultIds))
      .orderBy(asc(checkIn.madeAtMs), asc(checkIn.id)),
    db
      .select()
      .from(courseChange)
      .where(inArray(courseChange.objectiveId, objectiveIds))
      .orderBy(asc(courseChange.madeAtMs), asc(courseChange.id)),
    db
      .select()
      .from(supportLink)
      .where(
        and(
          inArray(supportLink.objectiveId, objectiveIds),
          inArray(supportLink.supportsObjectiveId, objectiveIds),
        ),
      )
      .orderBy(asc(supportLink.createdAtMs), asc(supportLink.id)),
    db.select({ id: apiToken.id, name: apiToken.name }).from(apiToken).where(eq(apiToken.teamId, team.id)),
    db
      .select({ name: teamAgenda.name, planJson: teamAgenda.planJson })
      .from(teamAgenda)
      .where(and(eq(teamAgenda.teamId, team.id), isWhole))
      .orderBy(asc(teamAgenda.name)),
    db
      .select({ name: teamTable.name })
      .from(teamTable)
      .where(and(sql`${teamTable.id} IN (${linkedTeamsQuery(db, team.id)})`, isWhole))
      .orderBy(asc(teamTable.name), asc(teamTable.id)),
    ...retroQueries(db, and(mayBeTheirs, isRetroInScope)),
  ])

  const tokenName = new Map(tokens.map(({ id, name }) => [id, name]))
  const byOf = ({ memberId, tokenId }: { memberId: string | null; tokenId: string | null }) => ({
    personId: memberId,
    token: tokenId === null ? null : (tokenName.get(tokenId) ?? null),
  })
  const changesOf = groupBy(
    changes,
    (row) => row.keyResultId ?? row.objectiveId,
    (row) => changeOf(row, byOf(row)),
  )
  const checkInsOf = groupBy(
    checkIns,
    (row) => row.keyResultId,
    (row) => checkInOf(row, byOf(row)),
  )
  const initiativesOf = groupBy(initiatives, (row) => row.keyResultId, initiativeOf)
  const keyResultsOf = groupBy(
    keyResults,
    (row) => row.objectiveId,
    (row): DocumentKeyResult => ({
      id: row.id,
      ...publishedOf(row),
      text: row.text,
      fields: fromFieldColumns(row),
      accepted: row.accepted,
      provenance: v.parse(ProvenanceSchema, JSON.parse(row.provenanceJson)),
      initiatives: initiativesOf(row.id),
      checkIns: checkInsOf(row.id),
      changes: changesOf(row.id),
    }),
  )
  const objectivesOf = groupBy(
    objectives,
    (row) => row.workshopId,
    (row): DocumentObjective => ({
      id: row.id,
      ...publishedOf(row),
      text: row.text,
      commitment: row.commitment,
      partners: row.partnersJson === null ? [] : v.parse(PartnersSchema, JSON.parse(row.partnersJson)),
      provenance: v.parse(ProvenanceSchema, JSON.parse(row.provenanceJson)),
      changes: changesOf(row.id),
      keyResults: keyResultsOf(row.id),
    }),
  )
  const revisionsOf = groupBy(
    revisions,
    (row) => row.workshopId,
    ({ revision, publishedAtMs, finalisedBy, okrsJson }) => ({
      revision,
      publishedAtMs,
      finalisedBy,
      okrs: v.parse(OkrSetSchema, JSON.parse(okrsJson)),
    }),
  )
  const ballotsOf = groupBy(ballots, (row) => row.workshopId, readBallot)
  const document: Omit<TeamDocument, 'retros'> = {
    format: TEAM_FORMAT,
    scope: scope.of,
    exportedAtMs: now(),
    team: { name: team.name, timeZone: team.timeZone, rhythm: team.rhythm },
    people: people.map(({ id, name, standing, homeTeam }) => ({ id, name, standing, homeTeam })),
    cycles: cycles.map(({ id, name, startsOn, endsOn }) => ({ id, name, startsOn, endsOn })),
    workshops: workshops.map(({ id, cycleId, title, timeZone, createdAtMs }) => ({
      id,
      cycleId,
      title,
      timeZone,
      createdAtMs,
      revisions: revisionsOf(id),
      ballots: ballotsOf(id),
      objectives: objectivesOf(id),
    })),
    supports: supports.map(
      ({
        id,
        objectiveId,
        supportsObjectiveId,
        supportsKeyResultId,
        contribution,
        createdBy,
        createdAtMs,
        endedAtMs,
      }) => ({
        ...{ id, objectiveId, supportsObjectiveId, supportsKeyResultId },
        ...{ contribution, createdBy, createdAtMs, endedAtMs },
      }),
    ),
    // One that was saved by other rules than those of now cannot be used here, nor elsewhere.
    agendas: agendas.flatMap(({ name, planJson }) => {
      const plan = readSavedPlan(planJson)
      return plan === null ? [] : [{ name, plan }]
    }),
    linkedTeams: links,
  }
  const whole = withoutJoined({ ...document, retros: documentRetros(retroRows, document) }, people)
  // A part names only the people who are in it.
  return scope.of === 'team' ? whole : { ...whole, people: peopleIn(whole) }
}

/** Everywhere by the name that they have here: also in old words, which still have the entry that an import made. */
function withoutJoined(
  document: TeamDocument,
  people: readonly Pick<typeof member.$inferSelect, 'id' | 'sameAs'>[],
): TeamDocument {
  const whoIs = new Map(people.flatMap(({ id, sameAs }) => (sameAs === null ? [] : [[id, sameAs] as const])))
  if (whoIs.size === 0) return document
  const own = { ...document, people: document.people.filter(({ id }) => !whoIs.has(id)) }
  return renameIds(own, (id) => whoIs.get(id) ?? id)
}

function publishedOf(row: {
  readonly position: number
  readonly firstRevision: number
  readonly revision: number
  readonly droppedInRevision: number | null
  readonly droppedReason: string | null
}) {
  const { position, firstRevision, revision, droppedInRevision, droppedReason } = row
  const dropped = droppedInRevision === null ? null : { inRevision: droppedInRevision, reason: droppedReason }
  return { position, firstRevision, revision, dropped }
}

type By = DocumentCheckIn['by']

function checkInOf(row: typeof checkIn.$inferSelect, by: By): DocumentCheckIn {
  const { id, value, confidence, note, nextStep, nextStepOwnerId, madeOn, madeAtMs } = row
  const step = nextStep === null ? null : { text: nextStep, ownerId: nextStepOwnerId }
  return { id, value, confidence, note, nextStep: step, by, madeOn, madeAtMs }
}

function changeOf(row: typeof courseChange.$inferSelect, by: By): DocumentChange {
  const { id, kind, changesJson, reason, madeAtMs, afterRevision } = row
  const changes = v.parse(FieldChangesSchema, JSON.parse(changesJson))
  return { id, kind, changes, reason, by, madeAtMs, afterRevision }
}

function initiativeOf(row: typeof initiative.$inferSelect): DocumentKeyResult['initiatives'][number] {
  const { id, text, ownerId, state, addedAtMs } = row
  return { id, ...publishedOf(row), text, ownerId, state, addedAtMs }
}

function peopleIn({ people, workshops, supports, retros }: TeamDocument): TeamDocument['people'] {
  const named = new Set<string | null>(supports.map(({ createdBy }) => createdBy))
  for (const personId of peopleInRetros(retros)) named.add(personId)
  for (const { objectives, ballots, revisions } of workshops) {
    for (const { finalisedBy } of revisions) named.add(finalisedBy)
    for (const { result } of ballots) for (const { personId } of result.named) named.add(personId)
    for (const { changes, keyResults } of objectives) {
      for (const { by } of changes) named.add(by.personId)
      for (const one of keyResults) {
        named.add(one.fields.ownerId)
        for (const { ownerId } of one.initiatives) named.add(ownerId)
        for (const { by, changes: corrected } of one.changes) {
          named.add(by.personId)
          for (const { field, from, to } of corrected) {
            if (field !== 'ownerId') continue
            for (const owner of [from, to]) if (typeof owner === 'string') named.add(owner)
          }
        }
        for (const { by, nextStep } of one.checkIns) named.add(by.personId).add(nextStep?.ownerId ?? null)
      }
    }
  }
  return people.filter(({ id }) => named.has(id))
}

/** Looks up, by a key, what rows were made into, in the rows' order. */
function groupBy<Row, Made>(rows: readonly Row[], keyOf: (row: Row) => string, make: (row: Row) => Made) {
  const groups = new Map<string, Made[]>()
  for (const row of rows) {
    const made = groups.get(keyOf(row))
    if (made) made.push(make(row))
    else groups.set(keyOf(row), [make(row)])
  }
  return (key: string): Made[] => groups.get(key) ?? []
}
