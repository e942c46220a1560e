import { and, eq, exists } from 'drizzle-orm'
import type { Key } from '../../shared/api/identity-api.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { can } from '../../shared/identity/roles.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { retryOnConflict, runAll, type Statement } from '../db/database.ts'
import { member, participant, session, workshop as workshopTable } from '../db/schema.ts'
import { checkLimit } from '../http/limit.ts'
import type { ApiResult } from '../http/refusals.ts'
import { type Api, anyone, serve } from '../http/serve.ts'
import { type Browser, newBrowser, sessionCookie } from '../identity/browser.ts'
import { type OpenedDoor, openDoor } from '../invitations.ts'
import { ensureRoom } from '../rooms.ts'
import type { Services } from '../services.ts'

/** Joining a workshop or a team by a link or a code. Looking is a POST too, since the secret is in the body. */
export function serveJoining(api: Api): void {
  serve(api, ROUTES.inspectLink, {
    limit: 'LIMIT_JOIN',
    allow: anyone,
    async act({ services, body: { key }, browser, request }) {
      const limited = await limitCodes(services, key, request)
      if (!limited.ok) return limited
      const door = await openDoor(services, key, browser)
      if (!door.ok) return door
      const { team, known, leads } = door.value
      const knownAs = known && { personId: known.personId, name: known.name }
      if (leads.to === 'team') return ok({ opens: 'team', teamId: team.id, teamName: team.name, knownAs })
      const { workshop, role } = leads
      return ok({
        opens: 'workshop',
        workshopId: workshop.id,
        title: workshop.title,
        teamName: team.name,
        role,
        knownAs,
      })
    },
  })

  serve(api, ROUTES.join, {
    limit: 'LIMIT_JOIN',
    allow: anyone,
    async act({ services, body: { key, ...asks }, browser: asking, request, setHeader }) {
      const limited = await limitCodes(services, key, request)
      if (!limited.ok) return limited
      const browser = asking ?? (await newBrowser(services))
      const joined = await retryOnConflict(async () => {
        const door = await openDoor(services, key, browser)
        return door.ok ? enter(services, door.value, browser, asks) : door
      })
      if (joined.ok) setHeader('set-cookie', await sessionCookie(services, browser))
      return joined
    },
  })
}

/** Codes are short enough to be worth guessing, so they have a limit of their own. */
async function limitCodes(services: Services, key: Key, request: Request): Promise<ApiResult<null>> {
  return key.by === 'code' ? checkLimit(services, 'LIMIT_CODE', request) : ok(null)
}

/** Who somebody new says they are. */
type Newcomer = { readonly displayName: string; readonly homeTeam?: string | undefined }
type Joined = { teamId: string; workshopId: string | null; me: { personId: string; name: string } }
type EnterRefusal = 'joining-locked' | 'removed-from-workshop' | 'room-unreachable'

/** Makes the browser's person somebody behind the door; a person who is known already stays that person. */
async function enter(
  services: Services,
  door: OpenedDoor,
  browser: Browser,
  newcomer: Newcomer,
): Promise<Result<Joined, EnterRefusal>> {
  const { team, known, leads } = door
  if (leads.to === 'team') return ok(await joinTeam(services, door, browser, newcomer))
  const { workshop, joined, role } = leads

  if (joined && known) {
    if (joined.removedAtMs !== null) {
      return refuse('removed-from-workshop', 'A facilitator removed you from this workshop.')
    }
    // A link never takes away: the join link leaves a facilitator what they are.
    if (can(role, 'manage-people') && !can(joined.role, 'manage-people')) {
      const granted = await grantRole(services, leads, { team, known })
      if (!granted.ok) return granted
    }
    return ok({
      teamId: team.id,
      workshopId: workshop.id,
      me: { personId: known.personId, name: known.name },
    })
  }

  if (workshop.joiningLocked) {
    return refuse('joining-locked', 'Joining is locked. Ask the facilitator to open it for you.')
  }
  const person = knownOrNew(services, door, browser, newcomer, 'guest')
  await runAll(services.db, [
    ...person.statements,
    services.db.insert(participant).values({
      workshopId: workshop.id,
      memberId: person.me.personId,
      role,
      joinedAtMs: services.now(),
    }),
  ])
  return ok({ teamId: team.id, workshopId: workshop.id, me: person.me })
}

async function joinTeam(
  services: Services,
  door: OpenedDoor,
  browser: Browser,
  newcomer: Newcomer,
): Promise<Joined> {
  const { me, statements } = knownOrNew(services, door, browser, newcomer, 'member')
  // Whoever belongs to this team now is no guest of another one.
  const promote = services.db
    .update(member)
    .set({ standing: 'member', homeTeam: null })
    .where(eq(member.id, me.personId))
  await runAll(services.db, [...statements, promote])
  return { teamId: door.team.id, workshopId: null, me }
}

/** The room decides roles, so it hears of the new one before the record says so. */
async function grantRole(
  services: Services,
  leads: Extract<OpenedDoor['leads'], { to: 'workshop' }>,
  { team, known }: { team: OpenedDoor['team']; known: NonNullable<OpenedDoor['known']> },
): Promise<Result<null, 'room-unreachable'>> {
  const { db, room } = services
  const { workshop, cycle, role } = leads
  const { personId, name } = known
  const made = await ensureRoom(services, { workshop, cycle, team })
  if (!made.ok) return made
  const granted = await room.grantRole(workshop.id, { personId, name, role })
  if (!granted.ok) return granted
  // Only so that the next request sees it already: the room's own event follows, and one that was quicker is right.
  const isUnchanged = db
    .select({ id: workshopTable.id })
    .from(workshopTable)
    .where(and(eq(workshopTable.id, workshop.id), eq(workshopTable.rosterSequence, workshop.rosterSequence)))
  await db
    .update(participant)
    .set({ role })
    .where(
      and(eq(participant.workshopId, workshop.id), eq(participant.memberId, personId), exists(isUnchanged)),
    )
  return ok(null)
}

/** The person this browser is in the team, with the statements that make them if they are new. */
function knownOrNew(
  { db, newId, now }: Services,
  { team, known }: Pick<OpenedDoor, 'team' | 'known'>,
  browser: Browser,
  { displayName: name, homeTeam }: Newcomer,
  standing: 'member' | 'guest',
): { me: { personId: string; name: string }; statements: Statement[] } {
  if (known) return { me: { personId: known.personId, name: known.name }, statements: [] }
  const personId = newId()
  return {
    me: { personId, name },
    statements: [
      db
        .insert(member)
        .values({ id: personId, teamId: team.id, name, standing, homeTeam, joinedAtMs: now() }),
      db
        .insert(session)
        .values({ browserHash: browser.hash, teamId: team.id, memberId: personId, createdAtMs: now() }),
    ],
  }
}
