import type { RecordMe } from '../../../shared/api/living-okrs.ts'
import type { Team } from '../../../shared/api/record-api.ts'
import {
  type Reach,
  type RecordCapability,
  reachOf,
  recordRoleOf,
} from '../../../shared/identity/record-capabilities.ts'

/** What somebody may do, by the same table that the record asks, on pages that are told only what they are. */
export function meOfTeam({ me }: Pick<Team, 'me'>): RecordMe {
  // A guest of the team is a participant at best: what the record refuses nevertheless, it says itself.
  const role = recordRoleOf(me?.standing ?? 'guest', ['participant']) ?? 'observer'
  const may = (capability: RecordCapability): Reach => reachOf(role, capability)
  return {
    person: me && { personId: me.personId, name: me.name },
    may: {
      'read-okrs': may('read-okrs'),
      'export-okrs': may('export-okrs'),
      'read-team': may('read-team'),
      'check-in': may('check-in'),
      'correct-course': may('correct-course'),
      'tend-initiatives': may('tend-initiatives'),
      'import-okrs': may('import-okrs'),
      'manage-team': may('manage-team'),
    },
  }
}
