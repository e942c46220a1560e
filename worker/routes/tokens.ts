import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { MAX_TOKENS, TOKEN_ROUTES, type Token } from '../../shared/api/token-routes.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Database } from '../db/database.ts'
import { apiToken } from '../db/living-schema.ts'
import { member } from '../db/schema.ts'
import { notFound } from '../http/refusals.ts'
import { type Api, serve } from '../http/serve.ts'
import { hashLinkSecret } from '../identity/link-secrets.ts'
import { newTokenSecret } from '../identity/token-secrets.ts'
import { readScopes } from '../record/find-caller.ts'
import { allowPersonInTeam } from '../record/record-access.ts'

/** Tokens of a team: every member looks after all of them. */
export function serveTokens(api: Api): void {
  serve(api, TOKEN_ROUTES.tokens, {
    allow: ({ services, caller, params }) =>
      allowPersonInTeam(services, caller, params.teamId, TOKEN_ROUTES.tokens.needs),
    act: async ({ services: { db }, allowed: { team } }) => ok({ tokens: await readTokens(db, team.id) }),
  })

  serve(api, TOKEN_ROUTES.createToken, {
    limit: 'LIMIT_CREATE',
    allow: ({ services, caller, params }) =>
      allowPersonInTeam(services, caller, params.teamId, TOKEN_ROUTES.createToken.needs),
    async act({ services, allowed: { team, person }, body: { name, scopes } }) {
      const { db, newId, now } = services
      if (team.practiceUntilMs !== null) {
        return refuse('conflict', 'A practice team is deleted after a day, so programs get no key to it.')
      }
      const tokenId = newId()
      const secret = await newTokenSecret(services)
      const secretHash = await hashLinkSecret(services, secret)
      // Counted where it is written: two that are made at once do not both become the last one.
      const { meta } = await db.run(sql`
        INSERT INTO ${apiToken} (id, team_id, name, scopes_json, secret_hash, created_by, created_at_ms)
        SELECT ${tokenId}, ${team.id}, ${name}, ${JSON.stringify(scopes)}, ${secretHash}, ${person.personId}, ${now()}
        WHERE (SELECT count(*) FROM ${apiToken} WHERE ${isOpenIn(team.id)}) < ${MAX_TOKENS}
      `)
      if (meta.changes === 0) {
        return refuse(
          'conflict',
          `A team can have ${MAX_TOKENS} tokens. Revoke one that is not used any more.`,
        )
      }
      const [token] = await readTokens(db, team.id, tokenId)
      return token ? ok({ token, secret }) : notFound()
    },
  })

  serve(api, TOKEN_ROUTES.revokeToken, {
    allow: ({ services, caller, params }) =>
      allowPersonInTeam(services, caller, params.teamId, TOKEN_ROUTES.revokeToken.needs),
    async act({ services: { db, now }, allowed: { team }, params: { tokenId } }) {
      // Its row stays: check-ins and corrections tell by whom they were made.
      const revoked = await db
        .update(apiToken)
        .set({ revokedAtMs: now() })
        .where(and(eq(apiToken.id, tokenId), isOpenIn(team.id)))
        .returning({ id: apiToken.id })
      return revoked.length > 0 ? ok({}) : notFound()
    },
  })
}

function isOpenIn(teamId: string) {
  return and(eq(apiToken.teamId, teamId), isNull(apiToken.revokedAtMs))
}

/** The tokens of a team that are not revoked, oldest first, or the one of an id. */
async function readTokens(db: Database, teamId: string, tokenId?: string): Promise<Token[]> {
  const rows = await db
    .select({ token: apiToken, by: { personId: member.id, name: member.name } })
    .from(apiToken)
    .innerJoin(member, eq(member.id, apiToken.createdBy))
    .where(and(isOpenIn(teamId), tokenId === undefined ? undefined : eq(apiToken.id, tokenId)))
    .orderBy(asc(apiToken.createdAtMs), asc(apiToken.id))
  return rows.map(({ token, by }) => ({
    tokenId: token.id,
    name: token.name,
    scopes: readScopes(token.scopesJson),
    createdBy: by,
    createdAtMs: token.createdAtMs,
    lastUsedAtMs: token.lastUsedAtMs,
  }))
}
