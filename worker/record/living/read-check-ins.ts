import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { CheckIn } from '../../../shared/api/living-okrs.ts'
import { ok } from '../../../shared/result.ts'
import { apiToken, checkIn } from '../../db/living-schema.ts'
import { type ApiResult, refuseFields } from '../../http/refusals.ts'
import type { Services } from '../../services.ts'
import type { KeyResultAccess } from '../record-access.ts'
import { buildCheckIn } from './living-key-result.ts'
import { namesOf, peopleQuery } from './team-people.ts'

const DEFAULT_LIMIT = 50

type Page = { readonly checkIns: CheckIn[]; readonly next: string | null }

/** A page of check-ins, newest first. Its `next` names the last one on it: what comes in meanwhile moves nothing. */
export async function readCheckIns(
  { db }: Pick<Services, 'db'>,
  access: KeyResultAccess,
  {
    after,
    limit = DEFAULT_LIMIT,
  }: { readonly after?: string | undefined; readonly limit?: number | undefined },
): Promise<ApiResult<Page>> {
  const cursor = after === undefined ? null : parseCursor(after)
  if (after !== undefined && cursor === null) {
    return refuseFields('invalid-input', 'Some of it cannot be taken as it is. See the fields.', {
      after: 'Use the “next” of the page before.',
    })
  }
  const isIts = eq(checkIn.keyResultId, access.keyResult.id)
  const [people, rows] = await db.batch([
    peopleQuery(db, access),
    db
      .select({
        ...getTableColumns(checkIn),
        tokenName: sql<string | null>`${apiToken.name}`.as('token_name'),
      })
      .from(checkIn)
      .leftJoin(apiToken, eq(apiToken.id, checkIn.tokenId))
      .where(
        cursor === null
          ? isIts
          : and(isIts, sql`(${checkIn.madeAtMs}, ${checkIn.id}) < (${cursor.madeAtMs}, ${cursor.id})`),
      )
      .orderBy(desc(checkIn.madeAtMs), desc(checkIn.id))
      // One more than asked for tells whether there are more.
      .limit(limit + 1),
  ])
  const nameOf = namesOf(people)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return ok({
    checkIns: shown.map((row) => buildCheckIn(row, nameOf)),
    next: rows.length > limit && last ? `${last.madeAtMs}.${last.id}` : null,
  })
}

function parseCursor(text: string): { readonly madeAtMs: number; readonly id: string } | null {
  const [, madeAtMs, id] = /^(\d{1,15})\.([\w-]{1,64})$/.exec(text) ?? []
  return madeAtMs === undefined || id === undefined ? null : { madeAtMs: Number(madeAtMs), id }
}
