import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Key } from '../shared/api/identity-api.ts'
import type { Role } from '../shared/identity/roles.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import {
  cycle,
  type InvitationKind,
  invitation,
  member,
  participant,
  session,
  team,
  workshop,
} from './db/schema.ts'
import type { Browser } from './identity/browser.ts'
import { hashLinkSecret } from './identity/link-secrets.ts'
import type { Services } from './services.ts'

/** One answer for links and codes that are unknown, ended, used up or expired, so that guessing learns nothing. */
export function linkNotValid() {
  return refuse('link-not-valid', 'This link or code does not work (any more). Ask for a new one.')
}

/** Makes the row of an invitation; its secret is kept as a hash. */
export async function invitationRow(
  services: Services,
  invited: {
    kind: InvitationKind
    secret: string
    teamId: string
    workshopId: string | null
    memberId: string
    expiresAtMs?: number
  },
): Promise<typeof invitation.$inferInsert> {
  const { secret, ...rest } = invited
  return {
    id: services.newId(),
    ...rest,
    secretHash: await hashLinkSecret(services, secret),
    createdAtMs: services.now(),
  }
}

/** The condition that an invitation opens its door at this time. */
export function isOpen(nowMs: number) {
  return and(
    isNull(invitation.endedAtMs),
    isNull(invitation.usedAtMs),
    or(isNull(invitation.expiresAtMs), gt(invitation.expiresAtMs, nowMs)),
  )
}

/** Where an invitation leads, and who this browser is there already. */
export type OpenedDoor = {
  readonly team: Pick<typeof team.$inferSelect, 'id' | 'name' | 'practiceUntilMs'>
  readonly known: {
    readonly personId: string
    readonly name: string
    readonly standing: 'member' | 'guest'
  } | null
  readonly leads:
    | { readonly to: 'team' }
    | {
        readonly to: 'workshop'
        readonly workshop: typeof workshop.$inferSelect
        readonly cycle: typeof cycle.$inferSelect
        readonly role: Role
        readonly joined: typeof participant.$inferSelect | null
      }
}

/** Finds the door that a link's secret or a code opens, in one query. */
export async function openDoor(
  services: Services,
  key: Key,
  browser: Browser | null,
): Promise<Result<OpenedDoor, 'link-not-valid'>> {
  const kinds: InvitationKind[] = key.by === 'code' ? ['join-code'] : ['join-link', 'facilitator', 'team']
  const secretHash = await hashLinkSecret(services, key.by === 'code' ? key.code : key.secret)
  const [row] = await services.db
    .select({
      kind: invitation.kind,
      team: { id: team.id, name: team.name, practiceUntilMs: team.practiceUntilMs },
      workshop,
      cycle,
      person: { personId: member.id, name: member.name, standing: member.standing },
      participant,
    })
    .from(invitation)
    .innerJoin(team, eq(team.id, invitation.teamId))
    .leftJoin(workshop, eq(workshop.id, invitation.workshopId))
    .leftJoin(cycle, eq(cycle.id, workshop.cycleId))
    .leftJoin(
      session,
      browser ? and(eq(session.browserHash, browser.hash), eq(session.teamId, team.id)) : sql`false`,
    )
    .leftJoin(member, eq(member.id, session.memberId))
    .leftJoin(participant, and(eq(participant.workshopId, workshop.id), eq(participant.memberId, member.id)))
    .where(
      and(
        eq(invitation.secretHash, secretHash),
        inArray(invitation.kind, kinds),
        isOpen(services.now()),
        isNull(workshop.closedAtMs),
      ),
    )
  if (!row) return linkNotValid()
  const { team: doorTeam, person: known } = row
  if (row.kind === 'team') return ok({ team: doorTeam, known, leads: { to: 'team' } })
  if (!row.workshop || !row.cycle) throw new Error('An invitation to a workshop without its workshop')
  const role: Role = row.kind === 'facilitator' ? 'facilitator' : 'participant'
  return ok({
    team: doorTeam,
    known,
    leads: { to: 'workshop', workshop: row.workshop, cycle: row.cycle, role, joined: row.participant },
  })
}
