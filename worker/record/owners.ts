import { and, eq, exists, inArray, isNull, or } from 'drizzle-orm'
import type { Person } from '../../shared/api/living-okrs.ts'
import { can, ROLES } from '../../shared/identity/roles.ts'
import type { Database } from '../db/database.ts'
import { member, participant, workshop } from '../db/schema.ts'

const OWNING_ROLES = ROLES.filter((role) => can(role, 'own-key-results'))

/**
 * [KR9] Who can own something of a cycle: the team's members, and who took part in a workshop of that cycle, so that every
 * owner may check in on what they own.
 */
export function selectOwners(db: Database, teamId: string, cycleId: string) {
  const tookPart = db
    .select({ memberId: participant.memberId })
    .from(participant)
    .innerJoin(workshop, eq(workshop.id, participant.workshopId))
    .where(
      and(
        eq(participant.memberId, member.id),
        eq(workshop.cycleId, cycleId),
        isNull(participant.removedAtMs),
        inArray(participant.role, OWNING_ROLES),
      ),
    )
  return db
    .select({ personId: member.id, name: member.name })
    .from(member)
    .where(
      and(
        eq(member.teamId, teamId),
        isNull(member.sameAs),
        or(eq(member.standing, 'member'), exists(tookPart)),
      ),
    )
}

export function findPerson(people: readonly Person[], personId: string | null): Person | null {
  return people.find((person) => person.personId === personId) ?? null
}
