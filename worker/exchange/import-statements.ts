import { eq } from 'drizzle-orm'
import type { DocumentCheckIn, DocumentWorkshop } from '../../shared/exchange/team-document.ts'
import { canonicalText } from '../../shared/okr/okr-set.ts'
import type { Statement } from '../db/database.ts'
import { apiToken, checkIn, courseChange, supportLink } from '../db/living-schema.ts'
import {
  ballot,
  cycle,
  initiative,
  keyResult,
  member,
  objective,
  okrRevision,
  team,
  workshop,
} from '../db/schema.ts'
import { sha256Hex } from '../keys.ts'
import { toFieldColumns } from '../record/key-result-row.ts'
import type { Services } from '../services.ts'
import { importRetros } from './import-retros.ts'
import { insertRows } from './insert-rows.ts'
import { deriveIds, type PlacedDocument } from './place-document.ts'

type Options = {
  readonly teamId: string
  /** The member in whose name it comes in. */
  readonly memberId: string
  /** The program that imports, if one does: what it brings of its own is its own. */
  readonly token: { readonly id: string; readonly name: string } | null
  readonly takesSettings: boolean
}

/** Everything that a document brings, to be written in one batch: parents before what refers to them. */
export async function importStatements(
  services: Services,
  { document, newPeople, newCycles }: PlacedDocument,
  { teamId, memberId, token, takesSettings }: Options,
): Promise<Statement[]> {
  const { db, now, newSecret } = services
  const nowMs = now()
  const { timeZone, rhythm } = document.team
  const others = tokenNamesIn(document.workshops).filter((name) => name !== token?.name)
  const standIns = await deriveIds(`${teamId}\ntoken`, others)
  const tokenIds = new Map([...standIns, ...(token === null ? [] : [[token.name, token.id] as const])])
  const rows = await listRows(document.workshops, tokenIds)
  return [
    ...(takesSettings
      ? [
          db
            .update(team)
            .set({
              timeZone,
              checkInEveryWeeks: rhythm.everyWeeks,
              checkInWeekday: rhythm.weekday,
              staleAfterDays: rhythm.staleAfterDays,
            })
            .where(eq(team.id, teamId)),
        ]
      : []),
    ...insertRows(
      db,
      member,
      newPeople.map(({ id, name, standing, homeTeam }, at) => ({
        ...{ id, teamId, name, standing, homeTeam, sameAs: null },
        // In the document's order, all of them before now.
        joinedAtMs: nowMs - newPeople.length + at,
      })),
    ),
    // History says which program made an entry. Nobody knows a secret of this hash, and it has ended.
    ...insertRows(
      db,
      apiToken,
      [...standIns].map(([name, id]) => ({
        ...{ id, teamId, name, scopesJson: '[]', secretHash: `imported ${id}`, createdBy: memberId },
        ...{ createdAtMs: nowMs, lastUsedAtMs: null, revokedAtMs: nowMs },
      })),
      { skipKnown: true },
    ),
    ...insertRows(
      db,
      cycle,
      newCycles.map(({ id, name, startsOn, endsOn }) => ({
        id,
        teamId,
        name,
        startsOn,
        endsOn,
        createdAtMs: nowMs,
      })),
    ),
    ...insertRows(
      db,
      workshop,
      document.workshops.map(({ id, cycleId, title, timeZone: zone, createdAtMs }) => ({
        ...{
          id,
          teamId,
          cycleId,
          title,
          kind: 'imported' as const,
          timeZone: zone,
          createdBy: memberId,
          createdAtMs,
        },
        // It has no room and nobody joins it.
        ...{ joinSalt: newSecret(), roomCreatedAtMs: null, stageId: 'finalised', joiningLocked: true },
        ...{ stageSequence: 0, rosterSequence: 0, workingSequence: 0, closedAtMs: nowMs, agendaJson: null },
        meetingWeekOn: null,
      })),
    ),
    ...insertRows(db, okrRevision, rows.revisions),
    ...insertRows(db, ballot, rows.ballots),
    ...insertRows(db, objective, rows.objectives),
    ...insertRows(db, keyResult, rows.keyResults),
    ...insertRows(db, initiative, rows.initiatives),
    ...insertRows(db, checkIn, rows.checkIns),
    ...insertRows(db, courseChange, rows.changes),
    ...insertRows(db, supportLink, document.supports),
    ...(await importRetros(services, document.retros, { teamId, memberId, workshops: document.workshops })),
  ]
}

