import { and, count, eq } from 'drizzle-orm'
import { PRACTICE_LIFETIME_MS, type PracticeTeammate } from '../../shared/api/practice-api.ts'
import { nextQuarter } from '../../shared/okr/cycle.ts'
import { PRACTICE_TEAM_NAME, PRACTICE_TITLE } from '../../shared/practice/situation.ts'
import { MAX_PRACTICE_TEAMMATES, teammateName } from '../../shared/practice/teammates.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { zonedParts } from '../../shared/time/zoned-time.ts'
import { templatePlan } from '../../shared/workshop/templates.ts'
import { runAll, type Statement } from '../db/database.ts'
import { cycle, invitation, member, participant, session, team } from '../db/schema.ts'
import type { Browser } from '../identity/browser.ts'
import { invitationRow } from '../invitations.ts'
import { newWorkshop } from '../new-workshop.ts'
import { ensureRoom } from '../rooms.ts'
import type { Services } from '../services.ts'

/** The agenda that one rehearses with. */
const PRACTICE_TEMPLATE = 'planning-60'

/** Writes a practice team with its workshop and teammates in one batch, then makes the room. */
export async function startPractice(
  services: Services,
  browser: Browser,
  asked: { readonly displayName: string; readonly timeZone: string; readonly teammates: number },
) {
  const { db, newId, now } = services
  const nowMs = now()
  const deletedAtMs = nowMs + PRACTICE_LIFETIME_MS
  const itsTeam = {
    id: newId(),
    name: PRACTICE_TEAM_NAME,
    createdAtMs: nowMs,
    practiceUntilMs: deletedAtMs,
  }
  const itsCycle = {
    id: newId(),
    teamId: itsTeam.id,
    ...nextQuarter(zonedParts(nowMs, asked.timeZone).date),
    createdAtMs: nowMs,
  }
  const me = { personId: newId(), name: asked.displayName }
  const { row, links, statements } = await newWorkshop(services, {
    teamId: itsTeam.id,
    cycleId: itsCycle.id,
    title: PRACTICE_TITLE,
    kind: 'planning',
    timeZone: asked.timeZone,
    startedBy: me.personId,
    plan: templatePlan(PRACTICE_TEMPLATE),
  })
  const seats = Array.from({ length: asked.teammates }, (_, seat) => seat)
  const made = await Promise.all(
    seats.map((seat) => newTeammate(services, { ...row, practiceUntilMs: deletedAtMs }, seat)),
  )
  await runAll(db, [
    db.insert(team).values(itsTeam),
    db.insert(member).values({
      id: me.personId,
      teamId: itsTeam.id,
      name: me.name,
      standing: 'member',
      joinedAtMs: nowMs,
    }),
    db.insert(session).values({
      browserHash: browser.hash,
      teamId: itsTeam.id,
      memberId: me.personId,
      createdAtMs: nowMs,
    }),
    db.insert(cycle).values(itsCycle),
    ...statements,
    ...made.flatMap((teammate) => teammate.statements),
  ])
  await ensureRoom(services, { workshop: row, cycle: itsCycle, team: itsTeam })
  const teammates = made.map(({ teammate }) => teammate)
  return { workshopId: row.id, teamId: itsTeam.id, me, links, deletedAtMs, teammates }
}

type PracticeWorkshop = { readonly id: string; readonly teamId: string; readonly practiceUntilMs: number }

/** One more teammate in a practice workshop. */
export async function addTeammate(
  services: Services,
  workshop: PracticeWorkshop,
): Promise<Result<PracticeTeammate, 'conflict'>> {
  const { db } = services
  const [taken] = await db
    .select({ count: count() })
    .from(invitation)
    .where(and(eq(invitation.workshopId, workshop.id), eq(invitation.kind, 'practice')))
  const seat = taken?.count ?? 0
  if (seat >= MAX_PRACTICE_TEAMMATES) {
    return refuse('conflict', `A practice room has ${MAX_PRACTICE_TEAMMATES} simulated teammates at most.`)
  }
  const { teammate, statements } = await newTeammate(services, workshop, seat)
  await runAll(db, statements)
  return ok(teammate)
}

async function newTeammate(
  services: Services,
  { id, teamId, practiceUntilMs }: PracticeWorkshop,
  seat: number,
): Promise<{ teammate: PracticeTeammate; statements: Statement[] }> {
  const { db, newId, newSecret, now } = services
  const [personId, secret, name] = [newId(), newSecret(), teammateName(seat)]
  const row = await invitationRow(services, {
    kind: 'practice',
    secret,
    teamId,
    workshopId: id,
    memberId: personId,
    expiresAtMs: practiceUntilMs,
  })
  return {
    teammate: { personId, name, seat, secret },
    statements: [
      db.insert(member).values({ id: personId, teamId, name, standing: 'guest', joinedAtMs: now() }),
      db
        .insert(participant)
        .values({ workshopId: id, memberId: personId, role: 'participant', joinedAtMs: now() }),
      db.insert(invitation).values(row),
    ],
  }
}
