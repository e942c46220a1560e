import { and, count, desc, eq, isNull, sql } from 'drizzle-orm'
import * as v from 'valibot'
import type { Learnings } from '../../../shared/api/retro-api.ts'
import { ok } from '../../../shared/result.ts'
import { searchTerms } from '../../../shared/retro/learning-terms.ts'
import { learning, learningTerm } from '../../db/retro-schema.ts'
import { type ApiResult, refuseFields } from '../../http/refusals.ts'
import type { Services } from '../../services.ts'
import { type RecordAccess, recordMe } from '../record-access.ts'
import { selectLearnings, toLearning } from './learning-rows.ts'

const DEFAULT_LIMIT = 50

/** More words than this narrow nothing down any further. */
const MOST_TERMS = 20

/** Shorter ones begin too many words. */
const SHORTEST_BEGINNING = 3

type Asked = {
  readonly q?: string | undefined
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

/** [RE6] A page of the team's library: newest first, or where words are given, those that have most of them. */
export async function findLearnings(
  services: Pick<Services, 'db'>,
  access: RecordAccess,
  { q = '', after, limit = DEFAULT_LIMIT }: Asked,
): Promise<ApiResult<Learnings>> {
  const page =
    q.trim() === ''
      ? await readNewest(services, access, after, limit)
      : await readFitting(services, access, searchTerms(q).slice(0, MOST_TERMS), after, limit)
  if (page === null) {
    return refuseFields('invalid-input', 'Some of it cannot be taken as it is. See the fields.', {
      after: 'Use the “next” of the page before.',
    })
  }
  const { team } = access
  return ok({ team: { teamId: team.id, name: team.name }, me: recordMe(access), ...page })
}

type Page = Pick<Learnings, 'learnings' | 'total' | 'next'>

/** `next` names the last one on the page: what is learned meanwhile moves nothing. */
async function readNewest(
  { db }: Pick<Services, 'db'>,
  { team }: RecordAccess,
  after: string | undefined,
  limit: number,
): Promise<Page | null> {
  const cursor = after === undefined ? null : parseCursor(after)
  if (after !== undefined && cursor === null) return null
  const isKept = and(eq(learning.teamId, team.id), isNull(learning.removedAtMs))
  const [rows, [counted]] = await db.batch([
    selectLearnings(db)
      .where(
        cursor === null
          ? isKept
          : and(isKept, sql`(${learning.learnedAtMs}, ${learning.id}) < (${cursor.atMs}, ${cursor.id})`),
      )
      .orderBy(desc(learning.learnedAtMs), desc(learning.id))
      // One more than asked for tells whether there are more.
      .limit(limit + 1),
    db
      .select({ total: count().as('total') })
      .from(learning)
      .where(isKept),
  ])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    learnings: shown.map(toLearning),
    total: counted?.total ?? 0,
    next: rows.length > limit && last ? `${last.learnedAtMs}.${last.learningId}` : null,
  }
}

const HitSchema = v.object({ learning_id: v.string(), total: v.number() })

/**
 * Those that have most of the words; of equals those whose words are rarer, then the newest. The last word may be the beginning
 * of one. `next` counts those before, since what fits best is no place in time.
 */
async function readFitting(
  { db }: Pick<Services, 'db'>,
  { team }: RecordAccess,
  terms: readonly string[],
  after: string | undefined,
  limit: number,
): Promise<Page | null> {
  const offset = after === undefined ? 0 : parseOffset(after)
  if (offset === null) return null
  if (terms.length === 0) return { learnings: [], total: 0, next: null }
  const sought = terms.map((term, at) => ({
    from: term,
    // Behind everything that begins so: no term has a letter of the private use area.
    to: at === terms.length - 1 && term.length >= SHORTEST_BEGINNING ? `${term}\uE000` : term,
  }))
  const hits = await db.all(sql`
    SELECT found.id AS learning_id, count(*) OVER () AS total
    FROM (
      SELECT learning_id, count(*) AS words, sum(share) AS rarity
      FROM (
        SELECT learning_id, 1.0 / count(*) OVER (PARTITION BY word) AS share
        FROM (
          SELECT DISTINCT sought.key AS word, its.learning_id
          FROM json_each(${JSON.stringify(sought)}) AS sought
          CROSS JOIN ${learningTerm} AS its
          WHERE its.team_id = ${team.id} AND its.term BETWEEN sought.value ->> 'from' AND sought.value ->> 'to'
        )
      )
      GROUP BY learning_id
    )
    INNER JOIN ${learning} AS found ON found.id = learning_id
    WHERE found.removed_at_ms IS NULL
    ORDER BY words DESC, rarity DESC, found.learned_at_ms DESC, found.id
    LIMIT ${limit} OFFSET ${offset}
  `)
  const found = v.parse(v.array(HitSchema), hits)
  const ids = found.map((hit) => hit.learning_id)
  if (ids.length === 0) return { learnings: [], total: 0, next: null }
  const rows = await selectLearnings(db).where(
    sql`${learning.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
  )
  const byId = new Map(rows.map((row) => [row.learningId, row]))
  const total = found[0]?.total ?? 0
  return {
    learnings: ids.flatMap((id) => {
      const row = byId.get(id)
      return row ? [toLearning(row)] : []
    }),
    total,
    next: offset + ids.length < total ? String(offset + ids.length) : null,
  }
}

function parseCursor(text: string): { readonly atMs: number; readonly id: string } | null {
  const [, atMs, id] = /^(\d{1,15})\.([\w-]{1,64})$/.exec(text) ?? []
  return atMs === undefined || id === undefined ? null : { atMs: Number(atMs), id }
}

function parseOffset(text: string): number | null {
  return /^\d{1,6}$/.test(text) ? Number(text) : null
}