async function listRows(workshops: readonly DocumentWorkshop[], tokenIds: ReadonlyMap<string, string>) {
  const revisions: (typeof okrRevision.$inferSelect)[] = []
  const ballots: (typeof ballot.$inferSelect)[] = []
  const objectives: (typeof objective.$inferSelect)[] = []
  const keyResults: (typeof keyResult.$inferSelect)[] = []
  const initiatives: (typeof initiative.$inferSelect)[] = []
  const checkIns: (typeof checkIn.$inferSelect)[] = []
  const changes: (typeof courseChange.$inferSelect)[] = []
  const authorOf = ({ personId, token }: DocumentCheckIn['by']) => ({
    memberId: personId,
    tokenId: token === null ? null : (tokenIds.get(token) ?? null),
  })

  for (const its of workshops) {
    const { id: workshopId, cycleId } = its
    for (const { okrs, ...rest } of its.revisions) {
      const okrsJson = canonicalText(okrs)
      revisions.push({ workshopId, ...rest, okrsJson, hash: await sha256Hex(okrsJson) })
    }
    for (const {
      ballotId,
      round,
      settings,
      items,
      result,
      follows,
      settledIds,
      openedAtMs,
      closedAtMs,
    } of its.ballots) {
      ballots.push({
        ...{ id: ballotId, workshopId, round, openedAtMs, closedAtMs },
        settingsJson: JSON.stringify(settings),
        itemsJson: JSON.stringify(items),
        resultJson: JSON.stringify(result),
        followsJson: follows === null ? null : JSON.stringify(follows),
        settledIdsJson: settledIds === null ? null : JSON.stringify(settledIds),
      })
    }
    for (const one of its.objectives) {
      const { id: objectiveId, text, commitment, partners, provenance } = one
      objectives.push({
        ...{ id: objectiveId, workshopId, cycleId, text, commitment },
        ...publishedColumns(one),
        provenanceJson: JSON.stringify(provenance),
        partnersJson: partners.length === 0 ? null : JSON.stringify(partners),
      })
      pushChanges(one.changes, objectiveId, null)
      for (const child of one.keyResults) {
        const { id: keyResultId } = child
        keyResults.push({
          ...{ id: keyResultId, workshopId, objectiveId, text: child.text, accepted: child.accepted },
          ...publishedColumns(child),
          ...toFieldColumns(child.fields),
          provenanceJson: JSON.stringify(child.provenance),
        })
        pushChanges(child.changes, objectiveId, keyResultId)
        for (const entry of child.initiatives) {
          const { id, text: words, ownerId, state, addedAtMs } = entry
          initiatives.push({
            ...{ id, workshopId, keyResultId, text: words, ownerId, state, addedAtMs },
            ...publishedColumns(entry),
          })
        }
        for (const { id, value, confidence, note, nextStep, by, madeOn, madeAtMs } of child.checkIns) {
          checkIns.push({
            ...{ id, keyResultId, value, confidence, note, madeOn, madeAtMs, ...authorOf(by) },
            nextStep: nextStep?.text ?? null,
            nextStepOwnerId: nextStep?.ownerId ?? null,
          })
        }
      }
    }
  }
  return { revisions, ballots, objectives, keyResults, initiatives, checkIns, changes }

  function pushChanges(
    entries: DocumentWorkshop['objectives'][number]['changes'],
    objectiveId: string,
    keyResultId: string | null,
  ) {
    for (const { id, kind, changes: made, reason, by, madeAtMs, afterRevision } of entries) {
      changes.push({
        ...{ id, kind, objectiveId, keyResultId, reason, madeAtMs, afterRevision, ...authorOf(by) },
        changesJson: JSON.stringify(made),
      })
    }
  }
}

function publishedColumns({
  position,
  firstRevision,
  revision,
  dropped,
}: Pick<DocumentWorkshop['objectives'][number], 'position' | 'firstRevision' | 'revision' | 'dropped'>) {
  return {
    ...{ position, firstRevision, revision },
    droppedInRevision: dropped?.inRevision ?? null,
    droppedReason: dropped?.reason ?? null,
  }
}

function tokenNamesIn(workshops: readonly DocumentWorkshop[]): string[] {
  const names = new Set<string>()
  const note = ({ token }: DocumentCheckIn['by']) => token !== null && names.add(token)
  for (const { objectives } of workshops) {
    for (const { changes, keyResults } of objectives) {
      for (const { by } of changes) note(by)
      for (const child of keyResults) for (const { by } of [...child.changes, ...child.checkIns]) note(by)
    }
  }
  return [...names]
}
