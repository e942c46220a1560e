import { describe, expect, it } from 'vitest'
import { CAPABILITIES, type Capability, can, ROLES, type Role } from '../../../shared/identity/roles.ts'

const TABLE: Record<Capability, Record<Role, boolean>> = {
  'lead-workshop': { facilitator: true, participant: false, observer: false },
  'manage-people': { facilitator: true, participant: false, observer: false },
  'write-board': { facilitator: true, participant: true, observer: false },
  'cast-ballot': { facilitator: true, participant: true, observer: false },
  'own-key-results': { facilitator: true, participant: true, observer: false },
  'set-ready': { facilitator: true, participant: true, observer: false },
  'read-workshop': { facilitator: true, participant: true, observer: true },
}

describe('what a role may do', () => {
  it.each(ROLES.flatMap((role) => CAPABILITIES.map((capability) => [role, capability] as const)))(
    'a %s and %s',
    (role, capability) => {
      expect(can(role, capability)).toBe(TABLE[capability][role])
    },
  )
})
