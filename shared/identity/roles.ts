import * as v from 'valibot'

/** What a person is in one workshop. A workshop may have several facilitators. */
export const ROLES = ['facilitator', 'participant', 'observer'] as const
export type Role = (typeof ROLES)[number]
export const RoleSchema = v.picklist(ROLES)

/** What a role may do. Callers ask `can(role, capability)`; nobody compares roles. */
export const CAPABILITIES = [
  /** Move between stages, open and close ballots, lock, finalise. */
  'lead-workshop',
  /** Change other people's roles, remove people, lock joining, make new links. */
  'manage-people',
  /** Write objectives, key results, initiatives and ladder answers. */
  'write-board',
  'cast-ballot',
  /** Accept a key result as its owner (KR9). */
  'own-key-results',
  'set-ready',
  'read-workshop',
] as const
export type Capability = (typeof CAPABILITIES)[number]

const CAPABILITIES_OF = {
  facilitator: CAPABILITIES,
  participant: ['write-board', 'cast-ballot', 'own-key-results', 'set-ready', 'read-workshop'],
  observer: ['read-workshop'],
} as const satisfies Record<Role, readonly Capability[]>

export function can(role: Role, capability: Capability): boolean {
  const capabilities: readonly Capability[] = CAPABILITIES_OF[role]
  return capabilities.includes(capability)
}

/** What a person is to a team, apart from any workshop: a guest sees only the workshops they joined. */
export const STANDINGS = ['member', 'guest'] as const
export type Standing = (typeof STANDINGS)[number]
export const StandingSchema = v.picklist(STANDINGS)
