import * as v from 'valibot'
import type { Role, Standing } from './roles.ts'

/** What somebody may do with a team's record, after and outside of workshops. */
export const RECORD_CAPABILITIES = [
  /** A cycle's OKRs with their values, history and pictures. */
  'read-okrs',
  /** To take OKRs along as a file, with the votes and the words that they come from. */
  'export-okrs',
  /** Everything of the team: all cycles, workshops, people, alignment, digest. */
  'read-team',
  'check-in',
  /** Correct a target, an owner, a date or words, and drop what is not pursued any more. */
  'correct-course',
  /** Add initiatives and say how they stand. */
  'tend-initiatives',
  'import-okrs',
  /** Rhythm, links to other teams, feeds, tokens, webhooks, agendas, invitations. */
  'manage-team',
] as const
export type RecordCapability = (typeof RECORD_CAPABILITIES)[number]

/**
 * What somebody is to a team's record. A participant and an observer are guests of workshops, and see the cycles of those;
 * a token is a program with one of its scopes.
 */
export const RECORD_ROLES = [
  'member',
  'participant',
  'observer',
  'token:read',
  'token:check-in',
  'token:write',
] as const
export type RecordRole = (typeof RECORD_ROLES)[number]

export const TOKEN_SCOPES = ['read', 'check-in', 'write'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]
export const TokenScopeSchema = v.picklist(TOKEN_SCOPES)

/**
 * `own`: of cycles whose workshops they joined; what is taken along, of these workshops themselves; and where something is
 * changed, of key results that they own.
 */
export type Reach = 'any' | 'own' | 'none'

const REACH: Readonly<Record<RecordRole, Partial<Record<RecordCapability, Reach>>>> = {
  member: {
    'read-okrs': 'any',
    'export-okrs': 'any',
    'read-team': 'any',
    'check-in': 'any',
    'correct-course': 'any',
    'tend-initiatives': 'any',
    'import-okrs': 'any',
    'manage-team': 'any',
  },
  participant: {
    'read-okrs': 'own',
    'export-okrs': 'own',
    'check-in': 'own',
    'correct-course': 'own',
    'tend-initiatives': 'own',
  },
  observer: { 'read-okrs': 'own', 'export-okrs': 'own' },
  'token:read': { 'read-okrs': 'any', 'export-okrs': 'any', 'read-team': 'any' },
  'token:check-in': { 'check-in': 'any' },
  'token:write': { 'correct-course': 'any', 'tend-initiatives': 'any', 'import-okrs': 'any' },
}

/** How far a capability reaches for a role; `none`: it does not have it. */
export function reachOf(role: RecordRole, capability: RecordCapability): Reach {
  return REACH[role][capability] ?? 'none'
}

/** The farthest reach of several roles, as a token with several scopes has them. */
export function farthestReach(roles: readonly RecordRole[], capability: RecordCapability): Reach {
  const reaches = roles.map((role) => reachOf(role, capability))
  return reaches.includes('any') ? 'any' : reaches.includes('own') ? 'own' : 'none'
}

/** What a person is to the record: a guest is what they are in the workshops they joined, at best. */
export function recordRoleOf(standing: Standing, workshopRoles: readonly Role[]): RecordRole | null {
  if (standing === 'member') return 'member'
  if (workshopRoles.some((role) => role !== 'observer')) return 'participant'
  return workshopRoles.length > 0 ? 'observer' : null
}
