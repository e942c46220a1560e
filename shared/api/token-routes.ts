import * as v from 'valibot'
import { TOKEN_SCOPES, TokenScopeSchema } from '../identity/record-capabilities.ts'
import { PersonSchema } from './living-okrs.ts'
import type { Route } from './route.ts'

/** That many that are not revoked: one for each program is plenty. */
export const MAX_TOKENS = 20
export const MAX_TOKEN_NAME_LENGTH = 60

/** What a secret begins with, so that people, and programs that look for leaked secrets, see what it is. */
export const TOKEN_PREFIX = 'turnout_'

export const CreateTokenSchema = v.object({
  name: v.pipe(
    v.string('Name the program that uses it.'),
    v.trim(),
    v.minLength(1, 'Name the program that uses it.'),
    v.maxLength(MAX_TOKEN_NAME_LENGTH, `Use at most ${MAX_TOKEN_NAME_LENGTH} characters.`),
  ),
  scopes: v.pipe(
    v.array(TokenScopeSchema),
    v.minLength(1, 'Choose at least one thing that it may do.'),
    v.transform((scopes) => TOKEN_SCOPES.filter((scope) => scopes.includes(scope))),
  ),
})

/** A token as the team's members see it; its secret is told once, when it is made. */
export const TokenSchema = v.object({
  tokenId: v.string(),
  name: v.string(),
  scopes: v.array(TokenScopeSchema),
  createdBy: PersonSchema,
  createdAtMs: v.number(),
  /** To the hour; `null`: not used yet. */
  lastUsedAtMs: v.nullable(v.number()),
})
export type Token = v.InferOutput<typeof TokenSchema>

/** Keys that a team gives to programs. Only the screen of the team's settings calls them. */
export const TOKEN_ROUTES = {
  tokens: {
    method: 'GET',
    path: '/api/teams/:teamId/tokens',
    access: 'team',
    needs: 'manage-team',
    by: 'people',
    summary: 'The team’s tokens that are not revoked, without their secrets',
    reply: v.object({ tokens: v.array(TokenSchema) }),
  },
  createToken: {
    method: 'POST',
    path: '/api/teams/:teamId/tokens',
    access: 'team',
    needs: 'manage-team',
    by: 'people',
    summary: 'A token for a program; its secret is told this once',
    body: CreateTokenSchema,
    reply: v.object({ token: TokenSchema, secret: v.string() }),
  },
  revokeToken: {
    method: 'DELETE',
    path: '/api/teams/:teamId/tokens/:tokenId',
    access: 'team',
    needs: 'manage-team',
    by: 'people',
    summary: 'Revoke a token: it opens nothing from now on; what it did stays',
    reply: v.object({}),
  },
} as const satisfies Record<string, Route>
