import { eq } from 'drizzle-orm'
import type { WorkshopNews } from '../../shared/exchange/newer.ts'
import type { TeamDocument } from '../../shared/exchange/team-document.ts'
import type { Statement } from '../db/database.ts'
import { apiToken, checkIn, courseChange, supportLink, teamAgenda } from '../db/living-schema.ts'
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
import type { Services } from '../services.ts'
import { deriveIds } from './derive-ids.ts'
import { listRows, tokenNamesIn } from './document-rows.ts'
import { importRetros } from './import-retros.ts'
import { insertRows } from './insert-rows.ts'
import { newsStatements } from './news-statements.ts'
import type { PlacedDocument } from './place-document.ts'

type Options = {
  readonly teamId: string
  /** The member in whose name it comes in. */
  readonly memberId: string
  /** The program that imports, if one does: what it brings of its own is its own. */
  readonly token: { readonly id: string; readonly name: string } | null
  readonly takesSettings: boolean
  readonly agendas: TeamDocument['agendas']
  /** What is new of workshops that are here; none where it is left out. */
  readonly news: readonly WorkshopNews[]
}

/** Everything that a document brings, to be written in one batch: parents before what refers to them. */
export async function importStatements(
  services: Services,
  { document, newPeople, newCycles }: PlacedDocument,
  { teamId, memberId, token, takesSettings, agendas, news }: Options,
): Promise<Statement[]> {
  const { db, now, newId, newSecret } = services
  const nowMs = now()
  const { timeZone, rhythm } = document.team
  const others = tokenNamesIn([...document.workshops, ...news.map(({ theirs }) => theirs)]).filter(
    (name) => name !== token?.name,
  )
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
    ...(await newsStatements(db, news, tokenIds)),
    // One of its name that was kept meanwhile stays.
    ...insertRows(
      db,
      teamAgenda,
      agendas.map(({ name, plan }) => ({
        ...{ id: newId(), teamId, name, planJson: JSON.stringify(plan), savedBy: memberId, savedAtMs: nowMs },
      })),
      { skipKnown: true },
    ),
  ]
}
